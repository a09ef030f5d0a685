/** Reference cases of TR 38.901: path loss, LOS probability, outdoor-to-indoor. */
import type { ReferenceForm } from '../reference.js';
import { type Scenario, scenarios, type WallModel } from './equations.js';
import { lineOfSight, outdoorToIndoor, pathLoss, ruralDefaults } from './model.js';

/** `PL_tw_plus_in_12_5m_db`: wall loss and 12.5 m of indoor path; the depth stands in the key. */
const depthKey = /^PL_tw_plus_in_(\d+(?:_\d+)?)m_db$/;

export const forms: readonly ReferenceForm[] = [
  {
    id: 'tr38901-path-loss',
    required: {
      scenario: scenarios,
      condition: ['LOS', 'NLOS'],
      f_ghz: 'number',
      d2d_m: 'number',
      h_bs_m: 'number',
      h_ut_m: 'number',
    },
    optional: { h_building_m: 'number', w_street_m: 'number', h_e_m: 'number' },
    outputs: ['PL_db'],
    compute: (c) => {
      const { loss_dB, flags } = pathLoss(
        {
          scenario: c.text('scenario') as Scenario,
          los: c.text('condition') === 'LOS',
          f_GHz: c.number('f_ghz'),
          d_2D_m: c.number('d2d_m'),
          h_BS_m: c.number('h_bs_m'),
          h_UT_m: c.number('h_ut_m'),
          h_building_m: c.optional('h_building_m') ?? ruralDefaults.h_building_m,
          w_street_m: c.optional('w_street_m') ?? ruralDefaults.w_street_m,
          h_E_m: c.optional('h_e_m'),
        },
        c.trace,
      );
      return { values: { PL_db: loss_dB }, flags };
    },
  },
  {
    id: 'tr38901-los-probability',
    required: { scenario: scenarios, d2d_out_m: 'number', h_ut_m: 'number' },
    outputs: ['p_los'],
    compute: (c) => {
      const scenario = c.text('scenario') as Scenario;
      const { table, flags } = lineOfSight(scenario, c.number('d2d_out_m'), c.number('h_ut_m'), c.trace);
      return { values: { p_los: table }, flags };
    },
  },
  {
    id: 'tr38901-o2i',
    required: { model: ['low', 'high'], f_ghz: 'number' },
    outputs: ['PL_tw_db'],
    answersAlso: (key) => depthKey.test(key),
    compute: (c) => {
      const model = c.text('model') as WallModel;
      const f_GHz = c.number('f_ghz');
      const wall = outdoorToIndoor(model, f_GHz, 0, c.trace);
      const values: Record<string, number> = { PL_tw_db: wall.loss_dB };
      for (const key of c.asked) {
        const depth = depthKey.exec(key);
        if (!depth) continue;
        values[key] = outdoorToIndoor(model, f_GHz, Number(depth[1].replace('_', '.'))).loss_dB;
      }
      return { values, flags: wall.flags };
    },
  },
];
