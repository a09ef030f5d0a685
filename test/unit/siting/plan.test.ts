import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { makePlaces, type Place } from '../../../src/demand/places.js';
import { planSites, type SitingInput } from '../../../src/siting/plan.js';
import { rankingColumns, rankingGeoJson } from '../../../src/siting/ranking.js';
import { placeBonus } from '../../../src/siting/keyPlaces.js';
import { has, shared } from '../../helpers/needs.js';
import { fromLonLat } from '../demand/world.js';
import { county, discEngine, towerAt } from './world.js';

/** Two villages of 400 and 200 people, 3 km apart, and a weak hamlet of 100 between them. */
const rows = Array.from({ length: 20 }, () => '.'.repeat(50));
rows[9] = `${'.'.repeat(9)}##${'.'.repeat(14)}#${'.'.repeat(13)}##${'.'.repeat(9)}`;
rows[10] = `${'.'.repeat(9)}##${'.'.repeat(39)}`;
const [west, middle, east] = [1000, 2550, 4000];

const towers = [towerAt('W', west, 1000), towerAt('M', middle, 1050), towerAt('E', east, 1050)];
const reach_m = 500;

const fillIn = (overrides: Partial<SitingInput> = {}) => {
  const input = county(rows, { towers, from: ['towers'], ...overrides });
  const { coverage } = input;
  // Only LTE here: without an NR layer there are no 5G candidates.
  return { ...input, coverage: { ...coverage, layers: coverage.layers.slice(0, 2) } };
};

function placesIn(input: SitingInput, placeClass: string, x: number, y: number): Place[] {
  return makePlaces(
    [
      {
        attributes: { class: placeClass, name: 'Central' },
        geometry: { type: 'Point', coordinates: [x / 1e5, y / 1e5] },
      },
    ],
    {
      grid: input.coverage.pixelGrid,
      areaMask: input.coverage.areaMask,
      fromLonLat,
      buildingAt: () => undefined,
    },
  ).places;
}

describe('the plan', () => {
  it('ranks fill-in sites by newly served people per cost; counts add up', async () => {
    const input = fillIn();
    const { rows: list, value, cost } = await planSites(input, discEngine(input, reach_m));
    expect(list.map((r) => [r.rank, r.towerId, r.newPopulation, r.cumulativePopulation])).toEqual([
      [1, 'W', 400, 400],
      [2, 'E', 200, 600],
      [3, 'M', 100, 700],
    ]);
    expect([value, cost]).toEqual([700, 300_000]);
    expect(list.map((r) => r.uniquePopulation)).toEqual([400, 200, 100]);
    expect(list.every((r) => r.decision === 'selected' && r.kind === '4g-fill-in')).toBe(true);
  });

  it('keeps to the budget and names as reserve, without rank, what it leaves', async () => {
    const input = fillIn({ budget: 250_000 });
    const { rows: list, cost } = await planSites(input, discEngine(input, reach_m));
    expect(cost).toBe(200_000);
    expect(list.map((r) => [r.decision, r.rank, r.towerId, r.newPopulation])).toEqual([
      ['selected', 1, 'W', 400],
      ['selected', 2, 'E', 200],
      ['reserve', undefined, 'M', 100],
    ]);
    expect(list[2].reason).toContain('capexTotal');
    const none = fillIn({ budget: 0 });
    const left = await planSites(none, discEngine(none, reach_m));
    expect(left.rows.map((r) => r.decision)).toEqual(['reserve', 'reserve', 'reserve']);
  });

  it('counts shared people once, and as unique for neither site', async () => {
    // Both reach the hamlet between them: its 100 people are theirs in common.
    const input = fillIn({ towers: [towers[0], towers[2]] });
    const { rows: list } = await planSites(input, discEngine(input, 1600));
    expect(list.map((r) => [r.towerId, r.newPopulation, r.uniquePopulation, r.cumulativePopulation])).toEqual(
      [
        ['W', 500, 400, 500],
        ['E', 200, 200, 700],
      ],
    );
  });

  it('lists no site that newly serves nobody', async () => {
    const input = fillIn();
    const { rows: list } = await planSites(input, discEngine(input, -1));
    expect(list).toEqual([]);
  });

  it('never places two sites of one service nearer than the spacing', async () => {
    const input = fillIn({ towers: [towerAt('A', west, 1000), towerAt('B', west + 300, 1000)] });
    const { rows: list } = await planSites(input, discEngine(input, 150));
    expect(list.map((r) => r.decision)).toEqual(['selected']);
    // 150 m from B there is nobody; at 450 m both reach people, but only one may stand.
    const wide = await planSites(input, discEngine(input, 450));
    expect(wide.rows.map((r) => r.decision)).toEqual(['selected', 'reserve']);
    expect(wide.rows[1].reason).not.toContain('capexTotal');
  });

  it('has a list for each kind under one budget, and a tower that reaches a station serves a key area', async () => {
    const base = county(rows, { towers, from: ['towers'] });
    const places = placesIn(base, 'station', west, 1000);
    const input: SitingInput = { ...base, places };
    const { rows: list, value, cost } = await planSites(input, discEngine(input, reach_m));
    const key = list.filter((r) => r.kind === '5g-key-area');
    expect(key.map((r) => [r.rank, r.towerId, r.newPlaces, r.layers])).toEqual([
      [1, 'W', ['Central'], ['nr-n78']],
    ]);
    expect(key[0].reason).toContain('Central');
    expect(list.map((r) => r.kind)).toEqual([
      '5g-key-area',
      '5g-area',
      '5g-area',
      '4g-fill-in',
      '4g-fill-in',
      '4g-fill-in',
    ]);
    expect(value).toBe(700 + 700 + placeBonus(places[0]));
    expect(cost).toBe(3 * 180_000 + 3 * 100_000);
    // The station is worth more than any village: with money for one 5G site it comes before all 4G.
    const poor = await planSites({ ...input, budget: 180_000 }, discEngine(input, reach_m));
    expect(poor.rows.filter((r) => r.decision === 'selected').map((r) => r.kind)).toEqual(['5g-key-area']);
  });

  it('gives no bonus for a station that is reached today', async () => {
    const base = county(rows, { towers, from: ['towers'] });
    // One weak pixel of nine: the station passes already.
    const input: SitingInput = { ...base, places: placesIn(base, 'station', middle, 1050) };
    const { rows: list } = await planSites(input, discEngine(input, reach_m));
    expect(list.some((r) => r.kind === '5g-key-area')).toBe(false);
  });

  it('ranks nothing where nobody lives, and asks the engine for nothing', async () => {
    const input = fillIn();
    const result = await planSites({ ...input, people: new Float64Array(1000) }, () =>
      Promise.reject(new Error('not called')),
    );
    expect(result.rows).toEqual([]);
  });

  it('does not depend on the order of the towers', async () => {
    const plan = (list: typeof towers) => {
      const input = fillIn({ towers: list });
      return planSites(input, discEngine(input, 1600));
    };
    expect(await plan(towers.toReversed())).toEqual(await plan(towers));
  });
});

