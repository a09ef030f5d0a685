/** Target profiles that come with the program. Figures are quoted from the programme named as source; all may be replaced. */
import type { RateRule } from '../../siting/audit/rates.js';
import type { Indicator, TargetProfile } from './profile.js';

const atLeast = (row: string, target: number | null): Indicator => ({ row, target, sense: 'atLeast' });
const atMost = (row: string, target: number | null): Indicator => ({ row, target, sense: 'atMost' });

const nothingMore = { places: null, lines: null, maps: [] } as const;

/** The rate of a single point is set by carriers' test practice, not by the programme (starting value). */
const upgrade = (dlMean_Mbps: number, ulMean_Mbps: number, compliance: number): RateRule => ({
  dlMean_Mbps,
  ulMean_Mbps,
  compliance,
  dlPoint_Mbps: 2,
  ulPoint_Mbps: 0.5,
});

export const targetIds = [
  '2020-seed',
  'gigabit-city-2021',
  'signal-upgrade-2025',
  'sail-2027',
  'fcc-bdc',
  'ofcom-50m',
] as const;

export const shippedTargets: readonly (TargetProfile & { readonly id: (typeof targetIds)[number] })[] = [
  {
    id: '2020-seed',
    date: '2020-07-09',
    title: { en: 'Smart transformation of county towns', zh: '县城智慧化改造' },
    source: {
      en: 'NDRC office 发改办高技〔2020〕530: names stations, communities and malls for 5G and weak 4G areas; gives no number',
      zh: '发改办高技〔2020〕530 号：点名车站、社区、商场 5G 覆盖与基础薄弱地区 4G 优化；未给数值',
    },
    indicators: [
      atLeast('5g.reach.hub', null),
      atLeast('5g.reach.community', null),
      atLeast('5g.reach.mall', null),
      atMost('4g.weakGridShare', null),
      atMost('4g.weakClusters', null),
      atLeast('gigabitHomes', null),
      atLeast('users100M', null),
    ],
    ...nothingMore,
  },
  {
    id: 'gigabit-city-2021',
    date: '2021-03-24',
    title: { en: 'Gigabit city', zh: '千兆城市' },
    source: {
      en: 'Dual-gigabit action plan 2021–2023 and the gigabit-city indicators; 10G-PON, 500M and 5G user shares as lists of 2022 show',
      zh: '“双千兆”网络协同发展行动计划（2021—2023 年）及千兆城市评价指标；10G-PON、500M、5G 用户占比参照 2022 年名单',
    },
    indicators: [
      atLeast('stations5gPer10k', 12),
      atLeast('5g.keyPlaceReach', 0.8),
      atLeast('gigabitHomes', 0.8),
      atLeast('ponPorts10G', 0.25),
      atLeast('users500M', 0.25),
      atLeast('users5g', 0.25),
    ],
    ...nothingMore,
  },
  {
    id: 'signal-upgrade-2025',
    date: '2024-01-03',
    title: { en: 'Signal upgrade, state of end 2025', zh: '信号升格（2025 年底）' },
    source: {
      en: 'MIIT and ten departments 工信部联通信〔2023〕257: all key points of a place, 95 % of a line; mean rates 220 / 45 Mbit/s and 95 % compliance over its points. Read here as every key place and every line of the county; gates by project; rate of a single point (2 / 0.5 Mbit/s) from carrier tests',
      zh: '工信部联通信〔2023〕257 号：场所关键点位全部达标、线路 95% 达标；下行均值 220 Mbps、上行均值 45 Mbps、达标速率占比 95%（按点位统计）。县级按全部重点场所与线路计；门限由项目设定；单点速率（下行 2、上行 0.5 Mbps）取自运营商测试规范',
    },
    indicators: [atLeast('signal-upgrade-2025.places', 1), atLeast('signal-upgrade-2025.lines', 1)],
    places: upgrade(220, 45, 0.95),
    lines: upgrade(220, 45, 0.95),
    maps: [],
  },
  {
    id: 'sail-2027',
    date: '2024-11',
    title: { en: '5G Sail upgrade, to end 2027', zh: '5G 扬帆升级（至 2027 年底）' },
    source: {
      en: '5G Sail upgrade action plan: 38 stations per ten thousand people, penetration over 85 %, traffic share over 75 %; low-altitude routes 90 % by five ministries, 2026',
      zh: '5G 规模化应用“扬帆”行动升级方案：每万人 38 站、个人用户普及率超 85%、流量占比超 75%；低空航路 90% 见五部门 2026 年文件',
    },
    indicators: [
      atLeast('stations5gPer10k', 38),
      atLeast('users5g', 0.85),
      atLeast('traffic5g', 0.75),
      atLeast('corridor120', 0.9),
      atLeast('corridor300', 0.9),
    ],
    ...nothingMore,
  },
  {
    id: 'fcc-bdc',
    date: '2020',
    title: { en: 'FCC Broadband Data Collection, mobile', zh: 'FCC 宽带数据采集（移动）' },
    source: {
      en: '47 CFR 1.7004: outdoor stationary maps at 90 % cell-edge probability and 50 % cell load; LTE 5/1, 5G-NR 7/1 and 35/3 Mbit/s. Shares are shown, no target is set',
      zh: '47 CFR 1.7004：室外静止地图，小区边缘概率 90%、负荷 50%；LTE 5/1、5G-NR 7/1 与 35/3 Mbps。仅列比例，无目标值',
    },
    indicators: [],
    places: null,
    lines: null,
    maps: [
      { id: 'lte-5-1', technology: 'lte', dl_Mbps: 5, ul_Mbps: 1, probability: 0.9, square_m: null },
      { id: 'nr-7-1', technology: 'nr', dl_Mbps: 7, ul_Mbps: 1, probability: 0.9, square_m: null },
      { id: 'nr-35-3', technology: 'nr', dl_Mbps: 35, ul_Mbps: 3, probability: 0.9, square_m: null },
    ],
  },
  {
    id: 'ofcom-50m',
    date: '2025',
    title: { en: 'Ofcom mobile coverage, 50 m squares', zh: 'Ofcom 移动覆盖（50 m 网格）' },
    source: {
      en: 'Ofcom coverage checker: 50 m squares, 95 % chance of 2 Mbit/s down on 4G, being raised to 5. Shares are shown, no target is set',
      zh: 'Ofcom 覆盖查询：50 m 网格，4G 下行 2 Mbps 概率 95%，正提高到 5 Mbps。仅列比例，无目标值',
    },
    indicators: [],
    places: null,
    lines: null,
    maps: [
      { id: 'lte-2', technology: 'lte', dl_Mbps: 2, ul_Mbps: null, probability: 0.95, square_m: 50 },
      { id: 'lte-5', technology: 'lte', dl_Mbps: 5, ul_Mbps: null, probability: 0.95, square_m: 50 },
    ],
  },
];
