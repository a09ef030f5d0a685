import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bullingtonLoss_dB,
  earthConstants,
  knifeEdgeLoss_dB,
  knifeEdgeLossExact_dB,
  sphericalEarthLoss_dB,
} from '../../../src/propagation/p526/equations.js';
import { fresnelIntegrals, seriesLimit } from '../../../src/propagation/p526/fresnel.js';
import { deltaBullington } from '../../../src/propagation/p526/model.js';
import type { TraceTerm } from '../../../src/propagation/trace.js';

const k700 = earthConstants(0.7, 8500, 'v', 0);
const k3500 = earthConstants(3.5, 8500, 'v', 0);

/** Heights by distance fraction, `points` equal steps. */
function path(d: number, points: number, height: (t: number) => number) {
  const d_km = Float64Array.from({ length: points }, (_, i) => (d * i) / (points - 1));
  return { d_km, h_m: d_km.map((x) => height(x / d)) };
}

const reversed = ({ d_km, h_m }: { d_km: Float64Array; h_m: Float64Array }) => ({
  d_km: d_km.map((x) => d_km[d_km.length - 1] - x).reverse(),
  h_m: h_m.slice().reverse(),
});

describe('Fresnel integrals', () => {
  it('agree with numerical integration within 1e-6', () => {
    let C = 0;
    let S = 0;
    const n = 40_000;
    const h = 6 / n;
    for (let i = 1; i <= n; i++) {
      const a = (i - 1) * h;
      for (const [t, w] of [
        [a, 1],
        [a + h / 2, 4],
        [a + h, 1],
      ]) {
        C += ((w * h) / 6) * Math.cos((Math.PI * t * t) / 2);
        S += ((w * h) / 6) * Math.sin((Math.PI * t * t) / 2);
      }
      if (i % 2000 !== 0) continue;
      const got = fresnelIntegrals(i * h);
      expect(Math.abs(got.C - C)).toBeLessThan(1e-6);
      expect(Math.abs(got.S - S)).toBeLessThan(1e-6);
    }
  });

  it('are odd and meet at the change of method', () => {
    for (const x of [0.3, 2, 5, 40]) {
      expect(fresnelIntegrals(-x).C).toBe(-fresnelIntegrals(x).C);
      expect(fresnelIntegrals(-x).S).toBe(-fresnelIntegrals(x).S);
    }
    const below = fresnelIntegrals(seriesLimit);
    const above = fresnelIntegrals(seriesLimit + 1e-9);
    expect(Math.abs(below.C - above.C)).toBeLessThan(1e-7);
    expect(Math.abs(below.S - above.S)).toBeLessThan(1e-7);
    expect(Math.abs(fresnelIntegrals(1e12).C - 0.5)).toBeLessThan(1e-9);
  });
});

describe('knife edge', () => {
  it('approximation is within 0.2 dB of the exact loss where it holds', () => {
    for (let nu = -0.78; nu <= 60; nu += 0.01)
      expect(Math.abs(knifeEdgeLoss_dB(nu) - knifeEdgeLossExact_dB(nu)), `ν=${nu}`).toBeLessThan(0.2);
  });

  it('is 0 dB at and below ν = −0.78 and 6 dB at grazing', () => {
    expect(knifeEdgeLoss_dB(-0.78)).toBe(0);
    expect(knifeEdgeLoss_dB(-5)).toBe(0);
    expect(knifeEdgeLoss_dB(Number.NEGATIVE_INFINITY)).toBe(0);
    expect(knifeEdgeLoss_dB(-0.77)).toBeGreaterThan(0);
    expect(knifeEdgeLossExact_dB(0)).toBeCloseTo(6.0206, 4);
  });

  it('exact loss follows 20 log(πν√2) deep in the shadow', () => {
    for (const nu of [50, 1e3, 1e6])
      expect(knifeEdgeLossExact_dB(nu)).toBeCloseTo(20 * Math.log10(Math.PI * nu * Math.SQRT2), 4);
  });
});

