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
    en: 'Wait for it, or choose another folder with -o. If that process is no run of Coverage, remove .lock in this folder.',
    zh: '请等待其结束，或用 -o 指定其他文件夹。若该进程不是 Coverage 的运行，请删除此文件夹中的 .lock。',
  },
  lockedElsewhereHint: {
    en: 'It runs on another machine. When it has ended there, go on with --resume.',
    zh: '它在另一台机器上运行。确认其已结束后，用 --resume 继续。',
  },
  otherPlan: {
    en: 'The work here is of another plan: inputs or settings differ.',
    zh: '此处的工作属于另一个计划：输入或设置不同。',
  },
  otherPlanHint: {
    en: 'Start anew without --resume; shards need the same project, inputs and --stages.',
    zh: '去掉 --resume 重新开始；各分片须使用相同的项目、输入与 --stages。',
  },
  otherProgram: {
    en: 'The work here was done with {what} {found}, this is {own}: the bytes could differ.',
    zh: '此处的工作使用的{what}为 {found}，当前为 {own}：结果字节可能不同。',
  },
  otherProgramHint: {
    en: 'Use the same on every machine, or start anew without --resume.',
    zh: '请在所有机器上使用相同版本，或去掉 --resume 重新开始。',
  },
  release: { en: 'release', zh: '版本' },
  engine: { en: 'engine', zh: '引擎' },
  node: { en: 'Node.js', zh: 'Node.js' },
  arch: { en: 'architecture', zh: '处理器架构' },
  notAShard: {
    en: 'This folder holds no work of a shard.',
    zh: '此文件夹中没有分片的工作。',
  },
  notAShardHint: {
    en: 'Give folders that analyze --shard has left: their names end in .shard-1-of-3.partial.',
    zh: '请给出 analyze --shard 留下的文件夹，名称以 .shard-1-of-3.partial 结尾。',
  },
  tileLost: { en: 'This tile is gone or damaged.', zh: '此分块丢失或已损坏。' },
  tileLostHint: {
    en: 'Start the run again with --resume: it is computed anew.',
    zh: '请用 --resume 重新启动：该分块将重新计算。',
  },
  cannotWrite: { en: 'Cannot write here ({reason}).', zh: '无法写入（{reason}）。' },
  cannotWriteHint: {
    en: 'Check the folder, its permissions and the free space.',
    zh: '请检查文件夹、权限和剩余空间。',
  },
});
