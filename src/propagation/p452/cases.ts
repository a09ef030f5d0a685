/** Reference cases of P.452: a profile, antennas, air and time → `Lb_db`. */
import { clearAirCase, clearAirKeys, endKeys } from '../clearAir/case.js';
import type { ReferenceForm } from '../reference.js';
import { p452 } from './model.js';

export const forms: readonly ReferenceForm[] = [
  {
    id: 'p452',
    required: {
      ...clearAirKeys,
      Gt_dbi: 'number',
      Gr_dbi: 'number',
      pressure_hpa: 'number',
      temp_c: 'number',
    },
    optional: endKeys,
    outputs: ['Lb_db'],
    compute: (c) => {
      const { loss_dB, flags } = p452(
        {
          ...clearAirCase(c),
          G_t_dBi: c.number('Gt_dbi'),
          G_r_dBi: c.number('Gr_dbi'),
          pressure_hPa: c.number('pressure_hpa'),
          temperature_C: c.number('temp_c'),
        },
        c.trace,
      );
      return { values: { Lb_db: loss_dB }, flags };
    },
  },
];
