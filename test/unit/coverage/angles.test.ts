import { describe, expect, it } from 'vitest';
import { azimuth_deg, elevation_deg } from '../../../src/coverage/kernel/angles.js';
import { seededRandom } from '../../../src/foundation/random.js';
import { degPerRad } from '../../../src/foundation/units.js';

const tolerance_deg = 1e-9;

describe('angles from a mast', () => {
  it('are those of the library, all round and near every seam', () => {
    const random = seededRandom(7);
    let worst = 0;
    for (let i = 0; i < 200_000; i++) {
      // Every eighth of a turn is a seam of the series: look closely there, and anywhere.
      const angle = (Math.PI / 8) * Math.floor(16 * random()) + (i % 2 ? 1e-7 * (random() - 0.5) : random());
      const length = 10 ** (6 * random() - 1);
      const [east, north] = [length * Math.sin(angle), length * Math.cos(angle)];
      const expected = (Math.atan2(east, north) * degPerRad + 360) % 360;
      const apart = Math.abs(azimuth_deg(east, north) - expected);
      worst = Math.max(worst, Math.min(apart, 360 - apart));
      const rise = length * (random() - 0.5);
      const distance = Math.abs(east);
      worst = Math.max(
        worst,
        Math.abs(elevation_deg(rise, distance) - Math.atan2(rise, distance) * degPerRad),
      );
    }
    expect(worst).toBeLessThan(tolerance_deg);
  });

  it.each([
    [0, 1, 0],
    [1, 1, 45],
    [1, 0, 90],
    [1, -1, 135],
    [0, -1, 180],
    [-1, -1, 225],
    [-1, 0, 270],
    [-1, 1, 315],
    [0, 0, 0],
    [-0, 1, 0],
  ])('east %f north %f is %f°', (east, north, angle) => {
    expect(azimuth_deg(east, north)).toBeCloseTo(angle, 9);
  });

  it('stay within a full turn, and unknown where the ground is', () => {
    expect(azimuth_deg(-1e-12, 1e6)).toBe(360);
    expect(elevation_deg(Number.NaN, 5)).toBeNaN();
    expect([elevation_deg(0, 0), elevation_deg(-3, 0), elevation_deg(3, 0)]).toEqual([0, -90, 90]);
  });
});
