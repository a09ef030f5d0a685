/** A measurement campaign: links from known masts to known places, and what had to be assumed about them. */
import { geodesicDistance_m } from '../../src/geo/geodesic.js';
import type { HataEnvironment } from '../../src/propagation/hata/equations.js';
import type { ClimateName } from '../../src/propagation/itm/climates.js';
import type { Polarisation } from '../../src/propagation/p526/equations.js';

export interface Link {
  /** The mast, or the cell where each has an offset of its own. */
  readonly site: string;
  /** Links of one block are never on both sides of a cross-validation. */
  readonly block: string;
  /** Place of the moving terminal in a plane, m. */
  readonly x_m: number;
  readonly y_m: number;
  readonly d_m: number;
  readonly baseHeight_mAGL: number;
  readonly mobileHeight_mAGL: number;
  /** Ground above sea level; 0 at both ends where nobody states it. */
  readonly baseGround_m: number;
  readonly mobileGround_m: number;
  /** Path loss; where no EIRP is known, the negative of the measured level, so that only differences count. */
  readonly measured_dB: number;
  /** At the noise floor: `measured_dB` is a lower bound, counts for hits only. */
  readonly censored: boolean;
  /** Greatest loss that still counts as received; NaN = no threshold. */
  readonly threshold_dB: number;
}

export interface Campaign {
  /** Stable name of rows and sections. */
  readonly id: string;
  readonly title: string;
  readonly source: string;
  readonly f_MHz: number;
  readonly polarisation: Polarisation;
  readonly latitude_deg: number;
  /** Hata's environment and the clutter height along the path that stand for the place. */
  readonly environment: HataEnvironment;
  readonly clutter_m: number;
  /** ITM's terrain irregularity Δh and climate. */
  readonly irregularity_m: number;
  readonly climate: ClimateName;
  /** An EIRP is stated, so that a mean error says something. */
  readonly levelKnown: boolean;
  /** One terminal flies: models of street level do not apply. */
  readonly aerial: boolean;
  /** How the links are cut for cross-validation. */
  readonly blocks: string;
  readonly threshold: string | undefined;
  readonly assumed: readonly string[];
  /** Class width of the correlation by distance. */
  readonly lag_m: number;
  /** Measured values before those of one place were averaged. */
  readonly samples: number;
  readonly links: readonly Link[];
}

/** Nearer than this, the position's error and the antenna's pattern outweigh any model. */
export const nearest_m = 50;

/** A place in metres east and north of `origin`, good to a thousandth over the few kilometres of a campaign. */
export function planeOf(origin: {
  lon: number;
  lat: number;
}): (lon: number, lat: number) => [number, number] {
  const { lon: lon0, lat: lat0 } = origin;
  const east_m = geodesicDistance_m(lon0, lat0, lon0 + 0.01, lat0) / 0.01;
  const north_m = geodesicDistance_m(lon0, lat0, lon0, lat0 + 0.01) / 0.01;
  return (lon, lat) => [(lon - lon0) * east_m, (lat - lat0) * north_m];
}

/** The square of side `side_m` that a place lies in. */
export const square = (x_m: number, y_m: number, side_m: number): string =>
  `${Math.floor(x_m / side_m)} ${Math.floor(y_m / side_m)}`;

/** One link a site and place, at the mean of its values, so that a terminal that waits does not outvote one that moves. */
export function averaged(links: readonly Link[]): Link[] {
  const groups = new Map<string, Link[]>();
  for (const link of links) {
    const place = `${link.site} ${link.censored} ${link.x_m} ${link.y_m}`;
    groups.set(place, [...(groups.get(place) ?? []), link]);
  }
  return [...groups.values()].map((group) => ({
    ...group[0],
    measured_dB: group.reduce((sum, l) => sum + l.measured_dB, 0) / group.length,
  }));
}
