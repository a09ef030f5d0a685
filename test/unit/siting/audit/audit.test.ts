import { describe, expect, it } from 'vitest';
import { makePlaces, type PlaceInput } from '../../../../src/demand/places.js';
import { auditPlaces, eitherOf, type PlaceVerdict } from '../../../../src/siting/audit/audit.js';
import type { EntrySource } from '../../../../src/siting/audit/entry.js';
import { placesColumns, placesCsvRows } from '../../../../src/siting/audit/rows.js';
import { fromLonLat, maskOf, toLonLat } from '../../demand/world.js';
import { lowLte, sectorOn } from '../world.js';
import { zoneWorld } from '../zones/world.js';

/** West: a mast nearby serves. East: no cell reaches. */
const rows = Array.from({ length: 6 }, () => `${'.'.repeat(10)}${'b'.repeat(10)}`);
const box = (x0: number, x1: number): PlaceInput['geometry'] => ({
  type: 'Polygon',
  coordinates: [
    [
      [x0, 100],
      [x1, 100],
      [x1, 500],
      [x0, 500],
      [x0, 100],
    ].map(([x, y]) => toLonLat(x, y)),
  ],
});
const spot = (x_m: number): PlaceInput => ({
  attributes: { class: 'key-point' },
  geometry: { type: 'Point', coordinates: toLonLat(x_m, 300) },
});
const place = (placeClass: string, x0: number, x1: number): PlaceInput => ({
  attributes: { class: placeClass, name: placeClass },
  geometry: box(x0, x1),
});

function audited(
  inputs: readonly PlaceInput[],
  { indoorCell = false, entryLoss = 'p2109' }: { indoorCell?: boolean; entryLoss?: EntrySource } = {},
): PlaceVerdict {
  const world = zoneWorld(rows, { mast: { x_m: 500, y_m: 300 } });
  const layer = { ...world.coverage.layers[0], dataSinr_dB: world.coverage.layers[0].rsSinr_dB };
  const coverage = { ...world.coverage, layers: [layer] };
  const { places } = makePlaces(inputs, {
    grid: coverage.pixelGrid,
    areaMask: maskOf(rows),
    fromLonLat,
    buildingAt: () => undefined,
  });
  const indoor = indoorCell ? [sectorOn(lowLte, 3)] : [];
  const [[verdict]] = [
    ...auditPlaces({
      ...world,
      coverage,
      network: { ...world.network, indoor },
      places,
      indoorPositions: indoor.map(() => [1500, 300]),
      entryLoss,
    }),
  ];
  return verdict;
}

describe('the audit of a place', () => {
  it('passes when the required share of its test points is covered, outdoors and behind the wall', () => {
    const west = audited([place('hospital', 200, 800)]);
    expect(west.outdoor).toMatchObject({ verdict: 'pass', passedBy: 'points', pointsUnknown: 0 });
    expect(west.outdoor.rsrpMean_dBm - west.indoor.rsrpMean_dBm).toBeGreaterThan(20);
    // The neighbouring pixel's server is heard one pixel further.
    const half = audited([place('hospital', 700, 1500)]);
    expect(half.outdoor).toMatchObject({ verdict: 'fail', passedBy: undefined });
    expect(half.outdoor.pointsCovered / half.points).toBeCloseTo(0.5, 1);
    expect(audited([place('hospital', 1100, 1400)]).outdoor.pointsCovered).toBe(0);
  });

  it('passes when all declared key points are covered, whatever lies between them', () => {
    const inputs = [place('hospital', 800, 1200), spot(850), spot(950)];
    expect(audited(inputs).outdoor).toMatchObject({
      verdict: 'pass',
      passedBy: 'key-points',
      keyPointsCovered: 2,
    });
    const one = audited([...inputs, spot(1150)]);
    expect(one.outdoor).toMatchObject({ verdict: 'fail', keyPointsCovered: 2, keyPointsUnknown: 0 });
    expect(one.rates?.dl_Mbps).toHaveLength(3);
    const [row] = placesCsvRows([one], { county: 'C' });
    expect(row).toMatchObject({ keyPoints: 3, keyPointsPassed: 2, testPoints: one.points, scene: 'medical' });
    expect(Object.keys(row)).toEqual([...placesColumns]);
  });

  it('without declared key points takes every test point as one', () => {
    const verdict = audited([place('hospital', 200, 800)]);
    const [row] = placesCsvRows([verdict], { county: 'C' });
    expect([row.keyPoints, row.keyPointsPassed]).toEqual([verdict.points, verdict.outdoor.pointsCovered]);
    expect(row.dlMean_Mbps).toBeGreaterThan(0);
  });

  it('below ground is unknown, and passes with a system inside; its rates are not predicted', () => {
    const metro = audited([place('metro', 200, 800)]);
    expect(metro).toMatchObject({ judged: 'indoor', rates: undefined, remedy: '' });
    expect(metro.indoor.verdict).toBe('unknown');
    const served = audited([place('metro', 1300, 1700)], { indoorCell: true });
    expect(served.indoor).toMatchObject({ verdict: 'pass', passedBy: 'indoor-system' });
    expect(served.servedBy).toBe('indoor-system');
  });

  it('loses indoors what the chosen source says, and only that', () => {
    const drop = (entryLoss: EntrySource) => {
      const { outdoor, indoor } = audited([place('school', 200, 800)], { entryLoss });
      return outdoor.rsrpMean_dBm - indoor.rsrpMean_dBm;
    };
    // Open country at 874 MHz in the table of planning practice.
    expect(drop('national')).toBeCloseTo(8, 6);
    expect(drop('tr38901')).toBeCloseTo(10.5 + 3.66, 0);
    expect(drop('p2109')).toBeGreaterThan(14);
  });
});

describe('either rule', () => {
  it('is enough, and both must fail', () => {
    expect(eitherOf('fail', 'pass')).toBe('pass');
    expect(eitherOf('fail', 'fail')).toBe('fail');
    expect(eitherOf('unknown', 'fail')).toBe('unknown');
  });
});
