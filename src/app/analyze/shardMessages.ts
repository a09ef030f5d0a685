import { defineMessages } from '../../foundation/text.js';

export const shardMessages = defineMessages({
  done: {
    en: 'Shard {index} of {count} of {name}: its {tiles} of {tilesOfPlan} tiles are done, {tilesFound} of them before. When all shards are, coverage merge makes the run.',
    zh: '{name} 第 {index} 片（共 {count} 片）：{tilesOfPlan} 个分块中的 {tiles} 个已完成，其中 {tilesFound} 个此前已有。全部分片完成后，用 coverage merge 生成结果。',
  },
  none: {
    en: 'No shard of this run was found beside it.',
    zh: '此结果目录旁没有找到任何分片。',
  },
  noneHint: {
    en: 'Give the same -o as to analyze --shard, or the folders of the shards behind the project.',
    zh: '请使用与 analyze --shard 相同的 -o，或在项目文件之后列出各分片文件夹。',
  },
  missing: {
    en: '{count} of {total} tiles are in no shard, or damaged: {tiles}.',
    zh: '{total} 个分块中有 {count} 个在所有分片中缺失或已损坏：{tiles}。',
  },
  missingHint: {
    en: 'Run the shards that are missing, and those that were stopped with --resume. Read were: {shards}.',
    zh: '请运行缺少的分片，并用 --resume 继续被中断的分片。已读取：{shards}。',
  },
});
