/** A corridor over ten pixels of 100 m, every figure counted by hand. */
import { describe, expect, it } from 'vitest';
import { PixelStatus } from '../../../../src/coverage/kernel/fold.js';
import type { AirMap } from '../../../../src/coverage/slices/air.js';
import { judgeCorridor } from '../../../../src/coverage/slices/corridors.js';

const { covered, weak, poorQuality, blind, unknown } = PixelStatus;
const grid = { crs: 'EPSG:32649', originX: 0, originY: 100, cellX: 100, cellY: 100, cols: 10, rows: 1 };
const none = undefined;
const servers = [0, 0, 1, 1, none, 1, 2, 2, none, 0];
const states = [covered, covered, weak, poorQuality, blind, covered, covered, covered, unknown, weak];
const rsrp_dBm = [-70, -72, -110, -90, Number.NaN, -80, -80, -80, Number.NaN, -120];
const sinr_dB = [10, 9, 3, -8, Number.NaN, 5, 5, 5, Number.NaN, -2];

const map: AirMap = {
  kind: 'layer',
  id: 'nr',
  status: Uint8Array.from(states),
  at: (p) => ({ status: states[p], rsrp_dBm: rsrp_dBm[p], rsSinr_dB: sinr_dB[p], server: servers[p] }),
};
const lobes = { isAbove: (server: number) => server === 2 };
const all = new Uint8Array(10).fill(1);
const judge = (areaMask: Uint8Array, line: readonly number[]) =>
  judgeCorridor({ grid, areaMask, lobes }, map, { name: 'A', lines: [line] });

describe('a corridor', () => {
  const verdict = judge(all, [0, 50, 1000, 50]);

  it('splits into covered, unknown and failing length', () => {
    expect(verdict).toMatchObject({ corridor: 'A', length_m: 1000, covered_m: 500, unknown_m: 100 });
    expect(verdict?.longestFailing_m).toBe(300);
  });

  it('counts a change where another cell than the last one serves, not a gap', () => {
    // 0 → 1, gap, 1 again, 1 → 2, gap, 2 → 0.
    expect(verdict?.serverChanges).toBe(3);
    expect(judge(all, [1000, 50, 0, 50])?.serverChanges).toBe(3);
  });

  it('tells level and quality over what is received', () => {
    expect(verdict?.rsrpMin_dBm).toBe(-120);
    expect(verdict?.rsrpMean_dBm).toBeCloseTo(-(70 + 72 + 110 + 90 + 80 * 3 + 120) / 8, 9);
    // A tenth of 800 m is 80 m: the worst pixel alone.
    expect(verdict?.sinrP10_dB).toBe(-8);
  });

  it('tells the length served from above the main lobe', () => {
    expect(verdict?.sideLobe_m).toBe(200);
  });

  it('ends at the border and begins anew behind it', () => {
    const gap = Uint8Array.from(all, (_, p) => (p >= 2 && p < 6 ? 0 : 1));
    const cut = judge(gap, [-500, 50, 1500, 50]);
    expect(cut).toMatchObject({ length_m: 600, covered_m: 400, serverChanges: 1, longestFailing_m: 100 });
    expect(judge(new Uint8Array(10), [0, 50, 1000, 50])).toBeUndefined();
  });
});