describe('spherical earth', () => {
  it('is 0 with ample clearance and meets the far form without a step at the horizon', () => {
    expect(sphericalEarthLoss_dB(k700, 5, 30, 30)).toBe(0);
    const horizon = Math.sqrt(2 * 8500) * 2 * Math.sqrt(0.03);
    const before = sphericalEarthLoss_dB(k700, horizon * (1 - 1e-6), 30, 30);
    const after = sphericalEarthLoss_dB(k700, horizon * (1 + 1e-6), 30, 30);
    expect(before).toBeGreaterThan(10);
    expect(Math.abs(after - before)).toBeLessThan(0.01);
  });

  it('is symmetric in the antenna heights and grows with distance', () => {
    for (const [a, b] of [
      [10, 60],
      [1.5, 30],
    ] as const)
      expect(sphericalEarthLoss_dB(k700, 40, a, b)).toBeCloseTo(sphericalEarthLoss_dB(k700, 40, b, a), 9);
    let last = 0;
    for (let d = 1; d < 120; d++) {
      const loss = sphericalEarthLoss_dB(k3500, d, 30, 1.5);
      expect(loss).toBeGreaterThanOrEqual(last);
      last = loss;
    }
  });

  it('mixes land and sea by the fraction over sea', () => {
    const at = (omega: number) => sphericalEarthLoss_dB(earthConstants(0.1, 8500, 'v', omega), 60, 1, 1);
    expect(at(0.25)).toBeCloseTo(0.75 * at(0) + 0.25 * at(1), 9);
    // Low vertical antennas gain over sea water: their height gain bottoms out at 2 + 20 log K.
    expect(at(1)).toBeLessThan(at(0) - 20);
  });

  it('stays finite for heights of zero, below zero, and tiny distances', () => {
    for (const [d, a, b] of [
      [1e-6, 30, 30],
      [1, 0, 0],
      [30, 0, 10],
      [0.001, 0, 2],
      [10, -5, 30],
      [0, 1, 1],
    ])
      expect(Number.isFinite(sphericalEarthLoss_dB(k3500, d, a, b))).toBe(true);
    expect(sphericalEarthLoss_dB(k3500, Number.NaN, 10, 10)).toBeNaN();
    expect(sphericalEarthLoss_dB(k3500, 10, Number.NaN, 10)).toBeNaN();
  });
});

