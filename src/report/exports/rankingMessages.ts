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
    en: 'Caps of the budget with what the plan uses and the rise of the bound per unit more: capexTotal, governmentShare, capex:YEAR, governmentShare:YEAR, source:ID.',
    zh: '预算上限、方案占用及影子价格（上限每增加一单位时上界的增量）：capexTotal、governmentShare、capex:年份、governmentShare:年份、source:来源。',
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
  redundantShare: {
    en: 'Share of alonePeople that other sites of the plan serve as well.',
    zh: '单独建设时新增覆盖人口中，方案其他站点也能覆盖的比例。',
  },
  scoreTotal: {
    en: 'What it adds to the objective at its turn in the order of choice; over the selected sites these add up to solution.value. Not selected: added to the finished plan.',
    zh: '按入选次序轮到本站时为目标值增加的量；所有入选站点之和等于 solution.value。未入选：在方案之上再加的量。',
  },
  scoreTerms: {
    en: 'value × weight = contribution; these add up to total.',
    zh: 'value × weight = contribution，各项之和等于 total。',
  },
  scoreAlone: { en: 'Objective if it were built alone.', zh: '单独建设时的目标值。' },
  scoreInPlan: {
    en: 'What the finished plan would lose without it. Sites overlap: these do not add up to the value. Null unless selected.',
    zh: '方案去掉本站后损失的目标值；站点有重叠，不可相加。未入选为 null。',
  },
  scoreNext: {
    en: 'The next of its kind, and what that would have added in its place; null for the last.',
    zh: '同类型下一位及其若先上可增加的目标值；末位为 null。',
  },
  ifRemoved: {
    en: 'Objective lost without it, and with the best replacement that caps and spacing allow. Null unless selected.',
    zh: '去掉本站后的目标值损失，以及用上限与间距允许的最佳替代补上后的损失。未入选为 null。',
  },
  ifForced: {
    en: 'Objective that a plan with it loses at most, and the sites that make room. Null when selected, or when no cap allows it.',
    zh: '强制建设时方案最多损失的目标值及须让出的站点。已入选或上限不允许时为 null。',
  },
  costToEnter: {
    en: 'By how much its capex must fall, all its costs in proportion, until a better plan has it. Null when selected, or not even free of charge.',
    zh: '投资须降低多少（各项费用同比例）才可进入更优方案。已入选或免费也不可入选时为 null。',
  },
  rankRange: {
    en: 'Ranks over 100 seeded draws: weights up to weightShare off, each site level_dB weaker, as predicted, or stronger.',
    zh: '100 次定种抽样中的名次范围：权重偏差不超过 weightShare，各站电平减弱、不变或增强 level_dB。',
  },
  ground: {
    en: 'What decided the class, with the number and the limit where numbers did.',
    zh: '资金性质的判定依据；按数值判定时给出数值与界限。',
  },
  economics: {
    en: 'Cash flow of its newly served users; null without revenue inputs of the cost book.',
    zh: '新增用户的现金流指标；造价表无收入参数时为 null。',
  },
  viabilityGap: { en: 'Grant that makes the net present value 0.', zh: '使净现值为 0 所需的补助。' },
  grantShare: { en: 'viabilityGap over pvCost.', zh: 'viabilityGap 与 pvCost 之比。' },
  annualCost: { en: 'pvCost as an equal payment a year.', zh: 'pvCost 折算的等额年成本。' },
  capexPerPerson: { en: 'Investment per newly served person.', zh: '每新增覆盖一人的投资。' },
  phases: {
    en: 'Phases of building with sums so far, beside the best plan known of the same cost and its bound.',
    zh: '建设阶段及累计值，并列出同等投资下已知最佳方案及其上界。',
  },
  front: {
    en: 'What other budgets would buy: best known plan and bound by budget, never less for more money.',
    zh: '不同预算可实现的最佳方案与上界；预算越大不会越差。',
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
  energy: { en: 'Electricity in opexPerYear.', zh: '年运行费中的用电量。' },
  priceUnknown: {
    en: 'Fields that were not known and are priced by typical lengths of the cost book.',
    zh: '未知而按造价库典型长度计价的字段。',
  },
});
