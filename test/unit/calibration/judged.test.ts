import { describe, expect, it } from 'vitest';
import { driveDisagreement, gridDisagreement } from '../../../src/calibration/disagreement.js';
import { layGrids } from '../../../src/calibration/grids.js';
import { judgedCoverage } from '../../../src/calibration/judged.js';
import type { GridMeasurement } from '../../../src/calibration/measurements.js';
import { PixelStatus } from '../../../src/coverage/kernel/fold.js';
import type { CoverageResult } from '../../../src/coverage/result.js';
import { fromLonLat, toLonLat } from '../demand/world.js';
import { county, lowLte } from '../siting/world.js';

const { covered, weak, unknown, blind } = PixelStatus;
const group = '4g-telecom+unicom';

/** Two groups of LTE on 4 × 2 pixels of 100 m: one covers the west but a pixel, the other nothing; any-operator is their best. */
function world(): CoverageResult {
  const { coverage } = county(['....', '....']);
  const [layer] = coverage.layers;
  const own = Uint8Array.from([covered, covered, weak, blind, covered, covered, weak, unknown]);
  const other = new Uint8Array(8).fill(weak);
  const rsrp_dBm = Float32Array.from(own, (s) => (s === covered ? -100 : s === weak ? -115 : Number.NaN));
  const bestLayer = Uint8Array.from(own, (s) => (s === unknown ? 255 : 0));
  const of = (id: string, status: Uint8Array, layers: number[], group?: string) => ({
    ...coverage.services[0],
    ...{ id, status, layers, group, bestLayer },
  });
  const mobile = { ...lowLte, id: 'lte-m', group: 'mobile', operators: ['mobile'] };
  return {
    ...coverage,
    layers: [
      { ...layer, status: own, rsrp_dBm },
      { ...layer, layer: mobile, status: other, rsrp_dBm: new Float32Array(8).fill(-116) },
    ],
    services: [
      of(group, own, [0], 'telecom+unicom'),
      of('4g-mobile', other, [1], 'mobile'),
      of('4g-any', own.slice(), [0, 1]),
    ],
  };
}

/** On the pixel of this column and row from the north. */
const on = (col: number, row: number, facts: Partial<GridMeasurement>): GridMeasurement => {
  const [lon, lat] = toLonLat(100 * col + 50, 150 - 100 * row);
  return {
    lon,
    lat,
    size_m: 100,
    operators: ['unicom'],
    technology: 'lte',
    samples: 600,
    rsrp_dBm: Number.NaN,
    coveredShare: Number.NaN,
    ...facts,
  };
};

const judge = (coverage: CoverageResult, rows: readonly GridMeasurement[]) => {
  const laid = layGrids(rows, coverage, fromLonLat);
  const judged = judgedCoverage(coverage, laid.byService);
  const statusOf = (id: string) => [...(judged.services.find((s) => s.id === id)?.status ?? [])];
  return { laid, judged, statusOf };
};

