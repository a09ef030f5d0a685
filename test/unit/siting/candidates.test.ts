import { describe, expect, it } from 'vitest';
import { makePlaces } from '../../../src/demand/places.js';
import { makeCandidates, mostCandidates } from '../../../src/siting/candidates.js';
import { placeBonus } from '../../../src/siting/keyPlaces.js';
import type { SitingInput } from '../../../src/siting/plan.js';
import { fromLonLat } from '../demand/world.js';
import { county, highLte, networkOf, nr, sectorOn, towerAt } from './world.js';

/** `size` × `size` pixels of 100 m with one character, and others drawn over it: [column, row from north, characters]. */
function field(
  fillWith: string,
  size: number,
  ...marks: [col: number, row: number, text: string][]
): string[] {
  const rows = Array.from({ length: size }, () => fillWith.repeat(size));
  for (const [col, row, text] of marks)
    rows[row] = rows[row].slice(0, col) + text + rows[row].slice(col + text.length);
  return rows;
}

const villageIn = (fillWith: string) => field(fillWith, 40, [19, 19, '##'], [19, 20, '##']);
/** Centre of that village, m. */
const centre = 2000;

function only(input: SitingInput, from: SitingInput['from'][number], technology: 'lte' | 'nr' = 'lte') {
  const { candidates, counts } = makeCandidates({ ...input, from: [from] });
  return { list: candidates.filter((c) => c.layer.technology === technology), dropped: counts.dropped };
}

function withPlace(input: SitingInput, placeClass: string, x: number, y: number): SitingInput {
  const { places } = makePlaces(
    [
      {
        attributes: { class: placeClass, name: 'Central', town: 'Baisha' },
        geometry: { type: 'Point', coordinates: [x / 1e5, y / 1e5] },
      },
    ],
    {
      grid: input.coverage.pixelGrid,
      areaMask: input.coverage.areaMask,
      fromLonLat,
      buildingAt: () => undefined,
    },
  );
  return { ...input, places };
}

describe('candidates at weak areas', () => {
  it('stand on the highest ground within 300 m of the weight centre, on the lowest LTE carrier', () => {
    const rows = villageIn('.');
    rows[17] = field('.', 40, [21, 0, '^'])[0];
    rows[5] = field('.', 40, [5, 0, '^'])[0];
    const { list } = only(county(rows), 'weak-zones');
    expect(list).toHaveLength(1);
    expect([list[0].x_m, list[0].y_m]).toEqual([2150, 2250]);
    expect(list[0]).toMatchObject({
      kind: '4g-fill-in',
      service: '4g-telecom+unicom',
      mount: 'new-tower',
      build: 'new',
      towerId: '',
      atStake: 400,
      nearestSite_m: Number.POSITIVE_INFINITY,
    });
    expect(list[0].layer.id).toBe('lte-b5');
    expect(list[0].request.sectors.map((s) => s.azimuth_deg)).toEqual([0, 120, 240]);
  });

  it('stay at the weight centre where no ground near is 5 m higher', () => {
    const { list } = only(county(villageIn('.')), 'weak-zones');
    expect([list[0].x_m, list[0].y_m]).toEqual([centre, centre]);
  });

  it('go round water, void terrain and avoided ground', () => {
    const rows = field('.', 40, [17, 18, '^~~~^'], [17, 19, 'V~##V'], [17, 20, 'V~##V'], [17, 21, '~~~~~']);
    const avoided = (x: number) => x > 2100;
    const { list } = only(county(rows, { avoided }), 'weak-zones');
    // The western hill: the eastern one is avoided, the higher "V" is unknown.
    expect(list.map((c) => [c.x_m, c.y_m])).toEqual([[1750, 2150]]);
  });

  it('keep 500 m in the country and 200 m in towns from sites of their group and band class only', () => {
    const at = (layer: typeof nr, distance_m: number) => ({
      network: networkOf([sectorOn(layer, 30)]),
      positions: [[centre + distance_m, centre]] as const,
    });
    const country = (overrides: Partial<SitingInput>) =>
      only(county(villageIn('.'), overrides), 'weak-zones').dropped.spacing ?? 0;
    const near = { ...county(villageIn('.')).coverage.layers[0].layer, id: 'lte-b8', band: 'b8' };
    expect(country(at(near, 400))).toBe(1);
    expect(country(at(near, 600))).toBe(0);
    expect(country(at(highLte, 400))).toBe(0);
    expect(country(at({ ...near, group: 'mobile' }, 400))).toBe(0);
    const town = only(county(villageIn('T'), at(near, 400)), 'weak-zones').dropped.spacing ?? 0;
    expect(town).toBe(0);
  });

  it('beside a tower with room are refused in favour of sharing it', () => {
    const input = county(villageIn('.'), { towers: [towerAt('T1', centre + 300, centre)] });
    expect(only(input, 'weak-zones').dropped).toEqual({ 'tower-beside': 1 });
    const full = county(villageIn('.'), {
      towers: [towerAt('T1', centre + 300, centre, { freeHeight_m: 4 })],
    });
    expect(only(full, 'weak-zones').list).toHaveLength(1);
  });
});

