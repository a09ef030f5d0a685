/** ITU-R P.526: what is followed. */
import type { Standard } from '../standard.js';

export const standard: Standard = {
  id: 'p526',
  title: { en: 'Propagation by diffraction', zh: '绕射传播' },
  edition: 'ITU-R P.526-15',
  date: '2019-10',
  sections: ['§2.7', '§3.1.1', '§3.2', '§4.1', '§4.5.1', '§4.5.3'],
  deviations: [
    {
      en: 'Ground is average land (22, 0.003 S/m) mixed with sea (80, 5 S/m) by the fraction over sea, as in P.452 and P.1812.',
      zh: '地面取平均陆地（22，0.003 S/m），与海面（80，5 S/m）按海上路径比例混合，同 P.452 与 P.1812。',
    },
    {
      en: 'Effective earth radius 8500 km (k = 4/3) unless given. Clutter raises the profile of the Bullington part only; smooth-earth heights use bare terrain, as in P.1812.',
      zh: '等效地球半径除非给定取 8500 km（k = 4/3）。地物高度只计入 Bullington 部分的剖面；光滑地面高度采用裸地，同 P.1812。',
    },
    {
      en: 'A terminal below the fitted smooth earth stands on it; a ray that grazes exactly has ν = 0.',
      zh: '低于拟合光滑地面的终端视为位于地面；恰好掠射的路径取 ν = 0。',
    },
  ],
};
