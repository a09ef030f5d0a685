/** Texts of the calibration room. */
import { defineMessages } from '../foundation/text.js';

export const calibrationMessages = defineMessages({
  noColumn: {
    en: 'No column for {what}. One of these names is read: {names}.',
    zh: '缺少{what}列。可识别的列名：{names}。',
  },
  position: { en: 'longitude and latitude, or a grid id', zh: '经纬度或栅格编号' },
  samples: { en: 'the number of samples', zh: '采样点数' },
  level: { en: 'mean RSRP or a share of samples', zh: '平均 RSRP 或采样占比' },
  rsrp: { en: 'RSRP', zh: 'RSRP' },
  noPosition: { en: 'The row has no position.', zh: '该行没有位置。' },
  gridId: {
    en: 'The grid id “{value}” cannot be read.',
    zh: '无法识别栅格编号“{value}”。',
  },
  gridIdHint: {
    en: 'Write size, northing and easting in units of the size, in the declared projected CRS: 100mN58735E4942.',
    zh: '格式为边长、北坐标、东坐标（以边长为单位，采用声明的投影坐标系），例如 100mN58735E4942。',
  },
  gridIdCrs: {
    en: 'Grid ids count in metres: declare the projected CRS with evidence.mr_grids.crs.',
    zh: '栅格编号以米为单位：请用 evidence.mr_grids.crs 声明投影坐标系。',
  },
  notNumber: { en: '“{value}” is not a number.', zh: '“{value}”不是数值。' },
  notNumberHint: {
    en: 'Leave the cell empty when the value is unknown.',
    zh: '数值未知时请将单元格留空。',
  },
  range: {
    en: '{value} is not between {min} and {max}.',
    zh: '{value} 不在 {min} 与 {max} 之间。',
  },
  rawHint: {
    en: 'RSRP is in dBm and negative. Raw report values are converted first: LTE raw − 141, NR raw − 157.',
    zh: 'RSRP 单位为 dBm，应为负值。测量报告原始值须先换算：LTE 为原始值 − 141，NR 为原始值 − 157。',
  },
  technology: {
    en: 'The technology “{value}” is not known.',
    zh: '无法识别制式“{value}”。',
  },
  technologyHint: { en: 'Write LTE or NR (4G or 5G).', zh: '请填写 LTE 或 NR（4G 或 5G）。' },
});
