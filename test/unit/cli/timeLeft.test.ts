import { describe, expect, it } from 'vitest';
import { TimeLeft } from '../../../src/cli/timeLeft.js';
import { seededRandom } from '../../../src/foundation/random.js';

interface Tick {
  readonly at_ms: number;
  readonly units: number;
}

/** Pieces from one to a hundred units, taken in order by lanes that first start up, three hundred by each; each a little faster or slower. */
function worked(seed: number, pieces: number, lanes: number, startUp_ms: number): Tick[] {
  const random = seededRandom(seed);
  const free_ms = Array.from({ length: lanes }, () => startUp_ms);
  const ticks: Tick[] = [];
  for (let i = 0; i < pieces; i++) {
    const units = Math.round(100 ** random());
    const lane = free_ms.indexOf(Math.min(...free_ms));
    free_ms[lane] += units * 40 * (0.8 + 0.4 * random());
    ticks.push({ at_ms: free_ms[lane], units });
  }
  return ticks.sort((a, b) => a.at_ms - b.at_ms);
}

const total = (ticks: readonly Tick[]): number => ticks.reduce((sum, t) => sum + t.units, 0);

describe('time left', () => {
  it.each([
    [1, 1, 0],
    [2, 2, 4_000],
    [3, 8, 9_000],
  ])(
    'is right within a fifth of itself from a tenth on, uneven work no. %i on %i lanes that start in %i ms',
    (seed, lanes, startUp_ms) => {
      const ticks = worked(seed, 300 * lanes, lanes, startUp_ms);
      const all = total(ticks);
      const end_ms = (ticks.at(-1) as Tick).at_ms;
      const work = new TimeLeft(all, 0);
      let checked = 0;
      for (const { at_ms, units } of ticks) {
        work.add(units, at_ms);
        const left_s = (end_ms - at_ms) / 1000;
        if (work.count < 0.1 * all || left_s < 0.05 * (end_ms / 1000)) continue;
        checked++;
        expect(Math.abs(work.left_s - left_s), `after ${work.count} of ${all}`).toBeLessThan(0.2 * left_s);
      }
      expect(checked).toBeGreaterThan(200);
    },
  );

  it('is not misled by work that the cache saves', () => {
    const work = new TimeLeft(1000, 0);
    work.add(10, 1000);
    work.drop(400);
    for (let i = 1; i <= 9; i++) work.add(10, 1000 + 1000 * i);
    expect(work.count).toBe(100);
    expect(work.left_s).toBeCloseTo(50);
  });

  it('is unknown before anything is done, and nothing at the end', () => {
    const work = new TimeLeft(10, 0);
    expect(work.left_s).toBeNaN();
    for (const at_ms of [100, 200, 300]) work.add(0, at_ms);
    expect(work.left_s).toBe(Number.POSITIVE_INFINITY);
    work.add(12, 500);
    expect(work.left_s).toBe(0);
  });
});
