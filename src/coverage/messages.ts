import { defineMessages } from '../foundation/text.js';

export const coverageMessages = defineMessages({
  unknownProfile: {
    en: 'Layer {layer} names the coverage profile "{profile}", which does not exist.',
    zh: '图层 {layer} 指定的覆盖标准“{profile}”不存在。',
  },
  modelNotForMaps: {
    en: 'Layer {layer} names the model "{model}", which does not make coverage maps.',
    zh: '图层 {layer} 指定的模型“{model}”不能用于覆盖图。',
  },
  modelNotForMapsHint: { en: 'Use auto, hata or tr38901.', zh: '请使用 auto、hata 或 tr38901。' },
});
