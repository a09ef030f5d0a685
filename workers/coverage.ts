/** Worker entry: receives a job of the coverage kernel or the solvers, runs it, moves the result's buffers back. */
import { Piscina } from 'piscina';
import { installBuiltKernel } from '../src/coverage/cache/kernelFile.js';
import { coverageJobs } from '../src/coverage/kernel/jobs.js';
import { answer, type JobMessage } from '../src/execute/executor.js';
import { optimiseJobs } from '../src/optimise/jobs.js';

installBuiltKernel();

export default async function run(message: JobMessage): Promise<unknown> {
  const reply = await answer({ ...coverageJobs, ...optimiseJobs }, message);
  const buffers: ArrayBuffer[] = [];
  collect(reply, buffers);
  return Piscina.move({
    [Piscina.transferableSymbol]: buffers,
    [Piscina.valueSymbol]: reply,
  } as never);
}

/** Buffers of the arrays in a result; shared memory is not moved. */
function collect(value: unknown, buffers: ArrayBuffer[]): void {
  if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof ArrayBuffer && !buffers.includes(value.buffer)) buffers.push(value.buffer);
  } else if (typeof value === 'object' && value !== null)
    for (const part of Object.values(value)) collect(part, buffers);
}
