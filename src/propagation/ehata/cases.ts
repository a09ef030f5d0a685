/** Reference cases of extended Hata; their profiles run from the base to the mobile. */
import type { ReferenceForm } from '../reference.js';
import type { EhataEnvironment } from './equations.js';
import { extendedHata } from './model.js';

/** Environment of an NLCD land-cover class. */
function environmentOf(nlcd: number): EhataEnvironment {
  if (nlcd === 23 || nlcd === 24) return 'urban';
  return nlcd === 22 ? 'suburban' : 'rural';
}

export const forms: readonly ReferenceForm[] = [
  {
    id: 'ehata',
    required: {
      profile: 'profile',
      f_mhz: 'number',
      h_b_m: 'number',
      h_m_m: 'number',
      nlcd_code: 'number',
      reliability: 'number',
    },
    answers: (key) => key === 'plb_db',
    compute: (c) => {
      const { step_m = Number.NaN, h_m } = c.profile(); // a profile without equal steps is refused
      const { loss_dB, flags } = extendedHata({
        profile: { step_m, h_m: [...h_m].reverse() },
        f_MHz: c.number('f_mhz'),
        h_b_m: c.number('h_b_m'),
        h_m_m: c.number('h_m_m'),
        environment: environmentOf(c.number('nlcd_code')),
        reliability_frac: c.number('reliability'),
      });
      return { values: { plb_db: loss_dB }, flags };
    },
  },
];
