import { describe, expect, it } from 'vitest';
import { makePlaces } from '../../../src/demand/places.js';
import { makeCandidates, mostCandidates } from '../../../src/siting/candidates.js';
import { placeBonus } from '../../../src/siting/keyPlaces.js';
import type { SitingInput } from '../../../src/siting/plan.js';
import { fromLonLat } from '../demand/world.js';
import { county, highLte, networkOf, nr, sectorOn, towerAt, verdictOn, withZone } from './world.js';

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
const withVillage = (fillWith: string, overrides: Partial<SitingInput> = {}) =>
  withZone(county(villageIn(fillWith), overrides));
/** A road from west to east through the whole county. */
const roadAt = (y_m: number): SitingInput['roads'] => [[-1000, y_m, 5000, y_m]];
const estimated = ['mains-estimated', 'fibre-estimated'];

function only(input: SitingInput, from: SitingInput['from'][number], technology: 'lte' | 'nr' = 'lte') {
  const { candidates, counts } = makeCandidates({ ...input, from: [from] });
  return { list: candidates.filter((c) => c.layer.technology === technology), dropped: counts.dropped };
}

function withPlaces(
  input: SitingInput,
  ...given: [placeClass: string, x: number, y: number, name?: string][]
): SitingInput {
  const { places } = makePlaces(
    given.map(([placeClass, x, y, name]) => ({
      attributes: { class: placeClass, name: name ?? 'Central', town: 'Shatian' },
      geometry: { type: 'Point', coordinates: [x / 1e5, y / 1e5] },
    })),
    {
      grid: input.coverage.pixelGrid,
      areaMask: input.coverage.areaMask,
      fromLonLat,
      buildingAt: () => undefined,
    },
  );
  return { ...input, places };
}

const pixelOf = (x_m: number, y_m: number) => Math.floor((4000 - y_m) / 100) * 40 + Math.floor(x_m / 100);

