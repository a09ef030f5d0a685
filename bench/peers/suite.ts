/**
 * Beside the free programs that a planner would take instead: same samples, same site, same radius, sides in turn. Processor seconds
 * gross and net of what each command costs for a radius of 1 km, peak memory, and the sweep alone in this process. SPLAT! computes
 * ITM, one profile per cell; this is P.1812: same cells, same profile resolution, different model. `--write` renews the part of
 * docs/engine.md.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installBuiltKernel } from '../../src/coverage/cache/kernelFile.js';
import { sweepMast, type SweepWorld } from '../../src/coverage/kernel/sweepMast.js';
import { openRaster } from '../../src/io/raster/open.js';
import { wholeWindow } from '../../src/raster/grid.js';
import { bedScene } from '../accuracy/madeScenes.js';
import { markdownTable, renewPart } from '../accuracy/page.js';
import { bedCentre, bedHeight_m, bedSize } from '../accuracy/testBed.js';
import { cpuSeconds, row, type Row, type Suite } from '../schema.js';
import { antennaHeight_mAGL, type Bed, cell_m, fixed_km, writeBed } from './bed.js';
import { coverage, discCells, fixedCells, type Side, splat, viewshed } from './sides.js';
import { canTime, starts, type Timed } from './timed.js';

const suite = 'peers';
const tile = fileURLToPath(new URL('../../../shared/data/dem_tiles/N48W125.hgt.zip', import.meta.url));

/** What a whole process, start to rasters, is to save at 15 km. */
const wholeGate = 10;

/** A file may differ from the count of cells by this share: SPLAT!'s cells are seconds of arc. */
const countSlack = 0.02;

export const peers: Suite = async ({ quick, write }) => {
  if (!installBuiltKernel()) throw new Error('peers: the fast engine is not built: npm run build');
  if (!canTime()) throw new Error('peers: needs GNU time (Debian package "time")');
  const sides = [
    coverage,
    ...(starts('splat-hd', []) && starts('srtm2sdf-hd', []) ? [splat] : []),
    ...(starts('gdal_viewshed', ['--version']) ? [viewshed] : []),
  ];
  if (!sides.includes(splat)) process.stderr.write('peers: no splat-hd here (Debian package "splat")\n');
  if (!sides.includes(viewshed))
    process.stderr.write('peers: no gdal_viewshed here (Debian package "gdal-bin")\n');
  const beds = [madeBed(quick ? [15] : [15, 30]), ...(quick || !existsSync(tile) ? [] : [await realBed()])];
  const rows: Row[] = [];
  for (const bed of beds) rows.push(...(await bedRows(bed, sides, quick ? 1 : 3)));
  process.stdout.write('ITM and P.1812: same cells, same profile resolution, different model.\n');
  if (write && !quick) renewPart(suite, markdown(rows));
  return rows;
};

function madeBed(radii_km: readonly number[]): Bed {
  const heights_m = new Int16Array(bedSize * bedSize);
  for (let row = 0, i = 0; row < bedSize; row++)
    for (let col = 0; col < bedSize; col++, i++) heights_m[i] = bedHeight_m(col, row);
  return { name: 'test bed', heights_m, mast: bedCentre(), radii_km };
}

/** The land half of a real tile, its samples laid on the equator so that a cell is square for every program; voids and sea are 0 m. */
async function realBed(): Promise<Bed> {
  const raster = await openRaster(tile);
  try {
    const heights_m = Int16Array.from(await raster.read(wholeWindow(raster.grid)), (h) =>
      Number.isNaN(h) ? 0 : h,
    );
    return { name: 'Olympic Peninsula', heights_m, mast: { col: 2500, row: 3000 }, radii_km: [15] };
  } finally {
    await raster.close();
  }
}

