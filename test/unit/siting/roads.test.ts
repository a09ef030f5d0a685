import { describe, expect, it } from 'vitest';
import { RoadIndex } from '../../../src/siting/roads.js';

/** A bent road, and one that is only a point. */
const roads = new RoadIndex([
  [0, 0, 1000, 0, 1000, 1000],
  [5000, 5000, 5000, 5000],
]);

describe('the next road', () => {
  it('is as far as its nearest segment, in whatever ring of the search it lies', () => {
    expect(roads.distance_m({ x_m: 300, y_m: 40 })).toBe(40);
    expect(roads.distance_m({ x_m: -300, y_m: 400 })).toBe(500);
    expect(roads.distance_m({ x_m: 1900, y_m: 500 })).toBe(900);
    expect(roads.distance_m({ x_m: 5000, y_m: 45_000 })).toBe(40_000);
    expect(roads.nearest({ x_m: 990, y_m: 700 })).toEqual({ x_m: 1000, y_m: 700 });
    // 700 m to the corner's two arms is not nearest to the corner itself: dense sampling agrees.
    const at = { x_m: 412, y_m: 377 };
    let sampled = Number.POSITIVE_INFINITY;
    for (let t = 0; t <= 1000; t++)
      sampled = Math.min(sampled, Math.hypot(t - at.x_m, at.y_m), Math.hypot(1000 - at.x_m, t - at.y_m));
    expect(roads.distance_m(at)).toBeCloseTo(sampled, 9);
  });

  it('is unknown without roads', () => {
    expect(new RoadIndex([]).distance_m({ x_m: 0, y_m: 0 })).toBeNaN();
    expect(new RoadIndex([]).nearest({ x_m: 0, y_m: 0 })).toBeUndefined();
  });
});

describe('road sides', () => {
  it('are points on both sides at the same distance, inside the radius', () => {
    const middle = { x_m: 500, y_m: 0 };
    const points = roads.roadside(middle, 450, 100, 20);
    // Sections of 100 m have their middles at 50, 150, … 950: eight of them within the radius.
    expect(points.filter((p) => p.y_m === 20).map((p) => p.x_m)).toHaveLength(8);
    expect(points.filter((p) => p.y_m === -20).map((p) => p.x_m)).toHaveLength(8);
    for (const p of points) expect(roads.distance_m(p)).toBeCloseTo(20, 9);
  });
});
