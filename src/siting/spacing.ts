/** How near sites of one group, band class and site type may stand (rules R9 [d]). */
import type { Sector } from '../network/network.js';
import type { Layer } from '../radio/layer.js';
import type { SiteType } from './candidate.js';

const spacing_m = { town: 200, rural: 500, pole: 80 };

export const macroSpacing_m = (inTown: boolean): number => (inTown ? spacing_m.town : spacing_m.rural);

/** 0 = none: of indoor systems there is one per footprint. */
export function siteSpacing_m(siteType: SiteType, inTown: boolean): number {
  if (siteType === 'macro') return macroSpacing_m(inTown);
  return siteType === 'pole' ? spacing_m.pole : 0;
}

/** Upper edges of the band classes, MHz: carriers of one class reach alike. */
const bandClassEdges_MHz = [1000, 2200, 4200, 6000];

export const bandClass = (layer: Layer): number =>
  bandClassEdges_MHz.filter((edge) => layer.frequency_MHz > edge).length;

/** Sites of these two layers keep the spacing; a new layer of another class or technology on a mast is a retrofit. */
export const spaced = (a: Layer, b: Layer): boolean =>
  a.group === b.group && a.technology === b.technology && bandClass(a) === bandClass(b);

/** Outdoor antennas up to this height hang on street poles: station tables have no site type. */
const highestPole_m = 12;

export const siteTypeOf = (sector: Sector): SiteType =>
  sector.antennaHeight_mAGL <= highestPole_m ? 'pole' : 'macro';

interface Spaced {
  readonly layer: Layer;
  readonly siteType: SiteType;
  readonly inTown: boolean;
}

/** Distance that two sites of a plan keep, m; 0 = none. */
export const spacingBetween_m = (a: Spaced, b: Spaced): number =>
  a.siteType === b.siteType && spaced(a.layer, b.layer) ? siteSpacing_m(a.siteType, a.inTown && b.inTown) : 0;
