/** Names and messages of money: classes, sources, payers, units, and what can be wrong in a cost book or a budget. */
import { defineMessages } from '../foundation/text.js';
import type { FundingClass } from './cashFlow.js';
import type { ItemUnit, Payer } from './items.js';
import type { FundingSource } from './sources.js';

export const fundingClassNames = defineMessages<FundingClass>({
  'public-good': { en: 'public good', zh: '公益性' },
  'quasi-public': { en: 'quasi-public', zh: '准公益性' },
  commercial: { en: 'commercial', zh: '经营性' },
});

export const fundingSourceNames = defineMessages<FundingSource>({
  fiscal: { en: 'local budget', zh: '地方财政资金' },
  'county-transfer': {
    en: 'new fiscal deficit passed straight to cities and counties',
    zh: '直达市县新增财政赤字资金',
  },
  'treasury-bond': { en: 'special treasury bond', zh: '特别国债' },
  'government-bond': { en: 'local-government special bond', zh: '地方政府专项债券' },
  'universal-service': { en: 'universal-service subsidy', zh: '电信普遍服务补助' },
  carrier: { en: "carrier's own funds", zh: '企业自筹' },
  'policy-bank': { en: 'development, policy or commercial bank', zh: '开发性、政策性、商业性金融' },
  'special-bond': { en: 'special enterprise bond', zh: '专项企业债券' },
  ppp: { en: 'public-private partnership', zh: '政府和社会资本合作（PPP）' },
});

export const payerNames = defineMessages<Payer>({
  carrier: { en: 'carrier', zh: '运营商' },
  'tower-company': { en: 'tower company', zh: '铁塔公司' },
  government: { en: 'government', zh: '政府' },
});

export const unitNames = defineMessages<ItemUnit>({
  site: { en: 'site', zh: '站' },
  sector: { en: 'sector', zh: '扇区' },
  m: { en: 'm', zh: 'm' },
  m2: { en: 'm²', zh: 'm²' },
  hop: { en: 'hop', zh: '跳' },
  'site/year': { en: 'site and year', zh: '站·年' },
  'm2/year': { en: 'm² and year', zh: 'm²·年' },
  'kWh/year': { en: 'kWh a year', zh: 'kWh/年' },
});

export const economicsMessages = defineMessages({
  notABook: {
    en: 'a cost book is a list of keys with values; this file is not.',
    zh: '造价表应由配置项与取值组成，此文件不是。',
  },
  bookHint: {
    en: 'start from data-samples/qinghe/costbook.yaml.',
    zh: '可参照 data-samples/qinghe/costbook.yaml 编写。',
  },
  noOrigin: {
    en: 'a figure needs either source and date, or assumed: true.',
    zh: '每个数值须注明 source 与 date，或写 assumed: true。',
  },
  foreignCurrency: {
    en: 'a book in {currency} cannot take figures of the shipped book, which is in {shipped}; missing: {missing}.',
    zh: '币种为 {currency} 的造价表不能沿用内置造价表（{shipped}）的数值，缺少：{missing}。',
  },
  unknownSource: { en: '{name} is not a funding source.', zh: '{name} 不是可用的资金来源。' },
  nearestSource: { en: 'did you mean {name}?', zh: '是否想写 {name}？' },
  knownSources: { en: 'known sources: {names}.', zh: '可用的资金来源：{names}。' },
});

