/** ITU-R P.452: what is followed. */
import type { Standard } from '../standard.js';

export const standard: Standard = {
  id: 'p452',
  title: {
    en: 'Interference between stations on the surface of the Earth, clear air',
    zh: '地球表面电台间的干扰评估（晴空传播）',
  },
  edition: 'ITU-R P.452-18',
  date: '2023-08',
  sections: ['§3.2', '§4.1 to §4.5', 'Attachment 2', 'Attachment 3'],
  deviations: [
    {
      en: 'Clear air only: hydrometeor scatter (§5) is not here.',
      zh: '仅含晴空传播：不含水凝物散射（§5）。',
    },
    {
      en: 'Gases by P.676-13 line by line; the pressure given is that of the dry air.',
      zh: '大气气体按 P.676-13 逐线计算；给定气压为干空气压力。',
    },
    {
      en: 'Clutter raises the profile of diffraction except within 50 m of either end; horizons and smooth earth see bare terrain.',
      zh: '地物高度计入绕射剖面，距任一端 50 m 以内除外；视距角与光滑地面采用裸地形。',
    },
    {
      en: 'c = 299 792 458 m/s in diffraction; free space keeps the printed 92.4 dB.',
      zh: '绕射取光速 299 792 458 m/s；自由空间保留原文的 92.4 dB。',
    },
    {
      en: 'A profile without inner points is in line of sight with its horizons in the middle.',
      zh: '没有内部点的剖面视为视距，视距点取路径中点。',
    },
  ],
};
