/** How signals get into buildings and trains: section `indoor` of the project file. */
import { entrySources } from '../../siting/audit/entry.js';
import { choice, quantity, section } from '../../schema/option.js';

export const indoor = section(
  {
    entryLoss: choice(entrySources, {
      doc: {
        en: 'Source of building entry loss: ITU-R P.2109, 3GPP TR 38.901, or the table of Chinese planning practice by area.',
        zh: '建筑物穿透损耗来源：ITU-R P.2109、3GPP TR 38.901，或国内规划经验表（按区域类型）。',
      },
      source: 'ITU-R P.2109-2, 3GPP TR 38.901 §7.4.3',
      example: 'p2109',
    }).default('p2109'),
    trainLoss_dB: quantity({
      doc: {
        en: 'Loss of a train carriage; absent: by frequency, 26 dB at 1.8 GHz to 33 dB at 3.5 GHz.',
        zh: '列车车体穿透损耗；不写则按频率取值（1.8 GHz 26 dB 至 3.5 GHz 33 dB）。',
      },
      unit: 'dB',
      min: 0,
      max: 60,
      example: 30,
    }).optional(),
  },
  {
    doc: { en: 'Signals indoors and in trains.', zh: '室内与车内信号。' },
    example: { entryLoss: 'p2109' },
  },
).prefault({});
