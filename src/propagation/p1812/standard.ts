/** ITU-R P.1812: what is followed. */
import type { Standard } from '../standard.js';

export const standard: Standard = {
  id: 'p1812',
  title: {
    en: 'Path-specific propagation for point-to-area terrestrial services',
    zh: '地面点对面业务的特定路径传播预测',
  },
  edition: 'ITU-R P.1812-7',
  date: '2023-08',
  sections: ['§3.3 to §3.7', '§4.2 to §4.7', '§4.9', '§4.10', 'Attachment 1', 'Attachment 2'],
  deviations: [
    {
      en: 'The clear-air equations give the same numbers in editions -6, -7 and -8 on every published validation path.',
      zh: '晴空公式在 -6、-7、-8 各版公布的全部验证路径上给出相同数值。',
    },
    {
      en: 'Diffraction sees terrain plus clutter at all inner points, the bare ground at both terminals; horizons and smooth earth see bare terrain.',
      zh: '绕射在所有内部点采用地形加地物高度，两端为裸地；视距角与光滑地面采用裸地形。',
    },
    {
      en: 'No location term where the receiver stands over sea. Building entry (§4.8) is left to P.2109.',
      zh: '接收点位于海上时不计位置项。建筑物穿透（§4.8）由 P.2109 处理。',
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
