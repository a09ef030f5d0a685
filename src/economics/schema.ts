/** The cost book file, one entry per key (page: docs/formats/costbook.md). Whatever is absent is taken from the shipped book. */
import { z } from 'zod';
import { choice, describe, quantity, section, text } from '../schema/option.js';
import { shippedBook } from './costBook.js';
import { costItemNames } from './itemMessages.js';
import { type CostItemId, costItemIds, payers, shippedItems } from './items.js';
import { economicsMessages as m } from './messages.js';
import { enterpriseSources, governmentSources } from './sources.js';

/** The unit of an item is fixed: another one would price metres as kilometres. */
const itemSchema = (id: CostItemId) => {
  const { amount, unit, payer } = shippedItems[id];
  return section(
    {
      amount: quantity({
        doc: { en: 'Price per unit, in the currency of the book.', zh: '单价，以本表币种计。' },
        unit: '1',
        min: 0,
        max: 1e9,
        example: amount,
      }),
      unit: choice([unit], {
        doc: { en: 'Unit of the item; it cannot be changed.', zh: '计量单位，不可更改。' },
        example: unit,
      }).default(unit),
      payer: choice(payers, {
        doc: { en: 'Who pays before any grant.', zh: '补助前的出资方。' },
        example: payer,
      }).default(payer),
      source: text({ doc: { en: 'Where the figure comes from.', zh: '数值来源。' }, example: '2026 tender' })
        .optional()
        .transform((source) => source ?? ''),
      date: z.preprocess(
        (value) => (typeof value === 'number' ? String(value) : value),
        text({
          doc: { en: 'Year or years that the figure speaks of.', zh: '数值所属年份。' },
          example: '2026',
          pattern: /^\d{4}([-–/.].*)?$/,
        })
          .optional()
          .transform((date) => date ?? ''),
      ),
      assumed: describe(z.boolean(), {
        doc: { en: 'A starting value without a source.', zh: '尚无来源的起始值。' },
        example: true,
      }).default(false),
    },
    { doc: costItemNames[id], example: { amount, assumed: true } },
  ).superRefine(({ source, date, assumed }, context) => {
    if (!assumed && (source === '' || date === ''))
      context.addIssue({ code: 'custom', params: { text: m.noOrigin } });
  });
};

const items = section(Object.fromEntries(costItemIds.map((id) => [id, itemSchema(id).optional()])), {
  doc: { en: 'Prices that replace those of the shipped book.', zh: '替换内置造价表的单价。' },
  example: { 'mast-35m': { amount: 260_000, source: '2026 tender', date: '2026' } },
}).prefault({});

const length = (en: string, zh: string, example: number, max = 100_000) =>
  quantity({ doc: { en, zh }, unit: 'm', min: 0, max, example }).default(example);

const { typical: t, power: e, limits: l, funding: f } = shippedBook;

const typical = section(
  {
    fibre_m: length('Fibre to a new site.', '新建站光缆长度。', t.fibre_m),
    mastFibre_m: length('Fibre to a mast that stands.', '存量塔光缆长度。', t.mastFibre_m),
    mains_m: length('Mains line to a new mast.', '新建塔市电线路长度。', t.mains_m),
    road_m: length('Distance of a new mast to a road.', '新建塔到道路的距离。', t.road_m),
    floor_m2: quantity({
      doc: { en: 'Floor area that an indoor system serves, m².', zh: '室分系统服务的建筑面积（m²）。' },
      unit: '1',
      min: 0,
      max: 10_000_000,
      example: t.floor_m2,
    }).default(t.floor_m2),
  },
  {
    doc: { en: 'Taken where a site does not say.', zh: '站点未给出时的取值。' },
    example: { fibre_m: t.fibre_m },
  },
).prefault({});

const limits = section(
  {
    road_m: length('A road this near needs no access road.', '距道路在此范围内不计进站道路。', l.road_m),
    microwave_m: length(
      'A longer fibre route is replaced by microwave.',
      '光缆超过此长度时改用微波。',
      l.microwave_m,
    ),
    hop_m: quantity({
      doc: { en: 'Longest microwave hop.', zh: '微波单跳最大距离。' },
      unit: 'm',
      min: 100,
      max: 100_000,
      example: l.hop_m,
    }).default(l.hop_m),
  },
  {
    doc: { en: 'Lengths at which the way of building changes.', zh: '改变建设方式的距离界限。' },
    example: l,
  },
).prefault({});

interface Limits {
  readonly min?: number;
  readonly max: number;
  readonly source?: string;
  readonly integer?: boolean;
}
const figure = (en: string, zh: string, example: number, limit: Limits) =>
  quantity({ doc: { en, zh }, unit: '1', min: 0, example, ...limit });

