import { defineMessages } from '../../foundation/text.js';

export const liveMessages = defineMessages({
  outages: { en: 'sites switched off in turn', zh: '逐站停用分析' },
  settings: { en: 'antenna settings tried', zh: '天线参数试算' },
});
