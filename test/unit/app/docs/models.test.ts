/** The model pages are as the code makes them, and each model has one. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Accuracy, accuracyFile, measureAccuracy } from '../../../../src/app/docs/accuracy.js';
import { generatedPart, modelIndex, subjects, withGenerated } from '../../../../src/app/docs/models.js';
import { has, projectRoot, shared } from '../../../helpers/needs.js';
import { directoryPort } from '../../../vectors/port.js';

const folder = `${projectRoot}docs/models/`;
const committed = (file: string): string => readFileSync(folder + file, 'utf8');
const figures = committed('accuracy.json');
const accuracy = JSON.parse(figures) as Accuracy;
const all = await subjects();

describe('model pages are committed as made (npm run docs)', () => {
  it.each(all)('$id', (subject) => {
    const page = committed(`${subject.id}.md`);
    const part = generatedPart(subject, accuracy[subject.id] ?? []);
    expect(page).toBe(withGenerated(page, part, subject.id));
    expect(page).toMatch(new RegExp(`^# .+ \\(\`${subject.id}\`\\)\n`));
  });

  it('the index lists every page', () => {
    const names = readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'README.md');
    const pages = new Map(names.map((name) => [name.slice(0, -3), committed(name)]));
    const index = committed('README.md');
    expect(index).toBe(withGenerated(index, modelIndex(all, pages), 'README.md'));
    for (const name of names) expect(index).toContain(`](${name})`);
  });

  it('accuracy is of models with cases, and each case is accounted for', () => {
    expect(figures).toBe(accuracyFile(accuracy));
    const withForms = all.filter(({ forms }) => forms.length > 0).map(({ id }) => id);
    for (const id of Object.keys(accuracy)) expect(withForms).toContain(id);
    for (const rows of Object.values(accuracy))
      for (const { cases, passed, notRun } of rows) expect(passed + notRun).toBe(cases);
  });
});

it.skipIf(!has(shared('reference')))('accuracy is committed as measured', async () => {
  expect(await measureAccuracy(directoryPort(shared('reference')))).toEqual(accuracy);
});

describe('a page', () => {
  it('keeps what is written by hand', () => {
    const page = '# A (`a`)\n\nBefore.\n\n<!-- generated -->\nold\n<!-- /generated -->\n\nAfter.\n';
    const made = withGenerated(page, 'new', 'a');
    expect(made).toBe('# A (`a`)\n\nBefore.\n\n<!-- generated -->\n\nnew\n\n<!-- /generated -->\n\nAfter.\n');
    expect(withGenerated(made, 'new', 'a')).toBe(made);
  });

  it('without marks is refused by name', () => {
    expect(() => withGenerated('# A\n', 'new', 'a.md')).toThrow('a.md');
  });
});
