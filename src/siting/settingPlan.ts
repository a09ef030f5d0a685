/** Which antennas may be set anew, for whom, and how far: those on air today, and those of a plan before they are put up. */
import type { PlannedState } from '../coverage/incremental/plannedState.js';
import type { Place } from '../demand/places.js';
import type { Sector } from '../network/network.js';
import type { CsvCell } from '../io/table/writeCsv.js';
import { placeBonus } from './keyPlaces.js';
import type { SettingCaps, SettingChange } from './settings.js';

/** Starting values. On air a turn needs a climb: few cells, and only for a gain that is worth the way. */
export const capsOnAir: SettingCaps = { tilt_deg: 4, azimuth_deg: 30, cells: 20, leastGain_people: 20 };
/** Before it is put up an antenna may look anywhere near; sectors of a site keep apart. */
export const capsOfPlan: SettingCaps = {
  tilt_deg: 6,
  azimuth_deg: 40,
  cells: Number.POSITIVE_INFINITY,
  leastGain_people: 1,
};

/** People at the positions of a state, and the bonus of key places on their footprints, which count for 5G; by service. */
export function settingWeights(
  { state: { strip }, services }: PlannedState,
  people: Float64Array,
  places: readonly Place[],
): Float64Array[] {
  const bonus = new Float64Array(people.length);
  for (const place of places)
    for (const p of place.pixels) bonus[p] += placeBonus(place) / place.pixels.length;
  const with5g = Float64Array.from(strip.pixels, (p) => people[p] + bonus[p]);
  const plain = Float64Array.from(strip.pixels, (p) => people[p]);
  return services.map((id) => (id.startsWith('5g-') ? with5g : plain));
}

/** Cells of the area with an antenna of known direction. A tilt that was assumed says nothing of what could be gained. */
export const settable = (sectors: readonly Sector[], inside: (sector: Sector) => boolean): number[] =>
  sectors
    .filter((s) => !Number.isNaN(s.azimuth_deg) && inside(s))
    .filter((s) => !s.defaulted.some((column) => assumed.has(column)))
    .map((s) => s.index);

const assumed: ReadonlySet<string> = new Set(['azimuth_deg', 'elec_tilt_deg', 'mech_tilt_deg']);

export const settingsColumns = [
  'part',
  'rank',
  'siteId',
  'cellId',
  'name',
  'lon',
  'lat',
  'layer',
  'azimuthBefore_deg',
  'azimuthAfter_deg',
  'elecTiltBefore_deg',
  'elecTiltAfter_deg',
  'siteVisit',
  'expectedGain_people',
  'coveredGain_people',
  'crowdedChange_people',
] as const;

/** A change of tilt alone needs no visit where the antenna is tilted from afar. */
export const settingRows = (
  part: 'on-air' | 'plan',
  changes: readonly SettingChange[],
  sectors: readonly Sector[],
): CsvCell[][] =>
  changes.map(({ slot, before, after, gain }, k): CsvCell[] => {
    const s = sectors[slot];
    return [
      part,
      k + 1,
      s.siteId,
      s.cellId,
      s.name,
      degrees(s.lon),
      degrees(s.lat),
      s.layer.id,
      tenth(before.azimuth_deg),
      tenth(after.azimuth_deg),
      tenth(before.elecTilt_deg),
      tenth(after.elecTilt_deg),
      part === 'on-air' && before.azimuth_deg !== after.azimuth_deg,
      tenth(gain.expected),
      tenth(gain.covered),
      tenth(gain.crowded),
    ];
  });

const tenth = (n: number): number => Math.round(10 * n) / 10;
/** A tenth of a metre. */
const degrees = (n: number): number => Math.round(1e6 * n) / 1e6;
