/** Slices of the air above the county: section `lowAltitude` of the project file. */
import { files, list, quantity, section } from '../../schema/option.js';

export const lowAltitude = section(
  {
    heights_m: list(
      quantity({
        doc: { en: 'Height of a slice above ground.', zh: '高度层离地高度。' },
        unit: 'm',
        min: 10,
        max: 1000,
        integer: true,
        example: 120,
      }),
      {
        doc: {
          en: 'Slices to predict; from 100 m up every layer is computed to 30 km.',
          zh: '要预测的高度层；100 m 及以上各网络层均计算到 30 km。',
        },
        minItems: 1,
        maxItems: 10,
        example: [120, 300],
      },
    ).default([120]),
    corridors: files(
      {},
      {
        doc: { en: 'Lines that are flown, named.', zh: '低空航路（线，含名称）。' },
        example: 'corridors.geojson',
      },
    ).optional(),
    landing: files(
      {},
      { doc: { en: 'Landing points, named.', zh: '起降点（点，含名称）。' }, example: 'landing.csv' },
    ).optional(),
  },
  {
    doc: {
      en: 'Low altitude; where this section stands, the network is predicted once more for receivers at each height.',
      zh: '低空覆盖；写有本节时，按各高度再预测一次网络。',
    },
    example: { heights_m: [120], corridors: 'corridors.geojson' },
  },
).optional();
