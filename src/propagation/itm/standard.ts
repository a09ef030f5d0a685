/** NTIA Irregular Terrain Model: what is followed. */
import type { Standard } from '../standard.js';

export const standard: Standard = {
  id: 'itm',
  title: { en: 'Irregular Terrain Model (Longley-Rice)', zh: '不规则地形模型（Longley-Rice）' },
  edition: 'NTIA ITM 1.4',
  date: '2022-06',
  sections: ['ITM Algorithm §1-§6', 'ERL 79-ITS 67 §3', 'TN 101 §4, §9, §10, annexes I and III'],
  deviations: [
    {
      en: "Where the algorithm document and NTIA's program 1.4 differ, the program is followed, including its rational fit of the normal quantile and the constant 32.45 dB of free space.",
      zh: '算法文件与 NTIA 程序 1.4 不一致处以程序为准，包括其正态分位数的有理近似与自由空间常数 32.45 dB。',
    },
    {
      en: 'Inputs outside the ranges of the program are computed and flagged. A rounded earth without a meaning of its logarithm (ground of very low impedance) adds no distance term instead of not a number.',
      zh: '超出程序范围的输入仍计算并给出标记。圆球绕射距离项的对数无意义时（地面阻抗极低），该项取零，而不产生非数。',
    },
    {
      en: 'A void in the profile makes the loss unknown.',
      zh: '剖面中有空值时，损耗为未知。',
    },
  ],
};
