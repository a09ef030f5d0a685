import { defineMessages } from '../../foundation/text.js';

export const lowAltitudeMessages = defineMessages({
  noLines: { en: 'No line to fly along in this file of corridors.', zh: '航路文件中没有线。' },
  noPoints: { en: 'No point in this file of landing points.', zh: '起降点文件中没有点。' },
});
