import { describe, expect, it } from 'vitest';
import { parseShard } from '../../../src/cli/shard.js';
import { CoverageError } from '../../../src/foundation/errors.js';

const refusal = (value: string, env: Record<string, string> = {}): string => {
  try {
    parseShard(value, env);
  } catch (error) {
    if (error instanceof CoverageError && error.kind === 'usage') return error.message;
    throw error;
  }
  throw new Error(`${value} was taken`);
};

const slurm = { SLURM_ARRAY_TASK_ID: '7', SLURM_ARRAY_TASK_MIN: '3', SLURM_ARRAY_TASK_COUNT: '5' };

describe('--shard', () => {
  it('counts from 1', () => {
    expect(parseShard('2/8', {})).toEqual({ index: 2, count: 8 });
    expect(refusal('0/8')).toContain('no shard 0 of 8');
    expect(refusal('9/8')).toContain('no shard 9 of 8');
    expect(refusal('1/0')).toContain('0 shards');
    for (const value of ['2', '2/', '/8', 'two/8', '-1/8', '1.5/8', '']) refusal(value);
  });

  it('takes its place from a Slurm array that starts anywhere, in any step', () => {
    expect(parseShard('auto', slurm)).toEqual({ index: 5, count: 5 });
    expect(parseShard('auto', { ...slurm, SLURM_ARRAY_TASK_STEP: '2' })).toEqual({ index: 3, count: 5 });
    expect(refusal('auto', { ...slurm, SLURM_ARRAY_TASK_STEP: '3' })).toContain('steps of 3');
    expect(refusal('auto', { ...slurm, SLURM_ARRAY_TASK_COUNT: '4' })).toContain('no shard 5 of 4');
    expect(refusal('auto', { SLURM_ARRAY_TASK_ID: 'x' })).toContain('SLURM_ARRAY_TASK_ID');
  });

  it('takes its place from a Kubernetes Indexed Job, whose size must be given', () => {
    const env = { JOB_COMPLETION_INDEX: '0' };
    expect(parseShard('auto/4', env)).toEqual({ index: 1, count: 4 });
    expect(parseShard('auto/4', { JOB_COMPLETION_INDEX: '3' })).toEqual({ index: 4, count: 4 });
    expect(refusal('auto', env)).toContain('auto/n');
    expect(refusal('auto/4', { JOB_COMPLETION_INDEX: '4' })).toContain('no shard 5 of 4');
  });

  it('believes the flag before the environment, and wants one of both', () => {
    expect(parseShard('1/2', slurm)).toEqual({ index: 1, count: 2 });
    expect(parseShard('auto/9', slurm)).toEqual({ index: 5, count: 9 });
    expect(refusal('auto')).toContain('JOB_COMPLETION_INDEX');
  });
});
