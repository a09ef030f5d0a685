/** Compares one answer with its expectation, as the reference format defines it. */
import type { CaseValue } from '../../propagation/reference.js';
import type { Tolerance } from './caseFile.js';

export interface Comparison {
  readonly pass: boolean;
  /** Absolute differences of the numbers compared; a value that is not finite gives none. */
  readonly errors: readonly number[];
}

/** `got` undefined means that the program has no such output. */
export function compareValue(
  got: CaseValue | undefined,
  expected: CaseValue,
  tolerance: Tolerance,
): Comparison {
  if (typeof expected === 'number') return compareNumber(got, expected, tolerance);
  if (isList(expected)) {
    if (!isList(got) || got.length !== expected.length) return { pass: false, errors: [] };
    const parts = expected.map((value, i) => compareNumber(got[i], value, tolerance));
    return { pass: parts.every((part) => part.pass), errors: parts.flatMap((part) => part.errors) };
  }
  return { pass: got === expected, errors: [] };
}

function compareNumber(got: CaseValue | undefined, expected: number, { kind, value }: Tolerance): Comparison {
  if (typeof got !== 'number' || !Number.isFinite(got)) return { pass: false, errors: [] };
  const error = Math.abs(got - expected);
  return { pass: error <= (kind === 'rel' ? value * Math.abs(expected) : value), errors: [error] };
}

const isList = (value: CaseValue | undefined): value is readonly number[] => Array.isArray(value);
