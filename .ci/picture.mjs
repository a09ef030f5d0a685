/**
 * Draws maps and path profiles of a run. `npm run picture` (after a build) draws the sample's picture of the README; more:
 *   node .ci/picture.mjs RUN --raster rasters/4g-any/status.tif --out status.png [--lang zh|en]
 *   node .ci/picture.mjs RUN --raster low-altitude/120m/nr-n28/status.tif --out slice.png
 *   node .ci/picture.mjs RUN --explain 110.58,32.01 [--layer lte-b8] --out profile.svg
 * An .svg is written as it is; a .png needs Chromium and a Chinese font.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { PNG } from 'pngjs';
import { plain } from '../dist/src/foundation/text.js';
import { transformer } from '../dist/src/geo/transform.js';
import { readGeoJson } from '../dist/src/io/geojson.js';
import { encodePng } from '../dist/src/io/png.js';
import { openMosaics } from '../dist/src/io/raster/mosaic.js';
import { openRaster } from '../dist/src/io/raster/open.js';
import { readTable } from '../dist/src/io/table/table.js';
import { wholeWindow } from '../dist/src/raster/grid.js';
import { warp } from '../dist/src/raster/warp.js';
import { profileById } from '../dist/src/radio/profiles.js';
import { rsrpClasses, rsrpLegend, statusClasses, statusLegend } from '../dist/src/report/map/classes.js';
import { mapSvg } from '../dist/src/report/map/map.js';
import { explainedPath } from '../dist/src/report/profile/explained.js';
import { profileSvg } from '../dist/src/report/profile/svg.js';
import { root } from './prepare.mjs';
import { indexedPng } from './indexedPng.mjs';

const sampleProject = join(root, 'data-samples/qinghe/project.yaml');
const sampleRun = join(root, 'data-samples/qinghe/qinghe.run');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    raster: { type: 'string', default: 'rasters/lte-b8/rsrp_dBm.tif' },
    explain: { type: 'string' },
    layer: { type: 'string' },
    lang: { type: 'string', default: 'zh' },
    out: { type: 'string', default: 'docs/images/sample-rsrp.png' },
  },
});
const run = positionals.length > 0 ? resolve(positionals[0]) : sampleRun;
const out = resolve(values.out);
if (positionals.length === 0 && !fits(run))
  coverage('analyze', sampleProject, '-o', run, '--overwrite', '--quiet');

const manifest = JSON.parse(readFileSync(join(run, 'manifest.json'), 'utf8'));
const { config } = manifest;
const summary = JSON.parse(readFileSync(join(run, 'summary.json'), 'utf8'));
/** A service that the project names, by the id of its map. */
const named = (id) => summary.namedServices?.find((s) => s.id === id);

/** Height of the slice that is shown, above ground; undefined on the ground. */
const height_m = /low-altitude[\\/](\d+)m[\\/]/.exec(values.raster)?.[1];
/** Of a layer in what is shown. */
const profileOf = (layer) =>
  (height_m && summary.lowAltitude.layers.find((l) => l.id === layer.id)?.profile) ?? layer.profile;

/** A run of the sample as it is now; a change of the program itself is for `npm start` to notice. */
function fits(folder) {
  const file = join(folder, 'manifest.json');
  if (!existsSync(file)) return false;
  const sameFile = ({ path, sha256 }) =>
    existsSync(path) && createHash('sha256').update(readFileSync(path)).digest('hex') === sha256;
  return JSON.parse(readFileSync(file, 'utf8')).inputs.every(sameFile);
}

/** Runs the built program and returns what it wrote to stdout. */
function coverage(...args) {
  const result = spawnSync(process.execPath, [join(root, 'bin/coverage.js'), ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 64 * 1024 * 1024,
  });
  if (result.status !== 0) process.exit(result.status ?? 1);
  return result.stdout;
}

function drawProfile() {
  const layer = values.layer === undefined ? [] : ['--layer', values.layer];
  const explained = JSON.parse(coverage('explain', run, '--at', values.explain, '--json', ...layer));
  const result = explained.result ?? explained;
  const { frequency_MHz } = manifest.layers.find((l) => l.id === result.layer);
  return profileSvg(explainedPath(result, frequency_MHz / 1000), values.lang);
}

async function drawMap() {
  const file = join(run, values.raster);
  const id = values.raster.split(/[\\/]/).at(-2);
  if (!/[\\/](status|rsrp_dBm)\.tif$/.test(values.raster))
    stop('--raster: only status.tif and rsrp_dBm.tif have a legend');
  const isStatus = values.raster.endsWith('status.tif');
  const status = await readRaster(join(dirname(file), 'status.tif'));
  const shown = isStatus ? status : await readRaster(file);
  const layers = manifest.layers.filter(
    (l) => l.id === id || (named(id)?.layers.includes(l.id) ?? isService(id, l)),
  );
  return mapSvg(
    {
      language: values.lang,
      title: plain(config.name),
      subtitle: subtitle(id, layers, isStatus),
      grid: shown.grid,
      classes: isStatus ? statusClasses(status.data) : rsrpClasses(shown.data, status.data),
      legend: isStatus ? statusLegend : rsrpLegend,
      threshold: threshold(id, layers),
      ground_m: await ground(shown.grid),
      vectors: await vectors(),
      sectors: await sectors(layers),
      places: await places(),
      sources: sources(layers),
    },
    encodePng,
  );
}

