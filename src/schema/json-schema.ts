/** JSON Schema (draft 2020-12) of an option tree, for editors: what may be written, with the same texts and limits. */
import { z } from 'zod';
import { options } from './option.js';
import { unitsFor } from './quantity.js';

type Json = z.core.JSONSchema.BaseSchema;

/** Deterministic: key order follows the declaration. Texts are given in both languages. */
export function jsonSchema(schema: z.ZodType, id: string, title: string): Json {
  const result = z.toJSONSchema(schema, {
    io: 'input',
    target: 'draft-2020-12',
    override: ({ zodSchema, jsonSchema: json }) => describe(zodSchema, json),
  });
  const { $schema, ...rest } = result;
  return { $schema, $id: id, title, ...rest };
}

function describe(schema: z.core.$ZodType, json: Json): void {
  const info = options.get(schema);
  if (info === undefined) return;
  const strict = { ...json };
  const alternatives: Json[] = [];
  if (info.form === 'files')
    alternatives.push({ type: 'string' }, { type: 'array', items: { type: 'string' }, minItems: 1 });
  if (info.form === 'list' && typeof json.items === 'object' && !Array.isArray(json.items))
    alternatives.push(json.items);
  const short = info.short === undefined ? undefined : json.properties?.[info.short];
  if (typeof short === 'object') alternatives.push(short);
  if (info.form === 'quantity' && info.unit !== undefined)
    alternatives.push({ type: 'string', pattern: unitPattern(unitsFor(info.unit)) });
  if (alternatives.length > 0) {
    // The object is the library's: it is changed in place.
    for (const key of Object.keys(json)) Reflect.deleteProperty(json, key);
    json.anyOf = [strict, ...alternatives];
  }
  json.description = `${info.doc.en}\n${info.doc.zh}`;
  json.examples = [info.example];
  if (info.unit !== undefined && info.unit !== '1') json['x-unit'] = info.unit;
  if (info.source !== undefined) json['x-source'] = info.source;
}

const unitPattern = (units: readonly string[]): string =>
  `^\\s*[+-]?(\\d+\\.?\\d*|\\.\\d+)(e[+-]?\\d+)?\\s*(${units.join('|')})\\s*$`;
