/** Sentences of the ranked list. */
import { defineMessages } from '../foundation/text.js';

export const sitingMessages = defineMessages({
  reasonPeople: {
    en: 'Newly serves {people} people with {service} beyond the sites before it ({alone} if built alone).',
    zh: '{service}：在前序站址之外新增覆盖人口 {people} 人（单独建设为 {alone} 人）。',
  },
  reasonAlone: {
    en: 'Would newly serve {alone} people with {service} if built alone.',
    zh: '{service}：单独建设可新增覆盖人口 {alone} 人。',
  },
  reasonPlaces: {
    en: 'Key places brought to standard: {places} ({count} in all).',
    zh: '使重点场所达标：{places}（共 {count} 处）。',
  },
  reasonDisturbs: {
    en: 'Its signal would disturb {people} people covered today, which is taken off its value.',
    zh: '其信号会干扰现有已覆盖人口 {people} 人，已在价值中扣除。',
  },
  reasonZones: {
    en: 'Weak zones at least half mended: {count}.',
    zh: '可解决半数以上缺口的弱覆盖区：{count} 个。',
  },
  reasonShare: { en: 'Shares mast {tower}.', zh: '利用既有杆塔 {tower}。' },
  reasonIndoor: {
    en: 'An indoor system: outdoor cells do not get through its walls.',
    zh: '采用室内分布系统：室外信号无法有效穿透建筑。',
  },
  reasonNearest: { en: 'Nearest site of the group: {distance} m.', zh: '距本共享组最近站点 {distance} 米。' },
  reasonOverlap: {
    en: 'Reaches {people} people whom {site} reaches as well.',
    zh: '与 {site} 重叠覆盖 {people} 人。',
  },
  reasonNext: {
    en: 'It adds {total} to the plan at its turn; {site}, the next, would have added {next} in its place.',
    zh: '轮到本站时为方案增加价值 {total}；若由下一位 {site} 先上，则增加 {next}。',
  },
  reasonFirm: {
    en: 'Its rank holds when weights change by a fifth and levels by {level_dB} dB.',
    zh: '权重变动两成、电平变动 {level_dB} dB 时名次不变。',
  },
  reasonRange: {
    en: 'Its rank moves between {low} and {high} when weights change by a fifth and levels by {level_dB} dB.',
    zh: '权重变动两成、电平变动 {level_dB} dB 时，名次在 {low} 与 {high} 之间。',
  },
  reasonRemoved: {
    en: 'Without it the plan would be worth {loss} less, and nothing that is left replaces it.',
    zh: '若不建，方案价值减少 {loss}，且无可替代站址。',
  },
  reasonReplacement: {
    en: 'Without it the plan would be worth {loss} less; with {site}, the best in its place, {net} less.',
    zh: '若不建，方案价值减少 {loss}；以最佳替代 {site} 补上，减少 {net}。',
  },
  reasonEnters: {
    en: 'A better plan would have it if it cost {fall} {currency} less than its {capex}.',
    zh: '投资由 {capex} 降低 {fall}（{currency}）后，可进入更优方案。',
  },
  reasonForced: {
    en: 'Building it all the same would cost the plan {loss} of its value.',
    zh: '若强制建设，方案价值减少 {loss}。',
  },
  reasonForcedOut: {
    en: 'Building it all the same would push out {site} ({count} in all) and cost the plan at most {loss} of its value.',
    zh: '若强制建设，须让出 {site}（共 {count} 处），方案价值最多减少 {loss}。',
  },
  siteWithRank: { en: '#{rank} {name} ({id})', zh: '#{rank} {name}（{id}）' },
  siteInList: { en: '{list} #{rank} {name} ({id})', zh: '{list} #{rank} {name}（{id}）' },
  kindKeyArea: { en: '5G key area', zh: '5G重点区域' },
  kindArea: { en: '5G wide coverage', zh: '5G广度覆盖' },
  kindFillIn: { en: '4G fill-in', zh: '4G弱覆盖补点' },
  siteWithoutRank: { en: '{name} ({id})', zh: '{name}（{id}）' },
  leftBudget: { en: 'Left out: the cap on {cap} does not allow it.', zh: '未入选：超出预算上限（{cap}）。' },
  leftOption: {
    en: 'Left out: {site} solves the same place or zone.',
    zh: '未入选：{site} 已作为同一场所或弱区的方案。',
  },
  leftSpacing: { en: 'Left out: {site} stands too near.', zh: '未入选：与 {site} 间距不足。' },
  leftCovered: {
    en: 'Left out: selected sites serve what it would serve.',
    zh: '未入选：其覆盖对象已由入选站址覆盖。',
  },
  leftDisturbs: {
    en: 'Left out: beside the selected sites it would disturb more people than it would newly serve.',
    zh: '未入选：在入选站址之外，受其干扰的人口多于新增覆盖人口。',
  },
  leftNoDemand: {
    en: 'Not ranked: the project has no population, places or roads to weigh it by.',
    zh: '未排序：项目缺少人口、场所或道路数据，无法衡量需求。',
  },
  leftLessValue: {
    en: 'Left out: other sites give more for the same money.',
    zh: '未入选：同样投资下其他站址价值更高。',
  },
  noteJoint: {
    en: 'The joint prediction covers {lost} people fewer and {beyond} people more than the sites counted one by one, disturbs {disturbed} people covered today ({disturbedDifference} against the estimate), and differs by {places} in places.',
    zh: '整体预测与逐站累计相比：少覆盖 {lost} 人，多覆盖 {beyond} 人，影响现有已覆盖人口 {disturbed} 人（比估计值多 {disturbedDifference} 人），场所价值相差 {places}。',
  },
});
