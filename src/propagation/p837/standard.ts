/** ITU-R P.837: what is known, and what is not shipped. */
import type { Standard } from '../standard.js';

export const standard: Standard = {
  id: 'p837',
  title: {
    en: 'Rain rate exceeded in 0.01 % of the year (not shipped)',
    zh: '0.01% 时间超过的降雨率（不随附）',
  },
  edition: 'ITU-R P.837-7',
  date: '2017-06',
  sections: ['Annex 1'],
  deviations: [
    {
      en: 'The digital map may not be passed on. The rain rate is an input of every rain model here; reference cases are counted as not run.',
      zh: '数字地图不得转发。本工具各降雨模型均以雨强为输入；参考用例计为未运行。',
    },
  ],
};
