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
  unknownService: {
    en: 'The service “{service}” does not exist.',
    zh: '业务“{service}”不存在。',
  },
  serviceLayer: {
    en: 'Service {service} names the layer “{layer}”, which does not exist.',
    zh: '业务 {service} 指定的图层“{layer}”不存在。',
  },
  serviceCannot: {
    en: 'Layer {layer} cannot carry the service {service}: another technology, or time division for NB-IoT.',
    zh: '图层 {layer} 不能承载业务 {service}：制式不符，或 NB-IoT 需要 FDD。',
  },
  serviceTwice: {
    en: 'Two maps would be named {service}: give the service another id.',
    zh: '有两张图都叫 {service}：请为该业务另取 id。',
  },
});
