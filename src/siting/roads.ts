/** Where the next road is, by an index of its segments. Pure. */
import RBush from 'rbush';
import type { FlatLine } from '../demand/lines.js';
import { segmentDistance2 } from '../raster/rings.js';
import type { Point } from './surroundings.js';

interface Segment {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** Rings of search for the nearest segment: most are near. */
const searchRadii_m = [100, 500, 2000, 10_000, 1e7];

export class RoadIndex {
  private readonly segments = new RBush<Segment>();

  constructor(lines: readonly FlatLine[]) {
    this.segments.load(lines.flatMap(segmentsOf));
  }

  /** NaN without any road. */
  distance_m(at: Point): number {
    const nearest = this.nearest(at);
    return nearest ? Math.hypot(nearest.x_m - at.x_m, nearest.y_m - at.y_m) : Number.NaN;
  }

  /** The point of the roads nearest to a position. */
  nearest({ x_m, y_m }: Point): Point | undefined {
    for (const radius of searchRadii_m) {
      let best: Segment | undefined;
      let best2 = radius * radius;
      for (const s of this.around({ x_m, y_m }, radius)) {
        const d2 = segmentDistance2(s.x0, s.y0, s.x1, s.y1, x_m, y_m);
        if (d2 > best2) continue;
        best = s;
        best2 = d2;
      }
      if (best) return footOn(best, x_m, y_m);
    }
    return undefined;
  }

  /** Points `aside_m` to both sides of the roads, every `step_m` or at least once a segment, within a radius. */
  roadside(at: Point, radius_m: number, step_m: number, aside_m: number): Point[] {
    const points: Point[] = [];
    for (const { x0, y0, x1, y1 } of this.around(at, radius_m)) {
      const length = Math.hypot(x1 - x0, y1 - y0);
      if (!(length > 0)) continue;
      const parts = Math.ceil(length / step_m);
      for (let k = 0; k < parts; k++)
        for (const side of [-aside_m, aside_m]) {
          const t = (k + 0.5) / parts;
          const x_m = x0 + t * (x1 - x0) - (side * (y1 - y0)) / length;
          const y_m = y0 + t * (y1 - y0) + (side * (x1 - x0)) / length;
          if (Math.hypot(x_m - at.x_m, y_m - at.y_m) <= radius_m) points.push({ x_m, y_m });
        }
    }
    return points;
  }

  private around({ x_m, y_m }: Point, radius: number): Segment[] {
    return this.segments.search({
      minX: x_m - radius,
      minY: y_m - radius,
      maxX: x_m + radius,
      maxY: y_m + radius,
    });
  }
}

function segmentsOf(line: FlatLine): Segment[] {
  const out: Segment[] = [];
  for (let i = 0; i + 3 < line.length; i += 2) {
    const [x0, y0, x1, y1] = [line[i], line[i + 1], line[i + 2], line[i + 3]];
    out.push({
      minX: Math.min(x0, x1),
      minY: Math.min(y0, y1),
      maxX: Math.max(x0, x1),
      maxY: Math.max(y0, y1),
      x0,
      y0,
      x1,
      y1,
    });
  }
  return out;
}

function footOn({ x0, y0, x1, y1 }: Segment, x: number, y: number): Point {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const length2 = dx * dx + dy * dy;
  const t = length2 > 0 ? Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / length2)) : 0;
  return { x_m: x0 + t * dx, y_m: y0 + t * dy };
}
