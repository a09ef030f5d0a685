/**
 * The plan predicted as a whole against the sum of its parts (rules R9): what it is really worth, where the difference
 * comes from, and reaches corrected by what the joint prediction showed.
 */
import { PixelStatus } from '../coverage/kernel/fold.js';
import type { CoverageResult } from '../coverage/result.js';
import type { Place } from '../demand/places.js';
import type { Network } from '../network/network.js';
import type { PlaceVerdict } from './audit/audit.js';
import type { Candidate } from './candidate.js';
import { placeBonus } from './keyPlaces.js';
import type { Reach } from './objective.js';

/** Existing and chosen sites together, with their final settings. */
export interface JointView {
  readonly coverage: CoverageResult;
  readonly verdicts: readonly PlaceVerdict[];
  readonly network: Network;
  /** Sectors from this position on belong to the plan. */
  readonly firstSector: number;
  /** Chosen candidate of a sector of the plan, by `index − firstSector`: position in the list of chosen. */
  readonly siteOf: readonly number[];
}

export interface JointResult {
  /** The objective on the joint prediction: people newly covered less people lost, and places newly passed less lost. */
  readonly value: number;
  /** People that the cover set promised and the joint prediction does not cover. */
  readonly lostPeople: number;
  /** People newly covered beyond the reach in which single candidates are counted. */
  readonly beyondPeople: number;
  /** People covered today and not with the plan: new cells interfere. */
  readonly disturbedPeople: number;
  /** Bonus of places by the exact audit less what the cover set promised. */
  readonly placesDifference: number;
  /** What each chosen site newly serves jointly, in the order of `chosen`. */
  readonly reaches: readonly Reach[];
}

export function compareJoint(
  before: CoverageResult,
  verdictsBefore: readonly PlaceVerdict[],
  joint: JointView,
  chosen: readonly Candidate[],
  reaches: readonly Reach[],
  people: Float64Array,
): JointResult {
  // A plan may disturb services that it adds nothing to; any-operator services would count people twice.
  const services = before.services.filter((s) => s.group !== undefined).map((s) => s.id);
  const promised = new Map(services.map((s) => [s, new Uint8Array(people.length)]));
  chosen.forEach((c, k) => {
    const mark = promised.get(c.service);
    for (const p of reaches[k].pixels) if (mark) mark[p] = 1;
  });
  const fresh: number[][] = chosen.map(() => []);
  const sums = { gained: 0, lost: 0, beyond: 0, disturbed: 0 };
  for (const service of services) {
    const now = before.services.find((s) => s.id === service)?.status;
    const then = joint.coverage.services.find((s) => s.id === service);
    const mark = promised.get(service);
    if (!then || !mark) continue;
    for (let p = 0; p < people.length; p++) {
      const was = now?.[p] === PixelStatus.covered;
      const is = then.status[p] === PixelStatus.covered;
      if (was && !is) sums.disturbed += people[p];
      if (!was && !is && mark[p] === 1) sums.lost += people[p];
      if (was || !is) continue;
      sums.gained += people[p];
      if (mark[p] === 0) sums.beyond += people[p];
      const server = joint.coverage.layers[then.bestLayer[p]]?.bestServer[p] ?? -1;
      const site = server < joint.firstSector ? undefined : joint.siteOf[server - joint.firstSector];
      if (site !== undefined) fresh[site].push(p);
    }
  }
  const placesNow = passing(verdictsBefore, services);
  const placesThen = passing(joint.verdicts, services);
  let bonus = 0;
  for (const [key, place] of placesThen) if (!placesNow.has(key)) bonus += placeBonus(place);
  for (const [key, place] of placesNow) if (!placesThen.has(key)) bonus -= placeBonus(place);
  const promisedPlaces = new Map(
    chosen.flatMap((c, k) => reaches[k].places.map((p) => [`${c.service}/${p.id}`, p] as const)),
  );
  const promisedBonus = [...promisedPlaces.values()].reduce((a, p) => a + placeBonus(p), 0);
  const served = newlyServed(joint.verdicts, placesNow, placesThen);
  return {
    value: sums.gained - sums.disturbed + bonus,
    lostPeople: sums.lost,
    beyondPeople: sums.beyond,
    disturbedPeople: sums.disturbed,
    placesDifference: bonus - promisedBonus,
    reaches: chosen.map((c, k) => {
      const status = joint.coverage.services.find((s) => s.id === c.service)?.status;
      const kept = reaches[k].pixels.filter((p) => status?.[p] === PixelStatus.covered);
      return {
        ...reaches[k],
        pixels: Int32Array.from(new Set([...kept, ...fresh[k]])).sort(),
        places: [...new Set([...reaches[k].places, ...(served.get(c.request.id) ?? [])])].filter((p) =>
          placesThen.has(`${c.service}/${p.id}`),
        ),
      };
    }),
  };
}

/** Places with a bonus that pass, by service and place. */
function passing(verdicts: readonly PlaceVerdict[], services: readonly string[]): Map<string, Place> {
  return new Map(
    verdicts.flatMap((v) => {
      const decisive = v.judged === 'indoor' ? v.indoor : v.outdoor;
      const counts =
        v.service.startsWith('5g-') && services.includes(v.service) && decisive.verdict === 'pass';
      return counts && placeBonus(v.place) > 0 ? [[`${v.service}/${v.place.id}`, v.place] as const] : [];
    }),
  );
}

/** Places that pass only with the plan, by the site that serves most of each. */
function newlyServed(
  verdicts: readonly PlaceVerdict[],
  before: ReadonlyMap<string, Place>,
  after: ReadonlyMap<string, Place>,
): ReadonlyMap<string, readonly Place[]> {
  const bySite = new Map<string, Place[]>();
  for (const v of verdicts) {
    const key = `${v.service}/${v.place.id}`;
    if (!after.has(key) || before.has(key)) continue;
    bySite.set(v.servedBy, [...(bySite.get(v.servedBy) ?? []), v.place]);
  }
  return bySite;
}
