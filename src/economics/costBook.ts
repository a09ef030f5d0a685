/** A cost book: what things cost, what is taken where a length is not known, and how the government takes part. */
import { costItemIds, type CostItem, type CostItemId, shippedItems } from './items.js';
import type { EnterpriseSource, GovernmentSource } from './sources.js';

/** Taken where a length or an area of a site is not known. */
export interface TypicalLengths {
  readonly fibre_m: number;
  /** To a mast that stands and carries somebody else's equipment. */
  readonly mastFibre_m: number;
  readonly mains_m: number;
  readonly road_m: number;
  /** Floor area that an indoor system serves. */
  readonly floor_m2: number;
}

/** Mean power from the mains over a year: radio with its share of baseband, rectifier and cooling. */
export interface PowerDraw {
  /** Of a sector: 4G; 5G with up to 8 transmitters; 5G with more; a small cell or repeater. */
  readonly lte_kW: number;
  readonly nr_kW: number;
  readonly nrPanel_kW: number;
  readonly small_kW: number;
  /** Of an indoor system by floor area. */
  readonly indoor_WPerM2: number;
}

export interface PriceLimits {
  /** A site nearer to a road needs no access road; beyond, every further metre is paid. */
  readonly road_m: number;
  /** A fibre route longer than this is replaced by microwave. */
  readonly microwave_m: number;
  readonly hop_m: number;
}

export interface FundingRules {
  /** Universal service: share of the build plus so many years of running cost. */
  readonly universalServiceShare: number;
  readonly universalServiceYears: number;
  readonly borderYears: number;
  /** The county is a key border area. */
  readonly border: boolean;
  /** Government share of other public-good sites. */
  readonly publicGoodShare: number;
  /** Government grant per 5G site that is quasi-public. */
  readonly nrSiteGrant: number;
  /** Outside towns, a site for fewer newly served people is public-good. */
  readonly publicGoodBelow_people: number;
  /** In towns, a site for this many newly served people is commercial. */
  readonly commercialFrom_people: number;
  readonly publicGoodSource: GovernmentSource;
  readonly quasiPublicSource: EnterpriseSource;
}

export interface RevenueInputs {
  /** Added revenue per user and month. */
  readonly arpuIncrement: number;
  /** Share of newly served people who become paying users. */
  readonly takeUp: number;
  readonly discountRate: number;
  readonly years: number;
}

export interface CostBook {
  readonly currency: string;
  readonly items: Readonly<Record<CostItemId, CostItem>>;
  readonly typical: TypicalLengths;
  readonly power: PowerDraw;
  readonly limits: PriceLimits;
  readonly funding: FundingRules;
  /** Absent: no net present value is computed. */
  readonly revenue: RevenueInputs | undefined;
}

export const shippedBook: CostBook = {
  currency: 'CNY',
  items: shippedItems,
  typical: { fibre_m: 1500, mastFibre_m: 300, mains_m: 800, road_m: 400, floor_m2: 5000 },
  power: { lte_kW: 0.6, nr_kW: 0.8, nrPanel_kW: 1.5, small_kW: 0.2, indoor_WPerM2: 0.35 },
  limits: { road_m: 200, microwave_m: 5000, hop_m: 15_000 },
  funding: {
    universalServiceShare: 0.3,
    universalServiceYears: 6,
    borderYears: 10,
    border: false,
    publicGoodShare: 0.3,
    nrSiteGrant: 5000,
    publicGoodBelow_people: 500,
    commercialFrom_people: 2000,
    publicGoodSource: 'fiscal',
    quasiPublicSource: 'special-bond',
  },
  revenue: undefined,
};

/** Items of the shipped book replaced one by one. */
export function withItems(given: Readonly<Partial<Record<string, CostItem>>>): CostBook['items'] {
  const all: Record<CostItemId, CostItem> = { ...shippedItems };
  for (const id of costItemIds) all[id] = given[id] ?? all[id];
  return all;
}
