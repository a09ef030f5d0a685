/** Checks a value against options and turns every finding into a located message. Collects; never stops at the first. */
import { z } from 'zod';
import type { Diagnostics } from '../foundation/diagnostics.js';
import type { Where } from '../foundation/errors.js';
import { fill, plain, type Text } from '../foundation/text.js';
import { schemaMessages as m } from './messages.js';
import { nearest } from './nearest.js';
import type { OptionInfo } from './option.js';
import { unitsFor } from './quantity.js';
import { type Path, pathName, schemaAt } from './walk.js';

/** Finds where a path stands in the source text: the key itself or its value. */
export type Locate = (path: Path, part: 'key' | 'value') => { row: number; column: number };

/** The parsed value, or undefined when `problems` received at least one error. */
export function check<S extends z.ZodType>(
  schema: S,
  value: unknown,
  file: string,
  locate: Locate,
  problems: Diagnostics,
): z.output<S> | undefined {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  for (const issue of result.error.issues) report(schema, value, issue, file, locate, problems);
  return undefined;
}

function report(
  schema: z.ZodType,
  root: unknown,
  issue: z.core.$ZodIssue,
  file: string,
  locate: Locate,
  problems: Diagnostics,
): void {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  const value = valueAt(root, path);
  const found = schemaAt(schema, path);
  const where = (at: Path, part: 'key' | 'value', shown?: unknown): Where => ({
    file,
    ...locate(at, part),
    field: pathName(at),
    ...(shown === undefined ? {} : { value: show(shown) }),
  });

  if (issue.code === 'unrecognized_keys') {
    const known = found?.schema instanceof z.ZodObject ? Object.keys(found.schema.shape) : [];
    for (const key of issue.keys) {
      const near = nearest(key, known);
      const hint =
        near !== undefined
          ? fill(m.nearestKey, { nearest: near })
          : fill(m.knownKeys, { keys: known.join(', ') });
      const text = fill(m.unknownKey, { key: show(key) });
      problems.error('CVG_CONFIG_UNKNOWN_KEY', text, where([...path, key], 'key'), hint);
    }
    return;
  }
  if (issue.code === 'invalid_union') {
    // The last alternative is the general one; its findings say most.
    for (const inner of issue.errors[issue.errors.length - 1] ?? [])
      report(schema, root, { ...inner, path: [...issue.path, ...inner.path] }, file, locate, problems);
    return;
  }
  if (issue.code === 'custom') {
    const text = (issue.params?.text as Text | undefined) ?? plain(issue.message);
    problems.error('CVG_CONFIG_VALUE', text, where(path, 'value'));
    return;
  }
  const info = found?.info;
  if (value === undefined && issue.code === 'invalid_type') {
    const text = both(m.missing, { key: plain(pathName(path)), doc: info?.doc ?? plain('') });
    problems.error('CVG_CONFIG_MISSING', text, where(path, 'key'), exampleHint(info));
    return;
  }
  const { code, text, hint } = explain(issue, value, info);
  problems.error(code, text, where(path, issue.code === 'invalid_key' ? 'key' : 'value', value), hint);
}

interface Finding {
  readonly code: string;
  readonly text: Text;
  readonly hint?: Text;
}

function explain(issue: z.core.$ZodIssue, value: unknown, info: OptionInfo | undefined): Finding {
  const shown = plain(show(value));
  const unit = plain(info?.unit === undefined || info.unit === '1' ? '' : ` ${info.unit}`);
  const source = info?.source === undefined ? plain('') : fill(m.sourceNote, { source: info.source });
  const hint = exampleHint(info);
  switch (issue.code) {
    case 'too_small':
    case 'too_big': {
      const low = issue.code === 'too_small';
      const limit = plain(String(low ? issue.minimum : issue.maximum));
      if (issue.origin === 'array')
        return {
          code: 'CVG_CONFIG_COUNT',
          text: both(low ? m.tooFewItems : m.tooManyItems, { limit }),
          hint,
        };
      if (issue.origin === 'string')
        return { code: 'CVG_CONFIG_FORM', text: both(m.wrongForm, { value: shown, source }), hint };
      const text = both(low ? m.belowMinimum : m.aboveMaximum, { value: shown, limit, unit, source });
      return { code: 'CVG_CONFIG_RANGE', text, hint };
    }
    case 'invalid_value':
      return {
        code: 'CVG_CONFIG_CHOICE',
        text: both(m.notAChoice, { value: shown, choices: plain(issue.values.map(String).join(', ')) }),
        hint: choiceHint(value, issue.values.map(String)) ?? hint,
      };
    case 'invalid_type':
      if (typeof value === 'string' && info?.form === 'quantity' && info.unit !== undefined) {
        const unitName = info.unit === '1' ? '%' : info.unit;
        return {
          code: 'CVG_CONFIG_TYPE',
          text: fill(m.wrongUnit, { value: show(value), unit: unitName }),
          hint: fill(m.unitHint, { unit: unitName, units: unitsFor(info.unit).join(', ') }),
        };
      }
      return {
        code: 'CVG_CONFIG_TYPE',
        text: both(m.wrongType, { value: shown, got: typeOf(value), expected: expectedType(issue, info) }),
        hint,
      };
    default:
      return { code: 'CVG_CONFIG_FORM', text: both(m.wrongForm, { value: shown, source }), hint };
  }
}

function choiceHint(value: unknown, choices: readonly string[]): Text | undefined {
  const near = typeof value === 'string' ? nearest(value, choices) : undefined;
  return near === undefined ? undefined : fill(m.nearestKey, { nearest: near });
}

const exampleHint = (info: OptionInfo | undefined): Text | undefined =>
  info === undefined ? undefined : fill(m.missingHint, { example: show(info.example) });

const typeTexts: Readonly<Record<string, Text>> = {
  string: m.typeString,
  number: m.typeNumber,
  int: m.typeInteger,
  boolean: m.typeBoolean,
  object: m.typeObject,
  record: m.typeObject,
  array: m.typeArray,
  tuple: m.typeArray,
};

function expectedType(issue: z.core.$ZodIssue, info: OptionInfo | undefined): Text {
  if (info?.form === 'files') return m.typeFiles;
  return 'expected' in issue
    ? (typeTexts[String(issue.expected)] ?? plain(String(issue.expected)))
    : plain('');
}

function typeOf(value: unknown): Text {
  if (value === null || value === undefined) return m.typeNull;
  if (Array.isArray(value)) return m.typeArray;
  if (typeof value === 'number' && !Number.isFinite(value)) return m.typeNan;
  return typeTexts[typeof value] ?? plain(typeof value);
}

/** Fills places by texts, each language by its own. */
function both(template: Text, values: Readonly<Record<string, Text>>): Text {
  const of = (language: 'zh' | 'en'): Record<string, string> =>
    Object.fromEntries(Object.entries(values).map(([k, v]) => [k, v[language]]));
  return { en: fill(template, of('en')).en, zh: fill(template, of('zh')).zh };
}

/** A short, one-line form of any value: messages must not grow with the input. */
export function show(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  const line = text.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
}

function valueAt(root: unknown, path: Path): unknown {
  let value: unknown = root;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return value;
    if (!Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
}
