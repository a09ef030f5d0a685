import { defineMessages } from '../../foundation/text.js';

export const resourceMessages = defineMessages({
  memory: {
    en: 'This run needs about {need} MB of memory even without workers; {limit} MB are allowed.',
    zh: '即使不使用工作线程，此运行也约需 {need} MB 内存；允许使用 {limit} MB。',
  },
  memoryHint: {
    en: 'Take a coarser grid.resolution_m, a smaller area, fewer layers or --stages predict, or allow more with --memory.',
    zh: '请增大 grid.resolution_m、缩小区域、减少图层或使用 --stages predict，或用 --memory 允许更多内存。',
  },
  fewerWorkers: {
    en: 'On {workers} workers instead of {wanted}, to stay within {limit} MB of memory.',
    zh: '为不超过 {limit} MB 内存，使用 {workers} 个工作线程，而不是 {wanted} 个。',
  },
});
