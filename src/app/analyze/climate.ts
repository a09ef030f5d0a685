/** Radio climate of a run: one for the whole county, from the middle of its area, unless the project says it. */
import { fill, type Text } from '../../foundation/text.js';
import { radioClimate } from '../../propagation/clearAir/regions.js';
import type { RadioClimate } from '../../terrain/climate.js';
import type { RadioClimateConfig } from '../config/types.js';
import type { Area } from './area.js';
import { analyzeMessages as m } from './messages.js';

export interface KnownClimate extends RadioClimate {
  /** The project file, the region whose values were taken, or that they are the default. */
  readonly source: Text;
}

export function climateOf(
  { bbox: [west, south, east, north] }: Area,
  declared: RadioClimateConfig,
): KnownClimate {
  const latitude_deg = (south + north) / 2;
  const region = radioClimate((west + east) / 2, latitude_deg);
  const keys = Object.entries(declared).flatMap(([key, value]) => (value === undefined ? [] : [key]));
  return {
    deltaN: declared.deltaN ?? region.deltaN,
    N0: declared.N0 ?? region.N0,
    latitude_deg,
    source:
      keys.length === 0
        ? region.source
        : keys.length === 2
          ? m.climateDeclared
          : fill(m.climatePartlyDeclared, { key: keys[0], source: region.source }),
  };
}
