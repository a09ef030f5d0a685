/**
 * One entry per option: type, unit, limits, default, source, text in both languages and an example. From the entry come
 * validation, TypeScript types (`z.output`), the JSON Schema and the reference page. Built on zod; knows no room's options.
 */
import { z } from 'zod';
import type { Text } from '../foundation/text.js';
import { parseQuantity, type Unit } from './quantity.js';

export interface OptionInfo {
  readonly doc: Text;
  /** How the value is written, as shown in messages and docs. */
  readonly example: unknown;
  readonly unit?: Unit;
  readonly min?: number;
  readonly max?: number;
  /** Where a limit or a default comes from. */
  readonly source?: string;
  /** Shape on the page and in messages; `files` may be written as a path, a list or an object. */
  readonly form?: 'files' | 'quantity' | 'list';
  /** Key of a section whose value alone may stand for the section. */
  readonly short?: string;
}

/** Every option's entry; wrappers such as optional() are looked through by `infoAt`. */
export const options = z.registry<OptionInfo>();

/** Adds the entry to a schema that the kinds below do not make. */
export function describe<S extends z.ZodType>(schema: S, info: OptionInfo): S {
  options.add(schema, info);
  return schema;
}

type NumberInfo = OptionInfo & { readonly unit: Unit; readonly integer?: boolean };

/** A finite number in `unit`; text with a unit of the same quantity is converted. Limits are inclusive. */
export function quantity(info: NumberInfo) {
  let number = z.number();
  if (info.integer) number = number.int();
  if (info.min !== undefined) number = number.min(info.min);
  if (info.max !== undefined) number = number.max(info.max);
  const convert = (value: unknown): unknown => {
    if (typeof value !== 'string') return value;
    const converted = parseQuantity(value, info.unit);
    return Number.isNaN(converted) ? value : converted;
  };
  return describe(z.preprocess(convert, number), { ...info, form: 'quantity' });
}

/** Text of 1 to 200 characters, of a given form if `pattern` is there. */
export function text(info: OptionInfo & { readonly pattern?: RegExp }) {
  let string = z.string().min(1).max(200);
  if (info.pattern) string = string.regex(info.pattern);
  return describe(string, info);
}

export function choice<const C extends readonly [string, ...string[]]>(choices: C, info: OptionInfo) {
  return describe(z.enum(choices), info);
}

/** A list, or one bare item that stands for a list of one. */
export function list<S extends z.ZodType>(
  item: S,
  info: OptionInfo & { readonly minItems?: number; readonly maxItems?: number },
) {
  const array = z
    .array(item)
    .min(info.minItems ?? 0)
    .max(info.maxItems ?? 10_000);
  const wrap = (value: unknown): unknown =>
    value === undefined || value === null || Array.isArray(value) ? value : [value];
  return describe(z.preprocess(wrap, array), { ...info, form: 'list' });
}

/** A section: unknown keys are refused. */
export function section<S extends z.ZodRawShape>(shape: S, info: OptionInfo) {
  return describe(z.strictObject(shape), info);
}

/** A section that may be written as the text or list of one of its keys alone. */
export function shortSection<S extends z.ZodRawShape>(short: keyof S & string, shape: S, info: OptionInfo) {
  const canonical = (value: unknown): unknown =>
    typeof value === 'string' || Array.isArray(value) ? { [short]: value } : value;
  return describe(z.preprocess(canonical, z.strictObject(shape)), { ...info, short });
}

/** A section whose keys are names chosen by the user, for example years. */
export function named<K extends z.ZodType<string, string>, V extends z.ZodType>(
  key: K,
  value: V,
  info: OptionInfo,
) {
  return describe(z.record(key, value), info);
}

/** Shape of one or many files; `extra` holds the keys that the kind of file adds. */
export function files<S extends z.ZodRawShape>(extra: S, info: OptionInfo) {
  const paths = z.preprocess(
    (value) => (typeof value === 'string' ? [value] : value),
    z.array(z.string().min(1).max(4096)).min(1).max(10_000),
  );
  const object = z.strictObject({ file: paths, crs: crs.optional(), ...extra });
  const canonical = (value: unknown): unknown =>
    typeof value === 'string' || Array.isArray(value) ? { file: value } : value;
  return describe(z.preprocess(canonical, object), { ...info, form: 'files' });
}

const crs = text({
  doc: {
    en: 'Coordinate reference system, declared and never guessed: an EPSG code, gcj02 or bd09.',
    zh: '坐标参考系，须声明，不作猜测：EPSG 代码、gcj02 或 bd09。',
  },
  example: 'EPSG:4490',
});
