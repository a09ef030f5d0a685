/** `info`: what a file holds. Describes whatever can be decoded; only what nothing recognises is refused. */
import { CoverageError, type Diagnostic, renderDiagnostic } from '../foundation/errors.js';
import { plain, type Text } from '../foundation/text.js';
import { parseGeoJson } from '../io/geojson.js';
import type { RasterFacts, RasterOptions } from '../io/raster/facts.js';
import { describeRaster } from '../io/raster/open.js';
import { parseTable, tableLimits } from '../io/table/table.js';
import { mapColumns, withHeader } from '../network/columns.js';
import { parseProject } from './config/parse.js';
import { appMessages as m } from './messages.js';
import type { FilePort } from './ports.js';

export interface FileFacts {
  readonly file: string;
  readonly kind: 'raster' | 'table' | 'geojson' | 'project';
  /** What would keep the file out of an analysis; reported, never thrown. */
  readonly problems: readonly Diagnostic[];
  /** Label and value, in the order to show. */
  readonly lines: readonly (readonly [Text, Text])[];
  readonly json: Readonly<Record<string, unknown>>;
}

const bytesPerMiB = 1024 * 1024;
/** The size above which a configuration is not read at all. */
const projectLimit_bytes = 10 * bytesPerMiB;
const sniffed_bytes = 16;

/** Throws CoverageError('file') when it is not there, ('inputData') when nothing recognises it or it is broken. */
export async function describeFile(
  file: string,
  files: FilePort,
  options: RasterOptions = {},
): Promise<FileFacts> {
  const refuse = (kind: 'file' | 'inputData', text: Text, hint?: Text): CoverageError =>
    new CoverageError(kind, { severity: 'error', code: 'CVG_INFO', text, hint, where: { file } });
  if (!(await files.exists(file))) throw refuse('file', m.missing);
  if (await files.isFolder(file)) throw refuse('file', m.folder);

  const name = files.nameOf(file).toLowerCase();
  const head = await files.readHead(file, sniffed_bytes);
  if (/\.hgt(\.zip)?$/.test(name) || /\.tiff?$/.test(name) || isTiff(head))
    return rasterFacts(await describeRaster(file, options));
  if (/\.ya?ml$/.test(name)) return projectFacts(file, files);
  const text = await files.readText(file, tableLimits.size_MiB * bytesPerMiB);
  const start = text.trimStart()[0];
  if (/\.(geo)?json$/.test(name) || start === '{' || start === '[') {
    const isProject = /"(terrain|stations)"\s*:/.test(text) && !/"(features|coordinates)"\s*:/.test(text);
    return isProject ? projectFacts(file, files) : geoJsonFacts(text, file);
  }
  if (/\.(csv|tsv|txt)$/.test(name) || /[,;\t]/.test(text.slice(0, 4096).split('\n')[0]))
    return tableFacts(text, file);
  throw refuse('inputData', m.unrecognised, m.unrecognisedHint);
}

function isTiff(head: Uint8Array): boolean {
  const [a, b, c, d] = head;
  const little = a === 0x49 && b === 0x49 && (c === 42 || c === 43) && d === 0;
  const big = a === 0x4d && b === 0x4d && c === 0 && (d === 42 || d === 43);
  return little || big;
}

function rasterFacts(facts: RasterFacts): FileFacts {
  const lines: [Text, Text][] = [
    [m.kind, m.kindRaster],
    [m.format, plain(facts.format)],
    [m.size, plain(`${facts.cols} × ${facts.rows} × ${facts.bands}`)],
    [m.sampleType, plain(facts.sampleType)],
    [m.compression, plain(facts.compression)],
    [m.nodata, facts.nodata === undefined ? m.none : plain(String(facts.nodata))],
    [m.crs, facts.crs === undefined ? m.none : plain([facts.crs, facts.crsName].filter(Boolean).join(' '))],
    [m.pixelIs, plain(facts.pixelIs)],
  ];
  const { grid } = facts;
  if (grid) {
    const east = grid.originX + grid.cols * grid.cellX;
    const south = grid.originY - grid.rows * grid.cellY;
    lines.push([m.cell, plain(`${grid.cellX} × ${grid.cellY}`)]);
    lines.push([m.extent, plain(`${grid.originX}, ${south}, ${east}, ${grid.originY}`)]);
  }
  if (facts.rotated) lines.push([m.orientation, m.rotated]);
  if (facts.southUp) lines.push([m.orientation, m.southUp]);
  const { problems, ...json } = facts;
  return { file: facts.file, kind: 'raster', problems, lines, json };
}

