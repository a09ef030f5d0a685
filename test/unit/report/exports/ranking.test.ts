import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { budgetTable } from '../../../../src/economics/budget.js';
import { type RankingFile, rankingJson } from '../../../../src/report/exports/ranking.js';
import { rankingJsonSchema } from '../../../../src/report/exports/rankingSchema.js';
import { projectRoot } from '../../../helpers/needs.js';
import { fillSite, keySite, plan } from './items.js';

const published = readFileSync(`${projectRoot}docs/schema/ranking.schema.json`, 'utf8');
const input: RankingFile = {
  solution: {
    value: 1460.4,
    bound: 1500,
    gapPct: 2.64,
    provedBy: 'lagrangian',
    valueJoint: Number.NaN,
    work: { rounds: 1, subgradientSteps: 2, mipNodes: 0 },
  },
  budget: {
    currency: 'CNY',
    caps: [{ name: 'capexTotal', cap: 600_000, used: 513_334, shadowPrice: 0.002 }],
    table: budgetTable([keySite, fillSite]),
  },
  phases: [
    {
      phase: 1,
      id: 'pilot',
      year: 2027,
      sites: 2,
      capex: 513_334,
      governmentShare: 105_000,
      capexSoFar: 513_334,
      valueSoFar: 1460.4,
      bestKnown: 1460.4,
      bound: 1500,
    },
  ],
  front: [{ budget: 600_000, capex: 513_334, sites: 2, value: 1460.4, bound: 1500, gapPct: 2.64 }],
  items: plan,
};
const text = rankingJson(input);
/** The published file, read back by a reader of JSON Schema that does not know our sources. */
const validator = z.fromJSONSchema(JSON.parse(published) as z.core.JSONSchema.JSONSchema);

describe('ranking.json', () => {
  it('passes the published schema', () => {
    expect(validator.safeParse(JSON.parse(text)).error).toBeUndefined();
  });

  it.each<[string, (file: Record<string, never>) => void]>([
    ['an unknown field', (f) => Object.assign(f.items[0], { more: 1 })],
    ['a missing field', (f) => Reflect.deleteProperty(f.items[0], 'funding')],
    ['a text for a number', (f) => Object.assign(f.items[0], { lon: '110' })],
    ['a decision that there is not', (f) => Object.assign(f.items[0], { decision: 'perhaps' })],
    ['another version', (f) => Object.assign(f, { schema: 'coverage-ranking/2' })],
  ])('the published schema refuses %s', (_, spoil) => {
    const file = JSON.parse(text) as Record<string, never>;
    spoil(file);
    expect(validator.safeParse(file).success).toBe(false);
  });

  it('has every field of every item, with null for what is not known and never 0', () => {
    const { items } = JSON.parse(text) as { items: Record<string, unknown>[] };
    expect(items.map((i) => Object.keys(i).sort())).toEqual(plan.map((i) => Object.keys(i).sort()));
    expect(items[0]).toMatchObject({
      lon: 110.123456,
      rank: 1,
      near: { site_m: null, mains_m: null, fibre_m: 350 },
      gain: { marginalPeople: 1200.4, rsrpBefore_dBm: null, replacement: null },
      funding: { npv: null },
      reason: keySite.reason,
      leftOutBy: null,
    });
    expect(items[2]).toMatchObject({ rank: null, year: null, leftOutBy: 'budget:capexTotal' });
  });

  it('gives solution and budget as they came', () => {
    expect(JSON.parse(text)).toMatchObject({
      schema: 'coverage-ranking/1',
      solution: { value: 1460.4, bound: 1500, valueJoint: null, jointNote: null, work: { rounds: 1 } },
      phases: input.phases,
      front: input.front,
      budget: { caps: input.budget.caps, table: { total: { sites: 2, capex: 513_334 } } },
    });
  });

  it('throws for a field that the schema does not know', () => {
    const odd = { ...keySite, surprise: 1 };
    expect(() => rankingJson({ ...input, items: [odd] })).toThrow('surprise');
  });
});

describe('published schema of the ranking', () => {
  it('is what the code says today (run `npm run docs`)', () => {
    expect(published).toBe(rankingJsonSchema());
  });
});