/** The page of the format and the comments of the editable copy. */
export const bookPageMessages = defineMessages({
  title: { en: 'Cost book', zh: '造价表' },
  generated: {
    en: 'Made by `npm run docs` from the shipped book; do not edit.',
    zh: '由 `npm run docs` 依内置造价表生成，请勿手改。',
  },
  purpose: {
    en: 'Prices, typical lengths and funding rules. Keep only what you change; the rest is built in.',
    zh: '单价、典型长度与出资规则。只需保留要修改的条目，其余沿用内置值。',
  },
  origins: {
    en: 'A figure needs source and date, or assumed: true (a starting value, not a quotation).',
    zh: '每个数值须注明 source 与 date，或写 assumed: true（起始值，并非报价）。',
  },
  override: {
    en: 'An item that is given replaces the whole item: payer and unit return to the shipped ones, the unit cannot change. A book in another currency must give every item and nrSiteGrant.',
    zh: '写出的条目整体替换内置条目：payer 与 unit 不写则取内置值，unit 不可更改。其他币种的造价表须写全所有条目及 nrSiteGrant。',
  },
  pricing: {
    en: 'Each line is quantity × unit price, rounded to a whole unit; capex and running cost per year are the sums of their lines.',
    zh: '每行金额 = 数量 × 单价，取整到元；投资与年运行费为各行之和。',
  },
  rent: {
    en: 'Rent is charged for masts that stand only; whoever builds a mast pays for it once, as capex.',
    zh: '仅对存量塔计租费；新建塔由建设方一次性计入投资，不再计租费。',
  },
  energy: {
    en: 'Electricity is mean power × 8760 hours × the price of a kWh; the kWh stand in the price as a quantity.',
    zh: '电费 = 年均功率 × 8760 小时 × 每 kWh 单价；用电量（kWh）作为数量列出。',
  },
  unknown: {
    en: 'An unknown length is priced by the typical one and named in the price; it is never 0 m. A platform of which nothing is known is priced as free and named.',
    zh: '长度未知时按典型长度计价并在结果中列明，绝不按 0 m 计；平台情况未知时按有空闲计价并列明。',
  },
  classes: {
    en: 'Class by rule: outside towns, villages, areas without 4G, schools, hospitals and offices of government are a legal duty and public-good; in towns these three public places are public-good too; malls and offices are commercial; stations, communities and scenic spots quasi-public; elsewhere the newly served people decide.',
    zh: '资金性质规则：城镇以外的村庄、4G 薄弱区、学校、医院、政务场所属法定义务，为公益性；城镇内的学校、医院、政务场所亦为公益性；商场、写字楼为经营性；车站、社区、景区为准公益性；其余按新增覆盖人口判定。',
  },
  grants: {
    en: 'Government share = lines that the government pays + a grant: under universal service a share of build and running cost, for other public-good sites a share of the build, for quasi-public 5G sites a fixed sum. The grant relieves carrier and tower company in proportion and is at most what they would pay; the three shares add up to the capex.',
    zh: '政府出资 = 政府承担的条目 + 补助：电信普遍服务按建设与运行成本的比例补助，其他公益性站点按建设成本的比例补助，准公益性 5G 站按固定金额补助。补助按比例冲减运营商与铁塔公司出资，且不超过其应付额；三方之和等于总投资。',
  },
  npv: {
    en: 'With revenue inputs the class follows the net present value instead, except where there is a legal duty: commercial if it pays for itself within 8 years; quasi-public if revenue covers the running cost and a grant of at most half of the cost closes the gap; else public-good. Users come in 4 years (40, 70, 90, 100 %); 30 % of the capex is renewed in year 8. Revenue counts newly served people only.',
    zh: '给出收入参数时改按净现值判定（法定义务除外）：8 年内收回投资为经营性；收入覆盖运行成本且缺口不超过成本一半为准公益性；其余为公益性。用户分 4 年到位（40、70、90、100 %）；第 8 年更新投资的 30 %。收入只计新增覆盖人口。',
  },
  items: { en: 'Items', zh: '条目' },
  keys: { en: 'Other keys', zh: '其他配置项' },
  sources: { en: 'Funding sources', zh: '资金来源' },
  classNames: { en: 'Classes:', zh: '资金性质：' },
  name: { en: 'name', zh: '名称' },
  amount: { en: 'amount, CNY', zh: '单价（元）' },
  unit: { en: 'unit', zh: '单位' },
  payer: { en: 'payer', zh: '出资方' },
  source: { en: 'source', zh: '来源' },
  assumed: { en: 'assumed', zh: '起始值' },
  key: { en: 'key', zh: '配置项' },
  example: { en: 'default or example', zh: '默认值或示例' },
  meaning: { en: 'meaning', zh: '含义' },
  enterprise: { en: 'enterprise', zh: '企业' },
});
