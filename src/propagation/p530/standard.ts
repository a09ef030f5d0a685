/** ITU-R P.530: what is followed. */
import type { Standard } from '../standard.js';

export const standard: Standard = {
  id: 'p530',
  title: { en: 'Terrestrial line-of-sight links', zh: '地面视距链路' },
  edition: 'ITU-R P.530-18',
  date: '2021-09',
  sections: ['§2.2.1', '§2.3.1', '§2.3.2', '§2.3.4', '§2.4.1'],
  deviations: [
    {
      en: 'Rain rate, K and dN75 are inputs: the maps of the Recommendations may not be passed on.',
      zh: '雨强、K 与 dN75 由用户给出：建议书的数字地图不得转发。',
    },
    {
      en: 'The conversion from worst month to year is at most 10.8 dB, as the text is known to say (no official copy was at hand); two public programs take at least 10.8 dB. No annual reference case reaches the bound.',
      zh: '最坏月到年的换算量按所知原文不超过 10.8 dB（未能对照官方文本）；有两种公开程序取不小于 10.8 dB。没有年度参考用例达到该界限。',
    },
    {
      en: 'The year at any depth keeps the depth A_t of the worst month, and beyond it the deep-fade law holds; one public program agrees up to A_t and continues the shallow curve beyond.',
      zh: '年度任意深度的衰落沿用最坏月的 A_t，超过 A_t 取深衰落律；有一种公开程序在 A_t 以内一致，超过后仍延用浅衰落曲线。',
    },
    {
      en: 'The distance factor is 2.5 also where its denominator is negative on very short paths.',
      zh: '极短路径上距离因子的分母为负时，同样取 2.5。',
    },
  ],
};