/** `4g-any`, `5g-telecom+unicom`: the layers that a service is the best of. */
function isService(id, layer) {
  const [technology, group] = id.split(/-(.*)/);
  const same =
    (technology === '4g' && layer.technology === 'lte') || (technology === '5g' && layer.technology === 'nr');
  return same && (group === 'any' || layer.group === group);
}

async function readRaster(file) {
  const raster = await openRaster(file);
  try {
    return { grid: raster.grid, data: await raster.read(wholeWindow(raster.grid)) };
  } finally {
    await raster.close();
  }
}

async function ground(grid) {
  const { file, crs } = config.terrain.elevation;
  const mosaics = await openMosaics(file, { declaredCrs: crs });
  const out = new Float32Array(grid.cols * grid.rows).fill(Number.NaN);
  for (const source of mosaics) {
    const part = await warp(source, grid, transformer(grid.crs, source.grid.crs), 'bilinear');
    part.forEach((height, i) => {
      if (Number.isNaN(out[i])) out[i] = height;
    });
    await source.close();
  }
  return out;
}

const filesOf = (ref) => (ref === undefined ? [] : [ref].flat().flatMap((r) => r.file ?? r)).flat();

async function features(ref) {
  const all = await Promise.all(
    filesOf(ref)
      .filter((f) => /json$/i.test(f))
      .map((f) => readGeoJson(f)),
  );
  return all.flatMap((f) => f.features.filter((x) => x.geometry !== null));
}

const propertyOf = (feature) => feature.properties?.highway ?? feature.properties?.class;
/** Streets and paths would bury the map; the classes of the sample and of OpenStreetMap that carry through traffic stay. */
const mainRoads = /^(national|county|motorway|trunk|primary|secondary|expressway|provincial)(_link)?$/;

async function vectors() {
  const roads = await features(config.demand?.roads);
  const beside = join(dirname(config.projectFile), 'rail.geojson');
  return {
    road: roads.filter((f) => mainRoads.test(propertyOf(f) ?? '')),
    railway: existsSync(beside) ? await features({ file: beside }) : [],
    division: await features(config.admin?.towns),
    boundary: await features(config.area.boundary),
  };
}

/** A mast with several carriers of a band shows each direction once. */
async function sectors(layers) {
  const seen = new Map();
  for (const layer of layers) {
    const table = await readTable(join(run, 'rasters', layer.id, 'servers.csv'));
    const at = (row, name) => row[table.header.indexOf(name)];
    for (const row of table.rows) {
      const azimuth = at(row, 'azimuth_deg');
      const mark = {
        lon: Number(at(row, 'lon')),
        lat: Number(at(row, 'lat')),
        azimuth_deg: azimuth === '' ? Number.NaN : Number(azimuth),
      };
      seen.set(`${mark.lon},${mark.lat},${mark.azimuth_deg}`, mark);
    }
  }
  return [...seen.values()];
}

/** Towns by the mean of their outline, settlements from a table with a population or an administrative code. */
async function places() {
  const towns = (await features(config.admin?.towns)).map((f) => ({
    ...middle(f.geometry),
    name: f.properties?.[values.lang === 'en' ? 'name_en' : 'name'] ?? f.properties?.name ?? '',
    rank: 1,
  }));
  if (towns.length > 0) return towns;
  const tables = await Promise.all(
    filesOf(config.demand?.places)
      .filter((f) => f.endsWith('.csv'))
      .map((f) => readTable(f)),
  );
  return tables.flatMap((t) => {
    const at = (row, name) => row[t.header.indexOf(name)] ?? '';
    return t.rows
      .map((row) => ({
        lon: Number(at(row, 'longitude') || at(row, 'lon')),
        lat: Number(at(row, 'latitude') || at(row, 'lat')),
        name: at(row, 'name'),
        people: Number(at(row, 'population') || 0),
        rank: /^PPL[AC]/.test(at(row, 'feature_code')) ? 1 : 2,
      }))
      .sort((a, b) => b.people - a.people)
      .slice(0, 40);
  });
}

function middle(geometry) {
  const ring = geometry.type === 'Polygon' ? geometry.coordinates[0] : geometry.coordinates[0][0];
  const [lon, lat] = ring.reduce(([x, y], p) => [x + p[0] / ring.length, y + p[1] / ring.length], [0, 0]);
  return { lon, lat };
}

