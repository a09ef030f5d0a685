/** What the radio climate of a run makes of the earth. */
import { medianEarthRadius_km } from '../../propagation/clearAir/climate.js';
import type { RadioClimate } from '../../terrain/climate.js';

/** Median effective earth radius, km. */
export const effectiveEarthRadius_km = ({ deltaN }: RadioClimate): number => medianEarthRadius_km(deltaN);
