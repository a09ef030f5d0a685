/** Texts of K-factor files. */
import { defineMessages } from '../../foundation/text.js';

export const messages = defineMessages({
  problem: { en: 'K factors, "{key}": {reason}', zh: 'K 参数“{key}”：{reason}' },
  number: { en: 'a finite number is needed.', zh: '须为有限数。' },
  convention: {
    en: 'name the convention, "atoll" or "planet": the same letters mean other terms in them, so it is not guessed.',
    zh: '请注明约定“atoll”或“planet”：同一字母在两者中含义不同，不作猜测。',
  },
  distance: { en: 'the unit of d is "m" or "km".', zh: '距离 d 的单位为“m”或“km”。' },
  unknownKey: { en: 'no such key.', zh: '没有此键。' },
});
