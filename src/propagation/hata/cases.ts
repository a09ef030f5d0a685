/** Reference cases of the Hata family: model, environment, city, `f_mhz`, `d_km`, heights → `PL_db`. */
import type { ReferenceForm } from '../reference.js';
import type { HataCity, HataEnvironment, HataModel } from './equations.js';
import { hata } from './model.js';

export const forms: readonly ReferenceForm[] = [
  {
    id: 'hata',
    required: {
      model: ['okumura-hata', 'cost231-hata'],
      environment: ['urban', 'suburban', 'open'],
      city: ['small', 'large'],
      f_mhz: 'number',
      d_km: 'number',
      h_bs_m: 'number',
      h_ms_m: 'number',
    },
    outputs: ['PL_db'],
    compute: (c) => {
      const input = {
        model: c.text('model') as HataModel,
        environment: c.text('environment') as HataEnvironment,
        city: c.text('city') as HataCity,
        f_MHz: c.number('f_mhz'),
        d_km: c.number('d_km'),
        h_b_m: c.number('h_bs_m'),
        h_m_m: c.number('h_ms_m'),
      };
      const { loss_dB, flags } = hata(input, c.trace);
      return { values: { PL_db: loss_dB }, flags };
    },
  },
];
