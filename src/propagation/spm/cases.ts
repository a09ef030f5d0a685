/** Reference cases of the K-factor model: a set of factors by name, a path, and the loss. */
import type { ReferenceForm } from '../reference.js';
import { conventions, publishedUnit } from './equations.js';
import { spm } from './model.js';

export const forms: readonly ReferenceForm[] = [
  {
    id: 'spm',
    required: {
      convention: conventions,
      K1: 'number',
      K2: 'number',
      K3: 'number',
      K4: 'number',
      K5: 'number',
      K6: 'number',
      K7: 'number',
      d_km: 'number',
      h_base_m: 'number',
      h_mobile_m: 'number',
    },
    optional: { Kclutter: 'number', diffraction_db: 'number', clutter_db: 'number' },
    outputs: ['L_db'],
    compute: (c) => {
      const convention = c.text('convention') === 'atoll' ? 'atoll' : 'planet';
      const K = (i: number): number => c.number(`K${i}`);
      const { loss_dB, flags } = spm(
        {
          convention,
          distanceUnit: publishedUnit[convention],
          K: [K(1), K(2), K(3), K(4), K(5), K(6), K(7)],
          Kclutter: c.optional('Kclutter') ?? 1,
        },
        {
          d_km: c.number('d_km'),
          h_base_m: c.number('h_base_m'),
          h_mobile_m: c.number('h_mobile_m'),
          diffraction_dB: c.optional('diffraction_db') ?? 0,
          clutter_dB: c.optional('clutter_db') ?? 0,
        },
        c.trace,
      );
      return { values: { L_db: loss_dB }, flags };
    },
  },
];
