/** Texts of reading a project file. */
import { defineMessages } from '../../foundation/text.js';

export const configMessages = defineMessages({
  areaEither: {
    en: 'the area needs either boundary or bbox, and not both.',
    zh: '规划区须写 boundary 或 bbox 之一，且不能同时写。',
  },
  bboxOrder: {
    en: 'bbox is [west, south, east, north] with west < east and south < north.',
    zh: 'bbox 依次为 [西, 南, 东, 北]，且西 < 东、南 < 北。',
  },
  duplicateLayer: {
    en: 'the layer id {id} is used already, in item {first}.',
    zh: '网络层标识 {id} 与第 {first} 项重复。',
  },
  notAProject: {
    en: 'a project file is a list of keys with values; this file is not.',
    zh: '项目文件应由配置项与取值组成，此文件不是。',
  },
  projectHint: {
    en: 'start from data-samples/qinghe/project.yaml.',
    zh: '可参照 data-samples/qinghe/project.yaml 编写。',
  },
  fileMissing: { en: 'the file {path} does not exist.', zh: '文件 {path} 不存在。' },
  globEmpty: { en: 'no file matches {path}.', zh: '没有与 {path} 匹配的文件。' },
  pathHint: { en: 'paths are relative to the project file.', zh: '路径相对于项目文件所在目录。' },
  tooManyFiles: {
    en: '{path} matches {count} files; at most {limit} are read.',
    zh: '{path} 匹配到 {count} 个文件，最多读取 {limit} 个。',
  },
});