describe('candidates for weak zones', () => {
  it('stand on the highest ground within 300 m of the centre, on the lowest LTE carrier', () => {
    const rows = villageIn('.');
    rows[17] = field('.', 40, [21, 0, '^'])[0];
    rows[5] = field('.', 40, [5, 0, '^'])[0];
    const { list } = only(withZone(county(rows)), 'weak-zones');
    expect(list).toHaveLength(1);
    expect([list[0].x_m, list[0].y_m]).toEqual([2150, 2250]);
    expect(list[0]).toMatchObject({
      kind: '4g-fill-in',
      service: '4g-telecom+unicom',
      siteType: 'macro',
      mount: 'new-tower',
      build: 'new',
      towerId: '',
      name: 'Baisha',
      site: 'wz-1',
      zone: 'wz-1',
      place: undefined,
      freePlatform: undefined,
      atStake: 400,
    });
    expect(list[0].reviewFlags).toEqual(['site-survey', ...estimated]);
    expect(list[0].layer.id).toBe('lte-b5');
    expect(list[0].request.sectors.map((s) => s.azimuth_deg)).toEqual([0, 120, 240]);
  });

  it('stay at the centre where no ground near is 5 m higher; an unranked zone has none', () => {
    const input = withVillage('.');
    const { list } = only(input, 'weak-zones');
    expect(list.map((c) => [c.x_m, c.y_m])).toEqual([[centre, centre]]);
    const zones = new Map(
      [...input.zones].map(([id, z]) => [id, z.map((one) => ({ ...one, rank: undefined }))]),
    );
    expect(only({ ...input, zones }, 'weak-zones').list).toEqual([]);
  });

  it('take the hill within 1 km that sees the people, not the higher one behind a ridge', () => {
    const avoided = (x: number) => x > 1500 && x < 1600;
    const input = withVillage('.', { avoided });
    for (let y = 50; y < 4000; y += 100) input.coverage.ground_m[pixelOf(1550, y)] = 200;
    input.coverage.ground_m[pixelOf(1350, centre)] = 60;
    input.coverage.ground_m[pixelOf(2650, centre)] = 40;
    const { list } = only(input, 'weak-zones');
    expect(list.map((c) => [c.x_m, c.y_m])).toEqual([
      [centre, centre],
      [2650, 1950],
    ]);
    expect(new Set(list.map((c) => c.site))).toEqual(new Set(['wz-1']));
  });

  it('take the road side that sees the people, and refuse new sites 500 m off any road', () => {
    const beside = only(withVillage('.', { roads: roadAt(centre + 400) }), 'weak-zones');
    expect(beside.list).toHaveLength(2);
    const roadside = beside.list.find((c) => c.y_m !== centre);
    expect(roadside?.near.road_m).toBeCloseTo(20, 6);
    expect(roadside?.y_m).toBeCloseTo(centre + 380, 6);
    // The centre is 600 m from the next road: the first spot moves as well.
    const far = only(withVillage('.', { roads: roadAt(centre + 600) }), 'weak-zones').list;
    expect(far.length).toBeGreaterThan(0);
    expect(far.every((c) => c.near.road_m <= 500)).toBe(true);
    expect(only(withVillage('.', { roads: roadAt(-500) }), 'weak-zones').dropped).toEqual({ 'no-road': 1 });
  });

  it('go round water, void terrain and avoided ground', () => {
    const rows = field('.', 40, [17, 18, '^~~~^'], [17, 19, 'V~##V'], [17, 20, 'V~##V'], [17, 21, '~~~~~']);
    const avoided = (x: number) => x > 2100;
    const { list } = only(withZone(county(rows, { avoided })), 'weak-zones');
    // The western hill: the eastern one is avoided, the higher "V" is unknown.
    expect(list.map((c) => [c.x_m, c.y_m])).toEqual([[1750, 2150]]);
    const all = only(withZone(county(rows, { avoided: () => true })), 'weak-zones');
    expect(all.dropped).toEqual({ 'avoid-area': 1 });
  });

  it('keep 500 m in the country and 200 m in towns from sites of their group, band class and type only', () => {
    const at = (layer: typeof nr, distance_m: number, height_m = 30) => ({
      network: networkOf([sectorOn(layer, height_m)]),
      positions: [[centre + distance_m, centre]] as const,
    });
    const dropped = (overrides: Partial<SitingInput>, fillWith = '.') =>
      only(withVillage(fillWith, overrides), 'weak-zones').dropped.spacing ?? 0;
    const near = { ...county(villageIn('.')).coverage.layers[0].layer, id: 'lte-b8', band: 'b8' };
    expect(dropped(at(near, 400))).toBe(1);
    expect(dropped(at(near, 600))).toBe(0);
    expect(dropped(at(highLte, 400))).toBe(0);
    expect(dropped(at({ ...near, group: 'mobile' }, 400))).toBe(0);
    expect(dropped(at(near, 400), 'T')).toBe(0);
    // A street pole is no macro site.
    expect(dropped(at(near, 400, 8))).toBe(0);
  });

  it('beside a tower or mast with room are refused in favour of sharing it', () => {
    const towers = (facts = {}) => ({ towers: [towerAt('T1', centre + 300, centre, facts)] });
    expect(only(withVillage('.', towers()), 'weak-zones').dropped).toEqual({ 'tower-beside': 1 });
    expect(only(withVillage('.', towers({ freeHeight_m: 4 })), 'weak-zones').list).toHaveLength(1);
    const mast = withVillage('.', {
      network: networkOf([sectorOn({ ...highLte, operators: ['mobile'], group: 'mobile' }, 30)]),
      positions: [[centre + 300, centre]],
    });
    const { candidates, counts } = makeCandidates({ ...mast, from: ['base-stations', 'weak-zones'] });
    expect(counts.dropped).toEqual({ 'tower-beside': 1 });
    expect(candidates.map((c) => c.build)).toEqual(['co-location', 'co-location']);
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
    const assumed = ['free-height-assumed', 'fibre-estimated'];
    expect(heightOn({ freeHeight_m: 23, tenants: 3 })).toEqual([23, 'fibre-estimated']);
    expect(heightOn({ freeHeight_m: 23, fibre: true })).toEqual([23]);
    expect(heightOn({ height_m: 40, tenants: 2 })).toEqual([34, ...assumed]);
    expect(heightOn({ height_m: 20, tenants: 3 })).toEqual([15, ...assumed]);
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
  const station = (fillWith: string, overrides: Partial<SitingInput> = {}) =>
    withPlaces(county(villageIn(fillWith), overrides), ['station', centre, centre]);
  const failing = (input: SitingInput, facts = {}): SitingInput => ({
    ...input,
    verdicts: input.places.map((p) => verdictOn(p, 'pass', 'fail', facts)),
  });

  it('are a roof, a pole and an indoor system in town: options of one site', () => {
    const { list } = only(failing(station('T')), 'places', 'nr');
    expect(list.map((c) => [c.siteType, c.mount, c.build, c.kind])).toEqual([
      ['macro', 'rooftop', 'new', '5g-key-area'],
      ['pole', 'lamp-pole', 'new', '5g-key-area'],
      ['indoor', 'indoor', 'new', '5g-key-area'],
    ]);
    expect(new Set(list.map((c) => c.site)).size).toBe(1);
    expect(new Set(list.map((c) => c.request.id)).size).toBe(3);
    expect(list[0]).toMatchObject({ category: 'station', name: 'Central', town: 'Shatian', inTown: true });
    expect(list.every((c) => c.place?.name === 'Central' && c.bonus === placeBonus(c.place))).toBe(true);
    expect(list[0].reviewFlags).toEqual(['roof-survey', 'roof-height-assumed', ...estimated]);
  });

  it('on a roof hang 3 m above a building whose height is known, else at 25 m', () => {
    const height = (buildingHeight_m?: SitingInput['buildingHeight_m']) =>
      only({ ...station('T'), buildingHeight_m }, 'places', 'nr').list[0].request.antennaHeight_mAGL;
    expect(height()).toBe(25);
    expect(height(() => Number.NaN)).toBe(25);
    expect(height(() => 42)).toBe(45);
  });

  it('outside towns are a tower beside the footprint and no pole; only the wanted classes', () => {
    const { list } = only(station('.'), 'places', 'nr');
    expect(list.map((c) => [c.siteType, c.mount])).toEqual([['macro', 'new-tower']]);
    const distance = Math.hypot(list[0].x_m - centre, list[0].y_m - centre);
    expect(distance).toBeGreaterThan(150 + 20);
    expect(distance).toBeLessThan(300);
    const school = withPlaces(county(villageIn('T')), ['school', centre, centre]);
    expect(only(school, 'places', 'nr').list).toEqual([]);
    expect(only(station('T'), 'places', 'lte').list).toEqual([]);
  });

  it('poles stand 8 m high at the road and look at the place, all around without one; 80 m apart', () => {
    const poleOf = (overrides: Partial<SitingInput>) => {
      const { list, dropped } = only(station('T', overrides), 'places', 'nr');
      return { pole: list.find((c) => c.siteType === 'pole'), dropped };
    };
    const { pole } = poleOf({ roads: roadAt(centre - 100) });
    expect([pole?.x_m, pole?.y_m, pole?.request.antennaHeight_mAGL]).toEqual([centre, centre - 100, 8]);
    // Both beams meet due north.
    expect(pole?.request.sectors.map((s) => s.azimuth_deg)).toEqual([327, 33]);
    expect(pole?.request.sectors.every((s) => s.layer.radius_m <= 1500)).toBe(true);
    const alone = poleOf({}).pole;
    expect(alone?.request.sectors).toHaveLength(1);
    // 65° → 360° costs 7.4 dB.
    expect(alone?.equipment.rsGain_dBi).toBeCloseTo(10 - 7.4, 6);
    const beside = (distance_m: number, height_m: number) => ({
      network: networkOf([sectorOn(nr, height_m)]),
      positions: [[centre + distance_m, centre]] as const,
    });
    expect(poleOf(beside(70, 8)).pole).toBeUndefined();
    expect(poleOf(beside(90, 8)).pole).toBeDefined();
    expect(poleOf(beside(70, 30)).pole).toBeDefined();
  });

  it('inside are only where the audit fails, no system stands, and once per footprint', () => {
    const indoor = (input: SitingInput) =>
      only(input, 'places', 'nr').list.filter((c) => c.siteType === 'indoor');
    expect(indoor(failing(station('.')))).toHaveLength(1);
    expect(indoor(failing(station('.')))[0].request.sectors).toEqual([]);
    expect(indoor(station('.'))).toEqual([]);
    expect(indoor(failing(station('.'), { indoorSystem: true }))).toEqual([]);
    for (const verdict of ['pass', 'unknown'] as const) {
      const input = station('.');
      const verdicts = input.places.map((p) => verdictOn(p, 'fail', verdict));
      expect(indoor({ ...input, verdicts })).toEqual([]);
    }
    const community = withPlaces(county(villageIn('T')), ['community', centre, centre]);
    expect(indoor(failing(community))).toEqual([]);
    const twice = withPlaces(
      county(villageIn('T')),
      ['mall', centre, centre],
      ['mall', centre + 30, centre, 'Gate'],
    );
    expect(indoor(failing(twice))).toHaveLength(1);
    const apart = withPlaces(
      county(villageIn('T')),
      ['mall', centre, centre],
      ['mall', centre + 300, centre, 'B'],
    );
    expect(indoor(failing(apart))).toHaveLength(2);
  });

  it('exist for every group with an NR layer; groups do not compete for the place', () => {
    const input = station('T');
    const [layer] = input.coverage.layers.slice(-1);
    const added = { ...layer, layer: { ...nr, id: 'nr-n78-mobile', group: 'mobile', operators: ['mobile'] } };
    const coverage = { ...input.coverage, layers: [...input.coverage.layers, added] };
    const macros = only({ ...input, coverage }, 'places', 'nr').list.filter((c) => c.siteType === 'macro');
    expect(macros.map((c) => c.service).sort()).toEqual(['5g-mobile', '5g-telecom+unicom']);
    expect(new Set(macros.map((c) => c.site)).size).toBe(2);
  });
});

describe('sites that the user names', () => {
  const named = (facts: Partial<SitingInput['users'][number]> = {}) => [
    {
      id: 'U1',
      name: 'Water works',
      x_m: centre + 300,
      y_m: centre,
      height_m: Number.NaN,
      siteType: 'macro' as const,
      ...facts,
    },
  ];

  it('are candidates of every service; conflicts are flagged, not refused', () => {
    const towers = [towerAt('T1', centre + 600, centre)];
    const { list, dropped } = only(
      county(villageIn('.'), { users: named(), towers, roads: roadAt(-500) }),
      'user',
    );
    expect(list).toHaveLength(1);
    expect(dropped).toEqual({});
    expect(list[0]).toMatchObject({
      category: 'user',
      name: 'Water works',
      build: 'new',
      mount: 'new-tower',
    });
    expect(list[0].reviewFlags).toEqual(['site-survey', 'tower-beside', 'no-road', ...estimated]);
    const fiveG = only(county(villageIn('.'), { users: named() }), 'user', 'nr').list;
    expect(fiveG.map((c) => c.kind)).toEqual(['5g-area']);
  });

  it('at a mast share it; a height that is stated is taken and checked against the room', () => {
    const towers = [towerAt('T1', centre + 310, centre, { freeHeight_m: 22, freePlatforms: 1, fibre: true })];
    const on = (height_m: number) =>
      only(county(villageIn('.'), { users: named({ height_m }), towers }), 'user').list[0];
    expect(on(Number.NaN)).toMatchObject({ towerId: 'T1', build: 'co-location', freePlatform: true });
    expect(on(Number.NaN).request.antennaHeight_mAGL).toBe(22);
    expect(on(Number.NaN).near).toMatchObject({ tower_m: 0, mains_m: 0, fibre_m: 0 });
    expect(on(Number.NaN).reviewFlags).toEqual([]);
    expect([on(18).request.antennaHeight_mAGL, ...on(18).reviewFlags]).toEqual([18]);
    expect([on(30).request.antennaHeight_mAGL, ...on(30).reviewFlags]).toEqual([30, 'above-free-height']);
  });

  it('inside belong to the place they stand in, where that fails', () => {
    const input = withPlaces(county(villageIn('T')), ['hospital', centre, centre]);
    const users = named({ siteType: 'indoor', x_m: centre + 100 });
    const dropped = (given: SitingInput) => only({ ...given, users }, 'user', 'nr').dropped;
    expect(dropped(input)).toEqual({ 'not-failing-indoors': 1 });
    expect(dropped({ ...input, places: [] })).toEqual({ 'no-footprint': 1 });
    const verdicts = [verdictOn(input.places[0], 'pass', 'fail')];
    const { list } = only({ ...input, users, verdicts }, 'user', 'nr');
    expect(list.map((c) => [c.siteType, c.place?.class, c.x_m])).toEqual([['indoor', 'hospital', centre]]);
  });

  it('are never crowded out by the list', () => {
    const towers = Array.from({ length: 200 }, (_, i) => towerAt(`T${i}`, 500 + 15 * i, centre + 200));
    const { candidates } = makeCandidates({
      ...county(field('.', 40), { users: named(), towers }),
      from: ['towers', 'user'],
    });
    expect(candidates.filter((c) => c.category === 'user')).toHaveLength(2);
  });
});

describe('distances to what a site needs', () => {
  const nearOf = (overrides: Partial<SitingInput>) =>
    only(withVillage('.', overrides), 'weak-zones').list.find((c) => c.x_m === centre)?.near;

  it('are unknown where no data is, and Infinity for a site of the group that does not exist', () => {
    expect(nearOf({})).toEqual({
      site_m: Number.POSITIVE_INFINITY,
      tower_m: Number.NaN,
      road_m: Number.NaN,
      mains_m: Number.NaN,
      fibre_m: Number.NaN,
    });
  });

  it('come from stations, towers, roads and buildings', () => {
    const towers = [
      towerAt('no room', centre, centre + 700, { freeHeight_m: 0, fibre: false }),
      towerAt('fibre', centre, centre - 900, { freeHeight_m: 0, fibre: true }),
    ];
    const network = networkOf([sectorOn({ ...highLte, group: 'mobile' }, 30)]);
    const stations = { network, positions: [[centre - 1200, centre]] as const };
    expect(nearOf({ towers, ...stations, roads: roadAt(centre + 450) })).toMatchObject({
      site_m: Number.POSITIVE_INFINITY,
      tower_m: 700,
      road_m: 450,
      mains_m: 700,
      fibre_m: 900,
    });
    expect(nearOf(stations)).toMatchObject({ mains_m: 1200, fibre_m: 1200 });
    // The edge of a built-up pixel 400 m to the west.
    const built = withVillage('.');
    built.coverage.clutterClass[pixelOf(1550, centre)] = 7;
    expect(only(built, 'weak-zones').list[0].near.mains_m).toBe(400);
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
    const lonely = withPlaces(county(field('o', 40)), ['station', centre, centre]);
    lonely.people.fill(0);
    expect(only(lonely, 'places', 'nr').list[0].atStake).toBe(placeBonus(lonely.places[0]));
    const audited = (outdoor: 'pass' | 'fail', indoor: 'pass' | 'fail') =>
      only({ ...lonely, verdicts: [verdictOn(lonely.places[0], outdoor, indoor)] }, 'places', 'nr').list.map(
        (c) => c.siteType,
      );
    expect(audited('pass', 'pass')).toEqual([]);
    expect(audited('pass', 'fail')).toEqual(['macro', 'indoor']);
    const reached = withPlaces(county(field('.', 40)), ['station', centre, centre]);
    expect(only(reached, 'places', 'nr').dropped).toEqual({
      'nobody-at-stake': 1,
      'not-failing-indoors': 1,
    });
  });

  it('takes weights that are no people without a least number', () => {
    const road = withVillage('.', { basisIsPeople: false });
    road.people.forEach((p, i) => {
      road.people[i] = p / 1000;
    });
    expect(only(road, 'weak-zones').list).toHaveLength(1);
    expect(only({ ...road, basisIsPeople: true }, 'weak-zones').list).toEqual([]);
  });
});
