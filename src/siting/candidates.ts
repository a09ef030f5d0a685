/**
 * Candidate sites: macro sites at stations, communities and malls, on masts that stand, and at the weight centres of 4G
 * weak areas. Each becomes a request to the engine; nothing is a circle here.
 */
import type { CandidateRequest, CandidateSector, CoverageResult } from '../coverage/result.js';
import { hash32, type Place, pixelAt } from '../demand/places.js';
import type { Network } from '../network/network.js';
import { type EquipmentProfile, equipmentFor, equipmentPattern } from '../radio/equipment.js';
import type { Layer } from '../radio/layer.js';
import { epreOfCarrier_dBm } from '../radio/power.js';
import { defaultTilt_deg, designRadius_m } from '../radio/tilt.js';
import { clutterClasses } from '../terrain/clutter.js';
import { type Build, type Mount, siteCost } from './costs.js';
import { hostOfTower, sameMast_m, type Tower } from './hosts.js';
import { isReached, placeBonus } from './keyPlaces.js';
import { shortlist } from './shortlist.js';
import { macroSpacing_m, spaced } from './spacing.js';
import { mastSpots, placeSpots, type Spot, towerSpots, weakSpots } from './spots.js';
import { type Point, Surroundings } from './surroundings.js';
import { smallestArea_people } from './weakAreas.js';

export type { Tower } from './hosts.js';

export type SiteKind = '5g-key-area' | '5g-area' | '4g-fill-in';

export interface Candidate {
  readonly request: CandidateRequest;
  readonly kind: SiteKind;
  readonly category: string;
  readonly name: string;
  readonly town: string;
  readonly layer: Layer;
  readonly service: string;
  readonly build: Build;
  readonly mount: Mount;
  readonly towerId: string;
  readonly cost: number;
  readonly power_W: number;
  readonly x_m: number;
  readonly y_m: number;
  /** Distance to the nearest cell on air of the same group and technology, m; Infinity = none. */
  readonly nearestSite_m: number;
  readonly inTown: boolean;
  readonly reviewFlags: readonly string[];
  /** People within `stakeRadius_m` whom the service does not cover, and the bonus of a key place not reached: for the list. */
  readonly atStake: number;
  readonly stakeRadius_m: number;
  readonly bonus: number;
}

export interface CandidateInput {
  readonly coverage: CoverageResult;
  /** Per pixel: people, or another weight where nobody is known. */
  readonly people: Float64Array;
  readonly basisIsPeople: boolean;
  readonly network: Network;
  /** Working-CRS position of each sector of the network. */
  readonly positions: readonly (readonly [number, number])[];
  readonly places: readonly Place[];
  readonly towers: readonly Tower[];
  /** NR layers that no cell is on yet, so that 5G can be planned (rules R1). */
  readonly addedLayers: readonly Layer[];
  readonly classes: readonly string[];
  readonly from: readonly string[];
  /** Whether building is ruled out there. */
  readonly avoided: (x_m: number, y_m: number) => boolean;
}

export interface CandidateCounts {
  readonly considered: number;
  readonly kept: number;
  /** Reason → dropped candidates. */
  readonly dropped: Readonly<Record<string, number>>;
}

/** A new site's gain is counted this far; beyond, existing cells and terrain decide. */
const reach_m = { low: 6000, high: 4000 };
/** Radius in which people without service are counted as at stake. */
const stake_m = { lte: 3000, nr: 1500 };
/** A site with less at stake is not worth a prediction. */
const leastAtStake_people = 50;
/** Most candidates predicted per run. */
export const mostCandidates = 160;
const azimuths_deg = [0, 120, 240];
/** Antennas of a new mono-pole and of roof poles, m above ground. */
const newTowerHeight_m = 35;
const roofHeight_m = 25;
/** More built-up land than this around a spot makes it a town. */
const townShare = 0.25;
const townRadius_m = 500;

