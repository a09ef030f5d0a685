import { defineMessages } from '../foundation/text.js';

export const demandMessages = defineMessages({
  'population-raster': {
    en: 'population raster (people per cell, moved without loss)',
    zh: '人口栅格（按单元人数，守恒重采样）',
  },
  'township-totals': {
    en: 'population of townships, spread on buildings by floor area',
    zh: '乡镇人口总数，按建筑面积分摊到建筑',
  },
  'places-on-buildings': {
    en: 'population of place points, spread on buildings within 1 km',
    zh: '居民点人口，分摊到 1 km 内的建筑',
  },
  buildings: { en: 'buildings × 3 people', zh: '建筑数 × 3 人' },
  'built-up': {
    en: 'built-up land cover as weight; no people are known',
    zh: '以建成区地物为权重；没有人口数据',
  },
  roads: { en: 'road length as weight; no people are known', zh: '以道路里程为权重；没有人口数据' },
  none: { en: 'no demand data: no item can be ranked', zh: '没有需求数据：无法排序' },
});
