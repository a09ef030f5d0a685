/** ITU-R P.525: what is followed. */
import type { Standard } from '../standard.js';

export const standard: Standard = {
  id: 'freespace',
  title: { en: 'Free-space attenuation', zh: '自由空间衰减' },
  edition: 'ITU-R P.525-4',
  date: '2019-08',
  sections: ['§2.3'],
  deviations: [
    {
      en: 'c = 299 792 458 m/s throughout; the rounded 32.4 dB of the text is 0.048 dB low.',
      zh: '光速一律取 299 792 458 m/s；原文取整的 32.4 dB 偏低 0.048 dB。',
    },
  ],
};
