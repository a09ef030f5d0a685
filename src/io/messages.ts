import { defineMessages } from '../foundation/text.js';

export const runFolderMessages = defineMessages({
  exists: { en: 'This run folder exists already.', zh: '运行文件夹已存在。' },
  existsHint: {
    en: 'Use --overwrite to replace it, or -o for another folder.',
    zh: '用 --overwrite 覆盖，或用 -o 指定其他文件夹。',
  },
  notARun: {
    en: 'This folder holds no manifest.json, so it is not a run and is not replaced.',
    zh: '此文件夹中没有 manifest.json，不是运行结果，不予覆盖。',
  },
  notARunHint: { en: 'Choose another folder with -o.', zh: '请用 -o 指定其他文件夹。' },
  locked: {
    en: 'Another run (process {pid}) is working here.',
    zh: '另一个运行（进程 {pid}）正在使用此文件夹。',
  },
  lockedHint: {
    en: 'Wait for it, or choose another folder with -o.',
    zh: '请等待其结束，或用 -o 指定其他文件夹。',
  },
  otherPlan: {
    en: 'The interrupted run here was of another plan: inputs or settings have changed since.',
    zh: '此处中断的运行属于另一个计划：输入或设置已经改变。',
  },
  otherPlanHint: { en: 'Start anew without --resume.', zh: '去掉 --resume 重新开始。' },
  cannotWrite: { en: 'Cannot write here ({reason}).', zh: '无法写入（{reason}）。' },
  cannotWriteHint: {
    en: 'Check the folder, its permissions and the free space.',
    zh: '请检查文件夹、权限和剩余空间。',
  },
});
