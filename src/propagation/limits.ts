/** Validity ranges. Outside a range a model still answers and flags; only unphysical input is refused. */
import { CoverageError, type Diagnostic } from '../foundation/errors.js';
import { fill, type Text } from '../foundation/text.js';
import { messages } from './messages.js';

/** Closed interval of one input, with the place that says so. */
export interface Limit {
  /** Input name with unit, for example `f_GHz`. */
  readonly quantity: string;
  readonly min: number;
  readonly max: number;
  readonly source: string;
}

/** One input outside its range. */
export interface RangeFlag extends Limit {
  readonly value: number;
}

/** A model's answer: the loss and what was outside the model's range on the way. */
export interface Prediction {
  readonly loss_dB: number;
  readonly flags: readonly RangeFlag[];
}

/** Limits that `values` breaks. Quantities without a value are not judged; NaN breaks every limit. */
export function rangeFlags(
  limits: readonly Limit[],
  values: Readonly<Record<string, number | undefined>>,
): RangeFlag[] {
  const flags: RangeFlag[] = [];
  for (const limit of limits) {
    const value = values[limit.quantity];
    if (value === undefined || (value >= limit.min && value <= limit.max)) continue;
    flags.push({ ...limit, value });
  }
  return flags;
}

export function flagText(flag: RangeFlag): Text {
  const { quantity, value, min, max, source } = flag;
  return fill(messages.outsideRange, { quantity, value, min, max, source });
}

/** For callers that must not extrapolate: any flag becomes a model-range error. */
export function refuseFlags(flags: readonly RangeFlag[]): void {
  if (flags.length === 0) return;
  throw new CoverageError(
    'modelRange',
    flags.map((flag) => problem('CVG_MODEL_RANGE', flagText(flag), flag.quantity, flag.value)),
  );
}

/** Throws a model-range error unless each value is a finite number above zero: no formula here means anything otherwise. */
export function requirePositive(values: Readonly<Record<string, number>>): void {
  const problems: Diagnostic[] = [];
  for (const [name, value] of Object.entries(values)) {
    if (Number.isFinite(value) && value > 0) continue;
    problems.push(
      problem('CVG_MODEL_INPUT', fill(messages.notPositive, { quantity: name, value }), name, value),
    );
  }
  if (problems.length > 0) throw new CoverageError('modelRange', problems);
}

/** Throws a model-range error unless `value` is inside [min, max] (`open`: strictly inside). */
export function requireWithin(name: string, value: number, min: number, max: number, open = false): void {
  if (open ? value > min && value < max : value >= min && value <= max) return;
  const text = fill(messages.impossible, { quantity: name, value, min, max });
  throw new CoverageError('modelRange', problem('CVG_MODEL_INPUT', text, name, value));
}

const problem = (code: string, text: Text, field: string, value: number): Diagnostic => ({
  severity: 'error',
  code,
  text,
  where: { field, value: String(value) },
});
