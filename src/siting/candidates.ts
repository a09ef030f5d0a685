/**
 * Candidate sites: macro sites at stations, communities and malls, on towers that stand, and at the weight centres of 4G
 * weak areas. Each becomes a request to the engine; nothing is a circle here.
 */
import RBush from 'rbush';
import type { CandidateRequest, CandidateSector, CoverageResult } from '../coverage/result.js';
import type { Place } from '../demand/places.js';
import { hash32, pixelAt } from '../demand/places.js';
import type { Network } from '../network/network.js';
import { equipmentFor, equipmentPattern } from '../radio/equipment.js';
import type { Layer } from '../radio/layer.js';
import { epreOfCarrier_dBm } from '../radio/power.js';
import { defaultTilt_deg, designRadius_m } from '../radio/tilt.js';
import { clutterClasses } from '../terrain/clutter.js';
import { type Build, type Mount, siteCost } from './costs.js';
import { weakAreas } from './weakAreas.js';

export interface Tower {
  readonly id: string;
  readonly lon: number;
  readonly lat: number;
  readonly x_m: number;
  readonly y_m: number;
  /** NaN = not stated. */
  readonly height_m: number;
  readonly freeHeight_m: number;
  readonly tenants: number;
}

export interface Candidate {
  readonly request: CandidateRequest;
  readonly kind: '5g-key-area' | '5g-area' | '4g-fill-in';
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
  /** People not served by the service within reach: an upper bound of the gain that only orders the list. */
  readonly atStake: number;
}

export interface CandidateInput {
  readonly coverage: CoverageResult;
  readonly people: Float64Array;
  readonly network: Network;
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
/** Same group, band class and site type (rules R9 [d]). */
const spacing_m = { town: 200, rural: 500 };
/** A site with less at stake is not worth a prediction. */
const leastAtStake_people = 50;
/** Most candidates predicted per run, those with most at stake first. */
export const mostCandidates = 160;
const azimuths_deg = [0, 120, 240];
/** Antennas of a new mono-pole and of roof poles, m above ground. */
const newTowerHeight_m = 35;
const roofHeight_m = 25;

export function makeCandidates(input: CandidateInput): { candidates: Candidate[]; counts: CandidateCounts } {
  const dropped: Record<string, number> = {};
  const drop = (reason: string) => {
    dropped[reason] = (dropped[reason] ?? 0) + 1;
  };
  const context = new SiteContext(input);
  const found: Candidate[] = [];
  let considered = 0;
  const consider = (spot: Spot, layer: Layer) => {
    considered++;
    const result = context.build(spot, layer);
    if (typeof result === 'string') drop(result);
    else found.push(result);
  };
  for (const layer of targetLayers(input)) {
    if (input.from.includes('towers')) for (const tower of input.towers) consider(towerSpot(tower), layer);
    if (layer.technology === 'nr' && input.from.includes('places'))
      for (const place of input.places)
        if (input.classes.includes(place.class)) consider(placeSpot(place), layer);
    if (layer.technology === 'lte' && input.from.includes('weak-zones'))
      for (const spot of context.weakSpots(layer)) consider(spot, layer);
  }
  found.sort((a, b) => b.atStake - a.atStake || (a.request.id < b.request.id ? -1 : 1));
  const unique = [...new Map(found.map((c) => [c.request.id, c])).values()];
  const candidates = unique.slice(0, mostCandidates);
  for (let i = candidates.length; i < unique.length; i++) drop('list-full');
  return { candidates, counts: { considered, kept: candidates.length, dropped } };
}

/** One layer per group and technology: the lowest LTE carrier reaches farthest; of NR the widest serves key areas. */
function targetLayers({ coverage, addedLayers }: CandidateInput): Layer[] {
  const all = [...coverage.layers.map((l) => l.layer), ...addedLayers];
  const keys = [...new Set(all.map((l) => `${l.technology}/${l.group}`))].sort();
  return keys.map((key) => {
    const own = all.filter((l) => `${l.technology}/${l.group}` === key);
    const better = (a: Layer, b: Layer) =>
      a.technology === 'lte' ? b.frequency_MHz < a.frequency_MHz : b.bandwidth_MHz > a.bandwidth_MHz;
    return own.reduce((a, b) => (better(a, b) ? b : a));
  });
}

interface Spot {
  readonly x_m: number;
  readonly y_m: number;
  readonly category: string;
  readonly name: string;
  readonly town: string;
  readonly tower?: Tower;
}

const towerSpot = (tower: Tower): Spot => ({ ...tower, category: 'tower', name: tower.id, town: '', tower });
const placeSpot = (p: Place): Spot => ({
  x_m: p.x_m,
  y_m: p.y_m,
  category: p.class,
  name: p.name,
  town: p.town,
});

interface IndexedPoint {
  minX: number;
  minY: number;
  maxX: number;
  maxY: number;
  layer: Layer;
}

class SiteContext {
  private readonly sites = new RBush<IndexedPoint>();
  constructor(private readonly input: CandidateInput) {
    this.sites.load(
      input.network.sectors.map((s, i) => {
        const [x, y] = input.positions[i];
        return { minX: x, minY: y, maxX: x, maxY: y, layer: s.layer };
      }),
    );
  }

