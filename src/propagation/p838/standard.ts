/** ITU-R P.838: what is followed. */
import type { Standard } from '../standard.js';

export const standard: Standard = {
  id: 'p838',
  title: { en: 'Specific attenuation by rain', zh: '降雨特征衰减' },
  edition: 'ITU-R P.838-3',
  date: '2005-03',
  sections: ['eq. (1)-(5)', 'Tables 1-4'],
  deviations: [],
};
