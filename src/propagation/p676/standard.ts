/** ITU-R P.676: what is followed. */
import type { Standard } from '../standard.js';

export const standard: Standard = {
  id: 'p676',
  title: { en: 'Attenuation by atmospheric gases', zh: '大气气体衰减' },
  edition: 'ITU-R P.676-13',
  date: '2022-08',
  sections: ['Annex 1 §1', 'Annex 1 §2.1'],
  deviations: [
    {
      en: 'Edition 12 differs in a few numbers of the vapour lines, by less than 1e-4 of the vapour attenuation; only edition 13 is offered.',
      zh: '第 12 版仅水汽谱线的个别数值不同，水汽衰减相对差小于 1e-4；只提供第 13 版。',
    },
    {
      en: 'The input pressure is that of the dry air, as in the equations; the total pressure is larger by that of the vapour.',
      zh: '输入气压与公式一致，为干空气气压；总气压还须加上水汽压。',
    },
  ],
};
