/** Data-quality rules over finished sectors: tilt, height, azimuths, PCI, positions of one site. Nothing is changed. */
import { azimuthDifference, radPerDeg } from '../foundation/units.js';
import type { Lint } from './lint.js';
import { networkMessages as m } from './messages.js';
import type { Sector } from './network.js';
import type { Locator } from './reader.js';

export interface CheckedSector {
  readonly sector: Sector;
  readonly where: Locator;
}

/** Where a tilt is read from, in the order in which a reader would look. */
const tiltColumns = ['total_tilt_deg', 'elec_tilt_deg', 'adjustable_tilt_deg', 'mech_tilt_deg'] as const;

const given = (s: Sector, column: string): boolean => !s.defaulted.includes(column);

export function checkSectors(cells: readonly CheckedSector[], lint: Lint): void {
  for (const { sector: s, where } of cells) {
    if (s.coverType !== 'outdoor') continue;
    if (given(s, 'height_mAGL')) {
      if (s.antennaHeight_mAGL >= 50) lint.note('height-high', m.lintHeightHigh, where('height_mAGL'));
      if (s.antennaHeight_mAGL < 10) lint.note('height-low', m.lintHeightLow, where('height_mAGL'));
    }
    if (given(s, 'mech_tilt_deg') || given(s, 'elec_tilt_deg')) {
      const tilt = s.mechTilt_deg + s.elecTilt_deg;
      const at = where(...tiltColumns);
      if (tilt > 16) lint.note('tilt-high', m.lintTiltHigh, at);
      if (tilt < 0) lint.note('tilt-up', m.lintTiltUp, at);
      else if (tilt < 2) lint.note('tilt-low', m.lintTiltLow, at);
      if (s.antennaHeight_mAGL > 50 && tilt < 6) lint.note('tilt-for-height', m.lintTiltForHeight, at);
    }
  }
  const bySite = groupBy(cells, (c) => c.sector.siteId);
  for (const site of bySite.values()) {
    if (spread_m(site) > 50) lint.note('site-spread', m.lintSiteSpread, site[0].where('lon'));
    for (const carrier of groupBy(site, (c) => c.sector.layer.id).values()) checkCarrier(carrier, lint);
  }
}

/** Sectors of one site on one layer. */
function checkCarrier(cells: readonly CheckedSector[], lint: Lint): void {
  const outdoor = cells.filter((c) => c.sector.coverType === 'outdoor');
  if (outdoor.length === 0) return;
  const [{ where }] = outdoor;
  const azimuths = outdoor.map((c) => c.sector.azimuth_deg).filter((a) => !Number.isNaN(a));
  const counts = new Map<number, number>();
  for (const a of azimuths) counts.set(a, (counts.get(a) ?? 0) + 1);
  if ([...counts.values()].some((n) => n >= 3))
    lint.note('same-azimuth', m.lintSameAzimuth, where('azimuth_deg'));
  else if (close(azimuths)) lint.note('close-azimuth', m.lintCloseAzimuth, where('azimuth_deg'));
  if (outdoor.filter((c) => !given(c.sector, 'azimuth_deg')).length > 1)
    lint.note('no-azimuth-together', m.lintNoAzimuthTogether, where('azimuth_deg'));
  const shifts = outdoor
    .filter((c) => c.sector.layer.technology === 'lte' && c.sector.pci >= 0)
    .map((c) => c.sector.pci % 3);
  if (new Set(shifts).size < shifts.length) lint.note('mod-3', m.lintMod3, where('pci'));
}

/** Are two sectors nearer than 65°? Only neighbours in azimuth can be. */
function close(azimuths: readonly number[]): boolean {
  if (azimuths.length < 2) return false;
  const sorted = [...azimuths].sort((a, b) => a - b);
  return sorted.some((a, i) => Math.abs(azimuthDifference(sorted[(i + 1) % sorted.length], a)) < 65);
}

function spread_m(cells: readonly CheckedSector[]): number {
  let [west, east, south, north] = [180, -180, 90, -90];
  for (const { sector: s } of cells) {
    west = Math.min(west, s.lon);
    east = Math.max(east, s.lon);
    south = Math.min(south, s.lat);
    north = Math.max(north, s.lat);
  }
  const perDegree_m = 111_195;
  return Math.hypot((east - west) * Math.cos(((south + north) / 2) * radPerDeg), north - south) * perDegree_m;
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const k = key(item);
    const held = groups.get(k);
    if (held) held.push(item);
    else groups.set(k, [item]);
  }
  return groups;
}
