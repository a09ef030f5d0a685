/** The rows of a plan from a selection: marginal and alone gains, overlaps, replacement, what left the others out. */
import type { CoverageResult } from '../coverage/result.js';
import { peopleOf, type Place, pixelAt } from '../demand/places.js';
import type { BudgetCap } from '../economics/budget.js';
import type { Candidate } from './candidate.js';
import { PlanCounts } from './counts.js';
import type { Decision, PlanGain, PlanItem, PlanSector } from './item.js';
import type { Reach } from './objective.js';
import type { Priced } from './pricing.js';
import { reasonOf } from './reason.js';
import type { Selection } from './select.js';
import { nearestPlace } from './spots.js';
import { spokenName } from './zones/names.js';
import type { WeakZone } from './zones/zone.js';

export interface ItemsInput {
  readonly candidates: readonly Candidate[];
  readonly reaches: readonly Reach[];
  readonly priced: readonly Priced[];
  readonly selection: Selection;
  readonly caps: readonly BudgetCap[];
  readonly people: Float64Array;
  readonly basisIsPeople: boolean;
  /** Without any demand nothing is ranked: every row is a reserve. */
  readonly ranked: boolean;
  readonly demandBasis: string;
  readonly places: readonly Place[];
  readonly zones: ReadonlyMap<string, readonly WeakZone[]>;
  readonly before: CoverageResult;
  /** The joint prediction; undefined when nothing was chosen. */
  readonly after: CoverageResult | undefined;
  readonly toLonLat: (x_m: number, y_m: number) => [number, number];
  readonly county: string;
  readonly townAt: ((x_m: number, y_m: number) => string) | undefined;
}

const kinds = ['5g-key-area', '5g-area', '4g-fill-in'] as const;
/** Most rows of a kind that are not selected. */
const listedReserve = 50;
/** A site belongs to the nearest settlement within this distance. */
const villageWithin_m = 3000;
/** A site fixes a zone when it newly serves at least this share of what is missing there. */
const fixesShare = 0.5;

/** Selected sites ranked within their kind in the order of choice, then reserves by what they would serve alone. */
export function planItems(input: ItemsInput): PlanItem[] {
  const { selection } = input;
  const chosen = input.ranked ? selection.order : [];
  const counts = new PlanCounts(selection.covers, selection.weights);
  for (const c of chosen) counts.add(c);
  const made = [...selectedItems(input, chosen, counts), ...reserveItems(input, new Set(chosen), counts)];
  const listed = kinds.flatMap((kind) => {
    const own = made.filter((i) => i.kind === kind);
    const reserve = own.filter((i) => i.decision !== 'selected');
    const selected = own.filter((i) => i.decision === 'selected');
    const cumulative = new Map<string, number>();
    return [
      ...selected.map((item, i) => {
        const total = (cumulative.get(item.service) ?? 0) + item.gain.marginalPeople;
        cumulative.set(item.service, total);
        return { ...item, rank: i + 1, gain: { ...item.gain, cumulativePeople: total } };
      }),
      ...reserve.slice(0, listedReserve),
    ];
  });
  const byId = new Map([...made, ...listed].map((i) => [i.id, i]));
  return listed.map((item) => ({ ...item, reason: reasonOf(item, (id) => byId.get(id)) }));
}

