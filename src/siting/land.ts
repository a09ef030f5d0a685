/** Where a site may stand, and what speaks against it. */
import { pixelAt } from '../demand/places.js';
import type { Layer } from '../radio/layer.js';
import { clutterClasses } from '../terrain/clutter.js';
import type { CandidateInput } from './candidate.js';
import { RoadIndex } from './roads.js';
import { macroSpacing_m, siteSpacing_m, siteTypeOf, spaced } from './spacing.js';
import type { Spot } from './spots.js';
import { nearest_m, type Point, Surroundings } from './surroundings.js';

/** A new site farther from any road is not built. */
const farthestRoad_m = 500;

export class Land {
  readonly surroundings: Surroundings;
  /** Undefined: no road is known. */
  readonly roads: RoadIndex | undefined;

  constructor(private readonly input: CandidateInput) {
    const { coverage, people, network, positions, roads } = input;
    this.surroundings = new Surroundings(coverage, people, network, positions);
    this.roads = roads && roads.length > 0 ? new RoadIndex(roads) : undefined;
  }

  /** Whether a new site may stand there. */
  possible = (at: Point): boolean => this.obstacle(at) === undefined && !this.offRoad(at);

  isTown = (at: Point): boolean => this.surroundings.isTown(at);

  /** Why nothing can be built there. */
  obstacle({ x_m, y_m }: Point): string | undefined {
    const { coverage, avoided } = this.input;
    const pixel = pixelAt(coverage.pixelGrid, x_m, y_m);
    if (pixel < 0 || coverage.areaMask[pixel] === 0) return 'outside-area';
    if (Number.isNaN(coverage.ground_m[pixel])) return 'void-terrain';
    if (clutterClasses[coverage.clutterClass[pixel]].id === 'water') return 'water';
    return avoided(x_m, y_m) ? 'avoid-area' : undefined;
  }

  /** What forbids a site of this layer by the rules of spacing, sharing and access (rules R9). */
  conflicts(spot: Spot, layer: Layer, mastsWithRoom: readonly Point[]): string[] {
    const { siteType, inTown, host } = spot;
    if (siteType === 'indoor') return [];
    const sameKind_m = this.surroundings.nearestSector_m(
      spot,
      (s) => siteTypeOf(s) === siteType && spaced(s.layer, layer),
    );
    const found = sameKind_m < siteSpacing_m(siteType, inTown) ? ['spacing'] : [];
    if (!host && siteType === 'macro' && nearest_m(mastsWithRoom, spot) < macroSpacing_m(inTown))
      found.push('tower-beside');
    // Where no crew gets with its material nothing is built, whether or not a mast stands there.
    if (this.offRoad(spot)) found.push('no-road');
    return found;
  }

  private offRoad(at: Point): boolean {
    return this.roads !== undefined && !(this.roads.distance_m(at) <= farthestRoad_m);
  }
}
