/** What building a candidate costs and who pays, by the cost book. */
import type { Place } from '../demand/places.js';
import type { Spending } from '../economics/budget.js';
import { fundingOf, returnsOf, type SiteReturns } from '../economics/funding.js';
import type { CostBook } from '../economics/costBook.js';
import { type FundingDecision, priceSite, type SitePrice, type SiteSpec } from '../economics/price.js';
import { ringsArea } from '../raster/rings.js';
import type { Candidate } from './candidate.js';

export interface Priced {
  readonly price: SitePrice;
  /** With 5G on the same 4G site (rules R9); undefined for 5G. */
  readonly dualMode: Pick<SitePrice, 'capex' | 'opexPerYear'> | undefined;
  readonly funding: FundingDecision;
  /** For so many newly served people. */
  readonly returnsFor: (newPeople: number) => SiteReturns;
  /** What the budget's caps count. */
  readonly amounts: Omit<Spending, 'year'>;
}

/** `newPeople`: whom the site would newly serve if built alone; NaN where nobody is counted. `town`: where it stands. */
export function priced(book: CostBook, c: Candidate, newPeople: number, town: string): Priced {
  const spec = {
    technology: c.layer.technology,
    ports: c.equipment.ports,
    siteType: c.siteType,
    build: c.build,
    mount: c.mount,
    height_mAGL: c.request.antennaHeight_mAGL,
    sectors: c.request.sectors.length,
    footprint_m2: c.siteType === 'indoor' && c.place ? knownArea_m2(c.place) : Number.NaN,
    mains_m: c.near.mains_m,
    fibre_m: c.near.fibre_m,
    road_m: c.near.road_m,
    freePlatform: c.freePlatform,
    dualMode: false,
  };
  const price = priceSite(book, spec);
  const { category, inTown } = c;
  const funding = fundingOf(book, price, { category, inTown, technology: c.layer.technology, newPeople });
  return {
    price,
    dualMode: spec.technology === 'lte' ? dualModePrice(book, spec) : undefined,
    funding,
    returnsFor: (people) => returnsOf(book, price, people),
    amounts: {
      capex: price.capex,
      governmentShare: funding.governmentShare,
      fundingSource: funding.fundingSource,
      fundingClass: funding.fundingClass,
      town,
    },
  };
}

function dualModePrice(book: CostBook, spec: SiteSpec): Pick<SitePrice, 'capex' | 'opexPerYear'> {
  const { capex, opexPerYear } = priceSite(book, { ...spec, dualMode: true });
  return { capex, opexPerYear };
}

/** A circle of the class's radius says where a place is, not how large it is. */
const knownArea_m2 = ({ rings, footprintOrigin }: Place): number =>
  footprintOrigin === 'class-radius' ? Number.NaN : ringsArea(rings);
