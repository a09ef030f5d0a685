/** Standard Propagation Model: what is followed. */
import type { Standard } from '../standard.js';

export const standard: Standard = {
  id: 'spm',
  title: { en: 'Standard Propagation Model with K factors', zh: '标准传播模型（K 参数）' },
  edition: 'Atoll SPM; macro model of Planet, Asset and Huawei tools',
  date: '2010-01',
  sections: ['atoll: K1-K7, Kclutter', 'planet: K1-K7'],
  deviations: [
    {
      en: 'No standard: the same letters K3 to K7 mean other terms in the two conventions, so a set of factors must name its convention.',
      zh: '并非标准：两种约定中 K3 至 K7 含义不同，K 参数文件必须注明约定。',
    },
    {
      en: 'Convention atoll keeps the effective height within 20 to 200 m, as its program does; planet takes it as given.',
      zh: 'atoll 约定按其程序将有效高度限制在 20 至 200 m；planet 约定按原值使用。',
    },
    {
      en: 'Default K1: Hata below 1500 MHz, COST-231 to 2300 MHz, from there the list of the vendor, 0.9 dB lower at the joint.',
      zh: '默认 K1：1500 MHz 以下取 Hata，至 2300 MHz 取 COST-231，以上取厂商列表，接点处低 0.9 dB。',
    },
  ],
};
