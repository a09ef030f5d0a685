/**
 * What a plan is worth: people newly served, each once in each service that newly reaches them, and a bonus for each
 * station, community or mall that becomes reached, less the people whom a site disturbs. As a cover problem: elements with weights, and who covers which.
 */
import type { CandidateCover, CoverageResult } from '../coverage/result.js';
import type { Place } from '../demand/places.js';
import type { Candidate } from './candidate.js';
import { placeBonus } from './keyPlaces.js';
import { type EntrySource, type EntryTable, entryTable } from './audit/entry.js';
import { buildingTypeOf } from './audit/verdict.js';
import { layerGates, profileOf } from '../coverage/assemble.js';

/** What one candidate reaches by itself. Pixels are ascending. */
export interface Reach {
  /** Newly covered outdoors. */
  readonly pixels: Int32Array;
  /** Of the newly covered, those served indoors as well. */
  readonly indoorPixels: Int32Array;
  /** Covered today, and not beside its signal. */
  readonly lost: Int32Array;
  /** Key places that fail today and pass with it. */
  readonly places: readonly Place[];
}

/** People, or weights, on these pixels. */
export function sumOver(people: Float64Array, pixels: Int32Array): number {
  let total = 0;
  for (const p of pixels) total += people[p];
  return total;
}

export interface ObjectiveInput {
  readonly coverage: CoverageResult;
  readonly people: Float64Array;
  /** Key places that fail today, by service. */
  readonly failing: ReadonlyMap<string, readonly Place[]>;
  readonly entryLoss: EntrySource;
}

/** Share of homes' walls: people live in traditional buildings (rules R5). */
const homes = 'traditional';

export function reachOf(candidate: Candidate, cover: CandidateCover, input: ObjectiveInput): Reach {
  const failing = input.failing.get(candidate.service) ?? [];
  if (candidate.siteType === 'indoor')
    return {
      pixels: new Int32Array(0),
      indoorPixels: new Int32Array(0),
      lost: new Int32Array(0),
      places: failing.filter((p) => p === candidate.place),
    };
  const { layer } = candidate;
  const { reliability } = profileOf(layer);
  const need_dBm = streetNeed_dBm(candidate, input.coverage);
  const walls = entryTable(input.entryLoss, layer.frequency_MHz);
  const wall_dB = (building: Parameters<EntryTable>[0], pixel: number) =>
    walls(building, input.coverage.clutterClass[pixel]).loss_dB(0);
  const indoorPixels = cover.pixels.filter((p, i) => cover.rsrp_dBm[i] >= need_dBm + wall_dB(homes, p));
  const level = new Map<number, number>();
  cover.watched.forEach((p, i) => level.set(p, cover.watched_dBm[i]));
  const passes = (place: Place) => {
    const building = buildingTypeOf(place.class);
    let covered = 0;
    for (const p of place.pixels)
      if ((level.get(p) ?? Number.NEGATIVE_INFINITY) >= need_dBm + wall_dB(building, p)) covered++;
    return covered >= reliability * place.pixels.length;
  };
  const places = layer.technology === 'nr' ? failing.filter(passes) : [];
  return { pixels: cover.pixels, indoorPixels, lost: cover.lost, places };
}

/** Level from which level and uplink hold in the street; SINR is left to the joint prediction. */
function streetNeed_dBm({ layer, request }: Candidate, { pixelGrid }: CoverageResult): number {
  const gates = layerGates(layer, pixelGrid.cellX);
  const [{ epre_dBm, rsGain_dBi, trafficGain_dBi }] = request.sectors;
  const uplink_dBm = epre_dBm - (trafficGain_dBi - rsGain_dBi) - gates.maxCouplingLossUl_dB;
  return Math.max(gates.rsrp_dBm, uplink_dBm);
}

/** Elements of all candidates, numbered as they come: only what some candidate reaches exists. */
export class Elements {
  private readonly weightList: number[] = [];
  private readonly pixels = new Map<string, Int32Array>();
  private readonly places = new Map<string, number>();

  constructor(private readonly people: Float64Array) {}

  get weights(): Float64Array {
    return Float64Array.from(this.weightList);
  }

  coversOf({ service }: Candidate, reach: Reach): Int32Array {
    const out: number[] = [];
    for (const p of reach.pixels) if (this.people[p] > 0) out.push(this.pixel(service, p));
    for (const place of reach.places) out.push(this.place(service, place));
    return Int32Array.from(out);
  }

  private pixel(service: string, pixel: number): number {
    const ids = this.pixels.get(service) ?? new Int32Array(this.people.length).fill(-1);
    this.pixels.set(service, ids);
    if (ids[pixel] < 0) ids[pixel] = this.weightList.push(this.people[pixel]) - 1;
    return ids[pixel];
  }

  private place(service: string, place: Place): number {
    const name = `${service}/${place.id}`;
    const id = this.places.get(name) ?? this.weightList.push(placeBonus(place)) - 1;
    this.places.set(name, id);
    return id;
  }
}
