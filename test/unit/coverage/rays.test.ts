/** Which ray a cell lies on: everything in integers, so every cell of the disc once, and near its ray. */
import { describe, expect, it } from 'vitest';
import {
  fans,
  insideDisc,
  minorOffset,
  nearestMinor,
  owningRay,
  type RayChoice,
  rayFan,
  sharedRay,
} from '../../../src/coverage/kernel/rays.js';

describe.each(['shared', 'all'] as const)('rays, %s', (choice: RayChoice) => {
  it.each([1, 2, 3, 7, 20, 33, 64])('own every cell of a disc of %i cells once', (radius_cells) => {
    const fan = rayFan(radius_cells, choice);
    const seen = new Map<string, number>();
    for (const { majorCol, majorRow, minorCol, minorRow, ownsDiagonal } of fans)
      for (let j = -fan.r; j <= fan.r; j++)
        for (let k = 1; k <= fan.r; k++) {
          const m = nearestMinor(k, j, fan);
          if (owningRay(k, m, fan) !== j || !insideDisc(k, m, radius_cells)) continue;
          if (!ownsDiagonal && Math.abs(m) === k) continue;
          const cell = `${k * majorCol + m * minorCol},${k * majorRow + m * minorRow}`;
          seen.set(cell, (seen.get(cell) ?? 0) + 1);
        }
    let cells = 0;
    for (let x = -radius_cells; x <= radius_cells; x++)
      for (let y = -radius_cells; y <= radius_cells; y++)
        if (x * x + y * y <= radius_cells * radius_cells && (x !== 0 || y !== 0)) cells++;
    expect(seen.size).toBe(cells);
    expect(Math.max(...seen.values())).toBe(1);
  });

  it('pass within half a cell of the cells they own', () => {
    const fan = rayFan(50, choice);
    for (let k = 1; k <= 50; k++)
      for (let m = -k; m <= k; m++) {
        const { whole, rest } = minorOffset(k, owningRay(k, m, fan), fan);
        expect(Math.abs(whole + rest / fan.r - m)).toBeLessThanOrEqual(0.5);
      }
  });
});

it('an odd ray shares the way of the even one below it up to half-way, and none further', () => {
  const fan = rayFan(40);
  expect(fan).toEqual({ r: 40, half: 20 });
  expect([sharedRay(20, 7, fan), sharedRay(20, -7, fan), sharedRay(21, 7, fan)]).toEqual([6, -8, 7]);
  expect(sharedRay(1, 7, rayFan(40, 'all'))).toBe(7);
});
