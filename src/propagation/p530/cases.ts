/** Reference cases of line-of-sight links, in the two spellings of their keys. */
import type { CaseContext, ReferenceForm } from '../reference.js';
import { clearance, multipathFading, rainFading, rainUnavailability } from './model.js';
import type { RainPath } from './rain.js';

const rainPath = (c: CaseContext, frequency: string): RainPath => ({
  f_GHz: c.number(frequency),
  d_km: c.number('d_km'),
  R001_mmPerH: c.number('R001_mm_h'),
  polarisation: c.text('pol') === 'H' ? 'horizontal' : 'vertical',
});

const rainInputs = { d_km: 'number', R001_mm_h: 'number', pol: ['H', 'V'] } as const;

const rain = (id: string, frequency: string, percent: string, loss: string): ReferenceForm => ({
  id,
  required: { ...rainInputs, [frequency]: 'number', [percent]: 'number' },
  outputs: [loss, 'k', 'alpha', 'gamma_dB_km', 'distance_factor_r', 'A001_dB', 'C0'],
  compute: (c) => {
    const r = rainFading(rainPath(c, frequency), c.number(percent), c.trace);
    const values = {
      [loss]: r.loss_dB,
      k: r.law.k,
      alpha: r.law.alpha,
      gamma_dB_km: r.gamma_dBperKm,
      distance_factor_r: r.r,
      A001_dB: r.A001_dB,
      C0: r.C_0,
    };
    return { values, flags: r.flags };
  },
});

const outage: ReferenceForm = {
  id: 'p530-rain-unavailability',
  required: { ...rainInputs, f_GHz: 'number', fade_margin_dB: 'number' },
  outputs: ['unavailability_percent', 'relation', 'availability_percent'],
  compute: (c) => {
    const { p_percent, relation, flags } = rainUnavailability(
      rainPath(c, 'f_GHz'),
      c.number('fade_margin_dB'),
      c.trace,
    );
    const values = {
      unavailability_percent: p_percent,
      relation,
      availability_percent: 100 - p_percent,
    };
    return { values, flags };
  },
};

const multipathInputs = {
  K: 'number',
  dN75: 'number',
  lat_deg: 'number',
  d_km: 'number',
  he_masl: 'number',
  hr_masl: 'number',
  ht_masl: 'number',
} as const;

const multipathOf = (c: CaseContext, frequency: string, depth: string, year: boolean) =>
  multipathFading(
    {
      f_GHz: c.number(frequency),
      d_km: c.number('d_km'),
      h_e_mASL: c.number('he_masl'),
      h_r_mASL: c.number('hr_masl'),
      h_t_mASL: c.number('ht_masl'),
      K: c.number('K'),
      dN75: c.number('dN75'),
    },
    c.number(depth),
    year ? c.number('lat_deg') : undefined,
    c.trace,
  );

const multipathByPeriod: ReferenceForm = {
  id: 'p530-multipath-period',
  required: { ...multipathInputs, f_ghz: 'number', A_db: 'number', period: ['worst_month', 'year'] },
  outputs: ['p_all_2_3_2_pct', 'p_deep_2_3_1_pct'],
  compute: (c) => {
    const m = multipathOf(c, 'f_ghz', 'A_db', c.text('period') === 'year');
    return { values: { p_deep_2_3_1_pct: m.deep_percent, p_all_2_3_2_pct: m.all_percent }, flags: m.flags };
  },
};

const multipathOnTheWay: ReferenceForm = {
  id: 'p530-multipath-terms',
  required: { ...multipathInputs, f_GHz: 'number', A_dB: 'number' },
  outputs: ['pw_worst_month_percent', 'eps_p_mrad', 'hc_m', 'vsr', 'p0_percent', 'At_dB', 'regime'],
  compute: (c) => {
    const m = multipathOf(c, 'f_GHz', 'A_dB', false);
    const values = {
      eps_p_mrad: m.epsilon_p_mrad,
      hc_m: m.h_c_m,
      vsr: m.v_sr,
      p0_percent: m.p_0_percent,
      At_dB: m.A_t_dB,
      regime: m.regime,
      pw_worst_month_percent: m.all_percent,
    };
    return { values, flags: m.flags };
  },
};

const fresnel: ReferenceForm = {
  id: 'p530-clearance',
  required: {
    d_km: 'number', // the sum of the other two
    d1_km: 'number',
    d2_km: 'number',
    f_GHz: 'number',
    k_factor: 'number',
    clearance_m: 'number',
  },
  outputs: ['Ad_formula_dB', 'Ad_dB', 'F1_m', 'earth_bulge_m', 'h_over_F1'],
  compute: (c) => {
    const r = clearance(
      c.number('f_GHz'),
      c.number('d1_km'),
      c.number('d2_km'),
      c.number('k_factor'),
      c.number('clearance_m'),
      c.trace,
    );
    const values = {
      F1_m: r.F_1_m,
      earth_bulge_m: r.bulge_m,
      h_over_F1: r.ratio,
      Ad_dB: r.loss_dB,
      Ad_formula_dB: r.formula_dB,
    };
    return { values, flags: [] };
  },
};

export const forms: readonly ReferenceForm[] = [
  rain('p530-rain', 'f_ghz', 'p_pct', 'A_p_db'),
  rain('p530-rain-terms', 'f_GHz', 'p_percent', 'Ap_dB'),
  outage,
  multipathByPeriod,
  multipathOnTheWay,
  fresnel,
];
