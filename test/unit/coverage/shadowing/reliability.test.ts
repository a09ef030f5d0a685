/** Reliability of places and lines, and verdicts that what is unknown decides. */
import { describe, expect, it } from 'vitest';
import { kpiChanges } from '../../../../src/app/analyze/kpis.js';
import { reliabilityOf } from '../../../../src/coverage/shadowing/reliability.js';
import { countKpi, type Kpi } from '../../../../src/report/kpi.js';
import { plain } from '../../../../src/foundation/text.js';

const p = Float32Array.of(0.9, 0.98, 0.5, Number.NaN, 1);

describe('reliability', () => {
  it('is the mean of P, not the share of pixels above something', () => {
    const { mean, verdict } = reliabilityOf([0, 1, 4], p, 0.95);
    expect(mean).toBeCloseTo((0.9 + 0.98 + 1) / 3, 6);
    expect(verdict).toBe('pass');
    expect(reliabilityOf([0, 1], p, 0.95).verdict).toBe('fail');
  });

  it('weighs a line by its lengths', () => {
    const km = [1, 8, 0, 0, 1];
    expect(reliabilityOf([0, 1, 4], p, 0.95, (i) => km[i]).mean).toBeCloseTo(0.9 * 0.1 + 0.98 * 0.8 + 0.1, 6);
  });

  it('is unknown only where what is unknown could decide', () => {
    expect(reliabilityOf([1, 3], p, 0.9)).toMatchObject({ unknown: 0.5, verdict: 'unknown' });
    // Even with the unknown pixel at 1 the mean is 0.75.
    expect(reliabilityOf([2, 3], p, 0.9).verdict).toBe('fail');
    expect(reliabilityOf([1, 3], p, 0.4).verdict).toBe('pass');
    expect(reliabilityOf([3], p, 0.9)).toMatchObject({ mean: Number.NaN, unknown: 1, verdict: 'unknown' });
    expect(reliabilityOf([], p, 0.9).verdict).toBe('unknown');
  });
});

describe('a figure against its target', () => {
  const kpi = (value: number, valueIfUnknownCovered: number, target: number | null): Kpi => ({
    ...countKpi('x', value, 1, 1, '1', plain('x'), '2026-11-01'),
    valueIfUnknownCovered,
    target,
  });
  const verdictOf = (k: Kpi) => kpiChanges([k], undefined, undefined)[0].verdict;

  it.each([
    [0.96, 0.97, 0.95, 'pass'],
    [0.95, 0.95, 0.95, 'pass'],
    [0.94, 0.96, 0.95, 'unknown'],
    [0.9, 0.94, 0.95, 'fail'],
    [0.9, 0.94, null, null],
  ] as const)('%d, %d if unknown were covered, target %d: %s', (value, most, target, verdict) => {
    expect(verdictOf(kpi(value, most, target))).toBe(verdict);
  });
});
