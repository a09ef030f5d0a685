/** What lies around a spot: cells on air, people without service, built-up land. */
import RBush from 'rbush';
import { PixelStatus } from '../coverage/kernel/fold.js';
import type { CoverageResult } from '../coverage/result.js';
import type { Network, Sector } from '../network/network.js';
import type { GridSpec } from '../raster/raster.js';
import { clutterClasses } from '../terrain/clutter.js';

export interface Point {
  readonly x_m: number;
  readonly y_m: number;
}

export const apart_m = (a: Point, b: Point): number => Math.hypot(a.x_m - b.x_m, a.y_m - b.y_m);

/** Infinity without points. */
export const nearest_m = (points: readonly Point[], at: Point): number =>
  points.reduce((best, p) => Math.min(best, apart_m(p, at)), Number.POSITIVE_INFINITY);

export const pixelCentre = (g: GridSpec, pixel: number): Point => ({
  x_m: g.originX + ((pixel % g.cols) + 0.5) * g.cellX,
  y_m: g.originY - (Math.floor(pixel / g.cols) + 0.5) * g.cellY,
});

/** Pixels whose centre lies within the radius, row by row. */
export function eachPixelWithin(
  g: GridSpec,
  { x_m, y_m }: Point,
  radius_m: number,
  visit: (pixel: number) => void,
): void {
  const c = (x_m - g.originX) / g.cellX - 0.5;
  const r = (g.originY - y_m) / g.cellY - 0.5;
  const reach = radius_m / g.cellX;
  for (let row = Math.max(0, Math.ceil(r - reach)); row <= Math.min(g.rows - 1, r + reach); row++)
    for (let col = Math.max(0, Math.ceil(c - reach)); col <= Math.min(g.cols - 1, c + reach); col++)
      if ((col - c) ** 2 + (row - r) ** 2 <= reach * reach) visit(row * g.cols + col);
}

interface IndexedSector {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
  readonly sector: Sector;
}

/** Rings of search for the nearest sector or pixel: most are near. */
const searchRadii_m = [500, 2000, 8000, 1e7];
/** More built-up land than this around a spot makes it a town. */
const townShare = 0.25;
const townRadius_m = 500;

export class Surroundings {
  private readonly sectors = new RBush<IndexedSector>();

  constructor(
    private readonly coverage: CoverageResult,
    private readonly people: Float64Array,
    network: Network,
    positions: readonly (readonly [number, number])[],
  ) {
    this.sectors.load(
      network.sectors.map((sector, i) => {
        const [x, y] = positions[i];
        return { minX: x, minY: y, maxX: x, maxY: y, sector };
      }),
    );
  }

  /** Distance to the nearest sector on air that is wanted, m; Infinity = none. */
  nearestSector_m({ x_m, y_m }: Point, wanted: (sector: Sector) => boolean): number {
    for (const radius of searchRadii_m) {
      const box = { minX: x_m - radius, minY: y_m - radius, maxX: x_m + radius, maxY: y_m + radius };
      let best = Number.POSITIVE_INFINITY;
      for (const item of this.sectors.search(box))
        if (wanted(item.sector)) best = Math.min(best, Math.hypot(item.minX - x_m, item.minY - y_m));
      if (best <= radius) return best;
    }
    return Number.POSITIVE_INFINITY;
  }

  /** Distance to the nearest pixel that is marked, m: 0 inside one, Infinity = none. */
  nearestMarked_m(at: Point, marks: Uint8Array): number {
    const g = this.coverage.pixelGrid;
    // The last circle takes the whole grid: nothing to find must not cost that.
    if (!marks.includes(1)) return Number.POSITIVE_INFINITY;
    for (const radius of searchRadii_m) {
      let best = Number.POSITIVE_INFINITY;
      eachPixelWithin(g, at, radius, (i) => {
        if (marks[i] === 0) return;
        const centre = pixelCentre(g, i);
        const dx = Math.max(0, Math.abs(centre.x_m - at.x_m) - g.cellX / 2);
        const dy = Math.max(0, Math.abs(centre.y_m - at.y_m) - g.cellY / 2);
        best = Math.min(best, Math.hypot(dx, dy));
      });
      if (best < Number.POSITIVE_INFINITY) return best;
    }
    return Number.POSITIVE_INFINITY;
  }

  /** People within the radius whom the service is known not to cover. A service that nobody gives covers nobody. */
  unservedPeople(at: Point, radius_m: number, serviceId: string): number {
    const { pixelGrid, services, areaMask } = this.coverage;
    const status = services.find((s) => s.id === serviceId)?.status;
    let total = 0;
    eachPixelWithin(pixelGrid, at, radius_m, (i) => {
      const state = status ? status[i] : PixelStatus.blind;
      if (state !== PixelStatus.covered && state !== PixelStatus.unknown && areaMask[i] === 1)
        total += this.people[i];
    });
    return total;
  }

  /** Whether much of the land around is built up. */
  isTown = (at: Point): boolean => {
    let all = 0;
    let built = 0;
    eachPixelWithin(this.coverage.pixelGrid, at, townRadius_m, (i) => {
      all++;
      if (clutterClasses[this.coverage.clutterClass[i]].builtUp) built++;
    });
    return built > townShare * all;
  };
}
