/** Reference cases of rain attenuation: any elevation and polarisation, and horizontal paths by the letter of polarisation. */
import type { CaseAnswer, ReferenceForm } from '../reference.js';
import type { Trace } from '../trace.js';
import { rainAttenuation } from './model.js';

/** The key of γ_R differs from form to form. */
function answer(
  key: string,
  path: readonly [f_GHz: number, R_mmPerH: number, elevation_deg: number, tilt_deg: number],
  trace?: Trace,
): CaseAnswer {
  const { k, alpha, gamma_dBperKm, flags } = rainAttenuation(...path, trace);
  return { values: { [key]: gamma_dBperKm, k, alpha }, flags };
}

export const forms: readonly ReferenceForm[] = [
  {
    id: 'p838',
    required: { f_ghz: 'number', rain_mm_h: 'number', elevation_deg: 'number', tilt_deg: 'number' },
    outputs: ['gamma_db_km', 'k', 'alpha'],
    compute: (c) =>
      answer(
        'gamma_db_km',
        [c.number('f_ghz'), c.number('rain_mm_h'), c.number('elevation_deg'), c.number('tilt_deg')],
        c.trace,
      ),
  },
  {
    id: 'p838-horizontal',
    required: { f_GHz: 'number', R_mm_h: 'number', pol: ['H', 'V'] },
    outputs: ['gamma_dB_km', 'k', 'alpha'],
    compute: (c) =>
      answer(
        'gamma_dB_km',
        [c.number('f_GHz'), c.number('R_mm_h'), 0, c.text('pol') === 'H' ? 0 : 90],
        c.trace,
      ),
  },
];