  /** Weight centres of weak areas of the layer's service, moved to the highest ground within 300 m. */
  weakSpots(layer: Layer): Spot[] {
    const { coverage, people, places } = this.input;
    const service = coverage.services.find((s) => s.id === serviceOf(layer));
    if (!service) return [];
    return weakAreas(coverage.pixelGrid, service.status, people)
      .slice(0, 60)
      .map((area) => {
        const [x_m, y_m] = this.highestNear(area.x_m, area.y_m, 300);
        const near = nearestPlace(places, area.x_m, area.y_m, 2000);
        return { x_m, y_m, category: 'weak-4g', name: near?.name ?? '', town: near?.town ?? '' };
      });
  }

  /** A candidate, or the reason why there is none. */
  build(spot: Spot, layer: Layer): Candidate | string {
    const { coverage, avoided } = this.input;
    const pixel = pixelAt(coverage.pixelGrid, spot.x_m, spot.y_m);
    if (pixel < 0 || coverage.areaMask[pixel] === 0) return 'outside-area';
    if (Number.isNaN(coverage.ground_m[pixel])) return 'void-terrain';
    const clutter = clutterClasses[coverage.clutterClass[pixel]];
    if (clutter.id === 'water') return 'water';
    if (avoided(spot.x_m, spot.y_m)) return 'avoid-area';
    const inTown = this.builtUpShare(spot.x_m, spot.y_m, 500) > 0.25;
    const own = this.nearest(spot, (l) => l.group === layer.group && l.technology === layer.technology);
    const sameBand = this.nearest(
      spot,
      (l) => l.group === layer.group && l.band === layer.band && l.technology === layer.technology,
    );
    if (sameBand < (inTown ? spacing_m.town : spacing_m.rural)) return 'spacing';
    const plan = this.mount(spot, layer, inTown);
    if (typeof plan === 'string') return plan;
    const atStake = this.unserved(spot, layer);
    if (atStake < leastAtStake_people) return 'nobody-at-stake';
    const equipment = equipmentFor(layer.technology, layer.band, layer.frequency_MHz);
    const kind =
      layer.technology === 'lte'
        ? '4g-fill-in'
        : this.input.classes.includes(spot.category)
          ? '5g-key-area'
          : '5g-area';
    const reach = layer.frequency_MHz < 1000 ? reach_m.low : reach_m.high;
    const tilt = defaultTilt_deg(plan.height_mAGL, designRadius_m(layer.frequency_MHz), equipment.vpbw_deg);
    const pattern = equipmentPattern(equipment);
    const sectors = azimuths_deg.map(
      (azimuth_deg): CandidateSector => ({
        layer: { ...layer, radius_m: Math.min(layer.radius_m, reach) },
        azimuth_deg,
        mechTilt_deg: 0,
        elecTilt_deg: Math.round(tilt * 10) / 10,
        pattern,
        rsGain_dBi: equipment.rsGain_dBi,
        trafficGain_dBi: equipment.trafficGain_dBi,
        epre_dBm: epreOfCarrier_dBm(layer.technology, equipment.totalPower_W, equipment.ports, layer.numRb),
        feederLoss_dB: equipment.feederLoss_dB,
      }),
    );
    return {
      request: {
        id: `site-${hash32(`${spot.x_m.toFixed(0)}/${spot.y_m.toFixed(0)}/macro/${layer.id}/${layer.group}`)}`,
        x_m: spot.x_m,
        y_m: spot.y_m,
        antennaHeight_mAGL: plan.height_mAGL,
        sectors,
        service: serviceOf(layer),
      },
      kind,
      category: spot.category,
      name: spot.name,
      town: spot.town,
      layer,
      service: serviceOf(layer),
      build: plan.build,
      mount: plan.mount,
      towerId: spot.tower?.id ?? '',
      cost: siteCost(equipment.ports, plan.mount),
      power_W: equipment.totalPower_W,
      x_m: spot.x_m,
      y_m: spot.y_m,
      nearestSite_m: own,
      inTown,
      reviewFlags: plan.flags,
      atStake,
    };
  }

