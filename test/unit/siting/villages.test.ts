import { describe, expect, it } from 'vitest';
import { makePlaces, type Place } from '../../../src/demand/places.js';
import type { Verdict } from '../../../src/siting/audit/verdict.js';
import { auditVillages, type VillageVerdict } from '../../../src/siting/villages/audit.js';
import { fromLonLat, maskOf, toLonLat } from '../demand/world.js';
import { county, lowLte, networkOf, sectorOn, verdictOn } from './world.js';

const service = '4g-telecom+unicom';

interface Spot {
  readonly class: string;
  readonly name: string;
  readonly x_m: number;
  readonly y_m: number;
  readonly households?: number;
  readonly seat?: boolean;
  readonly verdict: Verdict;
}

/** Villages in a county of 20 × 1 km; one mast of the service at its western end. */
function audited(spots: readonly Spot[]): VillageVerdict[] {
  const rows = Array.from({ length: 10 }, () => '.'.repeat(200));
  const { coverage } = county(rows);
  const { places } = makePlaces(
    spots.map((s) => ({
      attributes: { class: s.class, name: s.name, households: s.households ?? '' },
      geometry: { type: 'Point', coordinates: toLonLat(s.x_m, s.y_m) },
      administrative: s.seat,
    })),
    { grid: coverage.pixelGrid, areaMask: maskOf(rows), fromLonLat, buildingAt: () => undefined },
  );
  const verdictOf = (place: Place) => spots.find((s) => s.name === place.name)?.verdict ?? 'unknown';
  const verdicts = places.map((p) => verdictOn(p, verdictOf(p), 'fail', { service }));
  return auditVillages({
    coverage,
    network: networkOf([sectorOn(lowLte, 30)]),
    positions: [[0, 500]],
    places,
    verdicts,
  }).filter((v) => v.service === service);
}

const village = (name: string, x_m: number, verdict: Verdict, seat = false, households?: number): Spot => ({
  class: 'village',
  name,
  x_m,
  y_m: 500,
  verdict,
  seat,
  households,
});

describe('a village', () => {
  it('passes by a station within 5 km of it, or by signal at all its spots; both rules are told', () => {
    const [near, far, none] = audited([
      village('Near', 4900, 'fail'),
      village('Far', 12_000, 'pass'),
      village('None', 18_000, 'fail'),
    ]);
    expect(near).toMatchObject({ within5km: 'pass', atSpots: 'fail', verdict: 'pass' });
    expect(near.nearestStation_m).toBeCloseTo(4900, 6);
    expect(far).toMatchObject({ within5km: 'fail', atSpots: 'pass', verdict: 'pass' });
    expect(none).toMatchObject({ within5km: 'fail', atSpots: 'fail', verdict: 'fail' });
  });

  it('has as spots its public places and its settlements of more than 20 households', () => {
    const [seat] = audited([
      village('Seat', 12_000, 'pass', true),
      village('Large', 12_600, 'fail', false, 21),
      village('Small', 13_000, 'fail', false, 20),
      { class: 'school', name: 'School', x_m: 12_100, y_m: 200, verdict: 'pass' },
      { class: 'mall', name: 'Shop', x_m: 12_100, y_m: 300, verdict: 'fail' },
      { class: 'hospital', name: 'Too far', x_m: 17_200, y_m: 300, verdict: 'fail' },
    ]);
    expect(seat).toMatchObject({ spots: 3, spotsPassed: 2, atSpots: 'fail' });
    expect(seat.failing.map((p) => p.name)).toEqual(['Large']);
  });

  it('is not failed by a settlement whose size nobody states', () => {
    const [seat] = audited([village('Seat', 12_000, 'pass', true), village('Hamlet', 12_600, 'fail')]);
    expect(seat).toMatchObject({ spots: 2, atSpots: 'unknown', verdict: 'unknown' });
  });

  it('without a list of villages is every settlement by itself', () => {
    expect(
      audited([village('A', 1000, 'pass'), village('B', 2000, 'pass')]).map((v) => v.village.name),
    ).toEqual(['A', 'B']);
  });
});
