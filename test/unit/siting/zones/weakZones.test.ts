import { describe, expect, it } from 'vitest';
import { judgedCoverage } from '../../../../src/calibration/judged.js';
import { seededRandom } from '../../../../src/foundation/random.js';
import { prepareZones } from '../../../../src/siting/zones/context.js';
import { weakZonesGeoJson } from '../../../../src/siting/zones/geojson.js';
import { sumGrids } from '../../../../src/siting/zones/gridSums.js';
import { cellsOf, gridAt, makeStatGrid } from '../../../../src/siting/zones/statGrid.js';
import { weakZones } from '../../../../src/siting/zones/weakZones.js';
import { toLonLat } from '../../demand/world.js';
import { service, zoneWorld } from './world.js';

const zonesOf = (...world: Parameters<typeof zoneWorld>) =>
  weakZones(prepareZones(zoneWorld(...world)), service);

/** A covered square of `size` with texts drawn over it: [column, row from north, text]. */
function field(size: number, ...marks: [col: number, row: number, text: string][]): string[] {
  const rows = Array.from({ length: size }, () => '.'.repeat(size));
  for (const [col, row, text] of marks)
    rows[row] = rows[row].slice(0, col) + text + rows[row].slice(col + text.length);
  return rows;
}

describe('statistics grid', () => {
  it('has its edges on multiples of 100 m whatever the origin, and loses no share of any pixel', () => {
    const input = zoneWorld(field(40, [3, 3, 'PPP'], [20, 38, 'P']), { cell_m: 30 });
    const pixelGrid = { ...input.coverage.pixelGrid, originX: 417, originY: 1283 };
    const coverage = { ...input.coverage, pixelGrid };
    const grid = makeStatGrid(coverage);
    expect([grid.originX % 100, grid.originY % 100]).toEqual([0, 0]);
    const sums = sumGrids(grid, coverage, coverage.services[0], input);
    expect(sums.demand.reduce((a, b) => a + b, 0)).toBeCloseTo(120, 9);
    expect(sums.demandWeak.reduce((a, b) => a + b, 0)).toBeCloseTo(120, 9);
    expect(sums.area.reduce((a, b) => a + b, 0)).toBeCloseTo(1600, 6);
    // The pixel at (20, 38) spans x 1017–1047, y 113–143: one grid.
    expect(sums.demand[gridAt(grid, 1030, 130)]).toBeCloseTo(30, 9);
  });

  it('is 50 m in towns and 100 m elsewhere, and belongs to the area only', () => {
    const rows = Array.from({ length: 30 }, (_, r) => (r < 10 ? 'T'.repeat(30) : `${'.'.repeat(29)} `));
    const grid = makeStatGrid(zoneWorld(rows).coverage);
    expect(grid.side[gridAt(grid, 1020, 2480)]).toBe(1);
    expect(gridAt(grid, 1020, 2480)).not.toBe(gridAt(grid, 1070, 2480));
    expect(gridAt(grid, 1020, 480)).toBe(gridAt(grid, 1070, 420));
    expect(gridAt(grid, 2950, 480)).toBe(-1);
    const cells = Array.from(grid.first, (_, i) => cellsOf(grid, i)).flat();
    expect(new Set(cells).size).toBe(cells.length);
    expect(cells).toHaveLength((30 * 10 + 29 * 20) * 4);
  });
});

