/** Which share of a run this process computes: `--shard 2/8`, or the place in an array job that the scheduler tells. */
import { fill } from '../foundation/text.js';
import { shardMessages as m } from './shardMessages.js';
import { usageError } from './values.js';

type Env = Readonly<Record<string, string | undefined>>;

export interface ShardFlag {
  /** From 1 to `count`. */
  readonly index: number;
  readonly count: number;
}

/** More shards than this are a typing error. */
const mostShards = 10_000;

/** `i/n` counts from 1. `auto/n` takes i from the environment, `auto` also n. @throws CoverageError('usage') */
export function parseShard(value: string, env: Env): ShardFlag {
  const match = /^(auto|\d+)(?:\/(\d+))?$/.exec(value);
  if (!match || (match[1] !== 'auto' && match[2] === undefined)) throw usageError(fill(m.form, { value }));
  const given = match[2] === undefined ? undefined : Number(match[2]);
  const shard =
    match[1] === 'auto' ? fromEnvironment(given, env) : { index: Number(match[1]), count: given ?? 0 };
  if (!(shard.count >= 1 && shard.count <= mostShards))
    throw usageError(fill(m.count, { count: shard.count, most: mostShards }));
  if (!(shard.index >= 1 && shard.index <= shard.count)) throw usageError(fill(m.index, { ...shard }));
  return shard;
}

/** Slurm counts from any number in any step, Kubernetes from 0 and does not tell how many there are. */
function fromEnvironment(count: number | undefined, env: Env): ShardFlag {
  if (env.SLURM_ARRAY_TASK_ID !== undefined) {
    const id = numberIn(env, 'SLURM_ARRAY_TASK_ID');
    const first = numberIn(env, 'SLURM_ARRAY_TASK_MIN', 1);
    const step = numberIn(env, 'SLURM_ARRAY_TASK_STEP', 1);
    const place = (id - first) / step;
    if (!Number.isInteger(place)) throw usageError(fill(m.step, { id, first, step }));
    return { index: place + 1, count: count ?? numberIn(env, 'SLURM_ARRAY_TASK_COUNT') };
  }
  if (env.JOB_COMPLETION_INDEX !== undefined) {
    if (count === undefined) throw usageError(m.kubernetesCount);
    return { index: numberIn(env, 'JOB_COMPLETION_INDEX') + 1, count };
  }
  throw usageError(m.noArray);
}

function numberIn(env: Env, name: string, missing?: number): number {
  const value = env[name] ?? '';
  if (value === '' && missing !== undefined) return missing;
  if (/^\d+$/.test(value)) return Number(value);
  throw usageError(fill(m.variable, { name, value }));
}
