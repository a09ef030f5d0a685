/** Texts of the propagation room. */
import { defineMessages } from '../foundation/text.js';

export const messages = defineMessages({
  outsideRange: {
    en: '{quantity} = {value} is outside the range {min} to {max} ({source}); the result is an extrapolation.',
    zh: '{quantity} = {value} 超出适用范围 {min} 至 {max}（{source}）；结果为外推值。',
  },
  notPositive: {
    en: '{quantity} = {value} must be a finite number above 0.',
    zh: '{quantity} = {value}：必须是大于 0 的有限数。',
  },
  impossible: {
    en: '{quantity} = {value} must lie between {min} and {max}.',
    zh: '{quantity} = {value}：必须介于 {min} 与 {max} 之间。',
  },
  badProfile: {
    en: 'the path profile is unusable: {reason}',
    zh: '路径剖面不可用：{reason}',
  },
  profileLengths: {
    en: 'distances and heights must be two lists of equal length, at least 2 points.',
    zh: '距离与高程须为等长列表，且至少 2 个点。',
  },
  profileStart: { en: 'the first distance must be 0.', zh: '首点距离必须为 0。' },
  profileNumber: { en: 'point {index} is not a finite number.', zh: '第 {index} 点不是有限数。' },
  profileOrder: {
    en: 'the distance of point {index} does not increase.',
    zh: '第 {index} 点的距离未递增。',
  },
  layerLength: {
    en: 'the list "{layer}" must be as long as the distances.',
    zh: '列表“{layer}”须与距离等长。',
  },
  clutterNumber: {
    en: 'the clutter height of point {index} must be a finite number of 0 or more.',
    zh: '第 {index} 点的地物高度须为不小于 0 的有限数。',
  },
  zoneCode: {
    en: 'the zone of point {index} is {value}; it must be 1 (sea), 3 (coastal land) or 4 (inland).',
    zh: '第 {index} 点的区域代码为 {value}；须为 1（海）、3（沿海陆地）或 4（内陆）。',
  },
  noEnds: {
    en: 'the latitudes and longitudes of both ends are needed, in the case or in its profile.',
    zh: '需要两端的经纬度，可写在用例或其剖面中。',
  },
  regionClimate: { en: 'nearest region: {region}', zh: '最近区域：{region}' },
  worldClimate: { en: 'world default, no region near', zh: '全球默认值，附近无区域数据' },
  unknownModel: {
    en: 'no propagation model is called "{id}". Known: {known}.',
    zh: '没有名为“{id}”的传播模型。可用模型：{known}。',
  },
  didYouMean: { en: 'did you mean "{id}"?', zh: '是否指“{id}”？' },
});
