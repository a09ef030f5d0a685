/** Masts that stand and may carry another antenna, with the height that is left on them. */
import type { Network } from '../network/network.js';

export interface Tower {
  readonly id: string;
  readonly lon: number;
  readonly lat: number;
  readonly x_m: number;
  readonly y_m: number;
  /** NaN = not stated. */
  readonly height_m: number;
  readonly freeHeight_m: number;
  /** Platforms without antennas; 0 = a bracket must be added; NaN = not stated. */
  readonly freePlatforms: number;
  readonly tenants: number;
  readonly owner: string;
  /** Whether fibre reaches it; undefined = not stated. */
  readonly fibre: boolean | undefined;
}

export interface Host {
  readonly id: string;
  /** Height left for antennas; NaN = none, or not known. */
  readonly height_mAGL: number;
  /** Undefined = not stated. */
  readonly freePlatform: boolean | undefined;
  readonly fibre: boolean | undefined;
  readonly reviewFlags: readonly string[];
}

/** Each tenant's antennas take this much of the mast, and a macro site needs this height (rules R9, R10). */
const perTenant_m = 3;
const lowestAssumed_m = 15;
/** A stated free height below this is no room for a macro site. */
const lowestStated_m = 10;
/** Within this distance two records are one mast. */
export const sameMast_m = 50;

/** Stated free height, else height less 3 m per tenant, at least 15 m, flagged. */
export function hostOfTower(tower: Tower): Host {
  const { id, freeHeight_m, height_m, freePlatforms, fibre } = tower;
  const freePlatform = Number.isNaN(freePlatforms) ? undefined : freePlatforms > 0;
  if (!Number.isNaN(freeHeight_m))
    return {
      id,
      freePlatform,
      fibre,
      height_mAGL: freeHeight_m >= lowestStated_m ? freeHeight_m : Number.NaN,
      reviewFlags: [],
    };
  const tenants = Number.isNaN(tower.tenants) ? 1 : tower.tenants;
  return {
    id,
    freePlatform,
    fibre,
    height_mAGL: roomBelow(height_m, tenants),
    reviewFlags: ['free-height-assumed'],
  };
}

/** A mast lower than the least height has no room at all. */
const roomBelow = (height_m: number, tenants: number): number =>
  height_m >= lowestAssumed_m ? Math.max(lowestAssumed_m, height_m - perTenant_m * tenants) : Number.NaN;

export interface Mast {
  readonly x_m: number;
  readonly y_m: number;
  readonly name: string;
  readonly town: string;
  readonly host: Host;
}

/** Masts of the network as hosts: a new antenna hangs below the lowest that is there. */
export function mastsOf(network: Network, positions: readonly (readonly [number, number])[]): Mast[] {
  const lowest = new Map<string, number>();
  network.sectors.forEach((s, i) => {
    const key = positions[i].map(Math.round).join('/');
    const other = lowest.get(key);
    if (other === undefined || s.antennaHeight_mAGL < network.sectors[other].antennaHeight_mAGL)
      lowest.set(key, i);
  });
  return [...lowest.values()].map((i) => {
    const s = network.sectors[i];
    return {
      x_m: positions[i][0],
      y_m: positions[i][1],
      name: s.siteId,
      town: s.town,
      host: {
        id: s.towerId || s.siteId,
        height_mAGL: roomBelow(s.antennaHeight_mAGL, 1),
        freePlatform: undefined,
        fibre: undefined,
        reviewFlags: ['free-height-assumed'],
      },
    };
  });
}
