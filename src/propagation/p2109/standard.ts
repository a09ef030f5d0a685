/** ITU-R P.2109: what is followed. */
import type { Standard } from '../standard.js';

export const standard: Standard = {
  id: 'p2109',
  title: { en: 'Building entry loss', zh: '建筑物穿透损耗' },
  edition: 'ITU-R P.2109-2',
  date: '2023-08',
  sections: ['Annex 1 §3'],
  deviations: [],
};
