import { defineMessages } from '../../foundation/text.js';

export const targetMessages = defineMessages({
  shippedId: {
    en: '“{id}” is the name of a shipped target profile.',
    zh: '“{id}”是内置目标模板的名称。',
  },
  unknownRow: { en: 'The scorecard has no row “{row}”.', zh: '记分卡没有“{row}”这一行。' },
  knownRows: { en: 'Rows: {rows}.', zh: '可用的行：{rows}。' },
});
