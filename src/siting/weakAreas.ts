/** Groups of pixels where people stand outside a service: where a fill-in site is looked for. Pure. */
import { PixelStatus } from '../coverage/kernel/fold.js';
import type { GridSpec } from '../raster/raster.js';

export interface WeakArea {
  readonly people: number;
  readonly pixels: Int32Array;
  /** People-weighted centre, working CRS. */
  readonly x_m: number;
  readonly y_m: number;
}

/** Fewer people than this make no area of their own. */
export const smallestArea_people = 20;

/** 8-connected pixels with people that are known and not covered; most people first, then north-west first. */
export function weakAreas(
  grid: GridSpec,
  status: Uint8Array,
  people: Float64Array,
  least = smallestArea_people,
): WeakArea[] {
  const weak = (i: number) =>
    people[i] > 0 &&
    status[i] !== PixelStatus.covered &&
    status[i] !== PixelStatus.unknown &&
    status[i] !== PixelStatus.outside;
  const seen = new Uint8Array(status.length);
  const areas: WeakArea[] = [];
  for (let start = 0; start < status.length; start++) {
    if (seen[start] === 1 || !weak(start)) continue;
    seen[start] = 1;
    const pixels = [start];
    for (const i of pixels) {
      const col = i % grid.cols;
      const row = Math.floor(i / grid.cols);
      for (let dr = -1; dr <= 1; dr++)
        for (let dc = -1; dc <= 1; dc++) {
          if (col + dc < 0 || col + dc >= grid.cols || row + dr < 0 || row + dr >= grid.rows) continue;
          const n = i + dr * grid.cols + dc;
          if (seen[n] === 1 || !weak(n)) continue;
          seen[n] = 1;
          pixels.push(n);
        }
    }
    const area = measure(grid, pixels, people);
    if (area.people >= least) areas.push(area);
  }
  return areas.sort((a, b) => b.people - a.people || a.pixels[0] - b.pixels[0]);
}

function measure(grid: GridSpec, pixels: readonly number[], people: Float64Array): WeakArea {
  let total = 0;
  let x = 0;
  let y = 0;
  for (const i of pixels) {
    total += people[i];
    x += people[i] * (grid.originX + ((i % grid.cols) + 0.5) * grid.cellX);
    y += people[i] * (grid.originY - (Math.floor(i / grid.cols) + 0.5) * grid.cellY);
  }
  return { people: total, pixels: Int32Array.from(pixels), x_m: x / total, y_m: y / total };
}
