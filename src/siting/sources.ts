/** Every spot that a run looks at, by source. */
import type { Layer } from '../radio/layer.js';
import { type CandidateInput, serviceOf } from './candidate.js';
import type { Land } from './land.js';
import { placeAround, placeSpots } from './placeSpots.js';
import { mastSpots, type Spot, towerSpots, userSpots } from './spots.js';
import { zoneSpots } from './zoneSpots.js';

/** Weak zones looked at per service, by rank. */
const mostZones = 100;

export class Sources {
  /** Masts that can carry another antenna: a new one beside them is refused. */
  readonly mastsWithRoom: readonly Spot[];
  private readonly users: readonly Spot[];
  private readonly hosts: readonly Spot[];
  private readonly keyPlaces: readonly Spot[];

  constructor(
    private readonly input: CandidateInput,
    private readonly land: Land,
  ) {
    const { network, positions, towers, places, from } = input;
    const { isTown } = land;
    const onTowers = towerSpots(towers, isTown);
    const onMasts = mastSpots(network, positions, towers, isTown);
    const shared = from.includes('base-stations') ? onMasts : [];
    this.hosts = [...(from.includes('towers') ? onTowers : []), ...shared];
    this.mastsWithRoom = [...onTowers, ...shared].filter((s) => (s.host?.height_mAGL ?? 0) > 0);
    this.keyPlaces = from.includes('places') ? placeSpots(input, land) : [];
    this.users = from.includes('user')
      ? userSpots(input.users, [...onTowers, ...onMasts], (at) => placeAround(places, at), isTown)
      : [];
  }

  /** Spots for a layer, and how many weak zones were left out as too low in rank. 5G serves key places, 4G weak zones. */
  spotsFor(layer: Layer): { spots: readonly Spot[]; left: number } {
    const known = [...this.users, ...this.hosts];
    if (layer.technology === 'nr') return { spots: [...known, ...this.keyPlaces], left: 0 };
    const outdoor = known.filter((s) => s.siteType !== 'indoor');
    if (!this.input.from.includes('weak-zones')) return { spots: outdoor, left: 0 };
    const zones = (this.input.zones.get(serviceOf(layer)) ?? []).filter((z) => z.rank !== undefined);
    const { coverage, people } = this.input;
    const spots = zones.slice(0, mostZones).flatMap((z) => zoneSpots(z, coverage, people, this.land));
    return { spots: [...outdoor, ...spots], left: Math.max(0, zones.length - mostZones) };
  }
}