const technologyName = { lte: '4G', nr: '5G' };

function subtitle(id, layers, isStatus) {
  const what = isStatus ? { en: 'coverage state', zh: '覆盖状态' } : { en: 'RSRP', zh: 'RSRP' };
  const [layer] = layers;
  const single = layers.length === 1 && layer.id === id;
  const name = single
    ? plain(
        `${technologyName[layer.technology]} ${layer.band.replace('b', 'B')} · ${layer.frequency_MHz} MHz`,
      )
    : serviceName(id);
  const place = named(id)?.terms.place ?? 'outdoor';
  const where = height_m
    ? { en: `${height_m} m above ground`, zh: `离地 ${height_m} m` }
    : place === 'outdoor'
      ? { en: 'outdoors', zh: '室外' }
      : plain(place);
  return {
    en: `${name.en} · ${what.en} · ${where.en}${single ? ', best server' : ''}`,
    zh: `${name.zh} · ${what.zh} · ${where.zh}${single ? '最佳服务小区' : ''}`,
  };
}

function serviceName(id) {
  if (named(id)) return plain(`${id} · ${named(id).layers.join(', ')}`);
  const [technology, group] = id.split(/-(.*)/);
  const name = technology.toUpperCase();
  return group === 'any'
    ? { en: `${name}, any operator`, zh: `${name}（任一运营商）` }
    : plain(`${name} · ${group}`);
}

function threshold(id, layers) {
  if (named(id)) return plain(gated(summary.kpis.find((k) => k.level === `service ${id}`).threshold));
  const gates = new Set(
    layers
      .map((l) => profileById(profileOf(l)))
      .filter(Boolean)
      .map(gateText),
  );
  return gates.size > 0 ? plain([...gates].join('; ')) : undefined;
}

const gated = (text) =>
  text
    .replaceAll('>= ', '≥\u00a0')
    .replace(/-(?=\d)/g, '−')
    .replace(/ (dBm?|kbit)/g, '\u00a0$1');

/** No-break spaces keep a figure with its sign and unit. */
const gateText = (p) =>
  `${p.id}: ${`RSRP ≥ ${p.rsrp_dBm} dBm`.replaceAll(' ', '\u00a0')}, ${`SINR ≥ ${p.rsSinr_dB} dB`.replaceAll(' ', '\u00a0')}`.replaceAll(
    '\u00a0-',
    '\u00a0−',
  );

function sources(layers) {
  const models = [...new Set(layers.map((l) => l.model))].map((id) =>
    manifest.models.find((x) => x.id === id),
  );
  return [
    ...models.map((x) => ({
      en: `Model: ${x.title.en} (${x.edition.en}).`,
      zh: `模型：${x.title.zh}（${x.edition.zh}）。`,
    })),
    { en: `Profile: ${profiles(layers)}.`, zh: `判定标准：${profiles(layers)}。` },
    {
      en: `Date of the data: ${config.date}. Median prediction, not calibrated with measurements.`,
      zh: `数据日期：${config.date}。预测中值，未经测试数据校正。`,
    },
  ];
}

const profiles = (layers) => [...new Set(layers.map(profileOf))].join(', ');

/** Chromium draws the SVG; the colours are then reduced so that the file stays small. */
function rasterise(text, target) {
  const chromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((p) =>
    existsSync(p),
  );
  if (chromium === undefined) stop('Chromium is missing: apt-get install chromium, or write an .svg');
  const fonts = spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).stdout ?? '';
  if (fonts.trim() === '') stop('No Chinese font: apt-get install fonts-noto-cjk');
  const [, width, height] = /<svg[^>]* width="([\d.]+)" height="([\d.]+)"/.exec(text);
  const folder = mkdtempSync(join(tmpdir(), 'picture-'));
  try {
    const page = join(folder, 'map.svg');
    const shot = join(folder, 'shot.png');
    writeFileSync(page, text);
    const options =
      `--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking
      --disable-component-update --disable-sync --hide-scrollbars --user-data-dir=${folder}/profile
      --screenshot=${shot} --window-size=${Math.ceil(width)},${Math.ceil(height)}`.split(/\s+/);
    const result = spawnSync(chromium, [...options, `file://${page}`], {
      encoding: 'utf8',
      timeout: 120_000,
    });
    if (!existsSync(shot)) stop(`Chromium drew nothing: ${result.stderr ?? result.error?.message}`);
    writeFileSync(`${target}.tmp`, indexedPng(PNG.sync.read(readFileSync(shot))));
    renameSync(`${target}.tmp`, target);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function stop(message) {
  process.stderr.write(`${message}\n`);
  process.exit(7);
}

const svg = values.explain === undefined ? await drawMap() : drawProfile();
if (out.endsWith('.svg')) writeFileSync(out, svg);
else rasterise(svg, out);
process.stdout.write(`${out} ${(statSync(out).size / 1024).toFixed(0)} KiB\n`);
