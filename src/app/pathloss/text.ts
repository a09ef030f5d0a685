/** One case for a terminal: answers, the values on the way, the path. */
import { renderDiagnostic } from '../../foundation/errors.js';
import type { Language } from '../../foundation/text.js';
import { flagText } from '../../propagation/limits.js';
import type { CaseValue, ReferenceForm } from '../../propagation/reference.js';
import { profilePlot } from '../../report/profile/text.js';
import type { Outcome } from '../pathloss.js';
import type { Candidate } from './choose.js';
import { messages as m } from './messages.js';
import { pathOf } from './path.js';
import { aligned } from '../verify/table.js';
import type { WriterOptions } from './write.js';

export function caseText(outcome: Outcome, options: WriterOptions): string {
  const { row, candidate, answer, error, terms } = outcome;
  const { language } = options;
  const lines = [candidate ? `${row.id}  ${candidate.form.id}` : row.id];
  if (error) lines.push(...error.diagnostics.map((d) => `  ${renderDiagnostic(d, language)}`));
  if (answer) {
    lines.push(...Object.entries(answer.values).map(([key, value]) => `  ${key} = ${valueText(value)}`));
    lines.push(...answer.flags.map((flag) => `  ! ${flagText(flag)[language]}`));
  }
  if (terms.length > 0) {
    const rows = terms.map((t) => [t.symbol, valueText(t.value), t.unit, t.equation]);
    lines.push(
      '',
      ...indent(aligned([m.termsHead[language].split('\t'), ...rows], (column) => column === 1)),
    );
  }
  if (options.plot) lines.push('', ...plotOf(outcome, options));
  return `${lines.join('\n')}\n\n`;
}

function plotOf(outcome: Outcome, { language, width }: WriterOptions): string[] {
  if (!outcome.profile) return indent([m.noPlot[language]]);
  const path = pathOf(outcome);
  return path ? profilePlot(path, language, width) : indent([m.noEnds[language]]);
}

const indent = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`);

/** Seven digits: enough to follow a calculation, too few to drown in. */
function valueText(value: CaseValue | undefined): string {
  if (typeof value === 'number')
    return Number.isFinite(value) ? `${Number(value.toPrecision(7))}` : `${value}`;
  if (value === null || value === undefined) return '–';
  return String(value);
}

/** Every form with its inputs and outputs. */
export function formsText(candidates: readonly Candidate[], language: Language): string {
  const keys = (types: ReferenceForm['required'] = {}): string =>
    Object.entries(types)
      .map(([key, type]) => (typeof type === 'string' ? key : `${key}=${type.join('|')}`))
      .join(' ') || '–';
  const [model, inputs, optional, outputs] = m.formsHead[language].split('\t');
  return candidates
    .map((c) =>
      [
        c.form.id,
        `  ${model}: ${c.model}`,
        `  ${inputs}: ${keys(c.form.required)}`,
        `  ${optional}: ${keys(c.form.optional)}`,
        `  ${outputs}: ${c.form.outputs.join(' ')}`,
      ].join('\n'),
    )
    .join('\n\n');
}
