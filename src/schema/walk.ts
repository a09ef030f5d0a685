/** Looks up the schema and the option entry at a path of a value. */
import { z } from 'zod';
import { type OptionInfo, options } from './option.js';

export type Path = readonly (string | number)[];

export interface Found {
  /** The innermost schema, wrappers removed. */
  readonly schema: z.core.$ZodType;
  /** The nearest entry on the way; the deepest wrapper's wins. */
  readonly info?: OptionInfo;
}

/** The schema at `path`, or undefined where the path leaves the schema. */
export function schemaAt(root: z.core.$ZodType, path: Path): Found | undefined {
  let found = unwrap(root);
  for (const step of path) {
    const next = child(found.schema, step);
    if (next === undefined) return undefined;
    found = unwrap(next);
  }
  return found;
}

/** Removes optional, default and preprocess wrappers, and keeps the entry met on the way. */
export function unwrap(schema: z.core.$ZodType): Found {
  let current = schema;
  let info = options.get(current);
  for (;;) {
    if (
      current instanceof z.ZodOptional ||
      current instanceof z.ZodDefault ||
      current instanceof z.ZodPrefault
    )
      current = current.def.innerType;
    else if (current instanceof z.ZodUnion) {
      // Of alternatives, the last is the general one: `auto`, or a number.
      current = current.def.options[current.def.options.length - 1];
    } else if (current instanceof z.ZodPipe) {
      // A preprocess is transform → schema; a schema that is transformed afterwards is schema → transform.
      current = current.def.in instanceof z.ZodTransform ? current.def.out : current.def.in;
    } else return { schema: current, info };
    info = options.get(current) ?? info;
  }
}

function child(schema: z.core.$ZodType, step: string | number): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodObject) {
    const shape: Readonly<Record<string, z.core.$ZodType>> = schema.shape;
    return Object.hasOwn(shape, step) ? shape[step] : undefined;
  }
  if (schema instanceof z.ZodArray) return schema.element;
  if (schema instanceof z.ZodTuple) return schema.def.items[Number(step)];
  if (schema instanceof z.ZodRecord) return schema.valueType;
  return undefined;
}

/** `layers[0].radius_m`, as messages and origins name a path. */
export function pathName(path: Path): string {
  let name = '';
  for (const step of path) name += typeof step === 'number' ? `[${step}]` : name === '' ? step : `.${step}`;
  return name;
}
