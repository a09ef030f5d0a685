/** Extended Hata: what is followed. */
import type { Standard } from '../standard.js';

export const standard: Standard = {
  id: 'ehata',
  title: { en: 'Extended Hata (eHata)', zh: '扩展 Hata 模型（eHata）' },
  edition: 'NTIA TR-15-517',
  date: '2015-06',
  sections: ['App. A', 'Okumura 1968 §2.4, §4.1-§4.4'],
  deviations: [
    {
      en: "Where the report is silent NTIA's program is followed: height quantiles of paths below 10 km are scaled as heights above sea level, ground at exactly 0 m is sea, effective heights are held at 30-200 m and 1-10 m.",
      zh: '报告未规定处以 NTIA 程序为准：不足 10 km 的路径，其高程分位数按海拔高度放大；高程恰为 0 m 视为海面；有效高度限于 30-200 m 与 1-10 m。',
    },
    {
      en: "The height of an isolated ridge above the ray follows NTIA's program, which weighs the height of each end with the distance to that same end. On the straight ray the weights are the other way round: the loss differs by up to 7 dB where the ridge is near one end.",
      zh: '孤立山脊高出射线的高度按 NTIA 程序计算：各端高度以到该端自身的距离加权。真实直线的权重恰好相反；山脊靠近一端时，损耗相差可达 7 dB。',
    },
    {
      en: 'Profiles of any length and step are taken; the program holds 400 points near the mobile. A void makes the loss unknown.',
      zh: '剖面长度与步长不限；原程序在移动台附近只容 400 点。剖面有空值时，损耗为未知。',
    },
  ],
};
