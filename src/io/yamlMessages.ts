/** Texts of reading YAML and JSON. */
import { defineMessages } from '../foundation/text.js';

export const yamlMessages = defineMessages({
  syntax: { en: 'not valid YAML or JSON: {detail}.', zh: '不是有效的 YAML 或 JSON：{detail}。' },
  duplicate: {
    en: 'the key {key} is written twice; the first is in line {line}.',
    zh: '配置项 {key} 重复，首次出现在第 {line} 行。',
  },
  tooLarge: {
    en: 'the file has {size} characters; at most {limit} are read.',
    zh: '文件有 {size} 个字符，最多读取 {limit} 个。',
  },
  tooDeep: { en: 'sections are nested deeper than {limit} levels.', zh: '层级嵌套超过 {limit} 层。' },
  tooMany: {
    en: 'the file holds or expands to more than {limit} values or aliases; aliases may be multiplying.',
    zh: '文件内容或别名展开后超过 {limit} 项，可能是别名引用成倍展开。',
  },
  badAlias: { en: 'the alias {name} has no anchor before it.', zh: '别名 {name} 之前没有对应的锚点。' },
  badKey: { en: 'a key must be plain text.', zh: '键名必须是普通文本。' },
});
