/** Texts of the Irregular Terrain Model. */
import { defineMessages } from '../../foundation/text.js';

export const messages = defineMessages({
  notACode: {
    en: '{quantity} = {value} is no code of the model; the codes are {known}.',
    zh: '{quantity} = {value} 不是该模型的代码；可用代码：{known}。',
  },
  unevenProfile: {
    en: 'the points of the profile must be equally spaced; point {index} is not.',
    zh: '剖面各点须等间距；第 {index} 点不符。',
  },
});
