/** How a model recognises and computes the reference cases it can answer: by their keys, never by file names. */
import type { RangeFlag } from './limits.js';
import type { Trace } from './trace.js';

export type CaseValue = number | string | boolean | null | readonly number[];

/** A path profile that a case names: distance from the first terminal (km) and height (m above sea level). */
export interface CaseProfile {
  readonly d_km: readonly number[];
  readonly h_m: readonly number[];
  /** Step as stored, m, when the profile is equally spaced. */
  readonly step_m?: number;
  /** Clutter height above ground (m) and radio-climatic zone at every point, and the places of both ends, degrees. */
  readonly clutter_height_m?: readonly number[];
  readonly zone?: readonly number[];
  readonly lat_tx?: number;
  readonly lon_tx?: number;
  readonly lat_rx?: number;
  readonly lon_rx?: number;
}

/** Keys of a profile that only some models read: lists and numbers. */
export const profileLists = ['clutter_height_m', 'zone'] as const;
export const profileEnds = ['lat_tx', 'lon_tx', 'lat_rx', 'lon_rx'] as const;

export interface CaseContext {
  /** Inputs of the case: every key the form declares is there and of the right type. */
  readonly number: (key: string) => number;
  readonly optional: (key: string) => number | undefined;
  readonly text: (key: string) => string;
  readonly profile: () => CaseProfile;
  /** Keys the case asks for; most forms ignore it and answer all. */
  readonly asked: readonly string[];
  /** Takes the values on the way, when somebody wants to see them. */
  readonly trace?: Trace;
}

export interface CaseAnswer {
  readonly values: Readonly<Record<string, CaseValue>>;
  readonly flags: readonly RangeFlag[];
}

/** Type of one input: a number, the name of a profile, or one of a closed list of words. */
export type InputType = 'number' | 'profile' | readonly string[];

export interface ReferenceForm {
  readonly id: string;
  readonly required: Readonly<Record<string, InputType>>;
  readonly optional?: Readonly<Record<string, InputType>>;
  /** Keys that every answer of this form holds, the main one first. */
  readonly outputs: readonly string[];
  /** More keys, answered when asked for: a family with a number in the name. */
  readonly answersAlso?: (key: string) => boolean;
  readonly compute: (context: CaseContext) => CaseAnswer;
}

export const canAnswer = (form: ReferenceForm, key: string): boolean =>
  form.outputs.includes(key) || (form.answersAlso?.(key) ?? false);

export type Recognition =
  | { readonly fit: 'exact' }
  /** Same form, but one input is not understood: it must not be ignored. */
  | { readonly fit: 'near'; readonly key: string }
  | { readonly fit: 'none' };

/**
 * Compares the inputs and the asked keys of a case with a form. A case of the form with a foreign input, a foreign
 * word or a wrong type is `near`, provided that it asks for something this form answers.
 */
export function recognise(
  form: ReferenceForm,
  inputs: Readonly<Record<string, unknown>>,
  asked: readonly string[],
): Recognition {
  const types = { ...form.optional, ...form.required };
  for (const key of Object.keys(form.required)) if (!(key in inputs)) return { fit: 'none' };
  const wantsUs = asked.some((key) => canAnswer(form, key));
  const refusal = asked.includes('error');
  if (!wantsUs && !refusal) return { fit: 'none' };
  const foreign = Object.keys(inputs).find(
    (key) => !Object.hasOwn(types, key) || !hasType(inputs[key], types[key]),
  );
  if (foreign === undefined) return { fit: 'exact' };
  return wantsUs ? { fit: 'near', key: foreign } : { fit: 'none' };
}

function hasType(value: unknown, type: InputType): boolean {
  if (type === 'number') return typeof value === 'number';
  if (type === 'profile') return typeof value === 'string';
  return typeof value === 'string' && type.includes(value);
}
