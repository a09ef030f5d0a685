/** How far a spot is from what a site needs: roads, power, fibre. No utility data are read: power and fibre are estimated. */
import type { PlaceClass } from '../demand/classes.js';
import type { Layer } from '../radio/layer.js';
import { clutterClasses } from '../terrain/clutter.js';
import type { CandidateInput, Near } from './candidate.js';
import type { Land } from './land.js';
import type { RoadIndex } from './roads.js';
import type { Spot } from './spots.js';
import { nearest_m, type Point, type Surroundings } from './surroundings.js';

/** Places of these classes need not have a building. */
const openPlaces: readonly PlaceClass[] = ['scenic', 'other'];

export class NearThings {
  /** 1 = pixel with buildings: power is there. */
  private readonly powered: Uint8Array;
  private readonly towers: readonly Point[];
  private readonly fibreTowers: readonly Point[];
  private readonly roads: RoadIndex | undefined;
  private readonly surroundings: Surroundings;

  constructor({ coverage, places, towers }: CandidateInput, { roads, surroundings }: Land) {
    this.roads = roads;
    this.surroundings = surroundings;
    this.towers = towers;
    this.powered = Uint8Array.from(coverage.clutterClass, (c) => (clutterClasses[c].builtUp ? 1 : 0));
    for (const place of places)
      if (!openPlaces.includes(place.class)) for (const p of place.pixels) this.powered[p] = 1;
    this.fibreTowers = towers.filter((t) => t.fibre === true);
  }

  near(at: Point, layer: Layer): Near {
    const tower_m = nearest_m(this.towers, at);
    const sector_m = this.surroundings.nearestSector_m(at, () => true);
    return {
      site_m: this.surroundings.nearestSector_m(
        at,
        ({ layer: l }) => l.group === layer.group && l.technology === layer.technology,
      ),
      tower_m: known(tower_m),
      road_m: this.roads?.distance_m(at) ?? Number.NaN,
      mains_m: known(Math.min(tower_m, sector_m, this.surroundings.nearestMarked_m(at, this.powered))),
      fibre_m: known(Math.min(sector_m, nearest_m(this.fibreTowers, at))),
    };
  }
}

/** A mast that stands has power; a tower's table may state its fibre. */
export const estimateFlags = ({ host }: Spot): string[] => [
  ...(host ? [] : ['mains-estimated']),
  ...(host?.fibre === true ? [] : ['fibre-estimated']),
];

const known = (distance_m: number): number => (Number.isFinite(distance_m) ? distance_m : Number.NaN);
