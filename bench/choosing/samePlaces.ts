/**
 * The same places on two grids: what a class mean over each grid's own pixels mixes with which pixels there are. A class of a few
 * hundred pixels moves by a decibel from its choice alone.
 */
import type { CoverageResult } from '../../src/coverage/result.js';
import type { GridSpec } from '../../src/raster/raster.js';
import { clutterClasses } from '../../src/terrain/clutter.js';
import { decimal, table } from './part.js';

/** Level and land cover at the centres of another grid's pixels; NaN outside the area. */
export interface Places {
  readonly level_dBm: ReadonlyMap<string, Float32Array>;
  readonly clutterClass: Uint8Array;
}

export function placesOf(
  { layers, areaMask, clutterClass }: CoverageResult,
  grid: GridSpec,
  centres: GridSpec,
  layerIds: readonly string[],
): Places {
  const n = centres.cols * centres.rows;
  const pixels = Int32Array.from({ length: n }, (_, i) => {
    const x = centres.originX + ((i % centres.cols) + 0.5) * centres.cellX;
    const y = centres.originY - (Math.floor(i / centres.cols) + 0.5) * centres.cellY;
    const col = Math.floor((x - grid.originX) / grid.cellX);
    const row = Math.floor((grid.originY - y) / grid.cellY);
    if (col < 0 || row < 0 || col >= grid.cols || row >= grid.rows) return -1;
    const at = row * grid.cols + col;
    return areaMask[at] === 1 ? at : -1;
  });
  const level = (id: string): Float32Array => {
    const rsrp_dBm = layers.find((l) => l.layer.id === id)?.rsrp_dBm;
    return Float32Array.from(pixels, (p) => (p < 0 ? Number.NaN : (rsrp_dBm?.[p] ?? Number.NaN)));
  };
  return {
    level_dBm: new Map(layerIds.map((id) => [id, level(id)])),
    clutterClass: Uint8Array.from(pixels, (p) => (p < 0 ? 255 : clutterClass[p])),
  };
}

/** Mean of the differences at places that both grids give the same land cover. */
export function samePlacesTable(
  coarse: Places,
  fine: Places,
  names: readonly [coarse: string, fine: string],
): string {
  const ids = [...coarse.level_dBm.keys()];
  const rows = clutterClasses.flatMap(({ id }, c) => {
    const means = ids.map((layer) => difference(coarse, fine, layer, c));
    return means.every(({ n }) => n === 0)
      ? []
      : [[id, ...means.map(({ mean_dB }) => decimal(mean_dB, 2)), String(means[0].n)]];
  });
  return table([`${names[0]} less ${names[1]} at the same places, dB`, ...ids, 'places'], rows);
}

function difference(a: Places, b: Places, layer: string, c: number): { n: number; mean_dB: number } {
  const [la, lb] = [a.level_dBm.get(layer), b.level_dBm.get(layer)];
  let n = 0;
  let sum = 0;
  la?.forEach((level_dBm, i) => {
    const d = level_dBm - (lb?.[i] ?? Number.NaN);
    if (Number.isNaN(d) || a.clutterClass[i] !== c || b.clutterClass[i] !== c) return;
    n++;
    sum += d;
  });
  return { n, mean_dB: sum / n };
}
