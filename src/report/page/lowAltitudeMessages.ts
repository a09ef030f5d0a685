import { defineMessages } from '../../foundation/text.js';

export const lowAltitudeMessages = defineMessages({
  title: { en: 'Low altitude', zh: '低空覆盖' },
  note: {
    en: 'Today’s network for receivers at {heights} m above ground. There the level is usually good and many cells are heard at once; what fails first is quality. Served from above the main lobe: a lobe that nobody pointed there; turning an antenna for the ground may end it.',
    zh: '现网在离地 {heights} m 高度的覆盖。低空电平普遍较好，但同时收到大量小区，主要问题是质量。“主瓣以上服务”指由上旁瓣提供的覆盖，为地面调整天线时可能消失。',
  },
  map: { en: '{service} at {height} m', zh: '{service}：离地 {height} m' },
  slices: { en: 'Slices', zh: '高度层' },
  corridors: { en: 'Corridors', zh: '低空航路' },
  corridor: { en: 'Corridor', zh: '航路' },
  service: { en: 'Service', zh: '业务' },
  height: { en: 'Height, m', zh: '高度（m）' },
  area: { en: 'Area covered', zh: '面积覆盖率' },
  landing: { en: 'Landing points covered', zh: '起降点达标' },
  of: { en: '{covered} of {all}', zh: '{all} 个中 {covered} 个' },
  length: { en: 'Length, km', zh: '长度（km）' },
  covered: { en: 'Covered', zh: '覆盖率' },
  longest: { en: 'Longest gap, km', zh: '最长未达标（km）' },
  sinr: { en: 'SINR, worst tenth, dB', zh: 'SINR 最差 10 %（dB）' },
  changes: { en: 'Changes of server per km', zh: '每公里切换' },
  sideLobe: { en: 'Served from above the main lobe', zh: '主瓣以上服务' },
});