describe('candidates on masts', () => {
  it('hang at the free height, else 3 m per tenant below the top and never under 15 m, flagged', () => {
    const heightOn = (facts: Parameters<typeof towerAt>[3]) => {
      const { list, dropped } = only(
        county(villageIn('.'), { towers: [towerAt('T1', centre, centre, facts)] }),
        'towers',
      );
      return list.length === 0 ? dropped : [list[0].request.antennaHeight_mAGL, ...list[0].reviewFlags];
    };
    expect(heightOn({ freeHeight_m: 23, tenants: 3 })).toEqual([23]);
    expect(heightOn({ height_m: 40, tenants: 2 })).toEqual([34, 'free-height-assumed']);
    expect(heightOn({ height_m: 20, tenants: 3 })).toEqual([15, 'free-height-assumed']);
    expect(heightOn({ height_m: 12, tenants: 1 })).toEqual({ 'mast-full': 2 });
    expect(heightOn({ height_m: Number.NaN })).toEqual({ 'mast-full': 2 });
    expect(heightOn({ freeHeight_m: 4 })).toEqual({ 'mast-full': 2 });
  });

  it('of the own operators are retrofits, of others co-locations; a mast in both lists is one', () => {
    const mast = (operators: string[], group: string) => ({
      network: networkOf([
        sectorOn({ ...highLte, operators, group }, 30),
        sectorOn({ ...highLte, operators, group }, 24),
      ]),
      positions: [
        [centre, centre],
        [centre, centre],
      ] as const,
    });
    const own = only(county(villageIn('.'), mast(['unicom'], 'unicom')), 'base-stations', 'nr').list;
    expect(own).toHaveLength(1);
    expect(own[0]).toMatchObject({ build: 'retrofit', mount: 'existing-tower', towerId: 'S1' });
    // 3 m below the lower of the two antennas.
    expect(own[0].request.antennaHeight_mAGL).toBe(21);
    const other = only(county(villageIn('.'), mast(['mobile'], 'mobile')), 'base-stations', 'nr').list;
    expect(other[0].build).toBe('co-location');
    const listed = county(villageIn('.'), {
      ...mast(['mobile'], 'mobile'),
      towers: [towerAt('T1', centre + 20, centre)],
    });
    const both = makeCandidates({ ...listed, from: ['towers', 'base-stations'] }).candidates;
    expect(both.map((c) => c.towerId)).toEqual(['T1', 'T1']);
  });
});

describe('candidates at key places', () => {
  it('are 5G on roofs in town, on new towers outside; only the wanted classes', () => {
    const town = withPlace(county(villageIn('T')), 'station', centre, centre);
    const { list } = only(town, 'places', 'nr');
    expect(list).toHaveLength(1);
    expect(list[0]).toMatchObject({
      kind: '5g-key-area',
      category: 'station',
      name: 'Central',
      town: 'Baisha',
      mount: 'rooftop',
      cost: 260_000,
    });
    expect(list[0].request.antennaHeight_mAGL).toBe(25);
    const outside = withPlace(county(villageIn('.')), 'mall', centre, centre);
    expect(only(outside, 'places', 'nr').list[0]).toMatchObject({ mount: 'new-tower', cost: 430_000 });
    const school = withPlace(county(villageIn('.')), 'school', centre, centre);
    expect(only(school, 'places', 'nr').list).toEqual([]);
    expect(only(town, 'places', 'lte').list).toEqual([]);
  });

  it('exist for a group whose NR layer no cell is on yet', () => {
    const town = withPlace(county(villageIn('T')), 'station', centre, centre);
    const added = { ...nr, id: 'nr-n78-mobile', group: 'mobile', operators: ['mobile'] };
    const { list } = only({ ...town, addedLayers: [added] }, 'places', 'nr');
    expect(list.map((c) => c.service).sort()).toEqual(['5g-mobile', '5g-telecom+unicom']);
  });
});

