/**
 * Reference cases of the rain map. The map may not be passed on, so they are recognised and never answered: a case that
 * does not gate is counted as not run, one that gates is refused with the reason.
 */
import { CoverageError } from '../../foundation/errors.js';
import type { Text } from '../../foundation/text.js';
import type { ReferenceForm } from '../reference.js';

const noMap: Text = {
  en: 'the map of ITU-R P.837-7 may not be passed on: give the rain rate yourself.',
  zh: 'ITU-R P.837-7 的数字地图不得转发：请自行给出雨强。',
};

export const forms: readonly ReferenceForm[] = [
  {
    id: 'p837-rain-rate',
    required: { lat: 'number', lon: 'number', p_pct: 'number' },
    outputs: ['R001_mm_h'],
    compute: () => {
      throw new CoverageError('modelRange', {
        severity: 'error',
        code: 'CVG_MODEL_NO_MAP',
        text: noMap,
      });
    },
  },
];
