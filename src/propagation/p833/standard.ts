/** ITU-R P.833: what is followed. */
import type { Standard } from '../standard.js';

export const standard: Standard = {
  id: 'p833',
  title: { en: 'Attenuation in vegetation: a terminal in woodland', zh: '植被衰减：终端位于林地内' },
  edition: 'ITU-R P.833-10',
  date: '2021-09',
  sections: ['§2.1'],
  deviations: [
    {
      en: 'The specific attenuation and the maximum are inputs: the Recommendation has measured examples, no general law.',
      zh: '衰减率与最大衰减为输入：建议书只有实测示例，没有通用公式。',
    },
  ],
};
