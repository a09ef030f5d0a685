/** Codes of the run in words. Keys are the codes themselves, so that a new code shows as a missing key. */
import { defineMessages } from '../../foundation/text.js';

export const serviceWords = defineMessages({
  any: { en: '{technology}, any operator', zh: '{technology}（任一运营商）' },
  group: { en: '{technology} · {group}', zh: '{technology} · {group}' },
});

export const kpiWords = defineMessages({
  populationShare: { en: 'People covered', zh: '人口覆盖率' },
  populationExpected: { en: 'People covered, expected value', zh: '人口覆盖率（期望值）' },
  settledAreaShare: { en: 'Settled area covered', zh: '居住区面积覆盖率' },
  areaShare: { en: 'Area covered', zh: '面积覆盖率' },
  roadShare: { en: 'Road length covered', zh: '道路覆盖率' },
  population: { en: 'People', zh: '人口' },
  stations4g: { en: '4G stations on air', zh: '在网 4G 基站' },
  stations5g: { en: '5G stations on air', zh: '在网 5G 基站' },
  stations5gPer10k: { en: '5G stations per ten thousand people', zh: '每万人 5G 基站' },
  sites5g: { en: '5G sites, physical', zh: '5G 物理站址' },
  sites5gPer10k: { en: '5G sites per ten thousand people', zh: '每万人 5G 站址' },
});

export const unitWords = defineMessages({
  'km²': { en: 'km²', zh: 'km²' },
  people: { en: 'people', zh: '人' },
  km: { en: 'km', zh: 'km' },
  stations: { en: 'stations', zh: '个' },
  sites: { en: 'sites', zh: '个' },
  '1/10k people': { en: 'per ten thousand people', zh: '个/万人' },
});

export const causeWords = defineMessages({
  distance: { en: 'too far from a site', zh: '距站点过远' },
  terrain: { en: 'blocked by terrain', zh: '地形遮挡' },
  indoor: { en: 'walls: weak indoors', zh: '室内深度覆盖不足' },
  interference: { en: 'poor quality (interference)', zh: '干扰质差' },
  'no-site': { en: 'no site in reach', zh: '周边无站点' },
});

export const placeWords = defineMessages({
  station: { en: 'station', zh: '车站' },
  community: { en: 'community', zh: '社区' },
  mall: { en: 'mall or market', zh: '商场' },
  hospital: { en: 'hospital', zh: '医院' },
  school: { en: 'school', zh: '学校' },
  government: { en: 'government office', zh: '政务中心' },
  scenic: { en: 'scenic spot', zh: '景区' },
  office: { en: 'office building', zh: '商务楼宇' },
  village: { en: 'village', zh: '村庄' },
  other: { en: 'other place', zh: '其他场所' },
});

export const remedyWords = defineMessages({
  macro: { en: 'macro site', zh: '宏站' },
  pole: { en: 'pole site', zh: '杆站（微站）' },
  'indoor-system': { en: 'indoor system', zh: '室内分布系统' },
});

export const environmentWords = defineMessages({
  outdoor: { en: 'outdoors', zh: '室外' },
  indoor: { en: 'indoors', zh: '室内' },
});

export const kindWords = defineMessages({
  '5g-key-area': { en: '5G sites for key areas', zh: '5G 重点区域站址' },
  '5g-area': { en: '5G sites for wide coverage', zh: '5G 广度覆盖站址' },
  '4g-fill-in': { en: '4G fill-in sites', zh: '4G 补盲站址' },
});

export const capWords = defineMessages({
  capexTotal: { en: 'Total investment', zh: '总投资' },
  governmentShare: { en: 'Government share', zh: '政府出资' },
  'capexTotal-year': { en: 'Investment of {year}', zh: '{year} 年投资' },
  'governmentShare-year': { en: 'Government share of {year}', zh: '{year} 年政府出资' },
  source: { en: 'Source: {source}', zh: '资金来源：{source}' },
});

export const proofWords = defineMessages({
  enumeration: { en: 'every choice was looked at', zh: '穷举证明' },
  lagrangian: { en: 'Lagrangian upper bound', zh: '拉格朗日上界' },
  mip: { en: 'integer program', zh: '整数规划' },
  none: { en: 'not proved: the bound leaves a gap', zh: '未证明最优：界与值之间有差距' },
});
