/** Lines by what a rate rule needs of them; the parts of a line in two counties add up to the line. Pure. */
import { type RateRule, type RateSums, rateSums, rateVerdict } from '../../siting/audit/rates.js';
import { verdictOf } from '../../siting/audit/verdict.js';
import type { LineVerdict } from '../../siting/lines/audit.js';
import { type Tally, tally } from './tally.js';

/** Lengths in metres; `rates` are weighed by them. */
export interface LineSums {
  readonly id: string;
  readonly length: number;
  readonly covered: number;
  readonly unknown: number;
  readonly required: number;
  readonly rates: RateSums;
}

export const lineSums = (v: LineVerdict, rule: RateRule): LineSums => ({
  id: v.line.id,
  length: v.length_m,
  covered: v.covered_m,
  unknown: v.unknown_m,
  required: v.required,
  rates: rateSums(rule, v.rates, v.pieces_m),
});

export function joinedLines(all: readonly LineSums[]): LineSums[] {
  const lines = new Map<string, LineSums>();
  for (const line of all) {
    const known = lines.get(line.id);
    lines.set(line.id, known ? added(known, line) : line);
  }
  return [...lines.values()];
}

const added = (a: LineSums, b: LineSums): LineSums => ({
  ...a,
  length: a.length + b.length,
  covered: a.covered + b.covered,
  unknown: a.unknown + b.unknown,
  rates: {
    all: a.rates.all + b.rates.all,
    known: a.rates.known + b.rates.known,
    dl: a.rates.dl + b.rates.dl,
    ul: a.rates.ul + b.rates.ul,
    compliant: a.rates.compliant + b.rates.compliant,
  },
});

/** Metres of lines that pass, of all lines. */
export function linesTally(lines: readonly LineSums[], rule: RateRule): Tally {
  let [passed, all, unknown] = [0, 0, 0];
  for (const line of lines) {
    all += line.length;
    const covered = verdictOf(line.covered, line.unknown, line.length, line.required);
    const rates = rateVerdict(rule, line.rates);
    if (covered === 'fail' || rates === 'fail') continue;
    if (covered === 'pass' && rates === 'pass') passed += line.length;
    else unknown += line.length;
  }
  return tally(passed, all, unknown);
}
