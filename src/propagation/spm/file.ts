/**
 * Reads a set of K factors that was parsed from JSON or YAML: `{convention, distance, K1 … K7, Kclutter}`. The convention
 * is never guessed, and neither is a factor: all problems are named at once.
 */
import { Diagnostics } from '../../foundation/diagnostics.js';
import { fill, type Text } from '../../foundation/text.js';
import { conventions, publishedUnit, type SpmModel } from './equations.js';
import { messages } from './messages.js';

const names = ['K1', 'K2', 'K3', 'K4', 'K5', 'K6', 'K7'] as const;
const units = ['m', 'km'] as const;
const keys: readonly string[] = ['convention', 'distance', 'Kclutter', ...names];

/** Throws inputData with one problem a key. `distance` defaults to the unit the convention is published in, `Kclutter` to 1. */
export function readSpmModel(value: unknown, file: string): SpmModel {
  const problems = new Diagnostics();
  const record: Readonly<Record<string, unknown>> =
    typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
  const note = (field: string, reason: Text) =>
    problems.error('CVG_SPM_FILE', fill(messages.problem, { key: field, reason }), { file, field });

  const number = (key: string, missing?: number): number => {
    const given = record[key] ?? missing;
    if (typeof given === 'number' && Number.isFinite(given)) return given;
    note(key, messages.number);
    return Number.NaN;
  };
  const convention = conventions.find((name) => name === record.convention);
  if (convention === undefined) note('convention', messages.convention);
  const distance = units.find((unit) => unit === record.distance);
  if (record.distance !== undefined && distance === undefined) note('distance', messages.distance);
  for (const key of Object.keys(record)) if (!keys.includes(key)) note(key, messages.unknownKey);
  const [K1, K2, K3, K4, K5, K6, K7] = names.map((name) => number(name));
  const Kclutter = number('Kclutter', 1);
  problems.throwIfErrors('inputData');

  const known = convention ?? 'atoll';
  const distanceUnit = distance ?? publishedUnit[known];
  return { convention: known, distanceUnit, K: [K1, K2, K3, K4, K5, K6, K7], Kclutter };
}
