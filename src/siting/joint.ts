/**
 * The plan predicted as a whole against the sum of its parts (rules R9): what it is really worth, where the difference
 * comes from, and reaches corrected by what the joint prediction showed.
 */
import { PixelStatus } from '../coverage/kernel/fold.js';
import type { CoverageResult, ServiceCoverage } from '../coverage/result.js';
import type { Place } from '../demand/places.js';
import type { Network } from '../network/network.js';
import type { PlaceVerdict } from './audit/audit.js';
import type { Candidate } from './candidate.js';
import { placeBonus } from './keyPlaces.js';
import { type Reach, sumOver } from './objective.js';

/** Existing and chosen sites together, with their final settings. */
export interface JointView {
  /** As predicted. */
  readonly coverage: CoverageResult;
  /** With measured status where it holds beside the plan too; absent without measurements. */
  readonly judged?: CoverageResult;
  readonly verdicts: readonly PlaceVerdict[];
  readonly network: Network;
  /** Sectors from this position on belong to the plan. */
  readonly firstSector: number;
  /** Chosen candidate of a sector of the plan, by `index − firstSector`: position in the list of chosen. */
  readonly siteOf: readonly number[];
}

export interface JointResult {
  /** The objective on the joint prediction. */
  readonly value: number;
  /** People that the cover set promised and the joint prediction does not cover. */
  readonly lostPeople: number;
  /** People newly covered beyond the reach in which single candidates are counted. */
  readonly beyondPeople: number;
  /** People covered today and not with the plan: new cells interfere. */
  readonly disturbedPeople: number;
  /** The same less what single candidates were charged for; negative = fewer. */
  readonly disturbedDifference: number;
  /** Bonus of places by the exact audit less what the cover set promised. */
  readonly placesDifference: number;
  /** Reaches of the chosen sites as the joint prediction shows them. */
  readonly reaches: readonly Reach[];
  /** What each adds jointly: people whom it serves best, places, less people whom it disturbs. */
  readonly marginals: readonly number[];
}

export interface JointInput {
  readonly coverage: CoverageResult;
  readonly verdicts: readonly PlaceVerdict[];
  readonly people: Float64Array;
}

export function compareJoint(
  { coverage, verdicts, people }: JointInput,
  joint: JointView,
  chosen: readonly Candidate[],
  reaches: readonly Reach[],
): JointResult {
  const { services } = joint.judged ?? joint.coverage;
  const sums = { gained: 0, lost: 0, beyond: 0, disturbed: 0 };
  const fresh: number[][] = chosen.map(() => []);
  const spoiled: number[][] = chosen.map(() => []);
  // A plan may disturb services that it adds nothing to; any-operator services would count people twice.
  for (const service of coverage.services.filter((s) => s.group !== undefined)) {
    const then = services.find((s) => s.id === service.id);
    if (!then) continue;
    const own = [...chosen.keys()].filter((k) => chosen[k].service === service.id);
    const promised = markOf(
      own.map((k) => reaches[k].pixels),
      people.length,
    );
    const charged = own.map((k) => ({ k, pixels: new Set(reaches[k].lost) }));
    for (let p = 0; p < people.length; p++) {
      const now = service.status[p];
      const was = now === PixelStatus.covered;
      const is = then.status[p] === PixelStatus.covered;
      if (was === is) {
        if (!is && promised[p] === 1) sums.lost += people[p];
        continue;
      }
      const site = serverOf(joint, then, p);
      if (was) {
        sums.disturbed += people[p];
        const culprit =
          site ?? charged.find((c) => c.pixels.has(p))?.k ?? nearestSite(coverage, chosen, own, p);
        if (culprit !== undefined) spoiled[culprit].push(p);
        continue;
      }
      // What is not known today cannot be called newly served.
      if (now === PixelStatus.unknown) continue;
      sums.gained += people[p];
      if (promised[p] === 0) sums.beyond += people[p];
      if (site !== undefined) fresh[site].push(p);
    }
  }
  const { gained, lost: lostPlaces } = placeChanges(verdicts, joint.verdicts);
  const bonusOf = (places: Iterable<Place>) => [...places].reduce((sum, p) => sum + placeBonus(p), 0);
  const promisedPlaces = new Map(
    chosen.flatMap((c, k) => reaches[k].places.map((p) => [`${c.service}/${p.id}`, p] as const)),
  );
  const bonus = bonusOf([...gained.values()].map((v) => v.place)) - bonusOf(lostPlaces);
  const corrected = chosen.map((c, k): Reach => {
    const status = services.find((s) => s.id === c.service)?.status;
    const kept = reaches[k].pixels.filter((p) => status?.[p] === PixelStatus.covered);
    const pixels = Int32Array.from(new Set([...kept, ...fresh[k]])).sort();
    const mine = (place: Place) => {
      const verdict = gained.get(`${c.service}/${place.id}`);
      // Where a site of today serves most of the place, those that promised it share the merit.
      return (
        verdict?.servedBy === c.request.id || (verdict !== undefined && reaches[k].places.includes(place))
      );
    };
    return {
      pixels,
      indoorPixels: reaches[k].indoorPixels.filter((p) => status?.[p] === PixelStatus.covered),
      lost: Int32Array.from(spoiled[k]).sort(),
      places: [...new Set([...gained.values()].map((v) => v.place))].filter(mine),
    };
  });
  return {
    value: sums.gained - sums.disturbed + bonus,
    lostPeople: sums.lost,
    beyondPeople: sums.beyond,
    disturbedPeople: sums.disturbed,
    disturbedDifference: sums.disturbed - reaches.reduce((sum, r) => sum + sumOver(people, r.lost), 0),
    placesDifference: bonus - bonusOf(promisedPlaces.values()),
    reaches: corrected,
    marginals: corrected.map(
      (r, k) => sumOver(people, Int32Array.from(fresh[k])) + bonusOf(r.places) - sumOver(people, r.lost),
    ),
  };
}

