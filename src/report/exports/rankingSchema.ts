/** Shape of `sites/ranking.json`, version 1. The published JSON Schema is made from it, and each written file passes it. */
import { z } from 'zod';
import type { Text } from '../../foundation/text.js';
import { jsonSchema } from '../../schema/json-schema.js';
import { placeClasses } from '../../demand/classes.js';
import { fundingGroundIds } from '../../economics/grounds.js';
import { rankingMessages as m } from './rankingMessages.js';

export const rankingSchemaId = 'coverage-ranking/1';

const said = <S extends z.ZodType>(schema: S, { en, zh }: Text): S =>
  schema.meta({ description: `${en}\n${zh}` });

/** Null: not known, or not there. */
const number = z.number().nullable();
const whole = z.int().nullable();
const ids = z.array(z.string());
const text = z.strictObject({ en: z.string(), zh: z.string() });

const layer = z.strictObject({
  id: z.string(),
  group: z.string(),
  operators: ids,
  technology: z.enum(['lte', 'nr']),
  band: z.string(),
  frequency_MHz: z.number(),
  bandwidth_MHz: z.number(),
  scs_kHz: z.number(),
  duplex: z.enum(['fdd', 'tdd']),
  dlShare: z.number(),
  ulShare: z.number().optional(),
  frame: z.string().optional(),
  load: z.number().optional(),
  rank: z.int().optional(),
  model: z.string(),
  profile: z.string(),
  radius_m: z.number(),
  numRb: z.int(),
});

const sector = z.strictObject({
  layer: z.string(),
  azimuth_deg: number,
  mechTilt_deg: number,
  elecTilt_deg: number,
  hpbw_deg: number,
  gain_dBi: number,
  power_W: number,
  eirp_dBm: number,
  epre_dBm: number,
  equipment: z.string(),
});

const gain = z.strictObject({
  marginalPeople: said(number, m.marginalPeople),
  marginalPeopleIndoor: number,
  disturbedPeople: number,
  alonePeople: said(number, m.alonePeople),
  uniquePeople: said(number, m.uniquePeople),
  redundantShare: said(number, m.redundantShare),
  cumulativePeople: said(number, m.cumulativePeople),
  area_km2: number,
  places: z.array(z.strictObject({ id: z.string(), name: z.string(), class: z.enum(placeClasses) })),
  fixesZones: said(ids, m.fixesZones),
  overlaps: said(z.array(z.strictObject({ id: z.string(), people: number })), m.overlaps),
  replacement: said(z.strictObject({ id: z.string(), loss: number }).nullable(), m.replacement),
  rsrpBefore_dBm: number,
  rsrpAfter_dBm: number,
});

const term = z.strictObject({
  name: z.enum(['people', 'demand', 'disturbed', ...placeClasses]),
  value: number,
  weight: number,
  contribution: number,
});

const score = z.strictObject({
  total: said(number, m.scoreTotal),
  terms: said(z.array(term), m.scoreTerms),
  alone: said(number, m.scoreAlone),
  inPlan: said(number, m.scoreInPlan),
  next: said(z.strictObject({ id: z.string(), gain: number }).nullable(), m.scoreNext),
});

const whatIf = z.strictObject({
  ifRemoved: said(
    z.strictObject({ valueLoss: number, replacement: z.string().nullable(), netLoss: number }).nullable(),
    m.ifRemoved,
  ),
  ifForced: said(z.strictObject({ loss: number, out: ids }).nullable(), m.ifForced),
  costToEnter: said(number, m.costToEnter),
  rankRange: said(
    z.strictObject({ low: z.int(), high: z.int(), weightShare: number, level_dB: number }).nullable(),
    m.rankRange,
  ),
});

const near = z.strictObject({
  site_m: said(number, m.nearestSite),
  tower_m: number,
  road_m: number,
  mains_m: number,
  fibre_m: number,
});

const price = z.strictObject({
  capex: said(number, m.capex),
  opexPerYear: number,
  energyPerYear_kWh: said(number, m.energy),
  currency: z.string(),
  backhaul: z.enum(['fibre', 'microwave', '']),
  items: z.array(
    z.strictObject({
      id: z.string(),
      quantity: number,
      unit: z.string(),
      unitPrice: number,
      amount: number,
      perYear: z.boolean(),
      payer: z.enum(['carrier', 'tower-company', 'government']),
      assumed: z.boolean(),
      source: z.string(),
    }),
  ),
  unknown: said(ids, m.priceUnknown),
});

