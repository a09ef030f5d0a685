/** ITU-R P.1411: what is followed. */
import type { Standard } from '../standard.js';

export const standard: Standard = {
  id: 'p1411',
  title: { en: 'Short-range outdoor propagation', zh: '室外短距离传播' },
  edition: 'ITU-R P.1411-12',
  date: '2023-08',
  sections: ['§4.1.1', '§4.1.2 (UHF)', '§4.2.1', '§4.2.2.1', '§4.3.1'],
  deviations: [
    {
      en: 'Losses are medians or the asked quantile; the random term of Table 4 is not drawn.',
      zh: '损耗为中位数或所求分位数；不抽取表 4 的随机项。',
    },
    {
      en: 'Over roofs: level with the roofs, where the expression of the text has no value, the one for about equal height is used; a station 2 above the roofs has free-space loss, with a flag.',
      zh: '屋顶传播：天线与屋顶等高处原式无值，采用等高式；站 2 高于屋顶时取自由空间损耗并给出标记。',
    },
  ],
};