function tableFacts(text: string, file: string): FileFacts {
  const table = withHeader(parseTable(text, file));
  const { at } = mapColumns(table.header);
  const recognised = [...at].map(([column, position]) => ({ column, header: table.header[position] }));
  const used = new Set(at.values());
  const other = table.header.filter((_, i) => !used.has(i));
  const lines: [Text, Text][] = [
    [m.kind, m.kindTable],
    [m.rows, plain(String(table.rows.length))],
    [m.columns, plain(String(table.header.length))],
    [
      m.recognised,
      recognised.length === 0 ? m.none : plain(recognised.map((r) => `${r.header} → ${r.column}`).join(', ')),
    ],
    [m.unrecognisedColumns, other.length === 0 ? m.none : plain(other.join(', '))],
  ];
  const json = { rows: table.rows.length, header: table.header, recognised, notRecognised: other };
  return { file, kind: 'table', problems: [], lines, json };
}

function geoJsonFacts(text: string, file: string): FileFacts {
  const { features, crs } = parseGeoJson(text, file);
  const geometries: Record<string, number> = {};
  const properties = new Set<string>();
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  const extend = (c: unknown): void => {
    if (!Array.isArray(c)) return;
    const [x, y] = c as unknown[];
    if (typeof x === 'number' && typeof y === 'number') {
      west = Math.min(west, x);
      east = Math.max(east, x);
      south = Math.min(south, y);
      north = Math.max(north, y);
    } else c.forEach(extend);
  };
  for (const { geometry, properties: p } of features) {
    const type = geometry?.type ?? 'null';
    geometries[type] = (geometries[type] ?? 0) + 1;
    if (geometry && 'coordinates' in geometry) extend(geometry.coordinates);
    if (properties.size < 200) for (const key of Object.keys(p ?? {})) properties.add(key);
  }
  const extent = west <= east ? [west, south, east, north] : null;
  const list = Object.entries(geometries)
    .map(([type, n]) => `${type} ${n}`)
    .join(', ');
  const lines: [Text, Text][] = [
    [m.kind, m.kindGeoJson],
    [m.features, plain(String(features.length))],
    [m.geometries, list === '' ? m.none : plain(list)],
    [m.crs, plain(crs ?? 'EPSG:4326')],
    [m.extent, extent === null ? m.none : plain(extent.join(', '))],
    [m.properties, properties.size === 0 ? m.none : plain([...properties].join(', '))],
  ];
  const json = {
    features: features.length,
    geometries,
    crs: crs ?? 'EPSG:4326',
    extent,
    properties: [...properties],
  };
  return { file, kind: 'geojson', problems: [], lines, json };
}

async function projectFacts(file: string, files: FilePort): Promise<FileFacts> {
  const text = await files.readText(file, projectLimit_bytes);
  const { config, diagnostics } = await parseProject(text, file, projectPorts(files));
  const inputs = inputsOf(config).map((i) => i.file);
  const lines: [Text, Text][] = [
    [m.kind, m.kindProject],
    [m.name, plain(config.name)],
    [m.layers, config.layers.length === 0 ? m.none : plain(config.layers.map((l) => l.id).join(', '))],
    [m.files, plain(`\n  ${inputs.join('\n  ')}`)],
  ];
  const { origins, ...json } = config;
  return { file, kind: 'project', problems: diagnostics, lines, json: { ...json, origins } };
}

/** The ports of the project parser, from the file port. */
export const projectPorts = (files: FilePort) => ({
  resolve: (project: string, path: string) => files.resolve(files.folderOf(project), path),
  exists: files.exists,
  glob: files.glob,
});

export interface ProjectInput {
  /** Dotted key in the project file. */
  readonly key: string;
  readonly file: string;
  readonly crs?: string;
}

/** Every input file of a configuration, in the order of the sections. */
export function inputsOf(config: object): ProjectInput[] {
  const inputs: ProjectInput[] = [];
  const walk = (value: unknown, key: string): void => {
    if (typeof value !== 'object' || value === null) return;
    const { file, crs } = value as { file?: unknown; crs?: string };
    if (Array.isArray(file)) for (const path of file as string[]) inputs.push({ key, file: path, crs });
    for (const [name, child] of Object.entries(value)) {
      if (name === 'file' || name === 'origins') continue;
      walk(child, Array.isArray(value) ? `${key}[${name}]` : key === '' ? name : `${key}.${name}`);
    }
  };
  walk(config, '');
  return inputs;
}

/** Aligned lines for a terminal. */
export function factsText(facts: FileFacts): Text {
  const one = (language: 'zh' | 'en'): string =>
    [
      facts.file,
      ...facts.lines.map(([label, value]) => `  ${label[language]}: ${value[language]}`),
      ...facts.problems.map((d) => `  ${m.problem[language]}: ${renderDiagnostic(d, language)} [${d.code}]`),
    ].join('\n');
  return { en: one('en'), zh: one('zh') };
}
