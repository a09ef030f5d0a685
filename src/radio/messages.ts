/** Texts of the radio room. */
import { defineMessages } from '../foundation/text.js';

export const radioMessages = defineMessages({
  msiNoGain: { en: 'The antenna file has no GAIN line.', zh: '天线文件缺少 GAIN 行。' },
  msiBadNumber: { en: '“{text}” is not a number.', zh: '“{text}”不是数值。' },
  msiNoCut: {
    en: 'The antenna file has no {section} section with at least two rows.',
    zh: '天线文件缺少 {section} 段，或该段不足两行。',
  },
  msiTooLarge: {
    en: 'The antenna file has {size} characters; at most {limit} are read.',
    zh: '天线文件有 {size} 个字符，最多读取 {limit} 个。',
  },
  msiNegativeLoss: {
    en: 'Attenuation {value} dB is outside 0…100.',
    zh: '衰减 {value} dB 超出 0…100 的范围。',
  },
  msiHint: {
    en: 'Expected an MSI or Planet text file: NAME, FREQUENCY, GAIN, HORIZONTAL 360, VERTICAL 360.',
    zh: '应为 MSI 或 Planet 文本文件：NAME、FREQUENCY、GAIN、HORIZONTAL 360、VERTICAL 360。',
  },
  layerBand: {
    en: 'Layer {id}: no {technology} band holds {frequency} MHz.',
    zh: '图层 {id}：没有包含 {frequency} MHz 的 {technology} 频段。',
  },
  layerBandMismatch: {
    en: 'Layer {id}: {frequency} MHz is outside band {band} ({low}–{high} MHz).',
    zh: '图层 {id}：{frequency} MHz 不在频段 {band}（{low}–{high} MHz）内。',
  },
  layerUnknownBand: { en: 'Layer {id}: unknown band {band}.', zh: '图层 {id}：未知频段 {band}。' },
  layerBandwidth: {
    en: 'Layer {id}: {bandwidth} MHz is no standard channel at {scs} kHz subcarrier spacing.',
    zh: '图层 {id}：在 {scs} kHz 子载波间隔下，{bandwidth} MHz 不是标准信道带宽。',
  },
  layerProfile: {
    en: 'Layer {id}: unknown coverage profile {profile}.',
    zh: '图层 {id}：未知覆盖标准 {profile}。',
  },
  layerProfileTechnology: {
    en: 'Layer {id}: coverage profile {profile} is for {technology}.',
    zh: '图层 {id}：覆盖标准 {profile} 仅适用于 {technology}。',
  },
  layerDuplicate: { en: 'Layer id {id} is used twice.', zh: '图层标识 {id} 重复。' },
  layerRange: {
    en: 'Layer {id}: {field} is {value}; allowed {min}…{max}.',
    zh: '图层 {id}：{field} 为 {value}，允许范围 {min}…{max}。',
  },
  layerFrame: {
    en: 'Layer {id}: “{frame}” is no TDD frame. Write its slots and the symbols of S, which add up to 14: DDDSUDDSUU 10:2:2.',
    zh: '图层 {id}：“{frame}”不是有效的 TDD 帧结构。请写明时隙及 S 的符号数（合计 14）：DDDSUDDSUU 10:2:2。',
  },
  layerFrameFdd: {
    en: 'Layer {id}: only a TDD layer has a frame.',
    zh: '图层 {id}：只有 TDD 图层才有帧结构。',
  },
  layerFrameShare: {
    en: 'Layer {id}: the downlink share follows from the frame; leave dl_share out.',
    zh: '图层 {id}：下行占比由帧结构决定，请勿再写 dl_share。',
  },
});
