/**
 * The generated part of the pages in docs/models: what the code already says of a model, and what `verify` found. The rest
 * of a page is written by hand and stays.
 */
import { economicsReferences } from '../../economics/references.js';
import type { Limit } from '../../propagation/limits.js';
import type { InputType, ReferenceForm } from '../../propagation/reference.js';
import { models } from '../../propagation/registry.js';
import type { Standard } from '../../propagation/standard.js';
import { radioReferences } from '../../radio/references.js';
import { type FolderAccuracy, shortNumber } from './accuracy.js';

/** A model, or a formula of another room, that has a page. */
export interface Subject {
  readonly id: string;
  readonly edition: string;
  readonly standards: readonly Standard[];
  readonly limits: readonly Limit[];
  /** Of models only: may be named as the model of a layer. */
  readonly inAnalyze?: boolean;
  readonly forms: readonly ReferenceForm[];
}

/** In the order of the registry. */
export async function subjects(): Promise<Subject[]> {
  const ofModels = Object.values(models).map(async (model) => ({
    ...model,
    edition: model.edition.en,
    inAnalyze: model.usableInAnalyze,
    forms: (await model.load()).forms,
  }));
  const ofRooms = [...radioReferences, ...economicsReferences].map(async (reference) => ({
    ...reference,
    standards: [],
    limits: [],
    forms: (await reference.load()).forms,
  }));
  return Promise.all([...ofModels, ...ofRooms]);
}

const opening = '<!-- generated -->';
const closing = '<!-- /generated -->';

/** The page with its generated part replaced. Throws on a page without the marks. */
export function withGenerated(page: string, part: string, name: string): string {
  const from = page.indexOf(opening);
  const to = page.indexOf(closing);
  if (from < 0 || to < from) throw new Error(`${name} needs the lines ${opening} and ${closing}`);
  return `${page.slice(0, from)}${opening}\n\n${part.trim()}\n\n${page.slice(to)}`;
}

/** Edition, range, choices, inputs and accuracy of one model. */
export function generatedPart(subject: Subject, accuracy: readonly FolderAccuracy[]): string {
  return [
    '*Made by `npm run docs` from the code; do not edit between the marks.*',
    ...editionLines(subject),
    ...section('Range', rangeTable(subject.limits)),
    ...section('Choices and departures from the text', ownDeviations(subject)),
    ...section('Inputs of `verify` and `pathloss`', formTable(subject.forms)),
    ...section('Reference cases', accuracyTable(accuracy)),
  ].join('\n');
}

/** A heading with its lines, or nothing. */
const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', `## ${title}`, '', ...lines];

function editionLines({ id, edition, standards, inAnalyze }: Subject): string[] {
  const lines = ['', `- **Edition**: ${edition}`];
  for (const standard of standards) {
    const { date, sections } = standard;
    if (standard.id === id) lines.push(`- **Dated** ${date}; followed: ${sections.join(', ')}`);
    else lines.push(`- **Built on** [${standard.edition}](${standard.id}.md), ${date}`);
  }
  if (inAnalyze !== undefined)
    lines.push(`- **As the model of a layer in \`analyze\`**: ${inAnalyze ? 'yes' : 'no'}`);
  return lines;
}

/** One row a quantity and source; variants that share a source share the row. */
function rangeTable(limits: readonly Limit[]): string[] {
  const rows = new Map<string, string[]>();
  for (const { quantity, min, max, source } of limits) {
    const key = `\`${quantity}\` | ${source}`;
    const ranges = rows.get(key) ?? [];
    const range = rangeText(min, max);
    if (!ranges.includes(range)) ranges.push(range);
    rows.set(key, ranges);
  }
  if (rows.size === 0) return [];
  const lines = [...rows].map(([key, ranges]) => `| ${key} | ${ranges.join('; ')} |`);
  return ['Outside it a result carries a flag.', '', ...table('quantity', 'source', 'range'), ...lines];
}

function rangeText(min: number, max: number): string {
  if (min === max) return `${min}`;
  const open = max === Number.POSITIVE_INFINITY || max === Number.MAX_VALUE;
  return open ? `from ${min}` : `${min} to ${max}`;
}

/** Only what is this model's own: what a composition is built on says it on its own page. */
const ownDeviations = ({ id, standards }: Subject): string[] =>
  standards.filter((s) => s.id === id).flatMap(({ deviations }) => deviations.map(({ en }) => `- ${en}`));

function formTable(forms: readonly ReferenceForm[]): string[] {
  if (forms.length === 0) return [];
  const count = forms.length === 1 ? 'One form' : `${forms.length} forms`;
  const rows = forms.map(
    (form) => `| \`${form.id}\` | ${inputs(form.required)} | ${inputs(form.optional)} |`,
  );
  return [`${count}:`, '', ...table('form', 'required', 'optional'), ...rows];
}

const inputs = (types: Readonly<Record<string, InputType>> = {}): string =>
  Object.entries(types)
    .map(([key, type]) => (typeof type === 'string' ? `\`${key}\`` : `\`${key}\` (${type.join(', ')})`))
    .join(', ');

function accuracyTable(folders: readonly FolderAccuracy[]): string[] {
  if (folders.length === 0) return [];
  const rows = folders.map(({ folder, cases, passed, notRun, maxError, tolerance }) => {
    const difference = maxError === null ? '' : shortNumber(maxError);
    return `| ${folder} | ${cases} | ${passed} | ${notRun} | ${tolerance} | ${difference} |`;
  });
  return [
    'The largest difference is absolute, in the unit of the value; a tolerance with `rel` is relative.',
    '',
    ...table('folder', 'cases', 'passed', 'not run', 'tolerance', 'largest difference'),
    ...rows,
  ];
}

const table = (...names: readonly string[]): string[] => [
  `| ${names.join(' | ')} |`,
  `|${' --- |'.repeat(names.length)}`,
];

/** The table of docs/models/README.md: models first, then guides. `pages` holds all but the index, by name without `.md`. */
export function modelIndex(all: readonly Subject[], pages: ReadonlyMap<string, string>): string {
  const rows = all.map(({ id, edition, inAnalyze }) => {
    const name = `[${heading(pages.get(id) ?? '', id)}](${id}.md)`;
    return `| \`${id}\` | ${name} | ${edition} | ${inAnalyze ? 'yes' : ''} |`;
  });
  const guides = [...pages.keys()].filter((id) => !all.some((subject) => subject.id === id)).sort();
  const links = guides.map((id) => `- [${heading(pages.get(id) ?? '', id)}](${id}.md)`);
  return [...table('id', 'model', 'edition', 'in `analyze`'), ...rows, ...section('Guides', links)].join(
    '\n',
  );
}

/** First heading of a page without the id that follows it in brackets. */
function heading(page: string, name: string): string {
  const found = /^# (.+?)(?: \(`[^`]+`\))?$/m.exec(page);
  if (!found) throw new Error(`${name}.md needs a heading`);
  return found[1];
}
