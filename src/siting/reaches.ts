/** What candidates reach, asked of the engine: all of them once, and the chosen ones weaker and stronger. */
import type { CandidateCover, CandidateRequest } from '../coverage/result.js';
import type { PlaceVerdict } from './audit/audit.js';
import type { Candidate } from './candidate.js';
import { placeBonus } from './keyPlaces.js';
import { type ObjectiveInput, type Reach, reachOf } from './objective.js';
import { levelShift_dB, type ShiftedReaches } from './rankRange.js';

/** Covers of sites that have sectors, in the order of the requests; `watch`: pixels whose level is wanted anyhow. */
export type CoversOf = (
  requests: readonly CandidateRequest[],
  watch: Uint8Array,
) => Promise<CandidateCover[]>;

export async function reachesOf(
  candidates: readonly Candidate[],
  coversOf: CoversOf,
  input: ObjectiveInput,
): Promise<Reach[]> {
  const { people, failing } = input;
  const watch = new Uint8Array(new SharedArrayBuffer(people.length));
  for (const places of failing.values())
    for (const place of places) for (const p of place.pixels) watch[p] = 1;
  const outdoor = candidates.filter((c) => c.siteType !== 'indoor');
  const covers = await coversOf(
    outdoor.map((c) => c.request),
    watch,
  );
  const byId = new Map(covers.map((c) => [c.id, c]));
  return candidates.map((c) => reachOf(c, byId.get(c.request.id) ?? noCover(c.request.id), input));
}

const noCover = (id: string): CandidateCover => ({
  id,
  pixels: new Int32Array(0),
  rsrp_dBm: new Float32Array(0),
  watched: new Int32Array(0),
  watched_dBm: new Float32Array(0),
  lost: new Int32Array(0),
});

/** Key places whose deciding environment fails, by service. */
export function failingPlaces(verdicts: readonly PlaceVerdict[]): Map<string, PlaceVerdict['place'][]> {
  const failing = new Map<string, PlaceVerdict['place'][]>();
  for (const v of verdicts) {
    const decisive = v.judged === 'indoor' ? v.indoor : v.outdoor;
    if (placeBonus(v.place) === 0 || decisive.verdict !== 'fail') continue;
    failing.set(v.service, [...(failing.get(v.service) ?? []), v.place]);
  }
  return failing;
}

/** Reaches of the chosen sites when each is weaker and stronger than predicted. */
export async function shiftedReaches(
  chosen: readonly Candidate[],
  coversOf: CoversOf,
  input: ObjectiveInput,
): Promise<ShiftedReaches> {
  if (chosen.length === 0) return { weaker: [], stronger: [] };
  const sites = [-levelShift_dB, levelShift_dB].flatMap((dB) => chosen.map((c) => withLevel(c, dB)));
  const reaches = await reachesOf(sites, coversOf, input);
  return { weaker: reaches.slice(0, chosen.length), stronger: reaches.slice(chosen.length) };
}

/** The same site heard so much stronger or weaker everywhere, as if the model were wrong by it. */
function withLevel(candidate: Candidate, shift_dB: number): Candidate {
  const sectors = candidate.request.sectors.map((s) => ({ ...s, feederLoss_dB: s.feederLoss_dB - shift_dB }));
  const request = { ...candidate.request, id: `${candidate.request.id}/${shift_dB}`, sectors };
  return { ...candidate, request };
}