/** Where no source says otherwise, a starting value. */
const power = section(
  {
    lte_kW: figure('4G, per sector, kW.', '4G 每扇区（kW）。', e.lte_kW, { max: 100 }).default(e.lte_kW),
    nr_kW: figure('5G up to 8 transmitters, per sector, kW.', '5G（8T 及以下）每扇区（kW）。', e.nr_kW, {
      max: 100,
    }).default(e.nr_kW),
    nrPanel_kW: figure('5G panel, per sector, kW.', '5G 有源天线每扇区（kW）。', e.nrPanel_kW, {
      max: 100,
      source: 'http://xmyshyl.com/600/12231.html, 1–1.5 kW',
    }).default(e.nrPanel_kW),
    small_kW: figure('Small cell or repeater, per sector, kW.', '微站、直放站每扇区（kW）。', e.small_kW, {
      max: 100,
      source: 'http://xmyshyl.com/600/12231.html, 0.15–0.2 kW',
    }).default(e.small_kW),
    indoor_WPerM2: figure('Indoor system, W per m² of floor.', '室分系统每平方米（W）。', e.indoor_WPerM2, {
      max: 1000,
    }).default(e.indoor_WPerM2),
  },
  {
    doc: { en: 'Mean power from the mains, cooling included.', zh: '年均市电功率（含制冷）。' },
    example: { nrPanel_kW: e.nrPanel_kW },
  },
).prefault({});

const funding = section(
  {
    universalServiceShare: figure(
      'Universal service: share of build and running cost.',
      '电信普遍服务：建设与运行成本的补助比例。',
      f.universalServiceShare,
      { max: 1, source: 'https://xuangubao.cn/article/299100, 2018' },
    ).default(f.universalServiceShare),
    universalServiceYears: figure(
      'Years of running cost in it.',
      '计入的运行成本年数。',
      f.universalServiceYears,
      { max: 50, source: 'https://xuangubao.cn/article/299100, 2018' },
    ).default(f.universalServiceYears),
    borderYears: figure('The same in a key border area.', '重点边境地区计入的年数。', f.borderYears, {
      max: 50,
      source: 'https://xuangubao.cn/article/299100, 2018',
    }).default(f.borderYears),
    border: describe(z.boolean(), {
      doc: { en: 'The county is a key border area.', zh: '本县属重点边境地区。' },
      example: false,
    }).default(f.border),
    publicGoodShare: figure(
      'Government share of other public-good sites; by analogy.',
      '其他公益性站点的政府出资比例（类比取值）。',
      f.publicGoodShare,
      { max: 1 },
    ).default(f.publicGoodShare),
    nrSiteGrant: figure('Grant per quasi-public 5G site.', '准公益性 5G 站每站补助。', f.nrSiteGrant, {
      max: 1e9,
      source: 'http://hngelin.com/keji/2022/0220/27690.html, 2021-2023',
    }).default(f.nrSiteGrant),
    publicGoodBelow_people: figure(
      'Outside towns, fewer newly served people make a site public-good.',
      '城镇以外，新增覆盖人口低于此数为公益性。',
      f.publicGoodBelow_people,
      { max: 1e9 },
    ).default(f.publicGoodBelow_people),
    commercialFrom_people: figure(
      'In towns, so many newly served people make a site commercial.',
      '城镇内，新增覆盖人口达到此数为经营性。',
      f.commercialFrom_people,
      { max: 1e9 },
    ).default(f.commercialFrom_people),
    publicGoodSource: choice(governmentSources, {
      doc: {
        en: 'Source of public-good sites without legal duty.',
        zh: '无法定义务的公益性站点的资金来源。',
      },
      example: f.publicGoodSource,
    }).default(f.publicGoodSource),
    quasiPublicSource: choice(enterpriseSources, {
      doc: { en: 'Source of quasi-public sites.', zh: '准公益性站点的资金来源。' },
      example: f.quasiPublicSource,
    }).default(f.quasiPublicSource),
  },
  {
    doc: { en: 'How the government takes part.', zh: '政府出资规则。' },
    example: { publicGoodShare: f.publicGoodShare },
  },
).prefault({});

const revenue = section(
  {
    arpuIncrement: figure('Added revenue per user and month.', '每用户每月新增收入。', 12, { max: 1e6 }),
    takeUp: figure('Share of newly served people who pay.', '新增覆盖人口中的付费比例。', 0.3, { max: 1 }),
    discountRate: figure('Discount rate per year.', '年折现率。', 0.05, { max: 1 }),
    years: figure('Horizon.', '计算期（年）。', 10, { min: 1, max: 50, integer: true }),
  },
  {
    doc: {
      en: 'Absent: no net present value, and the funding class follows the rule.',
      zh: '不写则不计算净现值，资金性质按规则判定。',
    },
    example: { arpuIncrement: 12, takeUp: 0.3, discountRate: 0.05, years: 10 },
  },
).optional();

export const costBookSchema = section(
  {
    currency: text({
      doc: { en: 'ISO 4217 code; equal to that of the budget.', zh: 'ISO 4217 币种代码，须与预算一致。' },
      pattern: /^[A-Z]{3}$/,
      example: 'CNY',
    }),
    items,
    typical,
    power,
    limits,
    funding,
    revenue,
  },
  { doc: { en: 'Cost book.', zh: '造价表。' }, example: { currency: 'CNY' } },
);
