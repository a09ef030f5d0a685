import { defineMessages } from '../foundation/text.js';

export const executeMessages = defineMessages({
  cancelled: { en: 'Cancelled.', zh: '已取消。' },
});
