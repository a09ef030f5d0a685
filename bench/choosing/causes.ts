/**
 * Why two grids differ: pixels that share their centre on a 30 m and a 10 m grid are compared one by one, with one cause
 * after the other taken out.
 */
import type { Scene } from '../../src/app/analyze/scene.js';
import type { CoverageResult } from '../../src/coverage/result.js';
import type { GridSpec } from '../../src/raster/raster.js';
import { clutterClasses } from '../../src/terrain/clutter.js';
import { decimal, type Part, signed, table } from './part.js';
import { comparedLayers } from './runs.js';
import { inWorkers, predictScene, readProject, sampleProject, sceneOf } from './world.js';

/** A side valley that two masts on forested crests serve: where the sample's grids differ most. */
const cutOut = [110.592, 31.976, 110.612, 31.991] as const;
/** Masts farther away are left out. */
const radius_m = 3000;
const fine_m = 10;
const coarse_m = 30;
/** Fewer pixels say nothing. */
const leastPixels = 100;
/** A pixel is inside its class when all coarse cells this near have the same. */
const inside_cells = 2;

interface Variant {
  readonly name: string;
  readonly fine: Scene;
  readonly coarse: Scene;
}

export async function causes(): Promise<Part> {
  const project = await readProject(sampleProject);
  const layers = project.layers.filter((l) => comparedLayers.includes(l.id)).map((l) => ({ ...l, radius_m }));
  const config = { ...project, area: { bbox: cutOut }, layers };
  const fine = await sceneOf(config, fine_m);
  const coarse = await sceneOf(config, coarse_m);
  const variants: Variant[] = [
    { name: 'as they are', fine, coarse },
    { name: 'mast at the coarse cell', fine: mastsAtCells(fine, coarse), coarse },
    { name: 'land cover of the coarse cells', fine: coverOf(fine, coarse), coarse },
    { name: 'both', fine: coverOf(mastsAtCells(fine, coarse), coarse), coarse },
    { name: 'no clutter', fine: bare(fine), coarse: bare(coarse) },
  ];
  const columns: { readonly name: string; readonly tally: ReadonlyMap<string, Tally>[] }[] = [];
  for (const v of variants) {
    const [a, b] = [await predictScene(v.coarse, inWorkers()), await predictScene(v.fine, inWorkers())];
    columns.push({ name: v.name, tally: comparedLayers.map((_, layer) => differences(a, b, layer)) });
  }
  const markdown = comparedLayers.map((id, layer) => {
    const first = columns[0].tally[layer];
    return table(
      [`${id}: 30 m less 10 m, dB`, 'pixels', ...columns.map((c) => c.name)],
      [...first]
        .filter(([, { count }]) => count >= leastPixels)
        .map(([key, { count }]) => [
          key,
          String(count),
          ...columns.map((c) => text(c.tally[layer].get(key))),
        ]),
    );
  });
  return { id: 'causes', markdown: markdown.join('\n\n'), rows: [] };
}

interface Tally {
  count: number;
  sum: number;
  squares: number;
}

const text = (t: Tally | undefined): string => {
  if (!t) return '';
  const mean = t.sum / t.count;
  return `${signed(mean, 2)} ± ${decimal(Math.sqrt(Math.max(0, t.squares / t.count - mean * mean)))}`;
};

/** Level on the coarse grid less that on the fine one where both know it, by class and whether another class is near. */
function differences(coarse: CoverageResult, fine: CoverageResult, layer: number): Map<string, Tally> {
  const out = new Map<string, Tally>();
  const { cols } = coarse.pixelGrid;
  coarse.layers[layer].rsrp_dBm.forEach((level, p) => {
    if (coarse.areaMask[p] !== 1) return;
    const difference = level - fine.layers[layer].rsrp_dBm[samePlace(coarse.pixelGrid, p, fine.pixelGrid)];
    if (Number.isNaN(difference)) return;
    const { id } = clutterClasses[coarse.clutterClass[p]];
    const key = `${id}, ${insideClass(coarse.clutterClass, cols, p) ? 'inside' : 'at its edge'}`;
    const tally = out.get(key) ?? { count: 0, sum: 0, squares: 0 };
    tally.count++;
    tally.sum += difference;
    tally.squares += difference * difference;
    out.set(key, tally);
  });
  return new Map([...out].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function insideClass(classes: Uint8Array, cols: number, p: number): boolean {
  const [col, row, rows] = [p % cols, Math.floor(p / cols), classes.length / cols];
  for (let r = Math.max(0, row - inside_cells); r <= Math.min(rows - 1, row + inside_cells); r++)
    for (let c = Math.max(0, col - inside_cells); c <= Math.min(cols - 1, col + inside_cells); c++)
      if (classes[r * cols + c] !== classes[p]) return false;
  return true;
}

/** Cell of `to` that holds the centre of cell `index` of `from`, kept inside. */
function samePlace(from: GridSpec, index: number, to: GridSpec): number {
  const x = from.originX + ((index % from.cols) + 0.5) * from.cellX;
  const y = from.originY - (Math.floor(index / from.cols) + 0.5) * from.cellY;
  const col = Math.floor((x - to.originX) / to.cellX);
  const row = Math.floor((to.originY - y) / to.cellY);
  const within = (v: number, count: number): number => Math.min(Math.max(v, 0), count - 1);
  return within(row, to.rows) * to.cols + within(col, to.cols);
}

/** Each mast at the centre of its cell on the coarse grid. */
const mastsAtCells = (fine: Scene, { terrain: { workGrid } }: Scene): Scene => ({
  ...fine,
  positions: fine.positions.map(
    ([x, y]) =>
      [
        workGrid.originX + (Math.floor((x - workGrid.originX) / coarse_m) + 0.5) * coarse_m,
        workGrid.originY - (Math.floor((workGrid.originY - y) / coarse_m) + 0.5) * coarse_m,
      ] as const,
  ),
});

const shared = (bytes: Uint8Array): Uint8Array => {
  const out = new Uint8Array(new SharedArrayBuffer(bytes.length));
  out.set(bytes);
  return out;
};

/** The fine scene with the land cover that the coarse one sampled. */
function coverOf(fine: Scene, { terrain: from }: Scene): Scene {
  const { terrain } = fine;
  const place = (i: number): number => samePlace(terrain.workGrid, i, from.workGrid);
  return {
    ...fine,
    terrain: {
      ...terrain,
      clutterClass: shared(terrain.clutterClass.map((_, i) => from.clutterClass[place(i)])),
      clutter_halfM: shared(terrain.clutter_halfM.map((_, i) => from.clutter_halfM[place(i)])),
    },
  };
}

const bare = (scene: Scene): Scene => ({
  ...scene,
  terrain: { ...scene.terrain, clutter_halfM: shared(new Uint8Array(scene.terrain.clutter_halfM.length)) },
});
