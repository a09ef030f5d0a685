import { defineMessages } from '../foundation/text.js';

export const shardMessages = defineMessages({
  form: {
    en: '{value} is not valid for --shard: i/n such as 2/8, auto, or auto/n is expected.',
    zh: '--shard 的取值 {value} 无效：应为 i/n（如 2/8）、auto 或 auto/n。',
  },
  count: {
    en: '--shard: {count} shards; from 1 to {most} are possible.',
    zh: '--shard：分片总数为 {count}，应在 1 到 {most} 之间。',
  },
  index: {
    en: '--shard: there is no shard {index} of {count}; shards count from 1, and an array must count without gaps.',
    zh: '--shard：不存在第 {index} 片（共 {count} 片）；分片从 1 计数，作业数组编号不得有间断。',
  },
  step: {
    en: '--shard auto: SLURM_ARRAY_TASK_ID {id} is not reached from {first} in steps of {step}.',
    zh: '--shard auto：从 {first} 起步长 {step} 无法得到 SLURM_ARRAY_TASK_ID {id}。',
  },
  kubernetesCount: {
    en: '--shard auto: Kubernetes does not tell a pod how many there are: use --shard auto/n with the completions of the job.',
    zh: '--shard auto：Kubernetes 不告知总数，请使用 --shard auto/n，n 为作业的 completions。',
  },
  noArray: {
    en: '--shard auto: neither SLURM_ARRAY_TASK_ID nor JOB_COMPLETION_INDEX is set; use --shard i/n.',
    zh: '--shard auto：未设置 SLURM_ARRAY_TASK_ID 或 JOB_COMPLETION_INDEX；请使用 --shard i/n。',
  },
  variable: {
    en: '--shard auto: {name} is "{value}", not a whole number.',
    zh: '--shard auto：{name} 的值“{value}”不是整数。',
  },
});
