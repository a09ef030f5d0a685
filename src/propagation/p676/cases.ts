/** Reference cases of gaseous attenuation. `P_hpa` is the pressure of the dry air, as the equations take it. */
import type { ReferenceForm } from '../reference.js';
import { gasAttenuation } from './model.js';

export const forms: readonly ReferenceForm[] = [
  {
    id: 'p676-specific',
    required: { f_ghz: 'number', P_hpa: 'number', T_k: 'number', rho_g_m3: 'number' },
    outputs: ['gamma_db_km', 'gamma_o_db_km', 'gamma_w_db_km'],
    compute: (c) => {
      const air = {
        dryPressure_hPa: c.number('P_hpa'),
        temperature_K: c.number('T_k'),
        vapour_gPerM3: c.number('rho_g_m3'),
      };
      const { loss_dB, oxygen_dBperKm, vapour_dBperKm, flags } = gasAttenuation(
        c.number('f_ghz'),
        1,
        air,
        c.trace,
      );
      const values = { gamma_o_db_km: oxygen_dBperKm, gamma_w_db_km: vapour_dBperKm, gamma_db_km: loss_dB };
      return { values, flags };
    },
  },
];
