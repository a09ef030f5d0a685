import { defineMessages } from '../foundation/text.js';

export const reportMessages = defineMessages({
  areaShare: {
    en: 'Share of the county area ({unit}) where {level} is covered.',
    zh: '{level} 已覆盖面积（{unit}）占全县面积的比例。',
  },
  settledAreaShare: {
    en: 'Share of the settled area ({unit}; pixels with people or built-up land) where {level} is covered.',
    zh: '{level} 已覆盖面积占有人居住或建成区面积（{unit}）的比例。',
  },
  populationShare: {
    en: 'Share of people on pixels where {level} is covered; people by {basis}.',
    zh: '{level} 已覆盖栅格上的人口占总人口的比例；人口来源：{basis}。',
  },
  populationExpected: {
    en: 'Expected share of people covered by {level}: sum of people × probability; people by {basis}.',
    zh: '{level} 覆盖人口的期望比例：人口 × 覆盖概率之和；人口来源：{basis}。',
  },
  areaExpected: {
    en: 'Expected share of the county area ({unit}) covered by {level}: mean probability over all pixels.',
    zh: '{level} 覆盖面积（{unit}）占全县面积的期望比例：全部栅格覆盖概率的均值。',
  },
  settledAreaExpected: {
    en: 'Expected share of the settled area ({unit}) covered by {level}: mean probability over pixels with people or built-up land.',
    zh: '{level} 覆盖面积占有人居住或建成区面积（{unit}）的期望比例：这些栅格覆盖概率的均值。',
  },
  roadExpected: {
    en: 'Expected share of road length ({unit}) covered by {level}: mean probability along the roads.',
    zh: '{level} 覆盖道路里程（{unit}）的期望比例：沿路覆盖概率的均值。',
  },
  placesReliableShare: {
    en: 'Share of places over whose footprint the mean outdoor probability of {level} is at least {required} %.',
    zh: '占地范围内 {level} 室外平均覆盖概率不低于 {required} % 的场所比例。',
  },
  roadShare: {
    en: 'Share of road length ({unit}) on pixels where {level} is covered.',
    zh: '{level} 已覆盖的道路里程（{unit}）比例。',
  },
  stations5g: {
    en: 'Logical 5G stations (gNB × band, shared ones once) on air in the county.',
    zh: '县内在网 5G 逻辑基站数（gNB × 频段，共享站只计一次）。',
  },
  stations5gPer10k: { en: '5G logical stations per ten thousand people.', zh: '每万人 5G 逻辑基站数。' },
  sites5g: { en: 'Physical places with 5G on air in the county.', zh: '县内在网 5G 物理站址数。' },
  sites5gPer10k: { en: '5G physical sites per ten thousand people.', zh: '每万人 5G 物理站址数。' },
  stations4g: {
    en: 'Logical 4G stations (eNB × band) on air in the county.',
    zh: '县内在网 4G 逻辑基站数（eNB × 频段）。',
  },
  population: { en: 'People inside the area; basis {basis}.', zh: '区域内人口；来源：{basis}。' },
  radiusEdge: {
    en: 'Share of people best served by {level} in the last 10 % of its prediction radius; above 0.5 % the radius is too small.',
    zh: '{level} 最佳服务小区位于预测半径最后 10 % 内的人口比例；超过 0.5 % 说明半径过小。',
  },
});