  /** Where the antennas hang. A new tower beside one with room is refused in favour of sharing (rules R9). */
  private mount(spot: Spot, layer: Layer, inTown: boolean) {
    if (spot.tower) {
      const { height_mAGL, flags } = towerHeight(spot.tower);
      if (height_mAGL === undefined) return 'tower-full';
      const sharesSite = this.nearest(spot, (l) => l.group === layer.group) < 50;
      return {
        height_mAGL,
        mount: 'existing-tower' as const,
        build: sharesSite ? ('retrofit' as const) : ('co-location' as const),
        flags,
      };
    }
    const near = this.input.towers.some(
      (t) =>
        Math.hypot(t.x_m - spot.x_m, t.y_m - spot.y_m) < (inTown ? spacing_m.town : spacing_m.rural) &&
        towerHeight(t).height_mAGL !== undefined,
    );
    if (near) return 'tower-beside';
    return inTown
      ? {
          height_mAGL: roofHeight_m,
          mount: 'rooftop' as const,
          build: 'new' as const,
          flags: ['roof-survey'],
        }
      : {
          height_mAGL: newTowerHeight_m,
          mount: 'new-tower' as const,
          build: 'new' as const,
          flags: ['site-survey'],
        };
  }

  private nearest(
    spot: { readonly x_m: number; readonly y_m: number },
    wanted: (layer: Layer) => boolean,
  ): number {
    for (const radius of [500, 2000, 8000, 1e6]) {
      let best = Number.POSITIVE_INFINITY;
      const box = {
        minX: spot.x_m - radius,
        minY: spot.y_m - radius,
        maxX: spot.x_m + radius,
        maxY: spot.y_m + radius,
      };
      for (const p of this.sites.search(box))
        if (wanted(p.layer)) best = Math.min(best, Math.hypot(p.minX - spot.x_m, p.minY - spot.y_m));
      if (best <= radius) return best;
    }
    return Number.POSITIVE_INFINITY;
  }

  private unserved(spot: Spot, layer: Layer): number {
    const { coverage, people } = this.input;
    const service = coverage.services.find((s) => s.id === serviceOf(layer));
    let total = 0;
    this.within(spot.x_m, spot.y_m, layer.technology === 'lte' ? 3000 : 1500, (i) => {
      const status = service ? service.status[i] : 3;
      if (status !== 1 && status !== 255 && coverage.areaMask[i] === 1) total += people[i];
    });
    return total;
  }

  private builtUpShare(x_m: number, y_m: number, radius: number): number {
    let all = 0;
    let built = 0;
    this.within(x_m, y_m, radius, (i) => {
      all++;
      if (clutterClasses[this.input.coverage.clutterClass[i]].builtUp) built++;
    });
    return all > 0 ? built / all : 0;
  }

  private highestNear(x_m: number, y_m: number, radius: number): [number, number] {
    const { pixelGrid: g, ground_m } = this.input.coverage;
    let best = -1;
    this.within(x_m, y_m, radius, (i) => {
      if (!Number.isNaN(ground_m[i]) && (best < 0 || ground_m[i] > ground_m[best])) best = i;
    });
    if (best < 0) return [x_m, y_m];
    return [
      g.originX + ((best % g.cols) + 0.5) * g.cellX,
      g.originY - (Math.floor(best / g.cols) + 0.5) * g.cellY,
    ];
  }

  private within(x_m: number, y_m: number, radius: number, visit: (pixel: number) => void): void {
    const g = this.input.coverage.pixelGrid;
    const c = (x_m - g.originX) / g.cellX - 0.5;
    const r = (g.originY - y_m) / g.cellY - 0.5;
    const reach = radius / g.cellX;
    for (let row = Math.max(0, Math.ceil(r - reach)); row <= Math.min(g.rows - 1, r + reach); row++)
      for (let col = Math.max(0, Math.ceil(c - reach)); col <= Math.min(g.cols - 1, c + reach); col++)
        if ((col - c) ** 2 + (row - r) ** 2 <= reach * reach) visit(row * g.cols + col);
  }
}

export const serviceOf = (layer: Layer): string =>
  `${layer.technology === 'lte' ? '4g' : '5g'}-${layer.group}`;

/** Free height of a tower, else its height less 3 m per tenant, at least 15 m, flagged (rules R9). */
function towerHeight(tower: Tower): { height_mAGL: number | undefined; flags: string[] } {
  if (!Number.isNaN(tower.freeHeight_m))
    return { height_mAGL: tower.freeHeight_m >= 10 ? tower.freeHeight_m : undefined, flags: [] };
  if (Number.isNaN(tower.height_m)) return { height_mAGL: undefined, flags: [] };
  const tenants = Number.isNaN(tower.tenants) ? 1 : tower.tenants;
  return { height_mAGL: Math.max(15, tower.height_m - 3 * tenants), flags: ['free-height-assumed'] };
}

export function nearestPlace(
  places: readonly Place[],
  x_m: number,
  y_m: number,
  within_m: number,
): Place | undefined {
  let best: Place | undefined;
  let distance = within_m;
  for (const p of places) {
    const d = Math.hypot(p.x_m - x_m, p.y_m - y_m);
    if (p.name !== '' && d < distance) {
      distance = d;
      best = p;
    }
  }
  return best;
}
