/** Reference cases of building entry loss; `prob_pct` is the probability that the loss is not exceeded. */
import type { ReferenceForm } from '../reference.js';
import { buildingEntryLoss } from './model.js';

export const forms: readonly ReferenceForm[] = [
  {
    id: 'p2109',
    required: {
      f_ghz: 'number',
      prob_pct: 'number',
      building: ['traditional', 'thermally_efficient'],
      elevation_deg: 'number',
    },
    outputs: ['L_bel_db'],
    compute: (c) => {
      const type = c.text('building') === 'traditional' ? 'traditional' : 'thermally-efficient';
      const { loss_dB, flags } = buildingEntryLoss(
        c.number('f_ghz'),
        c.number('prob_pct') / 100,
        type,
        c.number('elevation_deg'),
        c.trace,
      );
      return { values: { L_bel_db: loss_dB }, flags };
    },
  },
];
