/** Reference cases of free space: `{f_ghz, d_km}` → `L_bf_db`. */
import type { ReferenceForm } from '../reference.js';
import { freeSpace } from './model.js';

export const forms: readonly ReferenceForm[] = [
  {
    id: 'freespace',
    required: { f_ghz: 'number', d_km: 'number' },
    outputs: ['L_bf_db'],
    compute: (c) => {
      const { loss_dB, flags } = freeSpace(c.number('f_ghz'), c.number('d_km'), c.trace);
      return { values: { L_bf_db: loss_dB }, flags };
    },
  },
];
