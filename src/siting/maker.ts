/** From a spot and a layer to a candidate, or to the reason why there is none. */
import { hash32, type Place } from '../demand/places.js';
import type { Layer } from '../radio/layer.js';
import { ringsArea } from '../raster/rings.js';
import { equipmentOf, sectorsOf } from './antennas.js';
import type { PlaceVerdict } from './audit/audit.js';
import { type Candidate, type CandidateInput, serviceOf, type SiteKind } from './candidate.js';
import { isReached, placeBonus } from './keyPlaces.js';
import type { Land } from './land.js';
import { type MountLand, mountOf } from './mounts.js';
import { estimateFlags, NearThings } from './near.js';
import type { Spot } from './spots.js';
import type { Point } from './surroundings.js';

/** Radius in which people without service are counted as at stake. */
const stake_m = { lte: 3000, nr: 1500, pole: 300 };
/** A site with less at stake is not worth a prediction. */
const leastAtStake_people = 50;

export class Maker {
  private readonly near: NearThings;
  private readonly mountLand: MountLand;
  private readonly verdicts: ReadonlyMap<string, PlaceVerdict>;

  constructor(
    private readonly input: CandidateInput,
    private readonly land: Land,
    private readonly mastsWithRoom: readonly Point[],
  ) {
    const { surroundings } = land;
    this.near = new NearThings(input, land);
    this.mountLand = {
      nearestSector_m: (at, wanted) => surroundings.nearestSector_m(at, wanted),
      buildingHeight_m: input.buildingHeight_m ?? (() => Number.NaN),
    };
    this.verdicts = new Map(input.verdicts.map((v) => [`${v.service}/${v.place.id}`, v]));
  }

  make(spot: Spot, layer: Layer): Candidate | string {
    const service = serviceOf(layer);
    const obstacle = this.land.obstacle(spot) ?? this.indoorObstacle(spot, service);
    if (obstacle) return obstacle;
    const conflicts = this.land.conflicts(spot, layer, this.mastsWithRoom);
    if (conflicts.length > 0 && !spot.user) return conflicts[0];
    const { x_m, y_m, siteType, inTown, place, zone, category, name, town } = spot;
    const equipment = equipmentOf(layer, siteType, spot.facing_deg === undefined);
    const plan = mountOf(spot, layer, equipment, this.mountLand);
    if (plan === 'mast-full') return plan;
    const stake = this.stakeOf(spot, layer, service);
    if (!spot.user && !this.worthwhile(stake.atStake)) return 'nobody-at-stake';
    const where = `${x_m.toFixed(0)}/${y_m.toFixed(0)}`;
    const id = `site-${hash32(`${where}/${siteType}/${layer.id}/${layer.group}`)}`;
    return {
      request: {
        id,
        x_m,
        y_m,
        antennaHeight_mAGL: plan.height_mAGL,
        sectors: sectorsOf(layer, equipment, plan.height_mAGL, spot.facing_deg),
        service,
      },
      kind: kindOf(spot, layer),
      category,
      name,
      town,
      layer,
      service,
      siteType,
      build: plan.build,
      mount: plan.mount,
      towerId: spot.host?.id ?? '',
      site: zone ?? (place ? `${place.id}/${service}` : id),
      equipment,
      power_W: equipment.totalPower_W,
      x_m,
      y_m,
      place,
      zone,
      near: this.near.near(spot, layer),
      freePlatform: spot.host?.freePlatform,
      inTown,
      reviewFlags: [...plan.reviewFlags, ...conflicts, ...estimateFlags(spot)],
      ...stake,
    };
  }

  /** A system inside is for a place that fails there and has none (rules R1, R7). */
  private indoorObstacle({ siteType, place }: Spot, service: string): string | undefined {
    if (siteType !== 'indoor') return undefined;
    if (!place) return 'no-footprint';
    const verdict = this.verdicts.get(`${service}/${place.id}`);
    if (verdict?.indoorSystem) return 'indoor-system-there';
    return verdict?.indoor.verdict === 'fail' ? undefined : 'not-failing-indoors';
  }

  private stakeOf(
    spot: Spot,
    layer: Layer,
    service: string,
  ): Pick<Candidate, 'atStake' | 'stakeRadius_m' | 'bonus'> {
    const { siteType, place } = spot;
    const stakeRadius_m =
      siteType === 'indoor' && place
        ? Math.sqrt(ringsArea(place.rings) / Math.PI)
        : stake_m[siteType === 'pole' ? 'pole' : layer.technology];
    const bonus = place && this.lacks(place, service) ? placeBonus(place) : 0;
    const people = this.land.surroundings.unservedPeople(spot, stakeRadius_m, service);
    return { atStake: bonus + people, stakeRadius_m, bonus };
  }

  private worthwhile(atStake: number): boolean {
    return atStake > 0 && (atStake >= leastAtStake_people || !this.input.basisIsPeople);
  }

  /** Whether a key place fails where it is judged; without an audit, by pixels. */
  private lacks(place: Place, service: string): boolean {
    const verdict = this.verdicts.get(`${service}/${place.id}`);
    if (verdict) return verdict[verdict.judged].verdict === 'fail';
    return !isReached(place, this.input.coverage.services.find((s) => s.id === service)?.status);
  }
}

function kindOf({ place }: Spot, layer: Layer): SiteKind {
  if (layer.technology === 'lte') return '4g-fill-in';
  return place ? '5g-key-area' : '5g-area';
}
