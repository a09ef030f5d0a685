/**
 * One port for heavy jobs: run here (`inline`), or in worker threads (`pool`). It knows no coverage: jobs go by name,
 * handlers and the worker's address are given from outside. Payloads must survive a structured clone.
 */
import { CoverageError, type SerialisedError } from '../foundation/errors.js';
import { executeMessages } from './messages.js';

export type JobHandlers = Readonly<Record<string, (payload: never) => unknown>>;

export interface Executor {
  /** Jobs that run at the same time; 1 for inline. */
  readonly parallel: number;
  /** Runs a job; rejects with CoverageError('cancelled') when the signal fires. */
  run<T>(job: string, payload: unknown, signal?: AbortSignal): Promise<T>;
  /** Gives threads and their memory back; a later job starts them again. */
  close(): Promise<void>;
}

/** What a worker answers: errors travel as data, since their fields do not survive a clone. */
export type JobAnswer = { readonly ok: unknown } | { readonly error: SerialisedError };

export interface JobMessage {
  readonly job: string;
  readonly payload: unknown;
}

/** Runs one message against handlers; used by worker entries. Bugs are thrown, user errors become data. */
export async function answer(handlers: JobHandlers, message: JobMessage): Promise<JobAnswer> {
  const handler = handlers[message.job];
  if (!handler) throw new Error(`no such job: ${message.job}`);
  try {
    return { ok: await handler(message.payload as never) };
  } catch (error) {
    if (error instanceof CoverageError) return { error: error.toJSON() };
    throw error;
  }
}

export function unpack<T>(reply: JobAnswer): T {
  if ('error' in reply) throw CoverageError.fromJSON(reply.error);
  return reply.ok as T;
}

export const cancelled = (): CoverageError =>
  new CoverageError('cancelled', {
    severity: 'error',
    code: 'CVG_CANCELLED',
    text: executeMessages.cancelled,
  });
