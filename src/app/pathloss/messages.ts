/** Texts of `pathloss`. */
import { defineMessages } from '../../foundation/text.js';

export const messages = defineMessages({
  empty: { en: 'there are no cases: a header row is needed.', zh: '没有算例：须有表头行。' },
  twice: { en: 'the column {name} stands twice.', zh: '列 {name} 重复。' },
  blankName: { en: 'this column has no name.', zh: '此列没有列名。' },
  tooWide: {
    en: 'the row has {cells} cells, the header {columns} columns.',
    zh: '该行有 {cells} 个单元格，表头只有 {columns} 列。',
  },
  noCases: {
    en: 'cases are needed: a list, or an object with the list "cases".',
    zh: '须给出算例：一个列表，或含列表“cases”的对象。',
  },
  notObject: { en: 'a case is an object of inputs.', zh: '每个算例须为由输入量组成的对象。' },
  noForm: {
    en: 'these inputs fit no model. Nearest is {form}: missing {missing}; not known to it {foreign}.',
    zh: '这些输入量不符合任何模型。最接近的是 {form}：缺少 {missing}；不认识 {foreign}。',
  },
  noFormHint: {
    en: 'coverage pathloss --forms lists the inputs of every model.',
    zh: 'coverage pathloss --forms 列出每个模型的输入量。',
  },
  ambiguous: { en: 'several models take these inputs: {forms}.', zh: '有多个模型接受这些输入量：{forms}。' },
  ambiguousHint: {
    en: 'choose one with --model or a column model.',
    zh: '请用 --model 或 model 列指定其一。',
  },
  badWord: {
    en: '"{value}" is not known; one of {words} is expected.',
    zh: '不认识“{value}”，应为 {words} 之一。',
  },
  notNumber: { en: '"{value}" is not a number.', zh: '“{value}”不是数。' },
  notName: { en: 'the name of a profile is expected.', zh: '应为剖面名称。' },
  badName: {
    en: '"{name}" is not the name of a profile: it may not lead out of the folder.',
    zh: '“{name}”不是剖面名称：不能指向目录之外。',
  },
  badProfile: {
    en: 'a profile needs equally long lists d_km (or a step_m) and h_m of finite numbers.',
    zh: '剖面须有等长的有限数列表 d_km（或 step_m）与 h_m。',
  },
  noPlot: { en: 'this case has no profile to draw.', zh: '该算例没有可绘制的剖面。' },
  noEnds: {
    en: 'this case gives no antenna heights or frequency to draw.',
    zh: '该算例未给出绘图所需的天线高度或频率。',
  },
  termsHead: { en: 'symbol\tvalue\tunit\tsection, equation', zh: '符号\t数值\t单位\t章节与公式' },
  formsHead: { en: 'model\tinputs\toptional\toutputs', zh: '模型\t输入量\t可选\t输出量' },
  failed: {
    en: '{failed} of {count} cases failed; their errors stand in the output.',
    zh: '{count} 个算例中有 {failed} 个失败，错误已写入输出。',
  },
  plotTitle: { en: 'Path of case {id}', zh: '算例 {id} 的路径' },
});
