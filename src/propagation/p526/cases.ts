/** Reference cases of diffraction: a knife edge by ν, and whole profiles with given smooth-earth heights. */
import { rangeFlags, requirePositive, requireWithin } from '../limits.js';
import type { CaseAnswer, CaseContext, ReferenceForm } from '../reference.js';
import { earthConstants, knifeEdgeLoss_dB, knifeEdgeLossExact_dB, type Polarisation } from './equations.js';
import { limits } from './limits.js';
import { deltaBullington, requireProfile } from './model.js';

const knifeEdge: ReferenceForm = {
  id: 'p526-knife-edge',
  required: { nu: 'number' },
  answers: (key) => key === 'J_exact_db' || key === 'J_p526_db',
  compute: (c) => {
    const nu = c.number('nu');
    requireWithin('nu', nu, -Number.MAX_VALUE, Number.MAX_VALUE);
    return { values: { J_exact_db: knifeEdgeLossExact_dB(nu), J_p526_db: knifeEdgeLoss_dB(nu) }, flags: [] };
  },
};

const pathKey = /^(bullington_db|(delta_bullington|spherical_earth)_db_[HV])$/;

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
  answers: (key) => pathKey.test(key),
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
    const r = deltaBullington({ d_km, h_m }, d_km.length, h_tg_m, h_rg_m, k, undefined, smooth);
    const suffix = polarisation.toUpperCase();
    values.bullington_db = r.bullington_dB;
    values[`delta_bullington_db_${suffix}`] = r.loss_dB;
    values[`spherical_earth_db_${suffix}`] = r.sphericalEarth_dB;
  }
  return { values, flags: rangeFlags(limits, { f_GHz, omega_sea }) };
}

export const forms: readonly ReferenceForm[] = [knifeEdge, wholePath];
