/** Radio climate of a run: one for the whole county, from the middle of its area. */
import { radioClimate } from '../../propagation/clearAir/regions.js';
import type { Text } from '../../foundation/text.js';
import type { RadioClimate } from '../../terrain/climate.js';
import type { Area } from './area.js';

export interface KnownClimate extends RadioClimate {
  /** Region whose values were taken, or that they are the default. */
  readonly source: Text;
}

export function climateOf({ bbox: [west, south, east, north] }: Area): KnownClimate {
  const latitude_deg = (south + north) / 2;
  return { ...radioClimate((west + east) / 2, latitude_deg), latitude_deg };
}