describe('coverage as judged', () => {
  it('takes what was measured, of the service that was measured, and leaves the prediction as it is', () => {
    const coverage = world();
    const { statusOf, laid } = judge(coverage, [
      on(0, 0, { rsrp_dBm: -118 }),
      on(2, 0, { rsrp_dBm: -95 }),
      on(3, 0, { coveredShare: 0.5 }),
      on(3, 1, { coveredShare: 0.9 }),
    ]);
    // A blind pixel that was measured weak stays blind; an unknown one becomes known.
    const expected = [weak, covered, covered, blind, covered, covered, weak, covered];
    expect(statusOf(group)).toEqual(expected);
    expect(statusOf('4g-any')).toEqual(expected);
    expect(statusOf('4g-mobile')).toEqual(new Array(8).fill(weak));
    expect(coverage.services[0].status[0]).toBe(covered);
    expect(laid).toMatchObject({ used: 4, tooFewSamples: 0, outside: 0, unmatched: 0 });
  });

  it('needs 500 samples, a service, a level and a place', () => {
    const { judged, laid } = judge(world(), [
      on(0, 0, { rsrp_dBm: -118, samples: 499 }),
      on(9, 9, { rsrp_dBm: -118 }),
      on(0, 0, { rsrp_dBm: -118, operators: ['somebody'] }),
      on(0, 0, { rsrp_dBm: -118, technology: 'nr' }),
      on(0, 0, {}),
    ]);
    expect(laid).toMatchObject({ used: 0, tooFewSamples: 1, outside: 1, unmatched: 3 });
    expect(judged.services.every((s) => s.measured === undefined)).toBe(true);
  });

  it('of any operator is covered where one group is, and weak where none is left', () => {
    const mobile = { operators: ['mobile'] };
    const { statusOf } = judge(world(), [
      on(0, 0, { rsrp_dBm: -118 }),
      on(0, 0, { rsrp_dBm: -90, ...mobile }),
      on(1, 0, { rsrp_dBm: -118 }),
    ]);
    expect(statusOf(group).slice(0, 2)).toEqual([weak, weak]);
    expect(statusOf('4g-any').slice(0, 2)).toEqual([covered, weak]);
  });

  it('of a row without operator is that of any operator', () => {
    const { statusOf } = judge(world(), [on(0, 0, { rsrp_dBm: -118, operators: [] })]);
    expect(statusOf('4g-any')[0]).toBe(weak);
    expect(statusOf(group)[0]).toBe(covered);
  });

  it('takes the grid with more samples, and the pixels whose centre lies on a grid', () => {
    const rows = [
      on(0, 0, { rsrp_dBm: -118, samples: 700 }),
      on(0, 0, { rsrp_dBm: -90, samples: 900 }),
      on(0, 0, { rsrp_dBm: -118, samples: 900 }),
    ];
    expect(judge(world(), rows).statusOf(group)[0]).toBe(covered);
    const wide = { ...on(0, 0, { rsrp_dBm: -118, size_m: 200 }), ...lonLatAt(100, 100) };
    expect(judge(world(), [wide]).statusOf(group)).toEqual([
      ...[weak, weak, weak, blind],
      ...[weak, weak, weak, unknown],
    ]);
    // Smaller than a pixel, in a corner of it.
    const small = { ...on(0, 0, { rsrp_dBm: -118, size_m: 10 }), ...lonLatAt(10, 190) };
    expect(judge(world(), [small]).statusOf(group)[0]).toBe(weak);
  });

  it('does not hold a measured weakness against a site that did not exist', () => {
    const coverage = world();
    const [first, ...rest] = coverage.layers;
    // With the plan: sector 5 is new and serves pixels 0 and 2; it covers pixel 0 only.
    const bestServer = Int32Array.from([5, 0, 5, -1, 0, 0, 0, -1]);
    const after = { ...coverage, layers: [{ ...first, bestServer }, ...rest] };
    const { byService } = layGrids(
      [on(0, 0, { rsrp_dBm: -118 }), on(1, 0, { rsrp_dBm: -118 }), on(2, 0, { rsrp_dBm: -95 })],
      coverage,
      fromLonLat,
    );
    const [status] = judgedCoverage(after, byService, 5).services.map((s) => [...s.status]);
    expect(status.slice(0, 3)).toEqual([covered, weak, covered]);
  });
});

const lonLatAt = (x_m: number, y_m: number) => {
  const [lon, lat] = toLonLat(x_m, y_m);
  return { lon, lat };
};

describe('disagreement', () => {
  const people = Float64Array.from([10, 20, 30, 40, 50, 60, 70, 80]);

  it('of grids counts grids and people each way, and compares levels', () => {
    const coverage = world();
    const { byService } = layGrids(
      [
        on(0, 0, { rsrp_dBm: -118 }),
        on(1, 0, { rsrp_dBm: -104 }),
        on(2, 0, { rsrp_dBm: -95 }),
        on(3, 1, { rsrp_dBm: -95 }),
      ],
      coverage,
      fromLonLat,
    );
    const [row, any] = gridDisagreement(coverage, byService, people);
    expect(any).toBeUndefined();
    // The unknown pixel says nothing. Errors: 18, 4 and −20 dB.
    expect(row).toMatchObject({
      source: 'mr-grids',
      service: group,
      samples: 2400,
      compared: 3,
      predictedCoveredMeasuredWeak: 1,
      predictedWeakMeasuredCovered: 1,
      peopleCoveredMeasuredWeak: 10,
      peopleWeakMeasuredCovered: 30,
    });
    expect(row.meanError_dB).toBeCloseTo(2 / 3, 9);
    expect(row.sigma_dB).toBeCloseTo(Math.sqrt((18 ** 2 + 4 ** 2 + 20 ** 2) / 3 - (2 / 3) ** 2), 9);
    const [land] = gridDisagreement(coverage, byService, undefined);
    expect(land.peopleCoveredMeasuredWeak).toBeNaN();
  });

  it('of drive tests counts a pixel once, however long the car stood there', () => {
    const coverage = world();
    const at = (col: number, rsrp_dBm: number) => on(col, 0, { rsrp_dBm, samples: 1 });
    const samples = [at(0, -118), at(0, -122), at(0, -120), at(2, -115), on(7, 7, { rsrp_dBm: -90 })];
    const [row] = driveDisagreement(coverage, samples, people, fromLonLat);
    expect(row).toMatchObject({
      source: 'drive-tests',
      samples: 4,
      compared: 2,
      predictedCoveredMeasuredWeak: 1,
      predictedWeakMeasuredCovered: 0,
      meanError_dB: 10,
      sigma_dB: 10,
    });
  });
});
