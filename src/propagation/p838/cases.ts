/** Reference cases of rain attenuation: any elevation and polarisation, and horizontal paths by the letter of polarisation. */
import type { CaseAnswer, ReferenceForm } from '../reference.js';
import { rainAttenuation } from './model.js';

function answer(f_GHz: number, R_mmPerH: number, elevation_deg: number, tilt_deg: number): CaseAnswer {
  const { k, alpha, gamma_dBperKm, flags } = rainAttenuation(f_GHz, R_mmPerH, elevation_deg, tilt_deg);
  return { values: { k, alpha, gamma_db_km: gamma_dBperKm, gamma_dB_km: gamma_dBperKm }, flags };
}

export const forms: readonly ReferenceForm[] = [
  {
    id: 'p838',
    required: { f_ghz: 'number', rain_mm_h: 'number', elevation_deg: 'number', tilt_deg: 'number' },
    answers: (key) => ['k', 'alpha', 'gamma_db_km'].includes(key),
    compute: (c) =>
      answer(c.number('f_ghz'), c.number('rain_mm_h'), c.number('elevation_deg'), c.number('tilt_deg')),
  },
  {
    id: 'p838-horizontal',
    required: { f_GHz: 'number', R_mm_h: 'number', pol: ['H', 'V'] },
    answers: (key) => ['k', 'alpha', 'gamma_dB_km'].includes(key),
    compute: (c) => answer(c.number('f_GHz'), c.number('R_mm_h'), 0, c.text('pol') === 'H' ? 0 : 90),
  },
];
