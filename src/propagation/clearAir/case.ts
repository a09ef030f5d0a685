/** The part of a reference case that P.1812 and P.452 write alike. */
import { CoverageError } from '../../foundation/errors.js';
import { messages } from '../messages.js';
import { type CaseContext, type InputType, profileEnds } from '../reference.js';
import { latitudeAlong_deg } from './climate.js';
import type { ClearAirInput } from './input.js';

export const clearAirKeys: Readonly<Record<string, InputType>> = {
  profile: 'profile',
  f_ghz: 'number',
  p_pct: 'number',
  htg_m: 'number',
  hrg_m: 'number',
  pol: ['H', 'V'],
  dct_km: 'number',
  dcr_km: 'number',
  deltaN: 'number',
  N0: 'number',
};

/** Places of both ends: here or in the profile. */
export const endKeys: Readonly<Record<string, InputType>> = Object.fromEntries(
  profileEnds.map((key) => [key, 'number']),
);

export function clearAirCase(c: CaseContext): ClearAirInput {
  const { d_km, h_m, clutter_height_m, zone } = c.profile();
  return {
    profile: { d_km, h_m, clutter_m: clutter_height_m, zone },
    profileName: c.text('profile'),
    f_GHz: c.number('f_ghz'),
    p_pct: c.number('p_pct'),
    polarisation: c.text('pol') === 'H' ? 'h' : 'v',
    h_tg_m: c.number('htg_m'),
    h_rg_m: c.number('hrg_m'),
    d_ct_km: c.number('dct_km'),
    d_cr_km: c.number('dcr_km'),
    deltaN: c.number('deltaN'),
    N0: c.number('N0'),
    latitude_deg: middleLatitude_deg(c),
  };
}

function middleLatitude_deg(c: CaseContext): number {
  const profile = c.profile();
  const end = (key: (typeof profileEnds)[number]): number => {
    const value = c.optional(key) ?? profile[key];
    if (value !== undefined) return value;
    throw new CoverageError('inputData', {
      severity: 'error',
      code: 'CVG_PROFILE',
      text: messages.noEnds,
      where: { field: key, file: c.text('profile') },
    });
  };
  const half_km = (profile.d_km.at(-1) ?? 0) / 2;
  const from = { lat_deg: end('lat_tx'), lon_deg: end('lon_tx') };
  return latitudeAlong_deg(from, { lat_deg: end('lat_rx'), lon_deg: end('lon_rx') }, half_km);
}
