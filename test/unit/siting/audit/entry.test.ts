import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../../src/foundation/random.js';
import { buildingEntryLoss_dB } from '../../../../src/propagation/p2109/equations.js';
import { entryTable } from '../../../../src/siting/audit/entry.js';
import { margin_dB } from '../../../../src/siting/audit/verdict.js';
import { type ClutterId, clutterIndex } from '../../../../src/terrain/clutter.js';

const at = (id: ClutterId): number => clutterIndex(id);

describe('building entry loss', () => {
  it('by P.2109 is its median at the elevation, and its spread half of what lies between 16 and 84 %', () => {
    const { loss_dB, sigma_dB } = entryTable('p2109', 3550)('traditional', at('urban'));
    for (const elevation of [0, 12.3, 45])
      expect(loss_dB(elevation)).toBeCloseTo(buildingEntryLoss_dB(3.55, 0.5, 'traditional', elevation), 9);
    const [low, high] = [0.158655, 0.841345].map((p) => buildingEntryLoss_dB(3.55, p, 'traditional', 0));
    expect(sigma_dB).toBeCloseTo((high - low) / 2, 4);
  });

  // Walls as planners' tables print them, 0.7 and 3.5 GHz.
  it.each([
    ['traditional', 700, 10.2, 4.4],
    ['traditional', 3500, 12.7, 4.4],
    ['thermally-efficient', 700, 17.7, 6.5],
    ['thermally-efficient', 3500, 26.8, 6.5],
  ] as const)('by TR 38.901 of %s walls at %d MHz is the wall and a drawn depth', (type, f, wall, spread) => {
    const { loss_dB, sigma_dB } = entryTable('tr38901', f)(type, at('urban'));
    const random = seededRandom(7);
    const depths = Array.from({ length: 20_000 }, () => 0.5 * Math.min(25 * random(), 25 * random())).sort(
      (a, b) => a - b,
    );
    const mean = depths.reduce((a, b) => a + b, 0) / depths.length;
    const deviation = Math.sqrt(depths.reduce((a, d) => a + (d - mean) ** 2, 0) / depths.length);
    expect(loss_dB(0)).toBeCloseTo(wall + depths[depths.length / 2], 0);
    expect(sigma_dB).toBeCloseTo(Math.hypot(spread, deviation), 1);
  });

  it('by the national table depends on the area, between the printed carriers too, and on no wall', () => {
    const loss = (f: number, id: ClutterId) => entryTable('national', f)('traditional', at(id)).loss_dB(30);
    expect(loss(3500, 'dense-urban')).toBe(26);
    expect(loss(1800, 'suburban')).toBe(13);
    expect(loss(900, 'village')).toBe(8);
    expect(loss(450, 'urban')).toBe(15);
    expect(loss(6000, 'urban')).toBe(25);
    expect(loss(2800, 'urban')).toBeGreaterThan(20);
    expect(loss(2800, 'urban')).toBeLessThan(22);
    const national = entryTable('national', 3500);
    expect(national('thermally-efficient', at('urban'))).toEqual(national('traditional', at('urban')));
  });

  it('is counted once: level and uplink lose it, interference does as well, noise does not', () => {
    const gates = { rsrp_dBm: -105, rsSinr_dB: -3, maxCouplingLossUl_dB: 140, noise_dBm: -125, need_dB: 0 };
    const none = 0;
    expect(margin_dB(gates, -80, none, 100, 20)).toBeCloseTo(margin_dB(gates, -100, none, 120, 0), 9);
    // Buried in interference the SINR is the same behind the wall.
    const loud = { ...gates, rsrp_dBm: -200, maxCouplingLossUl_dB: 1000 };
    expect(margin_dB(loud, -60, 1e-6, 100, 20)).toBeCloseTo(margin_dB(loud, -60, 1e-6, 100, 0), 3);
  });
});
