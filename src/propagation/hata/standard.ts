/** Okumura-Hata and COST-231-Hata: what is followed. */
import type { Standard } from '../standard.js';

export const standard: Standard = {
  id: 'hata',
  title: { en: 'Okumura-Hata and COST-231-Hata', zh: 'Okumura-Hata 与 COST-231-Hata 模型' },
  edition: 'Hata 1980 (IEEE Trans. VT-29(3)) / COST 231 final report (EUR 18957)',
  date: '1999-01',
  sections: ['Hata 1980 §II', 'COST 231 §4.4.1'],
  deviations: [
    {
      en: 'Large city: the formula that Hata gives from 400 MHz is used above 200 MHz; between them he gives none.',
      zh: '大城市：Hata 给出的 400 MHz 以上公式在 200 MHz 以上即使用；其间原文没有公式。',
    },
    {
      en: 'COST-231 takes a(h_m) by city size as Okumura-Hata does; its report names the small-city form only.',
      zh: 'COST-231 与 Okumura-Hata 一样按城市规模取 a(h_m)；原报告只列中小城市形式。',
    },
    {
      en: 'COST-231 knows no open land: the open-area correction of Hata is applied. Suburban centres take C_m = 0 dB.',
      zh: 'COST-231 没有开阔地：采用 Hata 的开阔地修正。郊区中心取 C_m = 0 dB。',
    },
  ],
};