export function makeCandidates(input: CandidateInput): { candidates: Candidate[]; counts: CandidateCounts } {
  const dropped: Record<string, number> = {};
  const drop = (reason: string, count = 1) => {
    if (count > 0) dropped[reason] = (dropped[reason] ?? 0) + count;
  };
  const maker = new CandidateMaker(input);
  const found = new Map<string, Candidate>();
  let considered = 0;
  for (const layer of targetLayers(input)) {
    const { spots, left } = maker.spotsFor(layer);
    drop('small-weak-area', left);
    considered += spots.length + left;
    for (const spot of spots) {
      const result = maker.make(spot, layer);
      if (typeof result === 'string') drop(result);
      else if (found.has(result.request.id)) drop('same-spot');
      else found.set(result.request.id, result);
    }
  }
  const candidates = shortlist([...found.values()], input.coverage, input.people, mostCandidates);
  drop('list-full', found.size - candidates.length);
  return { candidates, counts: { considered, kept: candidates.length, dropped } };
}

/** One layer per group and technology: the lowest LTE carrier reaches farthest; of NR the widest serves key areas. */
function targetLayers({ coverage, addedLayers }: CandidateInput): Layer[] {
  const all = [...coverage.layers.map((l) => l.layer), ...addedLayers];
  const services = [...new Set(all.map(serviceOf))].sort();
  return services.map((service) => {
    const own = all.filter((l) => serviceOf(l) === service);
    const better = (a: Layer, b: Layer) =>
      a.technology === 'lte' ? b.frequency_MHz < a.frequency_MHz : b.bandwidth_MHz > a.bandwidth_MHz;
    return own.reduce((a, b) => (better(a, b) ? b : a));
  });
}

export const serviceOf = (layer: Layer): string =>
  `${layer.technology === 'lte' ? '4g' : '5g'}-${layer.group}`;

class CandidateMaker {
  private readonly surroundings: Surroundings;
  private readonly hosts: readonly Spot[];
  private readonly keyPlaces: readonly Spot[];

  constructor(private readonly input: CandidateInput) {
    const { coverage, people, network, positions, towers, places, from } = input;
    this.surroundings = new Surroundings(coverage, people, network, positions);
    this.hosts = [
      ...(from.includes('towers') ? towerSpots(towers) : []),
      ...(from.includes('base-stations') ? mastSpots(network, positions, towers) : []),
    ];
    this.keyPlaces = from.includes('places') ? placeSpots(places, input.classes) : [];
  }

  spotsFor(layer: Layer): { spots: readonly Spot[]; left: number } {
    if (layer.technology === 'nr') return { spots: [...this.hosts, ...this.keyPlaces], left: 0 };
    if (!this.input.from.includes('weak-zones')) return { spots: this.hosts, left: 0 };
    const { coverage, people, places, basisIsPeople } = this.input;
    const weak = weakSpots(
      {
        coverage,
        people,
        places,
        least: basisIsPeople ? smallestArea_people : 0,
        surroundings: this.surroundings,
        possible: (at) => this.obstacle(at) === undefined,
      },
      serviceOf(layer),
    );
    return { spots: [...this.hosts, ...weak.spots], left: weak.left };
  }

  /** A candidate, or the reason why there is none. */
  make(spot: Spot, layer: Layer): Candidate | string {
    const obstacle = this.obstacle(spot);
    if (obstacle) return obstacle;
    const inTown = this.surroundings.builtUpShare(spot, townRadius_m) > townShare;
    if (this.surroundings.nearestCell_m(spot, (l) => spaced(l, layer)) < macroSpacing_m(inTown))
      return 'spacing';
    const plan = spot.host ? this.onHost(spot, layer) : this.newMount(spot, inTown);
    if (typeof plan === 'string') return plan;
    const service = serviceOf(layer);
    const stakeRadius_m = stake_m[layer.technology];
    const bonus = this.bonusOf(spot, service);
    const atStake = bonus + this.surroundings.unservedPeople(spot, stakeRadius_m, service);
    if (!(atStake > 0 && (atStake >= leastAtStake_people || !this.input.basisIsPeople)))
      return 'nobody-at-stake';
    const equipment = equipmentFor(layer.technology, layer.band, layer.frequency_MHz);
    return {
      request: {
        id: `site-${hash32(`${spot.x_m.toFixed(0)}/${spot.y_m.toFixed(0)}/macro/${layer.id}/${layer.group}`)}`,
        x_m: spot.x_m,
        y_m: spot.y_m,
        antennaHeight_mAGL: plan.height_mAGL,
        sectors: sectorsOf(layer, equipment, plan.height_mAGL),
        service,
      },
      kind: this.kindOf(spot, layer),
      category: spot.category,
      name: spot.name,
      town: spot.town,
      layer,
      service,
      build: plan.build,
      mount: plan.mount,
      towerId: spot.host?.id ?? '',
      cost: siteCost(equipment.ports, plan.mount),
      power_W: equipment.totalPower_W,
      x_m: spot.x_m,
      y_m: spot.y_m,
      nearestSite_m: this.surroundings.nearestCell_m(
        spot,
        (l) => l.group === layer.group && l.technology === layer.technology,
      ),
      inTown,
      reviewFlags: plan.reviewFlags,
      atStake,
      stakeRadius_m,
      bonus,
    };
  }

