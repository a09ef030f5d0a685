/** What lies around a spot: cells on air, people without service, built-up land, high ground. */
import RBush from 'rbush';
import { PixelStatus } from '../coverage/kernel/fold.js';
import type { CoverageResult } from '../coverage/result.js';
import { pixelAt } from '../demand/places.js';
import type { Network } from '../network/network.js';
import type { Layer } from '../radio/layer.js';
import { clutterClasses } from '../terrain/clutter.js';

export interface Point {
  readonly x_m: number;
  readonly y_m: number;
}

interface IndexedCell {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
  readonly layer: Layer;
}

/** Rings of search for the nearest cell: most are near. */
const searchRadii_m = [500, 2000, 8000, 1e7];

export class Surroundings {
  private readonly cells = new RBush<IndexedCell>();

  constructor(
    private readonly coverage: CoverageResult,
    private readonly people: Float64Array,
    network: Network,
    positions: readonly (readonly [number, number])[],
  ) {
    this.cells.load(
      network.sectors.map(({ layer }, i) => {
        const [x, y] = positions[i];
        return { minX: x, minY: y, maxX: x, maxY: y, layer };
      }),
    );
  }

  /** Distance to the nearest cell on air whose layer is wanted, m; Infinity = none. */
  nearestCell_m({ x_m, y_m }: Point, wanted: (layer: Layer) => boolean): number {
    for (const radius of searchRadii_m) {
      const box = { minX: x_m - radius, minY: y_m - radius, maxX: x_m + radius, maxY: y_m + radius };
      let best = Number.POSITIVE_INFINITY;
      for (const cell of this.cells.search(box))
        if (wanted(cell.layer)) best = Math.min(best, Math.hypot(cell.minX - x_m, cell.minY - y_m));
      if (best <= radius) return best;
    }
    return Number.POSITIVE_INFINITY;
  }

  /** People within the radius whom the service is known not to cover. A service that nobody gives covers nobody. */
  unservedPeople(at: Point, radius_m: number, serviceId: string): number {
    const { services, areaMask } = this.coverage;
    const status = services.find((s) => s.id === serviceId)?.status;
    let total = 0;
    this.within(at, radius_m, (i) => {
      const state = status ? status[i] : PixelStatus.blind;
      if (state !== PixelStatus.covered && state !== PixelStatus.unknown && areaMask[i] === 1)
        total += this.people[i];
    });
    return total;
  }

  builtUpShare(at: Point, radius_m: number): number {
    let all = 0;
    let built = 0;
    this.within(at, radius_m, (i) => {
      all++;
      if (clutterClasses[this.coverage.clutterClass[i]].builtUp) built++;
    });
    return all > 0 ? built / all : 0;
  }

  /**
   * Centre of the highest pixel within the radius where building is possible, the nearest of equal ones; the spot itself
   * when that is possible and nothing rises `gain_m` above it, or when nothing is possible.
   */
  highestNear(at: Point, radius_m: number, gain_m: number, possible: (at: Point) => boolean): Point {
    const { pixelGrid: g, ground_m } = this.coverage;
    const own = pixelAt(g, at.x_m, at.y_m);
    const least_m = own >= 0 && possible(at) ? ground_m[own] + gain_m : Number.NEGATIVE_INFINITY;
    const found: { readonly pixel: number; readonly centre: Point; readonly distance_m: number }[] = [];
    this.within(at, radius_m, (pixel) => {
      if (!(ground_m[pixel] >= least_m)) return;
      const centre = {
        x_m: g.originX + ((pixel % g.cols) + 0.5) * g.cellX,
        y_m: g.originY - (Math.floor(pixel / g.cols) + 0.5) * g.cellY,
      };
      found.push({ pixel, centre, distance_m: Math.hypot(centre.x_m - at.x_m, centre.y_m - at.y_m) });
    });
    found.sort(
      (a, b) => ground_m[b.pixel] - ground_m[a.pixel] || a.distance_m - b.distance_m || a.pixel - b.pixel,
    );
    return found.find((f) => possible(f.centre))?.centre ?? at;
  }

  private within({ x_m, y_m }: Point, radius_m: number, visit: (pixel: number) => void): void {
    const g = this.coverage.pixelGrid;
    const c = (x_m - g.originX) / g.cellX - 0.5;
    const r = (g.originY - y_m) / g.cellY - 0.5;
    const reach = radius_m / g.cellX;
    for (let row = Math.max(0, Math.ceil(r - reach)); row <= Math.min(g.rows - 1, r + reach); row++)
      for (let col = Math.max(0, Math.ceil(c - reach)); col <= Math.min(g.cols - 1, c + reach); col++)
        if ((col - c) ** 2 + (row - r) ** 2 <= reach * reach) visit(row * g.cols + col);
  }
}
