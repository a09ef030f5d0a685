/** How much people ask of the network in the busy hour, year by year, and of which operator. Figures are editable [d]. */

export interface TrafficTerms {
  /** Of one person in the first year, down and up. */
  readonly perPerson_GBperMonth: number;
  /** Growth in one year, 0.15 = 15 %. */
  readonly growthPerYear: number;
  /** Share of a day's traffic in its busy hour. */
  readonly busyHourShare: number;
  readonly downlinkShare: number;
  /** Share of traffic from 5G terminals. */
  readonly nrShare: number;
  /** Years beyond the first. */
  readonly years: number;
  /** Load of a cell from which it is to be expanded. */
  readonly limit: number;
  /** Operator → weight of its share of the people; those not named get none. */
  readonly shares?: Readonly<Record<string, number>>;
}

/**
 * 21.3 GB per user and month (+14.9 % in a year) with 15.89 users for 14.08 people: MIIT, May 2025. 65 % of users on 5G: MIIT,
 * November 2025. Busy hour, downlink share and limit: planning practice.
 */
export const defaultTraffic: TrafficTerms = {
  perPerson_GBperMonth: 24,
  growthPerYear: 0.15,
  busyHourShare: 0.08,
  downlinkShare: 0.9,
  nrShare: 0.65,
  years: 5,
  limit: 0.7,
};

/** Mobile users in hundred million: published figures of October 2024; Unicom and Broadnet share what is left of the total. */
const users: Readonly<Record<string, number>> = { mobile: 10.04, telecom: 4.23, unicom: 3.4, broadnet: 0.3 };

const daysPerMonth = 365.25 / 12;

/** Mean downlink rate of one person in the busy hour, `year` years after the first. 1 GB = 8000 Mbit. */
export function busyHour_Mbps(terms: TrafficTerms, year: number): number {
  const { perPerson_GBperMonth, growthPerYear, busyHourShare, downlinkShare } = terms;
  const perDay_Mbit = (perPerson_GBperMonth * 8000) / daysPerMonth;
  return ((perDay_Mbit * busyHourShare) / 3600) * downlinkShare * (1 + growthPerYear) ** year;
}

/** Shares that add up to 1: as stated; else by users where all are known; else alike. */
export function operatorShares(operators: readonly string[], stated?: TrafficTerms['shares']): number[] {
  const known = stated ?? (operators.every((o) => Object.hasOwn(users, o)) ? users : undefined);
  const weights = operators.map((o) => (known ? (known[o] ?? 0) : 1));
  const total = weights.reduce((a, b) => a + b, 0);
  return weights.map((w) => (total > 0 ? w / total : 0));
}
