/** ITU-R P.2108: what is followed. */
import type { Standard } from '../standard.js';

export const standard: Standard = {
  id: 'p2108',
  title: { en: 'Clutter loss', zh: '地物损耗' },
  edition: 'ITU-R P.2108-1',
  date: '2021-09',
  sections: ['§3.1', '§3.2', '§3.3'],
  deviations: [
    {
      en: 'Q⁻¹ is the exact normal quantile; implementations with a rational fit differ by up to 0.003 dB.',
      zh: 'Q⁻¹ 取精确正态分位数；采用有理近似的实现相差至多 0.003 dB。',
    },
  ],
};
