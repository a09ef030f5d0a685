/** Input that P.1812 and P.452 share, and its checks: what cannot be is refused, what is out of range is flagged later. */
import { CoverageError } from '../../foundation/errors.js';
import { fill, type Text } from '../../foundation/text.js';
import { requirePositive, requireWithin } from '../limits.js';
import { messages } from '../messages.js';
import type { Polarisation } from '../p526/equations.js';
import { requireProfile } from '../p526/model.js';
import { zones } from './climate.js';
import type { ClearAirPath } from './geometry.js';

/** A profile from the first terminal to the last; lists of equal length. */
export interface ClearAirProfile {
  readonly d_km: ArrayLike<number>;
  /** Bare terrain, m above sea level. */
  readonly h_m: ArrayLike<number>;
  /** Representative clutter height above ground, m; absent means bare. */
  readonly clutter_m?: ArrayLike<number>;
  /** Radio-climatic zones (`zones`); absent means inland. */
  readonly zone?: ArrayLike<number>;
}

export interface ClearAirInput extends Omit<ClearAirPath, 'd_km' | 'h_m' | 'g_m' | 'zone'> {
  readonly profile: ClearAirProfile;
  /** Name of the profile in error messages. */
  readonly profileName: string;
  readonly f_GHz: number;
  /** Time for which the loss is not exceeded, % of the average year. */
  readonly p_pct: number;
  readonly polarisation: Polarisation;
  /** Sea-level surface refractivity at the path's middle, N-units. */
  readonly N0: number;
}

/** Throws on input that no formula can take: impossible numbers, a profile that is none. */
export function requireClearAir(input: ClearAirInput): void {
  const { profile, profileName } = input;
  requirePositive({
    f_GHz: input.f_GHz,
    h_tg_m: input.h_tg_m,
    h_rg_m: input.h_rg_m,
    N0: input.N0,
    p_pct: input.p_pct,
  });
  requireWithin('p_pct', input.p_pct, 0, 50); // troposcatter has no value above the median
  requireWithin('latitude_deg', input.latitude_deg, -90, 90);
  requireWithin('deltaN', input.deltaN, -Number.MAX_VALUE, 156);
  requireWithin('d_ct_km', input.d_ct_km, 0, Number.MAX_VALUE);
  requireWithin('d_cr_km', input.d_cr_km, 0, Number.MAX_VALUE);
  requireProfile(profile.d_km, profile.h_m, profileName);
  requireLayers(profile, profileName);
}

function requireLayers({ d_km, clutter_m, zone }: ClearAirProfile, file: string): void {
  const refuse = (text: Text): never => {
    throw new CoverageError('inputData', { severity: 'error', code: 'CVG_PROFILE', text, where: { file } });
  };
  const known: readonly number[] = Object.values(zones);
  if (clutter_m && clutter_m.length !== d_km.length) refuse(fill(messages.layerLength, { layer: 'clutter' }));
  if (zone && zone.length !== d_km.length) refuse(fill(messages.layerLength, { layer: 'zone' }));
  for (let i = 0; i < d_km.length; i++) {
    if (clutter_m && !(clutter_m[i] >= 0 && clutter_m[i] < Number.POSITIVE_INFINITY))
      refuse(fill(messages.clutterNumber, { index: i + 1 }));
    if (zone && !known.includes(zone[i])) refuse(fill(messages.zoneCode, { index: i + 1, value: zone[i] }));
  }
}

/** Terrain with clutter, bare at the terminals and nearer than `gap_km` to them; the same list when there is no clutter. */
export function surfaceBetweenTerminals(
  { d_km, h_m, clutter_m }: ClearAirProfile,
  gap_km: number,
): ArrayLike<number> {
  if (!clutter_m) return h_m;
  const last = d_km.length - 1;
  const near_km = gap_km - 1e-9; // a difference of two decimal distances may fall short of the gap by its last bit
  return Float64Array.from(h_m, (h, i) => {
    const bare = i === 0 || i === last || d_km[i] < near_km || d_km[last] - d_km[i] < near_km;
    return bare ? h : h + clutter_m[i];
  });
}
