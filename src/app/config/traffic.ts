/** Busy-hour traffic and its growth: section `traffic` of the project file. Where it stands, loads of cells are worked out. */
import { defaultTraffic as d } from '../../coverage/load/traffic.js';
import { named, quantity, section, text } from '../../schema/option.js';

const share = (en: string, zh: string, example: number) =>
  quantity({ doc: { en, zh }, unit: '1', min: 0, max: 1, example });

export const traffic = section(
  {
    gb_per_month: quantity({
      doc: { en: 'Traffic of one person in a month of the first year, GB.', zh: '首年人均月流量，GB。' },
      unit: '1',
      min: 0,
      max: 10_000,
      source: 'MIIT 2025: 21.3 GB per user and month, 1.13 users per person',
      example: d.perPerson_GBperMonth,
    }).default(d.perPerson_GBperMonth),
    growth_per_year: quantity({
      doc: { en: 'Growth in one year.', zh: '年增长率。' },
      unit: '1',
      min: -0.5,
      max: 3,
      source: 'MIIT 2025: 14.9 % per user in a year',
      example: d.growthPerYear,
    }).default(d.growthPerYear),
    years: quantity({
      doc: { en: 'Years after the first.', zh: '首年之后的年数。' },
      unit: '1',
      min: 0,
      max: 15,
      integer: true,
      example: d.years,
    }).default(d.years),
    busy_hour_share: share(
      'Share of a day’s traffic in the busy hour.',
      '忙时流量占全天的比例。',
      d.busyHourShare,
    ).default(d.busyHourShare),
    downlink_share: share('Share of traffic in the downlink.', '下行流量占比。', d.downlinkShare).default(
      d.downlinkShare,
    ),
    nr_share: share(
      'Share of traffic from 5G terminals; where 5G does not cover they use 4G.',
      '5G 终端流量占比；无 5G 覆盖处回落 4G。',
      d.nrShare,
    ).default(d.nrShare),
    limit: quantity({
      doc: { en: 'Load from which a cell is to be expanded.', zh: '需要扩容的小区负荷门限。' },
      unit: '1',
      min: 0.05,
      max: 1,
      example: d.limit,
    }).default(d.limit),
    shares: named(
      text({ doc: { en: 'Operator.', zh: '运营商。' }, example: 'mobile' }),
      quantity({
        doc: { en: 'Weight of the operator’s share of the people.', zh: '该运营商用户份额的权重。' },
        unit: '1',
        min: 0,
        max: 1e9,
        example: 0.55,
      }),
      {
        doc: {
          en: 'Operators by share of the people; absent: by their users in China, or alike.',
          zh: '各运营商用户份额；不写则按全国用户数，未知时均分。',
        },
        example: { mobile: 0.55, telecom: 0.25, unicom: 0.2 },
      },
    ).optional(),
  },
  {
    doc: {
      en: 'Busy-hour traffic and its growth; where this section stands, the load of every cell is worked out by year.',
      zh: '忙时业务量及其增长；写有本节时逐年计算各小区负荷。',
    },
    example: { gb_per_month: 24, growth_per_year: 0.15, years: 5 },
  },
).optional();