describe('the ranking', () => {
  it.skipIf(!has(shared('rules.md')))('has exactly the columns of the contract, in order', () => {
    const rules = readFileSync(shared('rules.md'), 'utf8');
    const listed = /`ranking\.csv` first columns, in order: `([^`]+)`/.exec(rules)?.[1] ?? '';
    expect([...rankingColumns]).toEqual(listed.replace(/\([^)]*\)/g, '').split(','));
  });

  it('leaves empty what is not computed, never 0, and names people only where they are known', async () => {
    const input = fillIn();
    const [row] = (await planSites(input, discEngine(input, reach_m))).rows;
    for (const column of ['npv', 'opexPerYear', 'mainsDistance_m', 'fixesZones', 'rankLow', 'nearestSite_m'])
      expect(row[column as 'npv'] ?? null).toBeNull();
    expect(row.demandBasis).toBe('population-raster');
    const weights = fillIn({ basisIsPeople: false, demandBasis: 'built-up' });
    const [unpeopled] = (await planSites(weights, discEngine(weights, reach_m))).rows;
    expect([unpeopled.newPopulation, unpeopled.uniquePopulation, unpeopled.cumulativePopulation]).toEqual([
      null,
      null,
      null,
    ]);
    expect(unpeopled.reason).not.toMatch(/people/);
    expect(unpeopled.newArea_km2).toBe(0.04);
  });

  it('says in both languages what the columns say', async () => {
    const reasonIn = async (language: 'zh' | 'en') => {
      const input = fillIn({ language });
      return (await planSites(input, discEngine(input, reach_m))).rows[0].reason;
    };
    expect(await reasonIn('en')).toBe('Newly serves 400 people of 4g-telecom+unicom. Shares tower W.');
    expect(await reasonIn('zh')).toBe('新增覆盖 4g-telecom+unicom 人口 400 人。利用既有铁塔 W。');
  });

  it('states three sectors whose power and radiated power belong to the equipment', async () => {
    const input = fillIn();
    const [row] = (await planSites(input, discEngine(input, reach_m))).rows;
    // lte800-2T: 20 W, 15 dBi, 0.5 dB of feeder: 43.0 + 15 − 0.5 dBm.
    expect(row).toMatchObject({ sectors: 3, azimuths_deg: [0, 120, 240], txPower_W: 20, eirp_dBm: 57.5 });
    expect((row.elecTilt_deg as readonly number[]).every((t) => t >= 2 && t <= 12)).toBe(true);
  });

  it('as GeoJSON holds the same rows at their places, empty as null', async () => {
    const input = fillIn();
    const { rows: list } = await planSites(input, discEngine(input, reach_m));
    const collection = JSON.parse(JSON.stringify(rankingGeoJson(list))) as GeoJSON.FeatureCollection;
    expect(collection.features).toHaveLength(3);
    expect(collection.features[0].geometry).toEqual({ type: 'Point', coordinates: [0.01, 0.01] });
    expect(Object.keys(collection.features[0].properties ?? {})).toEqual([...rankingColumns]);
    expect(collection.features[0].properties?.npv).toBeNull();
  });
});