const fundingClass = z.enum(['public-good', 'quasi-public', 'commercial']);

const funding = z.strictObject({
  fundingClass,
  fundingBasis: z.enum(['rule', 'npv']),
  ground: said(z.strictObject({ id: z.enum(fundingGroundIds), figure: number, limit: number }), m.ground),
  fundingSource: z.string(),
  governmentShare: number,
  carrierShare: number,
  towerCompanyShare: number,
  npv: number,
});

const economics = z.strictObject({
  npv: number,
  irr: number,
  payback_years: number,
  discountedPayback_years: number,
  pvRevenue: number,
  pvOpex: number,
  pvCost: number,
  viabilityGap: said(number, m.viabilityGap),
  grantShare: said(number, m.grantShare),
  benefitCostRatio: number,
  annualCost: said(number, m.annualCost),
  capexPerPerson: said(number, m.capexPerPerson),
});

const kind = z.enum(['5g-key-area', '5g-area', '4g-fill-in']);

const item = z.strictObject({
  id: said(z.string(), m.id),
  kind,
  category: z.string(),
  name: z.string(),
  group: z.string(),
  operators: ids,
  county: z.string(),
  town: z.string(),
  village: z.string(),
  lon: said(z.number(), m.position),
  lat: z.number(),
  decision: z.enum(['selected', 'reserve', 'rejected']),
  rank: said(whole, m.rank),
  siteType: z.enum(['macro', 'pole', 'micro', 'indoor', 'repeater', 'remote-rru']),
  build: z.enum(['new', 'co-location', 'retrofit', 'remote']),
  mount: z.enum(['new-tower', 'existing-tower', 'rooftop', 'lamp-pole', 'indoor']),
  towerId: z.string(),
  service: z.string(),
  technology: z.enum(['lte', 'nr']),
  layers: z.array(layer),
  height_mAGL: number,
  sectors: z.array(sector),
  gain,
  score,
  whatIf,
  near,
  price,
  dualMode: z.strictObject({ capex: number, opexPerYear: number }).nullable(),
  funding,
  economics: said(economics, m.economics),
  phase: said(whole, m.phase),
  year: whole,
  reviewFlags: ids,
  demandBasis: z.string(),
  reason: said(text, m.reason),
  leftOutBy: said(z.string().nullable(), m.leftOutBy),
});

const sums = {
  sites: z.int(),
  capex: number,
  governmentShare: number,
  carrierShare: number,
  towerCompanyShare: number,
  opexPerYear: number,
};

export const rankingSchema = z.strictObject({
  schema: z.literal(rankingSchemaId),
  solution: z.strictObject({
    value: said(number, m.value),
    bound: said(number, m.bound),
    gapPct: number,
    provedBy: said(z.string(), m.provedBy),
    valueJoint: said(number, m.valueJoint),
    jointNote: text.nullable(),
    work: said(z.record(z.string(), number), m.work),
  }),
  budget: z.strictObject({
    currency: z.string(),
    caps: said(
      z.array(z.strictObject({ name: z.string(), cap: number, used: number, shadowPrice: number })),
      m.caps,
    ),
    table: z.strictObject({
      rows: said(z.array(z.strictObject({ kind, year: whole, fundingClass, ...sums })), m.rows),
      total: z.strictObject(sums),
    }),
  }),
  phases: said(
    z.array(
      z.strictObject({
        phase: z.int(),
        id: z.string(),
        year: whole,
        sites: z.int(),
        capex: number,
        governmentShare: number,
        capexSoFar: number,
        valueSoFar: number,
        bestKnown: number,
        bound: number,
      }),
    ),
    m.phases,
  ),
  front: said(
    z.array(
      z.strictObject({
        budget: number,
        capex: number,
        sites: z.int(),
        value: number,
        bound: number,
        gapPct: number,
      }),
    ),
    m.front,
  ),
  items: said(z.array(item), m.items),
});

/** docs/schema/ranking.schema.json, byte for byte. */
export function rankingJsonSchema(): string {
  const schema = jsonSchema(rankingSchema, 'ranking.schema.json', 'Coverage site ranking, version 1');
  return `${JSON.stringify(schema, null, 2)}\n`;
}
