/** Measured grids laid on the output grid, by service (rules R7). */
import { type MeasuredGrid, type MeasuredPixels } from '../coverage/measured.js';
import type { CoverageResult, ServiceCoverage } from '../coverage/result.js';
import { pixelAt } from '../demand/places.js';
import type { GridSpec } from '../raster/raster.js';
import type { GridMeasurement } from './measurements.js';
import { servicesFor } from './services.js';

/** Fewer samples than this say nothing sure of a grid (rules R7). */
export const fewestSamples = 500;
/** A grid is weak when more than this share of its samples misses the gate, as in R8. */
const weakAbove = 0.1;

export interface LaidGrids {
  readonly byService: ReadonlyMap<string, MeasuredPixels>;
  readonly used: number;
  readonly tooFewSamples: number;
  readonly outside: number;
  /** Of an operator or technology without a service, or without a level. */
  readonly unmatched: number;
}

/** Where two grids of a service lie on one pixel, the one with more samples counts, of equal ones the first. */
export function layGrids(
  rows: readonly GridMeasurement[],
  coverage: CoverageResult,
  fromLonLat: (lon: number, lat: number) => [number, number],
): LaidGrids {
  const made = new Map<string, { grids: MeasuredGrid[]; gridAt: Int32Array }>();
  const counts = { used: 0, tooFewSamples: 0, outside: 0, unmatched: 0 };
  for (const row of rows) {
    if (row.samples < fewestSamples) {
      counts.tooFewSamples++;
      continue;
    }
    const pixels = pixelsOf(row, coverage, fromLonLat);
    const services = servicesFor(row, coverage);
    const known = !Number.isNaN(row.coveredShare) || !Number.isNaN(row.rsrp_dBm);
    if (pixels.length === 0) counts.outside++;
    else if (services.length === 0 || !known) counts.unmatched++;
    else {
      counts.used++;
      for (const service of services) lay(row, service, pixels);
    }
  }
  return { byService: made, ...counts };

  function lay(row: GridMeasurement, service: ServiceCoverage, pixels: readonly number[]): void {
    const held = made.get(service.id) ?? {
      grids: [],
      gridAt: new Int32Array(coverage.areaMask.length).fill(-1),
    };
    made.set(service.id, held);
    const { samples, rsrp_dBm } = row;
    const own = held.grids.push({ samples, rsrp_dBm, covered: isCovered(row, service, coverage) }) - 1;
    for (const p of pixels)
      if (held.gridAt[p] < 0 || held.grids[held.gridAt[p]].samples < samples) held.gridAt[p] = own;
  }
}

/** By the share of samples where it is stated, else by the mean level against the service's lowest gate. */
function isCovered(
  { coveredShare, rsrp_dBm }: GridMeasurement,
  { layers }: ServiceCoverage,
  coverage: CoverageResult,
): boolean {
  // Shares come in steps of a printed digit: 90 % covered is 10 % weak, not more.
  if (!Number.isNaN(coveredShare)) return 1 - coveredShare <= weakAbove + 1e-9;
  return rsrp_dBm >= gate_dBm(layers, coverage);
}

/** Lowest level that any of the layers accepts. */
export const gate_dBm = (layers: readonly number[], coverage: CoverageResult): number =>
  Math.min(...layers.map((l) => coverage.layers[l].profile.rsrp_dBm));

/** Pixels of the area whose centre lies on the grid; a grid smaller than a pixel takes the one it stands in. */
function pixelsOf(
  { lon, lat, size_m }: GridMeasurement,
  { pixelGrid: g, areaMask }: CoverageResult,
  fromLonLat: (lon: number, lat: number) => [number, number],
): number[] {
  const [x, y] = fromLonLat(lon, lat);
  const half = size_m / 2;
  const cols = centres(x - half, x + half, g.originX, g.cellX, g.cols);
  const rows = centres(g.originY - y - half, g.originY - y + half, 0, g.cellY, g.rows);
  const pixels = rows.flatMap((row) => cols.map((col) => row * g.cols + col));
  const own = pixels.length > 0 ? pixels : standing(g, x, y);
  return own.filter((p) => areaMask[p] === 1);
}

/** Cells whose centre lies in [from, to). */
function centres(from: number, to: number, origin: number, cell: number, count: number): number[] {
  const first = Math.max(0, Math.ceil((from - origin) / cell - 0.5));
  const end = Math.min(count, Math.ceil((to - origin) / cell - 0.5));
  return Array.from({ length: Math.max(0, end - first) }, (_, i) => first + i);
}

function standing(grid: GridSpec, x: number, y: number): number[] {
  const p = pixelAt(grid, x, y);
  return p < 0 ? [] : [p];
}
