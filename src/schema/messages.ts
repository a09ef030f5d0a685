/** Texts of checking a configuration file. */
import { defineMessages } from '../foundation/text.js';

export const schemaMessages = defineMessages({
  missing: {
    en: '{key} is required: {doc}',
    zh: '缺少必填项 {key}：{doc}',
  },
  missingHint: { en: 'for example {example}.', zh: '例如 {example}。' },
  unknownKey: { en: '{key} is not a known key here.', zh: '此处没有名为 {key} 的配置项。' },
  nearestKey: { en: 'did you mean {nearest}?', zh: '是否想写 {nearest}？' },
  knownKeys: { en: 'known keys here: {keys}.', zh: '此处可用的配置项：{keys}。' },
  wrongType: { en: '{value} is {got}; {expected} is expected.', zh: '{value} 是{got}，此处应为{expected}。' },
  belowMinimum: {
    en: '{value} is below the minimum {limit}{unit}{source}.',
    zh: '{value} 小于下限 {limit}{unit}{source}。',
  },
  aboveMaximum: {
    en: '{value} is above the maximum {limit}{unit}{source}.',
    zh: '{value} 大于上限 {limit}{unit}{source}。',
  },
  tooFewItems: { en: 'at least {limit} items are needed.', zh: '至少需要 {limit} 项。' },
  tooManyItems: { en: 'at most {limit} items are allowed.', zh: '最多允许 {limit} 项。' },
  notAChoice: {
    en: '{value} is not one of {choices}.',
    zh: '{value} 不在可选值 {choices} 之内。',
  },
  wrongForm: { en: '{value} does not have the expected form{source}.', zh: '{value} 的格式不正确{source}。' },
  wrongUnit: {
    en: '{value} is not a quantity in {unit}.',
    zh: '{value} 不是以 {unit} 计的数值。',
  },
  unitHint: {
    en: 'write a number in {unit}, or one of: {units}.',
    zh: '请写以 {unit} 为单位的数字，或使用单位：{units}。',
  },
  duplicateId: {
    en: 'the id {id} is used before, in item {first}.',
    zh: '标识 {id} 已在第 {first} 项使用。',
  },
  sourceNote: { en: ' ({source})', zh: '（{source}）' },
  typeString: { en: 'text', zh: '文本' },
  typeNumber: { en: 'a number', zh: '数字' },
  typeInteger: { en: 'a whole number', zh: '整数' },
  typeBoolean: { en: 'true or false', zh: '布尔值' },
  typeObject: { en: 'a section with keys', zh: '含配置项的小节' },
  typeArray: { en: 'a list', zh: '列表' },
  typeNull: { en: 'empty', zh: '空值' },
  typeNan: { en: 'not a finite number', zh: '非有限数' },
  typeFiles: { en: 'a path, a list of paths or {file: …}', zh: '路径、路径列表或 {file: …}' },
});
