/** NTIA Irregular Terrain Model: what is followed. */
import type { Standard } from '../standard.js';

export const standard: Standard = {
  id: 'itm',
  title: {
    en: 'Irregular Terrain Model (Longley-Rice), point-to-point and area',
    zh: '不规则地形模型（Longley-Rice），点对点与区域模式',
  },
  edition: 'NTIA ITM 1.2.2',
  date: '1999-01',
  sections: [
    'Hufford, The ITS Irregular Terrain Model, version 1.2.2: The Algorithm (1999)',
    'NTIA Report 82-100 (1982)',
  ],
  deviations: [
    {
      en: 'The memo takes effective heights, horizons and irregularity as given. They come from the profile as in the point-to-point mode of ITM: least-squares lines, interdecile range about the line, refractivity at the mean height of the middle four fifths of the path.',
      zh: '该文档将有效高度、地平距离与地形起伏视为已知。此处按 ITM 点对点模式由剖面求得：最小二乘直线、相对该直线的十分位差，折射率取路径中段五分之四的平均高度处。',
    },
    {
      en: 'Free space is 32.45 + 20 lg f + 20 lg d (MHz, km), as ITM 1.4 adds it.',
      zh: '自由空间损耗取 32.45 + 20 lg f + 20 lg d（MHz、km），与 ITM 1.4 一致。',
    },
    {
      en: 'A stretch of profile that rounding makes a hair shorter than whole steps counts as whole, so that both directions give one loss.',
      zh: '因舍入而略短于整步的剖面段按整步计，使两个方向结果一致。',
    },
    {
      en: 'Over cliffs a step apart, where the scaled distance of the rounded earth falls below 1, it is held at 1.',
      zh: '相邻点间为峭壁、圆化地面的归一化距离低于 1 时取 1。',
    },
  ],
};
