/** Reference cases of fixed links: pattern of a dish, and a whole link from transmitter to outage by rain. */
import { type Limit, rangeFlags, requirePositive, requireWithin } from '../propagation/limits.js';
import { rainUnavailability } from '../propagation/p530/model.js';
import type { CaseContext, ReferenceForm } from '../propagation/reference.js';
import { dishAxisGain_dBi, dishDiameter_wl, dishGain_dBi } from './dish.js';
import { fixedLinkBudget } from './fixedLink.js';

const dishLimits: readonly Limit[] = [{ quantity: 'f_GHz', min: 1, max: 86, source: 'ITU-R F.1245-3' }];

const dish: ReferenceForm = {
  id: 'f1245-average-pattern',
  required: { D_m: 'number', f_GHz: 'number', phi_deg: 'number' },
  outputs: ['gain_dBi', 'Gmax_dBi', 'D_over_lambda'],
  compute: (c) => {
    const f_GHz = c.number('f_GHz');
    const D_m = c.number('D_m');
    requirePositive({ D_m, f_GHz });
    requireWithin('phi_deg', c.number('phi_deg'), -180, 180);
    const D_over_lambda = dishDiameter_wl(D_m, f_GHz);
    const values = {
      D_over_lambda,
      Gmax_dBi: dishAxisGain_dBi(D_over_lambda),
      gain_dBi: dishGain_dBi(D_over_lambda, c.number('phi_deg')),
    };
    const term = (symbol: string, value: number, unit: string): void =>
      c.trace?.({ symbol, value, unit, equation: 'ITU-R F.1245-3 recommends 2' });
    term('D/λ', D_over_lambda, '');
    term('G_max', values.Gmax_dBi, 'dBi');
    term('G(φ)', values.gain_dBi, 'dBi');
    return { values, flags: rangeFlags(dishLimits, { f_GHz }) };
  },
};

/** Heights and climate of the link: they belong to multipath, of which the form asks nothing that gates. */
const multipathInputs = {
  he_masl: 'number',
  hr_masl: 'number',
  ht_masl: 'number',
  K: 'number',
  dN75: 'number',
  lat_deg: 'number',
} as const;

const link: ReferenceForm = {
  id: 'fixed-link',
  required: {
    ...multipathInputs,
    f_GHz: 'number',
    pol: ['H', 'V'],
    d_km: 'number',
    dish_m: 'number',
    tx_dBm: 'number',
    rx_threshold_dBm: 'number',
    misc_loss_dB: 'number',
    R001_mm_h: 'number',
  },
  outputs: [
    'rain_unavailability_percent',
    'antenna_gain_dBi_each',
    'fsl_dB',
    'rsl_dBm',
    'fade_margin_dB',
    'rain_relation',
  ],
  compute: computeLink,
};

function computeLink(c: CaseContext) {
  const [f_GHz, d_km, dish_m] = [c.number('f_GHz'), c.number('d_km'), c.number('dish_m')];
  requirePositive({ f_GHz, d_km, dish_m });
  const budget = fixedLinkBudget({
    f_GHz,
    d_km,
    dish_m,
    tx_dBm: c.number('tx_dBm'),
    threshold_dBm: c.number('rx_threshold_dBm'),
    miscLoss_dB: c.number('misc_loss_dB'),
  });
  const term = (symbol: string, value: number, unit: string, equation: string): void =>
    c.trace?.({ symbol, value, unit, equation });
  term('G', budget.gain_dBi, 'dBi', 'ITU-R F.1245-3, G_max');
  term('L_bf', budget.freeSpaceLoss_dB, 'dB', 'ITU-R P.525-4 §2.3');
  term('P_r', budget.received_dBm, 'dBm', 'P_t + 2·G − L_bf − L_misc');
  term('M', budget.margin_dB, 'dB', 'P_r − threshold');
  const polarisation = c.text('pol') === 'H' ? 'horizontal' : 'vertical';
  const path = { f_GHz, d_km, R001_mmPerH: c.number('R001_mm_h'), polarisation } as const;
  const rain = rainUnavailability(path, budget.margin_dB, c.trace);
  const values = {
    antenna_gain_dBi_each: budget.gain_dBi,
    fsl_dB: budget.freeSpaceLoss_dB,
    rsl_dBm: budget.received_dBm,
    fade_margin_dB: budget.margin_dB,
    rain_unavailability_percent: rain.p_percent,
    rain_relation: rain.relation,
  };
  return { values, flags: rain.flags };
}

export const forms: readonly ReferenceForm[] = [dish, link];
