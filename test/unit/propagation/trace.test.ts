import { describe, expect, it } from 'vitest';
import { formsOfSubjects } from '../../../src/app/verify/subjects.js';
import { asProfile } from '../../../src/app/verify/profile.js';
import type { CaseContext } from '../../../src/propagation/reference.js';
import type { TraceTerm } from '../../../src/propagation/trace.js';
import { formExamples } from '../../helpers/formExamples.js';

/** The rain map may not be passed on: its form refuses every case. */
const withoutAnswer = new Set(['p837-rain-rate']);

/** What a unit may be called; a bare ratio, a count and an index have none. */
const unit =
  /^(|dB|dBi|dBm|dB\/km|dB\(µV\/m\)|dBµV\/m|m|km|MHz|GHz|N-units|mrad|rad|°|%|µs|bit|bit\/s\/Hz|Mbit\/s|K|hPa)$/;

const forms = [...(await formsOfSubjects()).values()].flat().filter((form) => !withoutAnswer.has(form.id));

function contextOf(
  inputs: Readonly<Record<string, unknown>>,
  trace?: (term: TraceTerm) => void,
): CaseContext {
  const profile = asProfile(inputs);
  const number = (key: string): number => {
    const value = inputs[key];
    if (typeof value !== 'number') throw new Error(`no number ${key}`);
    return value;
  };
  return {
    number,
    optional: (key) => (key in inputs ? number(key) : undefined),
    text: (key) => (typeof inputs[key] === 'string' ? inputs[key] : 'inline'),
    profile: () => profile ?? { d_km: [], h_m: [] },
    asked: [],
    trace,
  };
}

describe.each(forms)('$id explains itself', (form) => {
  const terms: TraceTerm[] = [];
  const inputs = formExamples[form.id] ?? {};

  it('with the main answer among its terms', () => {
    const { values } = form.compute(contextOf(inputs, (term) => terms.push(term)));
    expect(Object.keys(values)).toEqual(expect.arrayContaining([...form.outputs]));
    const answer = values[form.outputs[0]];
    expect(answer).toEqual(expect.any(Number));
    expect(terms.map((t) => t.value)).toContain(answer);
  });

  it('with symbol, unit and place for each term', () => {
    expect(terms.length).toBeGreaterThan(0);
    for (const { symbol, value, unit: name, equation } of terms) {
      expect(symbol).not.toBe('');
      expect(Number.isNaN(value), symbol).toBe(false);
      expect(name, symbol).toMatch(unit);
      expect(equation.length, symbol).toBeGreaterThan(5);
    }
  });

  it('with the same answer when nobody listens', () => {
    expect(form.compute(contextOf(inputs)).values).toEqual(form.compute(contextOf(inputs, () => 0)).values);
  });
});