function selectedItems(input: ItemsInput, chosen: readonly number[], counts: PlanCounts): PlanItem[] {
  const { candidates, reaches, people, selection } = input;
  const tally = tallyOf(input, chosen);
  const served = new Map<string, Uint8Array>();
  const placed = new Set<string>();
  const years = [...new Set(selection.years)].sort((a, b) => a - b);
  return chosen.map((c, k) => {
    const { service } = candidates[c];
    const mark = served.get(service) ?? new Uint8Array(people.length);
    served.set(service, mark);
    const fresh = reaches[c].pixels.filter((p) => mark[p] === 0);
    for (const p of fresh) mark[p] = 1;
    const newPlaces = reaches[c].places.filter((p) => !placed.has(`${service}/${p.id}`));
    for (const p of newPlaces) placed.add(`${service}/${p.id}`);
    const share = reaches[c].pixels.length > 0 ? fresh.length / reaches[c].pixels.length : 0;
    return itemOf(input, c, {
      decision: 'selected',
      pixels: fresh,
      indoorPeople: reaches[c].indoorPeople * share,
      places: newPlaces,
      overlaps: overlapsOf(input, chosen, c),
      replacement: replacementOf(input, chosen, c, counts),
      unique: sumOver(
        people,
        reaches[c].pixels.filter((p) => tally.get(service)?.[p] === 1),
      ),
      year: selection.years[k],
      phase: years.indexOf(selection.years[k]) + 1,
    });
  });
}

/** How many sites of the plan newly serve a pixel, by service. */
function tallyOf(
  { candidates, reaches, people }: ItemsInput,
  chosen: readonly number[],
): Map<string, Uint16Array> {
  const tally = new Map<string, Uint16Array>();
  for (const c of chosen) {
    const { service } = candidates[c];
    const counts = tally.get(service) ?? new Uint16Array(people.length);
    tally.set(service, counts);
    for (const p of reaches[c].pixels) counts[p]++;
  }
  return tally;
}

function reserveItems(input: ItemsInput, chosen: ReadonlySet<number>, counts: PlanCounts): PlanItem[] {
  const { candidates, reaches, priced, selection, caps } = input;
  const used = caps.map((cap) =>
    selection.order.reduce(
      (sum, c, k) => sum + cap.amountOf({ ...priced[c].amounts, year: selection.years[k] }),
      0,
    ),
  );
  return candidates
    .map((_, c) => c)
    .filter((c) => !chosen.has(c) && (reaches[c].pixels.length > 0 || reaches[c].places.length > 0))
    .map((c) => ({
      c,
      item: itemOf(input, c, {
        decision: 'reserve',
        pixels: reaches[c].pixels,
        indoorPeople: reaches[c].indoorPeople,
        places: reaches[c].places,
        overlaps: overlapsOf(input, [...chosen], c),
        replacement: undefined,
        unique: Number.NaN,
        year: undefined,
        phase: undefined,
        leftOutBy: leftOutBy(input, c, chosen, counts, used),
      }),
    }))
    .sort(
      (a, b) =>
        counts.alone(b.c) - counts.alone(a.c) || (a.item.id < b.item.id ? -1 : a.item.id > b.item.id ? 1 : 0),
    )
    .map((r) => r.item);
}

/** The first condition that keeps a candidate out of the finished plan. */
function leftOutBy(
  { candidates, reaches, priced, selection, caps, ranked }: ItemsInput,
  c: number,
  chosen: ReadonlySet<number>,
  counts: PlanCounts,
  used: readonly number[],
): string {
  if (!ranked) return 'no-demand';
  const rival = [...chosen].find((o) => candidates[o].site === candidates[c].site);
  if (rival !== undefined) return `option-of:${candidates[rival].request.id}`;
  if (!(counts.gain(c) > 0)) return 'covered';
  if (!(netGain(reaches, counts, c) > 0)) return 'disturbs';
  const near = selection.conflicts.find(([a, b]) => (a === c && chosen.has(b)) || (b === c && chosen.has(a)));
  if (near) return `spacing:${candidates[near[0] === c ? near[1] : near[0]].request.id}`;
  const years = [...new Set(selection.years)];
  const binding = caps.find((cap, r) =>
    (years.length > 0 ? years : [0]).every(
      (year) => used[r] + cap.amountOf({ ...priced[c].amounts, year }) > cap.cap,
    ),
  );
  return binding ? `budget:${binding.name}` : 'less-value';
}

