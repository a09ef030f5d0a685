import { defineMessages } from '../../foundation/text.js';

export const loadMessages = defineMessages({
  line: {
    en: 'Busy hour: {busyFrom} cells above {limit} % load in {from}, {busyTo} of {cells} in {to}; {people} people then have only full cells (load/cells.csv).',
    zh: '忙时：{from} 年有 {busyFrom} 个小区负荷超过 {limit} %，{to} 年为 {busyTo}/{cells} 个；届时 {people} 人仅有满载小区（load/cells.csv）。',
  },
  noPeople: {
    en: 'Loads of cells are not worked out: the demand counts no people.',
    zh: '需求数据不含人口，未计算小区负荷。',
  },
});
