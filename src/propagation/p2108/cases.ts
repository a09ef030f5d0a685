/** Reference cases of clutter loss; `section` names the model, `clutter_type` counts from 1 in the order of the table. */
import { requireWithin } from '../limits.js';
import type { ReferenceForm } from '../reference.js';
import { clutterTypes } from './equations.js';
import { earthSpace, heightGain, terrestrial } from './model.js';

export const forms: readonly ReferenceForm[] = [
  {
    id: 'p2108-height-gain',
    required: {
      section: ['3.1'],
      f_ghz: 'number',
      h_m: 'number',
      ws_m: 'number',
      R_m: 'number',
      clutter_type: 'number',
    },
    outputs: ['A_h_db'],
    compute: (c) => {
      const code = c.number('clutter_type');
      requireWithin('clutter_type', Number.isInteger(code) ? code : Number.NaN, 1, clutterTypes.length);
      const type = clutterTypes[code - 1];
      const site = { type, h_m: c.number('h_m'), R_m: c.number('R_m'), w_s_m: c.number('ws_m') };
      const { loss_dB, flags } = heightGain(c.number('f_ghz'), site, c.trace);
      return { values: { A_h_db: loss_dB }, flags };
    },
  },
  {
    id: 'p2108-terrestrial',
    required: { section: ['3.2'], f_ghz: 'number', d_km: 'number', p_pct: 'number' },
    outputs: ['L_ctt_db'],
    compute: (c) => {
      const { loss_dB, flags } = terrestrial(
        c.number('f_ghz'),
        c.number('d_km'),
        c.number('p_pct') / 100,
        c.trace,
      );
      return { values: { L_ctt_db: loss_dB }, flags };
    },
  },
  {
    id: 'p2108-earth-space',
    required: { section: ['3.3'], f_ghz: 'number', theta_deg: 'number', p_pct: 'number' },
    outputs: ['L_ces_db'],
    compute: (c) => {
      const { loss_dB, flags } = earthSpace(
        c.number('f_ghz'),
        c.number('theta_deg'),
        c.number('p_pct') / 100,
        c.trace,
      );
      return { values: { L_ces_db: loss_dB }, flags };
    },
  },
];