describe('a weak zone', () => {
  it('needs 16 contiguous grids, corners included, or 20 households, or a place', () => {
    const block = (last: string) =>
      field(12, [3, 2, 'www'], [2, 3, 'wwww'], [2, 4, 'wwww'], [2, 5, 'wwww'], [6, 6, last]);
    expect(zonesOf(block('.'))).toHaveLength(0);
    expect(zonesOf(block('w')).map((z) => z.grids)).toEqual([16]);
    // 30 people a grid, 3 to a household.
    expect(zonesOf(field(12, [4, 4, 'P']))).toHaveLength(0);
    expect(zonesOf(field(12, [4, 4, 'PP'])).map((z) => z.households)).toEqual([20]);
    const place = { name: 'Old school', class: 'school', x_m: 450, y_m: 750 };
    const [held] = zonesOf(field(12, [4, 4, 'o']), { places: [place] });
    expect([held.grids, held.places.map((p) => p.name), held.rank]).toEqual([1, ['Old school'], 1]);
  });

  it('has grids of which more than a tenth of the demand is not covered: an exact tenth is not weak', () => {
    // Four pixels of 50 m a grid: two covered with 30 people, two weak.
    const [half] = zonesOf(field(24, [8, 8, 'cP'], [8, 9, 'cP']), { cell_m: 50 });
    expect([half.weakGrids, half.population]).toEqual([1, 60]);
    const people = (weak: number) => {
      const world = zoneWorld(field(24, [8, 8, 'c.'], [8, 9, '.o']), { cell_m: 50, places: [school] });
      world.people[8 * 24 + 8] = 90;
      world.people[9 * 24 + 9] = weak;
      return weakZones(prepareZones(world), service).length;
    };
    expect(people(10)).toBe(0);
    expect(people(10.1)).toBe(1);
  });
  const school = { name: 'School', class: 'school', x_m: 450, y_m: 750 };

  it('closes a gap of one grid, not of two; what closing adds is not weak', () => {
    const [one, ...none] = zonesOf(field(14, [3, 3, 'PPP.PPP'], [3, 4, 'PPP.PPP'], [3, 5, 'PPP.PPP']));
    expect(none).toHaveLength(0);
    expect([one.grids, one.weakGrids]).toEqual([21, 18]);
    expect(zonesOf(field(14, [3, 3, 'PPP...PPP']))).toHaveLength(2);
  });

  it('follows the grid edges: the outline of the grids, with a hole where a covered square lies inside', () => {
    const ring = field(
      14,
      [3, 3, 'PPPPP'],
      [3, 4, 'P...P'],
      [3, 5, 'P...P'],
      [3, 6, 'P...P'],
      [3, 7, 'PPPPP'],
    );
    const [zone] = zonesOf(ring);
    expect(zone.area_km2).toBeCloseTo(0.16, 12);
    expect(zone.polygons.map((p) => p.map((r) => r.length))).toEqual([[5, 5]]);
    expect(new Set(zone.polygons[0][0].map(String))).toEqual(
      new Set(['300,1100', '300,600', '800,600', '800,1100']),
    );
  });

  it('of a village is apart from the mountain around it, which nobody ranks', () => {
    const rows = Array.from({ length: 20 }, () => 'w'.repeat(20));
    rows[9] = `${'w'.repeat(8)}PPP${'w'.repeat(9)}`;
    const [village, mountain, ...none] = zonesOf(rows);
    expect(none).toHaveLength(0);
    expect([village.rank, village.grids, village.population, village.kind]).toEqual([1, 3, 90, 'settlement']);
    expect([mountain.rank, mountain.grids, mountain.kind]).toEqual([undefined, 397, 'countryside']);
    const road = [...rows];
    road[0] = '='.repeat(20);
    expect(zonesOf(road).map((z) => z.rank)).toEqual([1, 2]);
    expect(zonesOf(road)[1].road_km).toBeCloseTo(2, 9);
  });

  it('in the countryside ends at the border of the town; hamlets too small for a zone belong to it', () => {
    const rows = Array.from({ length: 12 }, () => 'w'.repeat(20));
    rows[3] = `wwP${'w'.repeat(17)}`;
    const townAt = (x: number) => (x < 1000 ? 'West' : 'East');
    const [west, east] = zonesOf(rows, { townAt });
    expect([west.town, west.population, west.grids]).toEqual(['West', 30, 120]);
    expect([east.town, east.rank, east.grids]).toEqual(['East', undefined, 120]);
  });

  it('counts people who are not covered, and weights the deficit by them', () => {
    const world = zoneWorld(field(12, [3, 3, 'PPPc'], [3, 4, 'PbPP']));
    const [zone] = weakZones(prepareZones(world), service);
    // Six at −120 dBm lack 10 dB each; the one that nothing reaches counts as −140 dBm.
    expect(zone.population).toBe(210);
    expect(zone.deficit_dB).toBeCloseTo((6 * 10 + 30) / 7, 9);
    expect(zone.need).toBeCloseTo(210 * ((6 * 10 + 30) / 7), 6);
    expect(zone.severity).toBe(3);
    expect(zone.rsrpMean_dBm).toBeCloseTo(-120, 5);
  });

  it('does not count unknown grids as weak, and states their share', () => {
    expect(zonesOf(field(12, [2, 2, '????'], [2, 3, '????']))).toHaveLength(0);
    const [zone] = zonesOf(field(12, [2, 2, 'P?P'], [2, 3, 'PPP'], [2, 4, 'PPP']));
    expect([zone.grids, zone.weakGrids]).toEqual([9, 8]);
    expect(zone.unknownShare).toBeCloseTo(1 / 9, 9);
    expect(zone.population).toBe(240);
  });

  it('without people in the demand has no population and no class, and is ranked by weight', () => {
    const rows = field(16, [2, 2, 'PPPP'], [2, 3, 'PPPP'], [2, 4, 'PPPP'], [2, 5, 'PPPP']);
    const [zone] = zonesOf(rows, {
      basisIsPeople: false,
      places: [{ name: 'Hill', x_m: 350, y_m: 1250 }],
    });
    expect(zone.population).toBeNaN();
    expect(zone.households).toBeNaN();
    expect([zone.severity, zone.rank, zone.places.length]).toEqual([undefined, 1, 1]);
  });

  it('keeps its id and name when another zone appears elsewhere', () => {
    const place = { name: '石坎村村委会', x_m: 1000, y_m: 1100, town: '龙潭乡' };
    const one = zonesOf(field(20, [9, 8, 'PPP']), { places: [place] });
    const two = zonesOf(field(20, [9, 8, 'PPP'], [2, 16, 'PPP'], [2, 17, 'PPP']), { places: [place] });
    expect(two).toHaveLength(2);
    expect(two.map((z) => z.id)).toContain(one[0].id);
    expect(one[0].name.zh).toBe('石坎村');
    const far = two.find((z) => z.id !== one[0].id);
    expect(far?.name).toEqual({ en: '1.0 km south-west of 石坎村', zh: '石坎村西南约1.0公里' });
    expect([far?.village, far?.town]).toEqual(['石坎村', '龙潭乡']);
  });
});

