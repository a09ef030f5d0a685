import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { budgetCaps } from '../../../src/economics/budget.js';
import type { PlanItem } from '../../../src/siting/item.js';
import { placeBonus } from '../../../src/siting/keyPlaces.js';
import { planSites, type SitingInput } from '../../../src/siting/plan.js';
import { rankingColumns, rankingGeoJson, rankingRow } from '../../../src/siting/ranking.js';
import { has, shared } from '../../helpers/needs.js';
import { capped, engineOf, fillIn, reach_m, rows, stationIn, towers, west } from './planWorld.js';
import { county, towerAt, verdictOn } from './world.js';

const short = (items: readonly PlanItem[]) =>
  items.map((i) => [i.decision, i.rank, i.towerId, i.gain.marginalPeople]);

describe('the plan', () => {
  it('ranks fill-in sites by newly served people; counts and money add up', async () => {
    const input = fillIn();
    const { items, solution, used } = await planSites(input, engineOf(input, reach_m));
    expect(short(items)).toEqual([
      ['selected', 1, 'W', 400],
      ['selected', 2, 'E', 200],
      ['selected', 3, 'M', 100],
    ]);
    expect(items.map((i) => i.gain.cumulativePeople)).toEqual([400, 600, 700]);
    expect(items.map((i) => i.gain.uniquePeople)).toEqual([400, 200, 100]);
    expect(solution).toMatchObject({ value: 700, bound: 700, gapPct: 0, valueJoint: 700, rounds: 1 });
    expect(used).toEqual([]);
    for (const { price, funding } of items)
      expect(funding.governmentShare + funding.carrierShare + funding.towerCompanyShare).toBe(price.capex);
  });

  it('weighs people by evidence when it chooses, and counts them unweighted', async () => {
    const plain = fillIn();
    const one = (await planSites(plain, engineOf(plain, reach_m))).items[0].price.capex;
    // Twice as many complaints in the east make its 200 people the first choice of a budget for one site; 400 are 200.
    const demandWeights = Float64Array.from(plain.people, (_, p) => (p % 50 > 30 ? 2 : 0.5));
    const input = fillIn({ demandWeights, caps: capped(1.5 * one) });
    const { items, solution } = await planSites(input, engineOf(input, reach_m));
    expect(short(items.slice(0, 1))).toEqual([['selected', 1, 'E', 200]]);
    expect(solution).toMatchObject({ value: 400, valueJoint: 400 });
  });

  it('keeps to the budget, and names the cap that left a site out', async () => {
    const all = await planSites(fillIn(), engineOf(fillIn(), reach_m));
    const two = all.items[0].price.capex + all.items[1].price.capex;
    const input = fillIn({ caps: capped(two) });
    const { items, used } = await planSites(input, engineOf(input, reach_m));
    expect(short(items).map((r) => r.slice(0, 3))).toEqual([
      ['selected', 1, 'W'],
      ['selected', 2, 'E'],
      ['reserve', undefined, 'M'],
    ]);
    expect(used).toEqual([two]);
    expect(items[2].leftOutBy).toBe('budget:capexTotal');
    expect(items[2].reason.en).toContain('cap on total investment');
    const none = fillIn({ caps: capped(0) });
    const left = await planSites(none, engineOf(none, reach_m));
    expect(left.items.map((i) => i.decision)).toEqual(['reserve', 'reserve', 'reserve']);
  });

  it('spreads sites over years when a year is capped', async () => {
    const { items: all } = await planSites(fillIn(), engineOf(fillIn(), reach_m));
    const caps = budgetCaps(
      { byYear: { 2027: { capex: all[0].price.capex }, 2028: { capex: all[1].price.capex } }, bySource: {} },
      2027,
    );
    const input = fillIn({ caps, years: [2027, 2028] });
    const { items } = await planSites(input, engineOf(input, reach_m));
    const selected = items.filter((i) => i.decision === 'selected');
    expect(selected.map((i) => i.towerId)).toEqual(['W', 'E']);
    expect(new Set(selected.map((i) => i.year))).toEqual(new Set([2027, 2028]));
    expect(selected.map((i) => i.phase)).toEqual(selected.map((i) => (i.year ?? 0) - 2026));
  });

  it('counts shared people once, and as unique for neither site', async () => {
    // Both reach the hamlet between them: its 100 people are theirs in common.
    const input = fillIn({ towers: [towers[0], towers[2]] });
    const { items } = await planSites(input, engineOf(input, 1600));
    expect(
      items.map(({ towerId, gain: g }) => [towerId, g.marginalPeople, g.alonePeople, g.uniquePeople]),
    ).toEqual([
      ['W', 500, 500, 400],
      ['E', 200, 300, 200],
    ]);
    expect(items[0].gain.overlaps).toEqual([{ id: items[1].id, people: 100 }]);
  });

  it('lists no site that newly serves nobody', async () => {
    const input = fillIn();
    const { items } = await planSites(input, engineOf(input, -1));
    expect(items).toEqual([]);
  });

  it('never places two sites of one service nearer than the spacing', async () => {
    const input = fillIn({ towers: [towerAt('A', west, 1000), towerAt('B', west + 300, 1000)] });
    const { items } = await planSites(input, engineOf(input, 450));
    expect(items.map((i) => i.decision)).toEqual(['selected', 'reserve']);
    expect(items[1].leftOutBy).not.toContain('budget');
  });

  it('takes disturbed people off the value and drops a site that harms more than it serves', async () => {
    const input = fillIn();
    const wild = [...input.people.keys()].filter((p) => input.people[p] > 0 && p % 50 < 12);
    const plain = await planSites(input, engineOf(input, reach_m));
    const harmful = plain.items[2].id;
    const { items, solution } = await planSites(
      input,
      engineOf(input, reach_m, { disturbed: (id) => (id === harmful ? wild.slice(0, 2) : []) }),
    );
    expect(items.filter((i) => i.decision === 'selected').map((i) => i.towerId)).toEqual(['W', 'E']);
    expect(solution.value).toBe(600);
    expect(items[2].gain.disturbedPeople).toBe(200);
  });

  it('selects again when the whole gives less than its parts, and says so', async () => {
    const input = fillIn();
    const lost = [...input.people.keys()].filter((p) => input.people[p] > 0 && p % 50 > 35);
    const engine = engineOf(input, reach_m, { lost });
    const { items, solution } = await planSites(input, engine);
    expect(engine.asked).toBeGreaterThan(1);
    expect(items.filter((i) => i.decision === 'selected').map((i) => i.towerId)).toEqual(['W', 'M']);
    expect(solution).toMatchObject({ value: 500, valueJoint: 500 });
  });

  it('builds nothing, and predicts no plan, when every site harms more than it serves jointly', async () => {
    const input = fillIn();
    const lost = [...input.people.keys()].filter((p) => input.people[p] > 0);
    const { items, solution, after, used } = await planSites(input, engineOf(input, reach_m, { lost }));
    expect(items.map((i) => i.decision)).not.toContain('selected');
    expect(after).toBeUndefined();
    expect([solution.value, solution.valueJoint]).toEqual([0, Number.NaN]);
    expect(used).toEqual([]);
  });

  it('value, losses and gains add up to the joint value', async () => {
    const input = fillIn({ towers: [towers[0], towers[2]] });
    const lost = [...input.people.keys()].filter((p) => input.people[p] > 0).slice(0, 1);
    const { solution: s } = await planSites(input, engineOf(input, 1600, { lost }));
    const { joint: j } = s;
    expect(j).toBeDefined();
    if (!j) return;
    expect(s.valueJoint).toBeCloseTo(
      s.value - j.lostPeople + j.beyondPeople - j.disturbedDifference + j.placesDifference,
      6,
    );
  });

  it('has a list for each kind under one budget, and a tower that brings a station to standard serves a key area', async () => {
    const base = county(rows, { towers, from: ['towers'] });
    const [station] = stationIn(base, west, 1000);
    const input: SitingInput = { ...base, places: [station], verdicts: [verdictOn(station, 'fail', 'fail')] };
    const { items, solution } = await planSites(input, engineOf(input, reach_m, { passes: [station] }));
    const key = items.filter((i) => i.kind === '5g-key-area');
    expect(key.map((i) => [i.rank, i.towerId, i.gain.places.map((p) => p.name)])).toEqual([
      [1, 'W', ['Central']],
    ]);
    expect(items.map((i) => i.kind)).toEqual([
      '5g-key-area',
      '5g-area',
      '5g-area',
      '4g-fill-in',
      '4g-fill-in',
      '4g-fill-in',
    ]);
    expect(solution.value).toBe(700 + 700 + placeBonus(station));
    // The station is worth more than any village: with money for one 5G site it comes before all 4G.
    const poor = { ...input, caps: capped(key[0].price.capex) };
    const { items: few } = await planSites(poor, engineOf(poor, reach_m, { passes: [station] }));
    expect(few.filter((i) => i.decision === 'selected').map((i) => i.kind)).toEqual(['5g-key-area']);
  });

  it('lists sites by area, none ranked, where there is no demand at all', async () => {
    const input = fillIn({ people: new Float64Array(1000), basisIsPeople: false, demandBasis: 'none' });
    const { items, solution, after } = await planSites(input, engineOf(input, reach_m));
    expect(items.length).toBeGreaterThan(0);
    expect(items.every((i) => i.decision === 'reserve' && i.rank === undefined)).toBe(true);
    expect(items[0].reason.en).toContain('no population');
    expect(Number.isNaN(solution.valueJoint)).toBe(true);
    expect(after).toBeUndefined();
  });

  it('does not depend on the order of the towers', async () => {
    const plan = (list: typeof towers) => {
      const input = fillIn({ towers: list });
      return planSites(input, engineOf(input, 1600));
    };
    expect((await plan(towers.toReversed())).items).toEqual((await plan(towers)).items);
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
    const [item] = (await planSites(input, engineOf(input, reach_m))).items;
    const row = rankingRow(item, 'en');
    for (const column of ['npv', 'nearestSite_m'] as const) expect(row[column]).toBeNull();
    expect(row.demandBasis).toBe('population-raster');
    const weights = fillIn({ basisIsPeople: false, demandBasis: 'built-up' });
    const [unpeopled] = (await planSites(weights, engineOf(weights, reach_m))).items;
    const blank = rankingRow(unpeopled, 'en');
    expect([blank.newPopulation, blank.uniquePopulation, blank.cumulativePopulation]).toEqual([
      null,
      null,
      null,
    ]);
    expect(unpeopled.reason.en).not.toMatch(/people/);
    expect(blank.newArea_km2).toBe(0.04);
  });

  it('says in both languages what the columns say', async () => {
    const input = fillIn();
    const [item] = (await planSites(input, engineOf(input, reach_m))).items;
    const numbers = (text: string) => text.replace(/site-\w+|[45]G/g, '').match(/\d+/g);
    expect(numbers(item.reason.en)).toEqual(numbers(item.reason.zh));
    expect(item.reason.en).toContain('400 people with 4G · China Telecom + China Unicom');
    expect(rankingRow(item, 'zh').reason).toBe(item.reason.zh);
  });

  it('states three sectors whose power and radiated power belong to the equipment', async () => {
    const input = fillIn();
    const [item] = (await planSites(input, engineOf(input, reach_m))).items;
    const row = rankingRow(item, 'en');
    // lte800-2T: 20 W, 15 dBi, 0.5 dB of feeder: 43.0 + 15 − 0.5 dBm.
    expect(row).toMatchObject({ sectors: 3, azimuths_deg: [0, 120, 240], txPower_W: 20, eirp_dBm: 57.5 });
    expect((row.elecTilt_deg as readonly number[]).every((t) => t >= 2 && t <= 12)).toBe(true);
  });

  it('as GeoJSON holds the same rows at their places, empty as null', async () => {
    const input = fillIn();
    const { items } = await planSites(input, engineOf(input, reach_m));
    const collection = JSON.parse(JSON.stringify(rankingGeoJson(items, 'en'))) as GeoJSON.FeatureCollection;
    expect(collection.features).toHaveLength(3);
    expect(collection.features[0].geometry).toEqual({ type: 'Point', coordinates: [0.01, 0.01] });
    expect(Object.keys(collection.features[0].properties ?? {})).toEqual([...rankingColumns]);
    expect(collection.features[0].properties?.npv).toBeNull();
  });
});
