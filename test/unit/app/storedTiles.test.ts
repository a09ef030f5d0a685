/** A prediction that went through packed tiles and files, against one that stayed in memory. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Collection, collectCoverage } from '../../../src/app/analyze/collect.js';
import { bandFacts, storedCoverage } from '../../../src/app/analyze/storedTiles.js';
import { writeRasters } from '../../../src/app/analyze/writeRasters.js';
import type { Ports } from '../../../src/app/ports.js';
import { assemble } from '../../../src/coverage/assemble.js';
import { bandsOf } from '../../../src/coverage/bands.js';
import type { PackedTile } from '../../../src/coverage/cache/packedTile.js';
import type { TileResult } from '../../../src/coverage/kernel/fold.js';
import { coverageJobs } from '../../../src/coverage/kernel/jobs.js';
import { predict } from '../../../src/coverage/predict.js';
import type { CoverageResult } from '../../../src/coverage/result.js';
import { inlineExecutor } from '../../../src/execute/inline.js';
import { openRaster } from '../../../src/io/raster/open.js';
import type { RunFolder } from '../../../src/io/runFolder.js';
import { tileStore } from '../../../src/io/tileStore.js';
import { wholeWindow } from '../../../src/raster/grid.js';
import { rasterFiles } from '../../../src/report/rasters.js';
import type { TerrainScene } from '../../../src/terrain/scene.js';
import { differences } from '../../helpers/arrays.js';
import { cell_m, hills, network } from '../../helpers/hillWorld.js';

// Two tiles by two, the last of each odd in size.
const [cols, rows] = [301, 277];
const folder = mkdtempSync(join(tmpdir(), 'coverage-tiles-'));
afterAll(() => rmSync(folder, { recursive: true }));

function wideScene(): TerrainScene {
  const small = hills(true);
  const grid = { ...small.workGrid, cols, rows, originY: rows * cell_m };
  const n = cols * rows;
  const ground_m = new Float32Array(new SharedArrayBuffer(4 * n));
  const clutterClass = new Uint8Array(new SharedArrayBuffer(n));
  for (let i = 0; i < n; i++) {
    const from = (Math.floor(i / cols) % 72) * 72 + ((i % cols) % 72);
    ground_m[i] = small.ground_m[from];
    clutterClass[i] = small.clutterClass[from];
  }
  const lattice = { ...small.lattice, cols, rows };
  const clutter_halfM = new Uint8Array(new SharedArrayBuffer(n));
  return { ...small, workGrid: grid, pixelGrid: grid, lattice, ground_m, clutterClass, clutter_halfM };
}

const runFolder = (name: string) => {
  const path = (...parts: string[]): string => join(folder, name, ...parts);
  const ensureFolder = (file: string): Promise<void> =>
    Promise.resolve(void mkdirSync(dirname(path(file)), { recursive: true }));
  const write = async (file: string, content: string | Uint8Array): Promise<void> => {
    await ensureFolder(file);
    writeFileSync(path(file), content);
  };
  return { path, ensureFolder, write } as unknown as RunFolder;
};
const ports = {
  progress: { start() {}, tick() {}, skip() {}, done() {}, message() {} },
  signal: new AbortController().signal,
} as unknown as Ports;

describe('a prediction kept as packed tiles', () => {
  const terrain = wideScene();
  const { net, positions } = network();
  // Sites of the small world, the last ones moved into the other tiles.
  const places = positions.map(([x, y], i): [number, number] => [
    i % 2 ? x : x + 11_000,
    i % 3 ? y : y + 9000,
  ]);
  const areaMask = new Uint8Array(new SharedArrayBuffer(cols * rows)).fill(1, 7 * cols);
  const input = assemble(net, places, terrain, areaMask, 256);
  const { plan, services } = input;
  const collection: Collection = { plan, layers: net.layers, services, terrain, areaMask };
  const executor = inlineExecutor(coverageJobs);
  const store = tileStore(join(folder, 'tiles'));
  let memory: CoverageResult;
  let stored: CoverageResult;

  beforeAll(async () => {
    const tiles = new Map<number, TileResult>();
    await predict(input, {
      executor,
      sink: {
        has: () => Promise.resolve(false),
        put: (t, tile) => Promise.resolve(void tiles.set(t, tile)),
      },
    });
    memory = collectCoverage(collection, (t, band) => {
      const tile = tiles.get(t) as TileResult;
      const data = new Map(bandsOf(tile)).get(band);
      if (!data) throw new Error(`no ${band}`);
      return { data, stride: tile.tile.cols };
    });
    await predict<PackedTile>(input, {
      executor,
      tileJob: { name: 'tile', more: { facts: bandFacts(collection) } },
      sink: { has: store.has, put: (t, { packed }) => store.put(t, packed) },
    });
    stored = storedCoverage(collection, store);
  });

  it('has the same bands', () => {
    expect(plan.tiles).toHaveLength(4);
    const expected = new Map(rasterFiles(memory, '').map((f) => [f.name, f.data]));
    const files = rasterFiles(stored, '');
    expect(files.map((f) => f.name)).toEqual([...expected.keys()]);
    for (const { name, data } of files) expect(differences(data, expected.get(name) ?? []), name).toBe(0);
    expect(differences(stored.ground_m, memory.ground_m)).toBe(0);
  });

  it('leaves rasters that decode to the arrays in memory, to the byte what is written from those', async () => {
    await writeRasters(runFolder('stored'), 'rasters', stored, net, 'EPSG:32649', ports);
    await writeRasters(runFolder('memory'), 'rasters', memory, net, 'EPSG:32649', ports);
    for (const { name, data, nodata } of rasterFiles(memory, 'rasters')) {
      const bytes = readFileSync(join(folder, 'stored', name));
      expect(bytes.equals(readFileSync(join(folder, 'memory', name))), name).toBe(true);
      const raster = await openRaster(join(folder, 'stored', name));
      const values = await raster.read(wholeWindow(raster.grid));
      await raster.close();
      const known = Float64Array.from(data, (v) => (v === nodata ? Number.NaN : v));
      expect(
        known.some((v) => !Number.isNaN(v)),
        name,
      ).toBe(true);
      expect(differences(values, known), name).toBe(0);
    }
  });
});