describe('the cause of a weak zone', () => {
  const village = (text: string) => field(30, [20, 10, text], [20, 11, text]);

  it('is interference where the level passes and the quality fails for most', () => {
    expect(zonesOf(village('qqP'))[0].cause).toBe('interference');
    expect(zonesOf(village('qPP'))[0].cause).toBe('distance');
  });

  it('is no-site beyond the radius of every cell, and terrain where bare ground blocks the best server', () => {
    const mast = { x_m: 150, y_m: 1850 };
    expect(zonesOf(village('PPP'), { mast: { ...mast, radius_m: 1500 } })[0].cause).toBe('no-site');
    expect(zonesOf(village('PPP'), { mast })[0].cause).toBe('distance');
    const ridge = village('PPP').map((row) => `${row.slice(0, 10)}^^${row.slice(12)}`);
    expect(zonesOf(ridge, { mast })[0].cause).toBe('terrain');
  });

  it('states the distance to the nearest cell of the service and to the nearest tower', () => {
    const towers = [
      { x_m: 2150, y_m: 2500 },
      { x_m: 0, y_m: 0 },
    ];
    const [zone] = zonesOf(village('PPP'), { mast: { x_m: 150, y_m: 1950 }, towers });
    expect([zone.x_m, zone.y_m]).toEqual([2150, 1950]);
    expect(zone.nearestSite_m).toBe(2000);
    expect(zone.nearestTower_m).toBe(550);
    expect(zonesOf(village('PPP'))[0].nearestTower_m).toBeNaN();
  });
});

describe('zones of any county', () => {
  it('do not overlap, hold only pixels that are not covered, and have the area of their grids', () => {
    const random = seededRandom(11);
    for (let round = 0; round < 25; round++) {
      const letters = '..ccwwwPPo=?q T';
      const rows = Array.from({ length: 24 }, () =>
        Array.from({ length: 24 }, () => letters[Math.floor(random() * letters.length)]).join(''),
      );
      const world = zoneWorld(rows);
      const zones = weakZones(prepareZones(world), service);
      const { status } = world.coverage.services[0];
      const seen = new Set<number>();
      for (const zone of zones) {
        for (const p of zone.pixels) {
          expect([0, 1, 255]).not.toContain(status[p]);
          expect(seen.has(p)).toBe(false);
          seen.add(p);
        }
        const area = zone.polygons
          .flat()
          .reduce(
            (sum, ring) =>
              sum + ring.slice(1).reduce((s, [x, y], i) => s + ring[i][0] * y - x * ring[i][1], 0) / 2,
            0,
          );
        expect(area / 1e6).toBeCloseTo(zone.area_km2, 9);
        expect(zone.rank === undefined).toBe(
          !(zone.population > 0 || zone.places.length > 0 || zone.road_km > 0),
        );
      }
      const needs = zones.filter((z) => z.rank !== undefined).map((z) => z.need);
      expect(needs).toEqual(needs.toSorted((a, b) => b - a));
      expect(new Set(zones.map((z) => z.id)).size).toBe(zones.length);
    }
  });
});

