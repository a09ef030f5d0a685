import { defineMessages } from '../../foundation/text.js';

export const loadMessages = defineMessages({
  title: { en: 'Load of cells by year', zh: '逐年小区负荷' },
  note: {
    en: 'Busy hour, {perPerson} Mbit/s a person in {year}. A cell above {limit} % is to be expanded; above 100 % it cannot carry what is asked: there capacity fails, not coverage.',
    zh: '忙时，{year} 年人均 {perPerson} Mbit/s。负荷超过 {limit} % 的小区需扩容；超过 100 % 无法承载需求，属容量不足而非覆盖不足。',
  },
  year: { en: 'Year', zh: '年份' },
  traffic: { en: 'Traffic, Mbit/s', zh: '业务量（Mbit/s）' },
  notCovered: { en: 'Without cover, Mbit/s', zh: '无覆盖业务量（Mbit/s）' },
  cells: { en: 'Cells with traffic', zh: '有业务的小区' },
  busy: { en: 'Above {limit} %', zh: '超过 {limit} %' },
  overloaded: { en: 'Above 100 %', zh: '超过 100 %' },
  people: { en: 'People on full cells alone', zh: '仅有满载小区的人口' },
  fullest: { en: 'Fullest cells', zh: '负荷最高的小区' },
  cell: { en: 'Cell', zh: '小区' },
  layer: { en: 'Layer', zh: '图层' },
  peopleOfCell: { en: 'People', zh: '人口' },
  load: { en: 'Load {year}', zh: '{year} 年负荷' },
  firstFull: { en: 'Cannot carry from', zh: '无法承载起始年' },
});