describe('the list of candidates', () => {
  it('accounts for every spot, drops what serves nobody or stands outside', () => {
    const input = county(villageIn('.'), {
      towers: [
        towerAt('near', centre, centre),
        towerAt('far', centre, 3950),
        towerAt('outside', -500, centre),
        towerAt('in the river', 50, 50),
      ],
    });
    input.coverage.clutterClass[39 * 40] = 1;
    const { candidates, counts } = makeCandidates({ ...input, from: ['towers'] });
    expect(counts.considered).toBe(8);
    // 1.95 km away the village is out of the NR stake radius, not of the LTE one.
    expect(counts.dropped).toEqual({ 'nobody-at-stake': 1, 'outside-area': 2, water: 2 });
    expect(counts.kept + 5).toBe(counts.considered);
    expect(candidates.map((c) => `${c.towerId} ${c.layer.id}`).sort()).toEqual([
      'far lte-b5',
      'near lte-b5',
      'near nr-n78',
    ]);
  });

  it('is the same for towers in another order, and its ids change with place and layer only', () => {
    const towers = [0, 600, 1200, 1800].map((d, i) => towerAt(`T${i}`, centre - 900 + d, centre));
    const ids = (list: typeof towers) =>
      makeCandidates({ ...county(villageIn('.'), { towers: list }), from: ['towers'] }).candidates.map(
        (c) => c.request.id,
      );
    expect(new Set(ids(towers)).size).toBe(8);
    expect(ids(towers.toReversed())).toEqual(ids(towers));
    expect(ids(towers.map((t) => ({ ...t, height_m: 60 })))).toEqual(ids(towers));
  });

  it('lets services take turns when it is full', () => {
    // Towers 20 m apart: candidates may stand together, only chosen sites may not.
    const towers = Array.from({ length: 150 }, (_, i) => towerAt(`T${i}`, 500 + 20 * i, centre));
    const { candidates, counts } = makeCandidates({
      ...county(field('#', 40), { towers }),
      from: ['towers'],
    });
    expect(candidates).toHaveLength(mostCandidates);
    expect(counts.dropped['list-full']).toBe(300 - mostCandidates);
    expect(candidates.filter((c) => c.layer.technology === 'nr')).toHaveLength(mostCandidates / 2);
  });

  it('spreads over the county when it is full: a hamlet far off is not crowded out by a town', () => {
    const rows = field('.', 100, [90, 90, '#']);
    for (let row = 5; row < 25; row++) rows[row] = field('.', 100, [5, 0, '#'.repeat(20)])[0];
    const town = Array.from({ length: 200 }, (_, i) => towerAt(`T${i}`, 800 + 8 * i, 8500));
    const input = county(rows, { towers: [...town, towerAt('hamlet', 9050, 950)] });
    const { candidates } = makeCandidates({ ...input, from: ['towers'] });
    const [first, second] = candidates.filter((c) => c.layer.technology === 'lte');
    expect(first.towerId).not.toBe('hamlet');
    expect(second.towerId).toBe('hamlet');
  });

  it('holds a station where nobody lives, unless it is reached today', () => {
    const lonely = withPlace(county(field('o', 40)), 'station', centre, centre);
    lonely.people.fill(0);
    expect(only(lonely, 'places', 'nr').list[0].atStake).toBe(placeBonus(lonely.places[0]));
    const reached = withPlace(county(field('.', 40)), 'station', centre, centre);
    expect(only(reached, 'places', 'nr').dropped).toEqual({ 'nobody-at-stake': 1 });
  });

  it('takes weights that are no people without a least number', () => {
    const road = county(villageIn('.'), { basisIsPeople: false });
    road.people.forEach((p, i) => {
      road.people[i] = p / 1000;
    });
    expect(only(road, 'weak-zones').list).toHaveLength(1);
    expect(only({ ...road, basisIsPeople: true }, 'weak-zones').list).toEqual([]);
  });
});
