/** Texts of phases and other budgets. */
import { defineMessages } from '../../foundation/text.js';

export const budgetMessages = defineMessages({
  phases: { en: 'Phases', zh: '建设阶段' },
  phase: { en: 'Phase', zh: '阶段' },
  year: { en: 'Year', zh: '年度' },
  sites: { en: 'Sites', zh: '站址数' },
  capex: { en: 'Investment', zh: '投资' },
  government: { en: 'Government', zh: '政府' },
  capexSoFar: { en: 'Investment so far', zh: '累计投资' },
  valueSoFar: { en: 'Value so far', zh: '累计价值' },
  share: { en: 'Of the best for that money', zh: '占同等投资最佳价值' },
  phasesNote: {
    en: 'Who stops after a phase has at least that share of what any plan of the same investment could be worth.',
    zh: '到某阶段为止即停建时，所得价值不低于同等投资下任何方案价值的该比例。',
  },
  total: { en: 'Total', zh: '合计' },
  frontTable: { en: 'Budgets and what they buy', zh: '各预算的方案' },
  front: { en: 'What other budgets would buy', zh: '不同预算的效果' },
  budget: { en: 'Budget', zh: '预算' },
  value: { en: 'Value', zh: '价值' },
  bound: { en: 'No plan above', zh: '价值上界' },
  gap: { en: 'Gap', zh: '差距' },
  frontNote: {
    en: 'Value: newly served people and bonuses of places, as in the choice of sites. Line: best plan known; dashed: what no plan can exceed; dots: phases.',
    zh: '价值为新增覆盖人口与重点场所加分，与选址目标一致。实线为已知最佳方案，虚线为任何方案都不能超过的上界，圆点为各阶段。',
  },
  shadow: { en: 'Value of {unit} more', zh: '每增加{unit}的价值' },
});