interface ItemFacts {
  readonly decision: Decision;
  readonly pixels: Int32Array;
  readonly indoorPeople: number;
  readonly places: readonly Place[];
  readonly overlaps: PlanGain['overlaps'];
  readonly replacement: PlanGain['replacement'];
  readonly unique: number;
  readonly year: number | undefined;
  readonly phase: number | undefined;
  readonly leftOutBy?: string;
}

function itemOf(input: ItemsInput, c: number, facts: ItemFacts): PlanItem {
  const { candidates, reaches, priced, people, basisIsPeople, before, after } = input;
  const candidate = candidates[c];
  const g = before.pixelGrid;
  const [lon, lat] = input.toLonLat(candidate.x_m, candidate.y_m);
  const settlements = input.places.filter((p) => p.class === 'village' && peopleOf(p) > 0);
  const village = nearestPlace(settlements, candidate, villageWithin_m);
  const count = (value: number) => (basisIsPeople ? value : Number.NaN);
  const pixel = pixelAt(g, candidate.x_m, candidate.y_m);
  return {
    id: candidate.request.id,
    kind: kindOf(candidate, reaches[c].places),
    category: candidate.category,
    name: nameOf(candidate, village),
    group: candidate.layer.group,
    operators: candidate.layer.operators,
    county: input.county,
    town: input.townAt?.(candidate.x_m, candidate.y_m) || candidate.town || village?.town || '',
    village: spokenName(village?.name ?? ''),
    lon,
    lat,
    decision: facts.decision,
    rank: undefined,
    siteType: candidate.siteType,
    build: candidate.build,
    mount: candidate.mount,
    towerId: candidate.towerId,
    service: candidate.service,
    technology: candidate.layer.technology,
    layers: [candidate.layer],
    height_mAGL: candidate.request.antennaHeight_mAGL,
    sectors: sectorsOf(candidate),
    gain: {
      marginalPeople: count(sumOver(people, facts.pixels)),
      marginalPeopleIndoor: count(facts.indoorPeople),
      disturbedPeople: count(reaches[c].disturbedPeople),
      alonePeople: count(sumOver(people, reaches[c].pixels)),
      uniquePeople: count(facts.unique),
      cumulativePeople: Number.NaN,
      area_km2: (facts.pixels.length * g.cellX * g.cellY) / 1e6,
      places: facts.places.map(({ id, name, class: placeClass }) => ({
        id,
        name: name || id,
        class: placeClass,
      })),
      fixesZones: zonesFixed(input, candidate, reaches[c]),
      overlaps: basisIsPeople ? facts.overlaps : [],
      replacement: facts.replacement,
      rsrpBefore_dBm: levelAt(before, candidate.service, pixel),
      rsrpAfter_dBm:
        facts.decision === 'selected' && after ? levelAt(after, candidate.service, pixel) : Number.NaN,
    },
    near: candidate.near,
    price: priced[c].price,
    dualMode: priced[c].dualMode,
    funding: priced[c].funding,
    phase: facts.phase,
    year: facts.year,
    reviewFlags: candidate.reviewFlags,
    demandBasis: input.demandBasis,
    reason: { en: '', zh: '' },
    leftOutBy: facts.leftOutBy,
  };
}

/** A mast is known by the village it stands at, not by its number. */
const nameOf = ({ name, towerId, request }: Candidate, village: Place | undefined): string =>
  (towerId === '' ? name || spokenName(village?.name ?? '') : spokenName(village?.name ?? '') || name) ||
  towerId ||
  request.id;

/** A tower beside a station serves the key area as well as a mast on its roof. */
const kindOf = (candidate: Candidate, reached: readonly Place[]): PlanItem['kind'] =>
  candidate.kind === '5g-area' && reached.length > 0 ? '5g-key-area' : candidate.kind;

