/** Reference cases of a terminal in woodland. */
import type { ReferenceForm } from '../reference.js';
import { woodland } from './model.js';

export const forms: readonly ReferenceForm[] = [
  {
    id: 'p833-woodland',
    required: { f_mhz: 'number', gamma_db_m: 'number', Am_db: 'number', d_m: 'number' },
    outputs: ['A_ev_db'],
    compute: (c) => {
      const wood = { gamma_dBperm: c.number('gamma_db_m'), A_m_dB: c.number('Am_db') };
      const { loss_dB, flags } = woodland(c.number('f_mhz') / 1000, c.number('d_m'), wood, c.trace);
      return { values: { A_ev_db: loss_dB }, flags };
    },
  },
];
