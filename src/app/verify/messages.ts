/** Texts of `verify`. */
import { defineMessages } from '../../foundation/text.js';

export const messages = defineMessages({
  notJson: { en: 'not a JSON text: {reason}', zh: '不是合法的 JSON：{reason}' },
  tooLarge: {
    en: 'the file has {size} characters; a reference file may have {limit}.',
    zh: '文件有 {size} 个字符；参考文件上限为 {limit}。',
  },
  badCases: { en: '"cases" must be a list with at least one entry.', zh: '“cases”须为至少含一项的列表。' },
  badCase: { en: 'case {index} must be an object.', zh: '第 {index} 个用例须为对象。' },
  badId: {
    en: 'case {index} needs an "id" of its own (a text).',
    zh: '第 {index} 个用例须有唯一的文本“id”。',
  },
  duplicateId: { en: 'the id "{id}" is used twice.', zh: 'id“{id}”重复。' },
  badExpect: {
    en: 'case "{id}": "expect" must be an object that is not empty.',
    zh: '用例“{id}”：“expect”须为非空对象。',
  },
  badExpected: {
    en: 'case "{id}": expected "{key}" must be a number, text, true/false, null or a list of numbers.',
    zh: '用例“{id}”：期望值“{key}”须为数值、文本、布尔、null 或数值列表。',
  },
  badTolerance: {
    en: 'case "{id}": a tolerance must be one number of 0 or more, at most one of tol_db, tol_rel, tol_abs; "tol" gives {"abs": x} or {"rel": x} for a key of "expect".',
    zh: '用例“{id}”：容差须为不小于 0 的数，tol_db、tol_rel、tol_abs 至多其一；“tol”按“expect”的键给出 {"abs": x} 或 {"rel": x}。',
  },
  badGate: { en: 'case "{id}": "gate" must be true or false.', zh: '用例“{id}”：“gate”须为 true 或 false。' },
  noProfile: {
    en: 'case "{id}" names the profile "{profile}", which is not in profiles/.',
    zh: '用例“{id}”引用的剖面“{profile}”不在 profiles/ 中。',
  },
  badProfile: {
    en: 'a profile needs "h_m", a list of numbers, and either a list "d_km" or one "step_m" above 0.',
    zh: '剖面须含数值列表“h_m”，以及列表“d_km”或大于 0 的“step_m”。',
  },
  badInstance: { en: 'instances cannot be read: {reason}', zh: '算例无法读取：{reason}' },
  instanceHead: {
    en: 'instance\tvalue\tknown\toff %\tbound\tgap %\tproved by\twork',
    zh: '算例\t目标值\t已知值\t偏差 %\t界\t间隙 %\t证明方式\t工作量',
  },
  noForms: {
    en: 'the model "{id}" has no reference form of its own.',
    zh: '模型“{id}”没有自身的参考用例形式。',
  },
  noCases: {
    en: 'no case for the model "{id}" was found.',
    zh: '未找到模型“{id}”的用例。',
  },
  noFolders: { en: 'no reference folder was found.', zh: '未找到参考文件夹。' },
  unknownFolder: {
    en: 'no model recognises the form of this folder.',
    zh: '没有模型能识别此文件夹的形式。',
  },
  unknownFolderHint: {
    en: 'name the models to verify: --model freespace --model hata',
    zh: '可指定要验证的模型：--model freespace --model hata',
  },
  miss: {
    en: 'case "{id}", {key}: got {got}, expected {expected} (tolerance {tolerance}).',
    zh: '用例“{id}”，{key}：得到 {got}，期望 {expected}（容差 {tolerance}）。',
  },
  tableHead: {
    en: 'folder\tcases\tpassed\tnot run\tmax error\tmean error\ttolerance',
    zh: '文件夹\t用例\t通过\t未运行\t最大误差\t平均误差\t容差',
  },
  moreMisses: { en: 'and {count} more misses', zh: '另有 {count} 处不符' },
  unknownLine: { en: '{folder}: form not recognised', zh: '{folder}：形式无法识别' },
  missLine: {
    en: 'miss {folder}/{id} {key}: got {got}, expected {expected}, tolerance {tolerance}',
    zh: '不符 {folder}/{id} {key}：得到 {got}，期望 {expected}，容差 {tolerance}',
  },
});
