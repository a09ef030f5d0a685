import { defineMessages } from '../foundation/text.js';

export const terrainMessages = defineMessages({
  gridTooLarge: {
    en: 'The working grid would have {cells} cells; the memory allowed holds {limit}.',
    zh: '计算网格将有 {cells} 个单元；允许的内存只能容纳 {limit} 个。',
  },
  gridTooLargeHint: {
    en: 'Choose a smaller area or a coarser grid.resolution_m, or allow more with --memory.',
    zh: '请缩小区域、放大 grid.resolution_m，或用 --memory 允许更多内存。',
  },
});
