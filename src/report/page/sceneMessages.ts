import { defineMessages } from '../../foundation/text.js';

export const sceneMessages = defineMessages({
  scorecardNote: {
    en: 'Each figure today and with the plan, against the target profiles of the project. A figure counts what is unknown as not reached; what it could be at most stands in brackets. Met or missed is said of the plan where there is one.',
    zh: '各指标的现状与规划后数值，对照项目选用的目标模板。未知部分按未达到计，括号内为至多可能的数值；有规划时按规划后判定达标与否。',
  },
  noScorecard: {
    en: 'Nothing was assessed in this run: there is no scorecard.',
    zh: '本次运行未做评估，没有记分卡。',
  },
  scorecardRows: { en: 'Scorecard of {county}', zh: '{county}记分卡' },
  profiles: { en: 'Target profiles and their sources', zh: '目标模板与出处' },
  definitions: { en: 'What each figure counts', zh: '指标口径' },
  lines: { en: 'Rail, roads and waterways: {service}', zh: '铁路、公路与水路：{service}' },
  linesNote: {
    en: 'A line passes when 95 % of its length meets the gate of corridors; rails are heard inside the train; tunnels are unknown. Longest lines first.',
    zh: '线路长度 95% 达到线路门限为达标；铁路计车体损耗；隧道计为未知。按长度排列。',
  },
  line: { en: 'Line', zh: '线路' },
  kind: { en: 'Kind', zh: '类别' },
  length: { en: 'Length, km', zh: '长度（km）' },
  share: { en: 'Covered', zh: '覆盖率' },
  longest: { en: 'Longest failing stretch, km', zh: '最长不达标路段（km）' },
  tunnels: { en: 'Tunnels, km', zh: '隧道（km）' },
  verdict: { en: 'Verdict', zh: '判定' },
  restOf: { en: 'without a number or name', zh: '无编号或名称' },
  villages: { en: 'Villages: {service}', zh: '行政村：{service}' },
  villagesNote: {
    en: 'A village passes by a station within 5 km, or by signal at its public places and settlements of more than 20 households. Villages that fail either rule, people first; the rest stand in villages.csv.',
    zh: '村委会 5 km 内有基站，或村内公共场所及 20 户以上居民点均有信号，即为通达。下表列出任一规则未通过的村，按人口排列，全部见 villages.csv。',
  },
  village: { en: 'Village', zh: '村' },
  station: { en: 'Nearest station, km', zh: '最近基站（km）' },
  rule5km: { en: '5 km rule', zh: '5 km 规则' },
  spots: { en: 'Spots with signal', zh: '有信号点位' },
  either: { en: 'Reached', zh: '通达' },
  cells: { en: 'Cells in trouble, by layer', zh: '问题小区（按网络层）' },
  cellsNote: {
    en: 'Weak: more than 10 % of what a cell serves with access is at or below −110 dBm; overlapped: three others within 6 dB on more than 10 %; poor quality alike; overshooting: more than 10 % lies beyond 1.5 × the spacing of its sites. Lists: cells.csv, neighbours.csv.',
    zh: '弱覆盖：可接入范围内 RSRP ≤ −110 dBm 超过 10%；重叠：10% 以上范围另有三个小区在 6 dB 内；质差同此比例；越区：10% 以上范围位于站间距 1.5 倍之外。清单见 cells.csv、neighbours.csv。',
  },
  layer: { en: 'Layer', zh: '网络层' },
  cellCount: { en: 'Cells', zh: '小区数' },
  weakCells: { en: 'Weak', zh: '弱覆盖' },
  poorCells: { en: 'Poor quality', zh: '质差' },
  overlapped: { en: 'Overlapped', zh: '重叠' },
  overshooting: { en: 'Overshooting', zh: '越区' },
  pairs: { en: 'Neighbour pairs', zh: '邻区对' },
  mod3: { en: 'PCI mod 3 clashes', zh: 'PCI 模 3 冲突' },
  samePci: { en: 'Same PCI', zh: '同 PCI' },
  allVillages: { en: 'all {count} pass both rules.', zh: '全部 {count} 个村两条规则均通过。' },
});

export const lineWords = defineMessages({
  railway: { en: 'railway', zh: '铁路' },
  metro: { en: 'metro', zh: '地铁' },
  motorway: { en: 'motorway', zh: '高速公路' },
  national: { en: 'national road', zh: '国道' },
  provincial: { en: 'provincial road', zh: '省道' },
  county: { en: 'county road', zh: '县道' },
  water: { en: 'waterway', zh: '水路' },
});
