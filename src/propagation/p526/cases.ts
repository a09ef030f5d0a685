/** Reference cases of diffraction: a knife edge by ν, and whole profiles with given smooth-earth heights. */
import { rangeFlags, requirePositive, requireWithin } from '../limits.js';
import type { CaseAnswer, CaseContext, ReferenceForm } from '../reference.js';
import { earthConstants, type Polarisation } from './equations.js';
import { limits } from './limits.js';
import { deltaBullington, knifeEdge, requireProfile } from './model.js';

const singleEdge: ReferenceForm = {
  id: 'p526-knife-edge',
  required: { nu: 'number' },
  outputs: ['J_p526_db', 'J_exact_db'],
  compute: (c) => {
    const nu = c.number('nu');
    const { approximate_dB, exact_dB } = knifeEdge(nu, c.trace);
    return { values: { J_p526_db: approximate_dB, J_exact_db: exact_dB }, flags: [] };
  },
};

const wholePath: ReferenceForm = {
  id: 'p526-delta-bullington',
  required: {
    profile: 'profile',
    f_ghz: 'number',
    htg_m: 'number',
    hrg_m: 'number',
    ae_km: 'number',
    omega_sea: 'number',
  },
  // Without given smooth-earth heights they come from the profile.
  optional: { hstd_m: 'number', hsrd_m: 'number' },
  outputs: [
    'delta_bullington_db_H',
    'delta_bullington_db_V',
    'bullington_db',
    'spherical_earth_db_H',
    'spherical_earth_db_V',
  ],
  compute: computePath,
};

function computePath(c: CaseContext): CaseAnswer {
  const f_GHz = c.number('f_ghz');
  const a_e_km = c.number('ae_km');
  const omega_sea = c.number('omega_sea');
  const h_tg_m = c.number('htg_m');
  const h_rg_m = c.number('hrg_m');
  const h_std_m = c.optional('hstd_m');
  const h_srd_m = c.optional('hsrd_m');
  requirePositive({ f_GHz, a_e_km, h_tg_m, h_rg_m });
  requireWithin('omega_sea', omega_sea, 0, 1);
  const { d_km, h_m } = c.profile();
  requireProfile(d_km, h_m, c.text('profile'));
  const smooth = h_std_m !== undefined && h_srd_m !== undefined ? { h_std_m, h_srd_m } : undefined;
  const values: Record<string, number> = {};
  for (const polarisation of ['h', 'v'] as readonly Polarisation[]) {
    const k = earthConstants(f_GHz, a_e_km, polarisation, omega_sea);
    const r = deltaBullington({ d_km, h_m }, d_km.length, h_tg_m, h_rg_m, k, c.trace, smooth);
    const suffix = polarisation.toUpperCase();
    values.bullington_db = r.bullington_dB;
    values[`delta_bullington_db_${suffix}`] = r.loss_dB;
    values[`spherical_earth_db_${suffix}`] = r.sphericalEarth_dB;
  }
  return { values, flags: rangeFlags(limits, { f_GHz, omega_sea }) };
}

export const forms: readonly ReferenceForm[] = [singleEdge, wholePath];