describe('delta-Bullington', () => {
  it('a ridge of 200 m adds at least 15 dB at 700 MHz and 20 dB at 3.5 GHz', () => {
    const ridge = path(10, 201, (t) => 200 * Math.max(0, 1 - Math.abs(t - 0.5) / 0.1));
    const flat = path(10, 201, () => 0);
    for (const [k, least] of [
      [k700, 15],
      [k3500, 20],
    ] as const) {
      const added =
        deltaBullington(ridge, 201, 30, 1.5, k).loss_dB - deltaBullington(flat, 201, 30, 1.5, k).loss_dB;
      expect(added).toBeGreaterThanOrEqual(least);
    }
  });

  it('a single high knife gives the Bullington value of its exact geometry', () => {
    const knife = path(10, 101, (t) => (Math.abs(t - 0.4) < 1e-9 ? 300 : 0));
    const { bullington_dB, nu } = deltaBullington(knife, 101, 30, 30, k700);
    const bulge = (500 * 4 * 6) / 8500;
    const expected = (300 + bulge - 30) * Math.sqrt((0.002 * 10) / (k700.lambda_m * 4 * 6));
    expect(nu).toBeCloseTo(expected, 6);
    expect(bullington_dB).toBeCloseTo(bullingtonLoss_dB(knifeEdgeLoss_dB(expected), 10), 6);
  });

  it('does not change when the path is reversed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 400, noNaN: true }), { minLength: 3, maxLength: 80 }),
        fc.double({ min: 0.05, max: 60, noNaN: true }),
        fc.double({ min: 1, max: 80, noNaN: true }),
        fc.double({ min: 1, max: 80, noNaN: true }),
        (heights, d, a, b) => {
          const there = path(d, heights.length, (t) => heights[Math.round(t * (heights.length - 1))]);
          const n = heights.length;
          const forth = deltaBullington(there, n, a, b, k3500).loss_dB;
          const back = deltaBullington(reversed(there), n, b, a, k3500).loss_dB;
          expect(Math.abs(forth - back)).toBeLessThan(1e-6);
          expect(forth).toBeGreaterThanOrEqual(0);
        },
      ),
      { seed: 7, numRuns: 300 },
    );
  });

  it('is finite on exactly flat ground, at equal heights, on sloping lines of sight and over one metre', () => {
    for (const [d, points] of [
      [10, 101],
      [0.001, 2],
      [0.001, 3],
      [0.03, 4],
      [100, 1001],
    ])
      for (const height of [() => 0, () => 4000, (t: number) => 100 * t]) {
        const r = deltaBullington(path(d, points, height), points, 10, 10, k3500);
        expect(Number.isFinite(r.loss_dB), `${d} km, ${points} points`).toBe(true);
        expect(r.loss_dB).toBeGreaterThanOrEqual(0);
      }
  });

  it('takes a ray that grazes exactly as ν = 0', () => {
    const flatEarth = earthConstants(3.5, 1e12, 'h', 0);
    const graze = path(4, 5, () => 10);
    const r = deltaBullington(graze, 5, 1e-12, 1e-12, flatEarth);
    expect(Math.abs(r.nu)).toBeLessThan(1e-3);
    expect(r.bullington_dB).toBeGreaterThan(6);
  });

  it('clutter acts on the actual profile only', () => {
    const bare = path(5, 101, () => 50);
    const g_m = bare.h_m.map((h, i) => (i === 90 ? h + 15 : h));
    const open = deltaBullington(bare, 101, 30, 1.5, k3500);
    const covered = deltaBullington({ ...bare, g_m }, 101, 30, 1.5, k3500);
    expect(covered.bullington_dB).toBeGreaterThan(open.bullington_dB);
    expect(covered.h_te_m).toBe(open.h_te_m);
    expect(covered.smoothBullington_dB).toBe(open.smoothBullington_dB);
    expect(covered.sphericalEarth_dB).toBe(open.sphericalEarth_dB);
  });

  it('a void makes the loss unknown, never zero', () => {
    const holed = path(5, 11, (t) => (t === 0.5 ? Number.NaN : 20));
    expect(deltaBullington(holed, 11, 30, 1.5, k700).loss_dB).toBeNaN();
  });

  it('a coincident point and a path without length are no obstacles', () => {
    const doubled = { d_km: [0, 0, 1, 2, 2], h_m: [10, 10, 10, 10, 10] };
    expect(Number.isFinite(deltaBullington(doubled, 5, 20, 20, k700).loss_dB)).toBe(true);
    expect(deltaBullington({ d_km: [0], h_m: [5] }, 1, 10, 10, k700).loss_dB).toBe(0);
  });

  it('traces the terms that add up to the loss', () => {
    const terms: TraceTerm[] = [];
    const { loss_dB } = deltaBullington(
      path(40, 201, () => 0),
      201,
      30,
      1.5,
      k700,
      (t) => terms.push(t),
    );
    const value = (symbol: string) => terms.find((t) => t.symbol === symbol)?.value ?? Number.NaN;
    expect(value('L_bulla') + Math.max(0, value('L_dsph') - value('L_bulls'))).toBeCloseTo(loss_dB, 12);
    expect(terms.every((t) => t.equation.startsWith('ITU-R P.526-15 §'))).toBe(true);
  });
});
