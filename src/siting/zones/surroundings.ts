/** How far the next cell of a service and the next tower are from a zone. Pure. */
import type { PointWorld } from '../../coverage/points.js';
import type { ServiceCoverage } from '../../coverage/result.js';

export interface Point {
  readonly x_m: number;
  readonly y_m: number;
}

export interface SiteDistances {
  /** NaN = the service has no cell. */
  readonly nearest_m: number;
  /** Position in `network.sectors`; −1 = none. */
  readonly nearest: number;
  /** Whether any cell of the service has the point within its radius. */
  readonly inRadius: boolean;
}

export function siteDistances(
  { network, positions, coverage }: PointWorld,
  service: ServiceCoverage,
  at: Point,
): SiteDistances {
  const ids = new Set(service.layers.map((l) => coverage.layers[l].layer.id));
  let nearest = -1;
  let nearest_m = Number.POSITIVE_INFINITY;
  let inRadius = false;
  network.sectors.forEach((s, i) => {
    if (!ids.has(s.layer.id)) return;
    const d = Math.hypot(positions[i][0] - at.x_m, positions[i][1] - at.y_m);
    if (d <= s.layer.radius_m) inRadius = true;
    if (d >= nearest_m) return;
    nearest = i;
    nearest_m = d;
  });
  return { nearest, nearest_m: nearest < 0 ? Number.NaN : nearest_m, inRadius };
}

/** NaN without points. */
export function pointDistance_m(points: readonly Point[], at: Point): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (const p of points) nearest = Math.min(nearest, Math.hypot(p.x_m - at.x_m, p.y_m - at.y_m));
  return Number.isFinite(nearest) ? nearest : Number.NaN;
}
