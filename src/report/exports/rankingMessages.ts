/** Descriptions in the published schema of the ranking. */
import { defineMessages } from '../../foundation/text.js';

export const rankingMessages = defineMessages({
  value: {
    en: 'Objective of the chosen sites, each demand counted once: newly served people plus bonuses of places.',
    zh: '所选站点的目标值，每处需求只计一次：新增覆盖人口与重点场所加分之和。',
  },
  bound: {
    en: 'No choice within the budget has a higher objective; a statement about this objective only.',
    zh: '预算内任何方案的目标值都不会更高；仅针对该目标值而言。',
  },
  provedBy: { en: 'What gave the bound.', zh: '上界的来源。' },
  valueJoint: {
    en: 'The same objective of existing network and plan predicted together.',
    zh: '现网与方案整体重新预测后的同一目标值。',
  },
  work: { en: 'Steps of the search, counted; never seconds.', zh: '搜索步数（不计秒数）。' },
  caps: {
    en: 'Caps of the budget with what the plan uses: capexTotal, governmentShare, capex:YEAR, governmentShare:YEAR, source:ID.',
    zh: '预算上限及方案占用：capexTotal、governmentShare、capex:年份、governmentShare:年份、source:来源。',
  },
  rows: { en: 'Selected sites by kind, year and funding class.', zh: '入选站点按类型、年份、资金性质汇总。' },
  items: {
    en: 'Selected sites by kind and rank, then the others. A number that is not known is null, never 0.',
    zh: '先按类型与排名列出入选站点，再列其余。未知数值为 null，绝不写 0。',
  },
  id: { en: 'Stable: hash of position, type and group.', zh: '稳定编号：由位置、类型和共享组散列得到。' },
  position: { en: 'WGS 84 degrees.', zh: 'WGS 84，度。' },
  rank: { en: 'From 1 within the kind; null unless selected.', zh: '同类型内从 1 起；未入选为 null。' },
  phase: { en: 'From 1; null unless selected.', zh: '从 1 起；未入选为 null。' },
  reason: { en: 'Every number in it is a field of the item.', zh: '句中每个数字都是本条目的字段。' },
  leftOutBy: {
    en: 'Null when selected; else budget:CAP, option-of:SITE, spacing:SITE, covered, disturbs, less-value or no-demand.',
    zh: '入选时为 null；否则为 budget:上限名、option-of:站点、spacing:站点、covered、disturbs、less-value 或 no-demand。',
  },
  marginalPeople: {
    en: 'Newly served given the sites ranked before it.',
    zh: '在排名靠前站点已建成时新增覆盖的人口。',
  },
  alonePeople: { en: 'Newly served if built alone.', zh: '单独建设时新增覆盖的人口。' },
  uniquePeople: {
    en: 'Newly served by no other site of the plan.',
    zh: '方案中仅由该站新增覆盖的人口。',
  },
  cumulativePeople: {
    en: 'Running sum of marginalPeople over one service and kind.',
    zh: '同一业务、同一类型内 marginalPeople 的累计值。',
  },
  fixesZones: { en: 'Ids of weak zones that it mends.', zh: '所解决弱覆盖区的编号。' },
  overlaps: {
    en: 'Chosen sites that serve some of the same new people, most first.',
    zh: '覆盖部分相同新增人口的入选站点，由多到少。',
  },
  replacement: {
    en: 'Best site that is left in its place, and what the objective would lose.',
    zh: '可替代它的最佳未入选站点及目标值损失。',
  },
  nearestSite: {
    en: 'To the nearest cell on air of the same group and technology; null = none or not known.',
    zh: '到同组同制式最近在网小区的距离；没有或未知为 null。',
  },
  capex: { en: 'Exact sum of the one-off items.', zh: '一次性费用条目之和。' },
  priceUnknown: {
    en: 'Fields that were not known and are priced by typical lengths of the cost book.',
    zh: '未知而按造价库典型长度计价的字段。',
  },
});
