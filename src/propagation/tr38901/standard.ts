/** 3GPP TR 38.901: what is followed. */
import type { Standard } from '../standard.js';

export const standard: Standard = {
  id: 'tr38901',
  title: { en: '3GPP channel model 0.5-100 GHz, path loss', zh: '3GPP 0.5-100 GHz 信道模型路径损耗' },
  edition: '3GPP TR 38.901 V17.0.0',
  date: '2022-03',
  sections: ['§7.4.1', '§7.4.2', '§7.4.3.1'],
  deviations: [
    {
      en: 'The UMa effective environment height of users at 13 m and above is random in the text; here it is 1 m, its likeliest value, unless given.',
      zh: 'UMa 中 13 m 及以上用户的有效环境高度在原文中为随机量；此处除非给定，一律取最可能值 1 m。',
    },
    {
      en: 'The printed UMa LOS probability of users above 13 m exceeds 1 between 18 and 18.5 m; it is capped at 1 wherever it is used, and compared uncapped with reference cases.',
      zh: '原文 UMa 视距概率公式对 13 m 以上用户在 18 至 18.5 m 间略大于 1；使用时一律截至 1，与参考用例比较时不截断。',
    },
    {
      en: 'Breakpoints use c = 3.0e8 m/s as the text prints.',
      zh: '断点距离按原文取 c = 3.0e8 m/s。',
    },
    {
      en: 'RMa blocked paths beyond 5 km extrapolate and are flagged.',
      zh: 'RMa 非视距超过 5 km 为外推并加标记。',
    },
  ],
};