  /** What reaching the spot's own key place adds, if it is not reached today. */
  private bonusOf({ place }: Spot, service: string): number {
    if (!place) return 0;
    const status = this.input.coverage.services.find((s) => s.id === service)?.status;
    return isReached(place, status) ? 0 : placeBonus(place);
  }

  private kindOf(spot: Spot, layer: Layer): SiteKind {
    if (layer.technology === 'lte') return '4g-fill-in';
    return this.input.classes.includes(spot.category) ? '5g-key-area' : '5g-area';
  }

  /** Why nothing can be built there. */
  private obstacle({ x_m, y_m }: Point): string | undefined {
    const { coverage, avoided } = this.input;
    const pixel = pixelAt(coverage.pixelGrid, x_m, y_m);
    if (pixel < 0 || coverage.areaMask[pixel] === 0) return 'outside-area';
    if (Number.isNaN(coverage.ground_m[pixel])) return 'void-terrain';
    if (clutterClasses[coverage.clutterClass[pixel]].id === 'water') return 'water';
    return avoided(x_m, y_m) ? 'avoid-area' : undefined;
  }

  private onHost(spot: Spot, layer: Layer): MountPlan | string {
    const { host } = spot;
    if (!host || Number.isNaN(host.height_mAGL)) return 'mast-full';
    const ownMast_m = this.surroundings.nearestCell_m(spot, (l) =>
      l.operators.some((o) => layer.operators.includes(o)),
    );
    return {
      height_mAGL: host.height_mAGL,
      mount: 'existing-tower',
      build: ownMast_m < sameMast_m ? 'retrofit' : 'co-location',
      reviewFlags: host.reviewFlags,
    };
  }

  /** A new tower beside one with room is refused in favour of sharing (rules R9). */
  private newMount(spot: Spot, inTown: boolean): MountPlan | string {
    const beside = this.input.towers.some(
      (t) =>
        Math.hypot(t.x_m - spot.x_m, t.y_m - spot.y_m) < macroSpacing_m(inTown) &&
        !Number.isNaN(hostOfTower(t).height_mAGL),
    );
    if (beside) return 'tower-beside';
    return inTown
      ? { height_mAGL: roofHeight_m, mount: 'rooftop', build: 'new', reviewFlags: ['roof-survey'] }
      : { height_mAGL: newTowerHeight_m, mount: 'new-tower', build: 'new', reviewFlags: ['site-survey'] };
  }
}

interface MountPlan {
  readonly height_mAGL: number;
  readonly mount: Mount;
  readonly build: Build;
  readonly reviewFlags: readonly string[];
}

function sectorsOf(layer: Layer, equipment: EquipmentProfile, height_mAGL: number): CandidateSector[] {
  const reach = layer.frequency_MHz < 1000 ? reach_m.low : reach_m.high;
  const tilt_deg = defaultTilt_deg(height_mAGL, designRadius_m(layer.frequency_MHz), equipment.vpbw_deg);
  const pattern = equipmentPattern(equipment);
  return azimuths_deg.map((azimuth_deg) => ({
    layer: { ...layer, radius_m: Math.min(layer.radius_m, reach) },
    azimuth_deg,
    mechTilt_deg: 0,
    elecTilt_deg: Math.round(tilt_deg * 10) / 10,
    pattern,
    rsGain_dBi: equipment.rsGain_dBi,
    trafficGain_dBi: equipment.trafficGain_dBi,
    epre_dBm: epreOfCarrier_dBm(layer.technology, equipment.totalPower_W, equipment.ports, layer.numRb),
    feederLoss_dB: equipment.feederLoss_dB,
  }));
}
