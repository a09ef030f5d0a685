/** Why a site has its funding class, in words. */
import { defineMessages, fill, type Text } from '../foundation/text.js';

const words = defineMessages({
  'legal-duty': {
    en: 'universal service is a legal duty here',
    zh: '属电信普遍服务法定义务',
  },
  'public-place': { en: 'a public place', zh: '公共服务场所' },
  'business-place': { en: 'a place that lives from customers', zh: '经营性场所' },
  'visited-place': { en: 'a place that the public visits', zh: '公众使用场所' },
  'few-people': {
    en: 'outside towns, and {figure} newly served people are fewer than {limit}',
    zh: '城镇以外，新增覆盖 {figure} 人，少于 {limit} 人',
  },
  'many-people': {
    en: 'in a town, and {figure} newly served people are at least {limit}',
    zh: '城镇内，新增覆盖 {figure} 人，不少于 {limit} 人',
  },
  between: { en: 'neither rule for few nor for many people holds', zh: '人口数未达公益性或经营性规则' },
  'pays-back': {
    en: 'pays for itself in {figure} years, at most {limit}',
    zh: '{figure} 年收回投资，不超过 {limit} 年',
  },
  'needs-grant': {
    en: 'revenue covers the running cost, and a grant of {figure} of all cost, at most {limit}, closes the gap',
    zh: '收入覆盖运行成本，缺口占总成本 {figure}，不超过 {limit}',
  },
  'runs-at-loss': {
    en: 'revenue of {figure} does not cover running cost of {limit}, both at present value',
    zh: '收入现值 {figure} 低于运行成本现值 {limit}',
  },
  'gap-too-large': {
    en: 'a grant of {figure} of all cost would be needed, more than {limit}',
    zh: '缺口占总成本 {figure}，超过 {limit}',
  },
});

export type FundingGroundId = keyof typeof words;
export const fundingGroundIds = Object.keys(words) as readonly FundingGroundId[];

export interface FundingGround {
  readonly id: FundingGroundId;
  /** The number that decided and the limit that it was held against; NaN where no number did. */
  readonly figure: number;
  readonly limit: number;
}

/** As read back from a file, where what is not a number is null. */
type GivenGround = Pick<FundingGround, 'id'> & {
  readonly figure: number | null;
  readonly limit: number | null;
};

export const groundOf = (id: FundingGroundId, figure = Number.NaN, limit = Number.NaN): FundingGround => ({
  id,
  figure,
  limit,
});

/** Numbers below 10 keep two decimals: years and shares. */
export const groundText = ({ id, figure, limit }: GivenGround): Text =>
  fill(words[id], { figure: short(figure ?? Number.NaN), limit: short(limit ?? Number.NaN) });

const short = (value: number): number =>
  Math.abs(value) < 10 ? Number(value.toFixed(2)) : Math.round(value);
