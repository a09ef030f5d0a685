/** Values of options: each parser returns the value or throws a usage error that names option, value and expectation. */
import { CoverageError } from '../foundation/errors.js';
import { fill, type Text } from '../foundation/text.js';
import { nearest } from '../schema/nearest.js';
import { cliMessages as m } from './messages.js';

export function usageError(text: Text, hint?: Text): CoverageError {
  return new CoverageError('usage', { severity: 'error', code: 'CVG_USAGE', text, hint });
}

function bad(name: string, value: string, expected: Text, hint?: Text): CoverageError {
  return usageError(fill(m.badOption, { name, value, expected }), hint);
}

/** More threads than this are a typing error on any machine. */
const maxWorkers = 1024;

export function parseWorkers(value: string): number {
  const n = Number(value);
  if (!/^\d+$/.test(value) || n > maxWorkers)
    throw bad('--workers', value, fill(m.expectCount, { limit: maxWorkers }));
  return n;
}

/** `512M`, `4G`, `4GiB` → bytes, in binary multiples. */
export function parseMemory(value: string): number {
  const match = /^(\d+(?:\.\d+)?)\s*([KMGT])(?:i?B)?$/i.exec(value);
  if (!match) throw bad('--memory', value, m.expectMemory);
  return Math.floor(Number(match[1]) * 1024 ** ('KMGT'.indexOf(match[2].toUpperCase()) + 1));
}

export function parseChoice<const C extends string>(name: string, choices: readonly C[], value: string): C {
  const found = choices.find((c) => c === value);
  if (found !== undefined) return found;
  const near = nearest(value, choices);
  throw bad(
    name,
    value,
    fill(m.expectChoice, { choices: choices.join(', ') }),
    near === undefined ? undefined : fill(m.didYouMean, { nearest: near }),
  );
}

export function parseChoices<const C extends string>(
  name: string,
  choices: readonly C[],
  value: string,
): C[] {
  return value.split(',').map((one) => parseChoice(name, choices, one.trim()));
}

/** `113.2,27.9`, longitude first. */
export function parsePoint(value: string): { lon: number; lat: number } {
  const parts = value.split(',').map((p) => (p.trim() === '' ? Number.NaN : Number(p)));
  const [lon, lat] = parts;
  if (parts.length !== 2 || !(Math.abs(lon) <= 180) || !(Math.abs(lat) <= 90))
    throw bad('--at', value, m.expectPoint);
  return { lon, lat };
}