describe('weak-zones GeoJSON', () => {
  it('writes closed WGS 84 rings, unknown numbers as null and no rank for an empty mountain', () => {
    const rows = Array.from({ length: 8 }, () => 'b'.repeat(8));
    const zones = zonesOf(rows, { people: new Float64Array(64) });
    const { features } = weakZonesGeoJson(zones, { toLonLat, language: 'zh' });
    expect(features).toHaveLength(1);
    const { geometry, properties } = features[0];
    expect(geometry).toEqual({
      type: 'Polygon',
      coordinates: [
        [
          [0, 0.008],
          [0, 0],
          [0.008, 0],
          [0.008, 0.008],
          [0, 0.008],
        ],
      ],
    });
    expect(properties).toMatchObject({
      population: 0,
      rsrpMean_dBm: null,
      nearestTower_m: null,
      rank: null,
      fixedBy: null,
      deficit_dB: 30,
      town: '',
    });
    expect(Object.keys(properties)).toEqual([
      ...[
        'id',
        'service',
        'group',
        'name',
        'county',
        'town',
        'village',
        'area_km2',
        'population',
        'households',
      ],
      ...[
        'places',
        'placeNames',
        'road_km',
        'rsrpMean_dBm',
        'rsrpP10_dBm',
        'deficit_dB',
        'severity',
        'cause',
      ],
      ...['nearestSite_m', 'nearestTower_m', 'unknownShare', 'evidence', 'fixedBy', 'rank'],
    ]);
  });
});

describe('evidence on weak zones', () => {
  /** Sixteen covered hectares that were measured weak, but for one grid. */
  const measuredWorld = () => {
    const input = zoneWorld(
      field(20, ...[0, 1, 2, 3].map((r): [number, number, string] => [5, 5 + r, 'cccc'])),
    );
    const size = input.people.length;
    const gridAt = new Int32Array(size).fill(-1);
    input.people.forEach((n, p) => {
      if (n > 0) gridAt[p] = 0;
    });
    gridAt[5 * 20 + 5] = 1;
    const measured = {
      grids: [
        { samples: 900, rsrp_dBm: -118, covered: false },
        { samples: 600, rsrp_dBm: -90, covered: true },
      ],
      gridAt,
    };
    return { input, judged: judgedCoverage(input.coverage, new Map([[service, measured]])) };
  };

  it('makes a zone that the prediction does not see, with the measured deficit, and marks it', () => {
    const { input, judged } = measuredWorld();
    expect(weakZones(prepareZones(input), service)).toEqual([]);
    const [zone, ...others] = weakZones(prepareZones({ ...input, coverage: judged }), service);
    expect(others).toEqual([]);
    expect(zone).toMatchObject({
      population: 15 * 30,
      evidence: { measured: 'weak', grids: 1, weakGrids: 1, samples: 900 },
      rank: 1,
    });
    expect(zone.deficit_dB).toBeCloseTo(8, 6);
    expect(zone.need).toBeCloseTo(15 * 30 * 8, 3);
    const [feature] = weakZonesGeoJson([zone], { toLonLat, language: 'en' }).features;
    expect(feature.properties.evidence).toBe('measured: weak; grids: 1; weakGrids: 1; samples: 900');
  });

  it('weighs the need and the rank of zones, and no count of people', () => {
    const village = 'PPPP';
    const rows = field(
      30,
      ...[0, 1, 2, 3].flatMap((r): [number, number, string][] => [
        [3, 3 + r, village],
        [20, 20 + r, village],
      ]),
    );
    const input = zoneWorld(rows);
    const demandWeights = Float64Array.from(input.people, (_, p) => (p > 15 * 30 ? 2 : 1));
    const plain = weakZones(prepareZones(input), service);
    const weighted = weakZones(prepareZones({ ...input, demandWeights }), service);
    expect(plain.map((z) => z.need)).toEqual([4800, 4800]);
    expect(weighted.map((z) => [z.need, z.population, z.deficit_dB])).toEqual([
      [9600, 480, 10],
      [4800, 480, 10],
    ]);
    expect(weighted[0].y_m).toBeLessThan(weighted[1].y_m);
  });
});