async function bedRows(bed: Bed, sides: readonly Side[], rounds: number): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'coverage-peers-'));
  try {
    await writeBed(folder, bed);
    const rows: Row[] = [];
    for (const radius_km of bed.radii_km) {
      const runs = await takeTurns(folder, bed, radius_km, sides, rounds);
      rows.push(
        ...rowsOf(`${bed.name}, ${radius_km} km`, radius_km, runs, sweepRates(bed, radius_km, rounds)),
      );
    }
    return rows;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Runs {
  readonly side: Side;
  readonly whole: Timed[];
  readonly fixed: Timed[];
}

/** Every round runs all sides, each short and whole, so that a busy minute falls on all of them. */
async function takeTurns(
  folder: string,
  bed: Bed,
  radius_km: number,
  sides: readonly Side[],
  rounds: number,
): Promise<Runs[]> {
  const runs = sides.map((side): Runs => ({ side, whole: [], fixed: [] }));
  const cells = discCells(radius_km);
  for (let round = 0; round < rounds; round++)
    for (const { side, whole, fixed } of round % 2 === 0 ? runs : [...runs].reverse()) {
      fixed.push(side.run(folder, bed, radius_km, fixed_km));
      whole.push(side.run(folder, bed, radius_km, radius_km));
      const written = await side.count?.(folder);
      if (written !== undefined && Math.abs(written - cells) > countSlack * cells)
        throw new Error(`${side.name}: ${written} cells written, ${cells} expected`);
    }
  return runs;
}

/**
 * The sweep in this process: the fast engine where the bed lies, on the equator, where ducting is likeliest and most cells need their whole
 * profile; and both engines in the middle of China.
 */
const sweeps: readonly {
  readonly name: string;
  readonly engine: SweepWorld['engine'];
  readonly latitude_deg: number;
}[] = [
  { name: 'sweep alone, fast engine, 0° N', engine: 'fast', latitude_deg: 0.5 },
  { name: 'sweep alone, fast engine, 30° N', engine: 'fast', latitude_deg: 30 },
  { name: 'sweep alone, exact engine, 30° N', engine: 'exact', latitude_deg: 30 },
];

/** M cells per processor second, loss window written, in the order of `sweeps`. */
function sweepRates(bed: Bed, radius_km: number, rounds: number): number[][] {
  const climate = { deltaN: 45, N0: 325 };
  const scene = bedScene(bed.name, bed.mast, {
    cell_m,
    radius_m: 1000 * radius_km,
    climate: { ...climate, latitude_deg: 0 },
    antennaHeight_mAGL,
    height_m: (col, row) => bed.heights_m[row * bedSize + col],
  });
  const { cols, rows } = scene.world.lattice;
  const out = [new Int16Array(cols * rows)];
  const window = { col0: 0, row0: 0, cols, rows };
  const radius_m = scene.radius_m;
  const carriers = [{ model: 'auto' as const, frequency_MHz: 806, radius_m, fan_m: radius_m, window }];
  const rates: number[][] = sweeps.map(() => []);
  for (let round = 0; round <= rounds; round++)
    sweeps.forEach(({ engine, latitude_deg }, i) => {
      const world = { ...scene.world, engine, climate: { ...climate, latitude_deg } };
      let cells = 0;
      const seconds = cpuSeconds(() => {
        cells = sweepMast(world, { mast: scene.mast, carriers, out }).cells;
      });
      if (round > 0) rates[i].push(cells / seconds / 1e6); // the first warms up
    });
  return rates;
}

function rowsOf(
  scene: string,
  radius_km: number,
  runs: readonly Runs[],
  sweepRates: readonly (readonly number[])[],
): Row[] {
  const base = { suite, seed: 0 };
  const cells = discCells(radius_km) - fixedCells;
  const rates = runs.map(({ side, whole, fixed }) => ({
    side,
    // Net of the median short run; a difference below the clock's step says nothing.
    net: whole.map((w) => cells / Math.max(0.01, w.cpu_s - median(fixed.map((f) => f.cpu_s))) / 1e6),
  }));
  const splatRate = rates.find((r) => r.side === splat);
  const rate = (name: string, samples: readonly number[]): Row[] => [
    row({ ...base, name: `${name}, ${scene}, net`, unit: 'M cells/s/core', better: 'higher' }, samples),
    ...(splatRate && name !== splat.name
      ? [
          row({ ...base, name: `${name}, ${scene}, net over splat-hd net`, unit: '×', better: 'higher' }, [
            median(samples) / median(splatRate.net),
          ]),
        ]
      : []),
  ];
  const wholeOf = (side: Side): number =>
    median(runs.find((r) => r.side === side)?.whole.map((w) => w.cpu_s) ?? [Number.NaN]);
  const wholeOverSplat = wholeOf(splat) / wholeOf(coverage);
  return [
    ...(Number.isNaN(wholeOverSplat)
      ? []
      : [
          row(
            {
              ...base,
              name: `${coverage.name}, ${scene}, whole process over splat-hd whole`,
              unit: '×',
              better: 'higher',
              limit: radius_km === 15 ? wholeGate : undefined,
            },
            [wholeOverSplat],
          ),
        ]),
    ...runs.flatMap(({ side, whole, fixed }) => [
      row(
        { ...base, name: `${side.name}, ${scene}, whole`, unit: 'CPU s', better: 'lower' },
        whole.map((w) => w.cpu_s),
      ),
      row(
        { ...base, name: `${side.name}, ${scene}, of which fixed`, unit: 'CPU s', better: 'lower' },
        fixed.map((f) => f.cpu_s),
      ),
      row(
        { ...base, name: `${side.name}, ${scene}, peak memory`, unit: 'MiB', better: 'lower' },
        whole.map((w) => w.peak_MiB),
      ),
    ]),
    ...rates.flatMap(({ side, net }) => rate(side.name, net)),
    ...sweeps.flatMap(({ name }, i) => rate(name, sweepRates[i])),
  ];
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1];

const markdown = (rows: readonly Row[]): string =>
  markdownTable(
    ['', 'median', 'least', 'greatest', 'n', 'unit'],
    rows.map((r) => [
      r.name,
      ...[r.value, r.min, r.max].map((v) => String(Number(v.toPrecision(3)))),
      String(r.n),
      r.unit,
    ]),
  );
