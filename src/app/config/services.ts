/** Services in the project file: entries of the catalogue, and what differs for this county. */
import { z } from 'zod';
import { surroundings } from '../../radio/service.js';
import { serviceCatalogue } from '../../radio/services.js';
import { choice, describe, list, quantity, shortSection, text } from '../../schema/option.js';

const [firstService, ...otherServices] = serviceCatalogue.map((s) => s.id);

/** Names a folder, as layers do. */
const name = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

const rate = (en: string, zh: string, example: number) =>
  quantity({ doc: { en, zh }, unit: 'kbit/s', min: 0, max: 1e7, example });

const entry = shortSection(
  'use',
  {
    use: choice([firstService, ...otherServices], {
      doc: { en: 'Service of the catalogue.', zh: '业务目录中的业务。' },
      source: 'docs/guide/en/covered.md',
      example: 'redcap',
    }),
    id: text({
      doc: {
        en: 'Name of its maps and figures; absent: that of the service.',
        zh: '图与指标的名称；不写则用业务名。',
      },
      pattern: name,
      example: 'meters',
    }).optional(),
    layers: list(
      text({
        doc: { en: 'Layer id.', zh: '图层标识。' },
        pattern: name,
        example: 'nr-n78',
      }),
      {
        doc: {
          en: 'Layers judged together as one map; absent: all that can carry it, by sharing group and for any operator.',
          zh: '合并为一张图的图层；不写则取所有能承载的图层，按共享组及“任一运营商”各成一图。',
        },
        minItems: 1,
        maxItems: 64,
        example: ['nr-n78'],
      },
    ).optional(),
    place: choice(surroundings, {
      doc: {
        en: 'Where the terminal is: indoors ITU-R P.2109 at 50 %, deep indoors 20 dB, basement 30 dB (starting values).',
        zh: '终端位置：室内按 ITU-R P.2109 中值，深度室内 20 dB，地下 30 dB（初值）。',
      },
      source: 'ITU-R P.2109-2',
      example: 'basement',
    }).optional(),
    dl_kbps: rate('Downlink rate at the edge.', '边缘下行速率。', 10_000).optional(),
    ul_kbps: rate('Uplink rate at the edge.', '边缘上行速率。', 1000).optional(),
    rsrp_dBm: quantity({
      doc: {
        en: 'Gate of the level, before what the terminal loses.',
        zh: '电平门限（未计终端接收损失）。',
      },
      unit: 'dBm',
      min: -140,
      max: -44,
      example: -105,
    }).optional(),
    rs_sinr_dB: quantity({
      doc: { en: 'Gate of the reference signal’s SINR.', zh: '参考信号 SINR 门限。' },
      unit: 'dB',
      min: -20,
      max: 40,
      example: -3,
    }).optional(),
    ue_power_dBm: quantity({
      doc: { en: 'Power of the terminal.', zh: '终端发射功率。' },
      unit: 'dBm',
      min: 0,
      max: 33,
      source: '3GPP TS 38.101-1 Table 6.2.1-1',
      example: 26,
    }).optional(),
    edge_probability: quantity({
      doc: {
        en: 'Probability that a pixel must have; absent: that of the layer’s profile.',
        zh: '像元须达到的概率；不写则取图层覆盖标准。',
      },
      unit: '1',
      min: 0.5,
      max: 0.99,
      example: 0.75,
    }).optional(),
    aggregate: describe(z.boolean(), {
      doc: {
        en: 'Downlink rates of the layers that one operator holds add up (carrier aggregation); absent: no.',
        zh: '同一运营商各图层下行速率相加（载波聚合）；不写则不相加。',
      },
      example: true,
    }).optional(),
  },
  {
    doc: { en: 'One service, or its name alone.', zh: '一项业务，也可只写名称。' },
    example: { use: 'nbiot-ce2', id: 'meters', place: 'basement' },
  },
);

export const services = list(entry, {
  doc: {
    en: 'Services with maps and figures of their own, beside 4G and 5G.',
    zh: '除 4G、5G 外单独出图和指标的业务。',
  },
  maxItems: 40,
  example: ['voice', { use: 'redcap', layers: ['nr-n78'] }],
}).default([]);
