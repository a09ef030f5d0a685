/** Reference cases of P.1812: a profile, percentages of time and locations → `Lb_db`, `Lb_pL50_db`. */
import { clearAirCase, clearAirKeys, endKeys } from '../clearAir/case.js';
import type { ReferenceForm } from '../reference.js';
import { p1812 } from './model.js';

export const forms: readonly ReferenceForm[] = [
  {
    id: 'p1812',
    required: { ...clearAirKeys, pL_pct: 'number' },
    optional: { ...endKeys, wa_m: 'number' },
    outputs: ['Lb_db', 'Lb_pL50_db'],
    compute: (c) => {
      const input = { ...clearAirCase(c), pL_pct: c.number('pL_pct'), pixel_m: c.optional('wa_m') };
      const { loss_dB, combined, flags } = p1812(input, c.trace);
      return {
        values: { Lb_db: loss_dB, Lb_pL50_db: Math.max(combined.loss_dB, combined.L_b0p_dB) },
        flags,
      };
    },
  },
];
