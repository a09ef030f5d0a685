import { defineMessages } from '../../foundation/text.js';

export const evidenceMessages = defineMessages({
  gridsLeft: {
    en: 'Of {total} measured grids {used} are used: {tooFewSamples} have fewer than {least} samples, {outside} lie outside the area, {unmatched} belong to no service or have no level.',
    zh: '{total} 个实测栅格中采用 {used} 个：{tooFewSamples} 个采样点少于 {least}，{outside} 个在区域之外，{unmatched} 个没有对应业务或缺少电平。',
  },
});