/** Indoor systems have heads instead of sectors. */
const sectorsOf = ({ request, equipment, power_W }: Candidate): PlanSector[] =>
  request.sectors.map((s) => ({
    layer: s.layer.id,
    azimuth_deg: s.azimuth_deg,
    mechTilt_deg: s.mechTilt_deg,
    elecTilt_deg: s.elecTilt_deg,
    hpbw_deg: equipment.hpbw_deg,
    gain_dBi: s.trafficGain_dBi,
    power_W,
    eirp_dBm: 10 * Math.log10(power_W) + 30 + s.trafficGain_dBi - s.feederLoss_dB,
    epre_dBm: s.epre_dBm,
    equipment: equipment.id,
  }));

function zonesFixed({ zones, people, basisIsPeople }: ItemsInput, c: Candidate, reach: Reach): string[] {
  const own = zones.get(c.service) ?? [];
  const covered = new Set(reach.pixels);
  return own
    .filter((zone) => {
      const weight = (p: number) => (basisIsPeople && zone.population > 0 ? people[p] : 1);
      let all = 0;
      let fixed = 0;
      for (const p of zone.pixels) {
        all += weight(p);
        if (covered.has(p)) fixed += weight(p);
      }
      return all > 0 && fixed >= fixesShare * all;
    })
    .map((zone) => zone.id);
}

/** Other chosen sites of the service that newly serve some of the same people. */
function overlapsOf(
  { candidates, reaches, people }: ItemsInput,
  chosen: readonly number[],
  c: number,
): PlanGain['overlaps'] {
  const own = new Set(reaches[c].pixels);
  return chosen
    .filter((o) => o !== c && candidates[o].service === candidates[c].service)
    .map((o) => ({
      id: candidates[o].request.id,
      people: sumOver(
        people,
        reaches[o].pixels.filter((p) => own.has(p)),
      ),
    }))
    .filter((o) => o.people >= 1)
    .sort((a, b) => b.people - a.people || (a.id < b.id ? -1 : 1));
}

/** What it adds to the objective: what it newly covers less the people whom it disturbs. */
const netGain = (reaches: readonly Reach[], counts: PlanCounts, c: number): number =>
  counts.gain(c) - reaches[c].disturbedPeople;

/** The best single candidate in its place that the caps and the spacing allow, and what the plan would lose by it. */
function replacementOf(
  { candidates, reaches, priced, selection, caps }: ItemsInput,
  chosen: readonly number[],
  out: number,
  counts: PlanCounts,
): PlanGain['replacement'] {
  const rest = chosen.filter((o) => o !== out);
  const restSet = new Set(rest);
  const yearOf = (o: number) => selection.years[selection.order.indexOf(o)];
  const free = caps.map(
    (cap) =>
      cap.cap - rest.reduce((sum, o) => sum + cap.amountOf({ ...priced[o].amounts, year: yearOf(o) }), 0),
  );
  counts.remove(out);
  const lost = netGain(reaches, counts, out);
  let best: { id: string; gain: number } | undefined;
  candidates.forEach((candidate, i) => {
    if (i === out || restSet.has(i) || rest.some((o) => candidates[o].site === candidate.site)) return;
    const gain = netGain(reaches, counts, i);
    if (!(gain > 0) || (best && gain <= best.gain)) return;
    const year = yearOf(out);
    if (caps.some((cap, r) => cap.amountOf({ ...priced[i].amounts, year }) > free[r])) return;
    if (selection.conflicts.some(([a, b]) => (a === i && restSet.has(b)) || (b === i && restSet.has(a))))
      return;
    best = { id: candidate.request.id, gain };
  });
  counts.add(out);
  return best && { id: best.id, loss: lost - best.gain };
}

/** Level of the service's best layer, dBm; NaN where no cell reaches. */
function levelAt(coverage: CoverageResult, serviceId: string, pixel: number): number {
  const service = coverage.services.find((s) => s.id === serviceId);
  if (!service || pixel < 0) return Number.NaN;
  return coverage.layers[service.bestLayer[pixel]]?.rsrp_dBm[pixel] ?? Number.NaN;
}

function sumOver(people: Float64Array, pixels: Int32Array): number {
  let total = 0;
  for (const p of pixels) total += people[p];
  return total;
}