function markOf(lists: readonly Int32Array[], size: number): Uint8Array {
  const mark = new Uint8Array(size);
  for (const pixels of lists) for (const p of pixels) mark[p] = 1;
  return mark;
}

/** Chosen site that serves a pixel best; undefined where a cell of today does, or none. */
function serverOf(joint: JointView, service: ServiceCoverage, p: number): number | undefined {
  const server = joint.coverage.layers[service.bestLayer[p]]?.bestServer[p] ?? -1;
  return server < joint.firstSector ? undefined : joint.siteOf[server - joint.firstSector];
}

function nearestSite(
  { pixelGrid: g }: CoverageResult,
  chosen: readonly Candidate[],
  own: readonly number[],
  p: number,
): number | undefined {
  const x = g.originX + ((p % g.cols) + 0.5) * g.cellX;
  const y = g.originY - (Math.floor(p / g.cols) + 0.5) * g.cellY;
  const distance = (k: number) => Math.hypot(chosen[k].x_m - x, chosen[k].y_m - y);
  return own.length > 0 ? own.reduce((a, b) => (distance(b) < distance(a) ? b : a)) : undefined;
}

/** Key places that fail today and pass with the plan, by service and place, and those that pass today and fail then. */
function placeChanges(
  before: readonly PlaceVerdict[],
  after: readonly PlaceVerdict[],
): { readonly gained: ReadonlyMap<string, PlaceVerdict>; readonly lost: readonly Place[] } {
  const decisive = (v: PlaceVerdict) => (v.judged === 'indoor' ? v.indoor : v.outdoor).verdict;
  const counts = (v: PlaceVerdict) =>
    v.service.startsWith('5g-') && v.group !== '' && placeBonus(v.place) > 0;
  const today = new Map(before.map((v) => [`${v.service}/${v.place.id}`, decisive(v)]));
  const gained = new Map<string, PlaceVerdict>();
  const lost: Place[] = [];
  for (const v of after.filter(counts)) {
    const key = `${v.service}/${v.place.id}`;
    if (today.get(key) === 'fail' && decisive(v) === 'pass') gained.set(key, v);
    if (today.get(key) === 'pass' && decisive(v) === 'fail') lost.push(v.place);
  }
  return { gained, lost };
}
