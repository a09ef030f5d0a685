/** What carries the antennas of a spot, how high, and what a survey has to look at. */
import type { Sector } from '../network/network.js';
import type { Layer } from '../radio/layer.js';
import type { EquipmentProfile } from '../radio/equipment.js';
import type { Build, Mount } from './candidate.js';
import { sameMast_m } from './hosts.js';
import type { Spot } from './spots.js';
import type { Point } from './surroundings.js';

export interface MountPlan {
  readonly height_mAGL: number;
  readonly mount: Mount;
  readonly build: Build;
  readonly reviewFlags: readonly string[];
}

export interface MountLand {
  /** Distance to the nearest sector on air that is wanted. */
  readonly nearestSector_m: (at: Point, wanted: (sector: Sector) => boolean) => number;
  /** NaN = no building there, or not known. */
  readonly buildingHeight_m: (x_m: number, y_m: number) => number;
}

/** Antennas of a new mono-pole, of roof poles on a building of unknown height, and above a known roof. */
const newTowerHeight_m = 35;
const roofHeight_m = 25;
const roofPole_m = 3;

/** `mast-full` where a mast has no room. A height that the user states is taken. */
export function mountOf(
  spot: Spot,
  layer: Layer,
  equipment: EquipmentProfile,
  land: MountLand,
): MountPlan | 'mast-full' {
  const plan = spot.host ? onHost(spot, layer, land) : ofItsOwn(spot, equipment, land);
  const stated_m = spot.user?.height_m ?? Number.NaN;
  if (Number.isNaN(stated_m)) return Number.isNaN(plan.height_mAGL) ? 'mast-full' : plan;
  const tooHigh = plan.mount === 'existing-tower' && !(stated_m <= plan.height_mAGL);
  return {
    ...plan,
    height_mAGL: stated_m,
    reviewFlags: [
      ...plan.reviewFlags.filter((f) => !assumedHeight.includes(f)),
      ...(tooHigh ? ['above-free-height'] : []),
    ],
  };
}

const assumedHeight = ['free-height-assumed', 'roof-height-assumed'];

function onHost({ host, ...at }: Spot, layer: Layer, { nearestSector_m }: MountLand): MountPlan {
  const own_m = nearestSector_m(
    at,
    (s) => s.layer.group === layer.group || s.layer.operators.some((o) => layer.operators.includes(o)),
  );
  return {
    height_mAGL: host?.height_mAGL ?? Number.NaN,
    mount: 'existing-tower',
    build: own_m < sameMast_m ? 'retrofit' : 'co-location',
    reviewFlags: host?.reviewFlags ?? [],
  };
}

function ofItsOwn(spot: Spot, equipment: EquipmentProfile, land: MountLand): MountPlan {
  const small = (mount: Mount, flag: string): MountPlan => ({
    height_mAGL: equipment.height_mAGL[spot.inTown ? 'town' : 'rural'],
    mount,
    build: 'new',
    reviewFlags: [flag],
  });
  if (spot.siteType === 'indoor') return small('indoor', 'indoor-survey');
  if (spot.siteType === 'pole') return small('lamp-pole', 'pole-survey');
  if (!spot.inTown)
    return {
      height_mAGL: newTowerHeight_m,
      mount: 'new-tower',
      build: 'new',
      reviewFlags: ['site-survey'],
    };
  const building_m = land.buildingHeight_m(spot.x_m, spot.y_m);
  const known = Number.isFinite(building_m);
  return {
    height_mAGL: known ? building_m + roofPole_m : roofHeight_m,
    mount: 'rooftop',
    build: 'new',
    reviewFlags: known ? ['roof-survey'] : ['roof-survey', 'roof-height-assumed'],
  };
}
