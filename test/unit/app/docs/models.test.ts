/** The model pages are as the code makes them, and each model has one. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Accuracy, accuracyOf } from '../../../../src/app/docs/accuracy.js';
import { generatedPart, modelIndex, subjects, withGenerated } from '../../../../src/app/docs/models.js';
import { has, projectRoot, shared } from '../../../helpers/needs.js';
import { directoryPort } from '../../../vectors/port.js';

const folder = `${projectRoot}docs/models/`;
const committed = (file: string): string => readFileSync(folder + file, 'utf8');
const accuracy = JSON.parse(committed('accuracy.json')) as Accuracy;
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

  it('accuracy is known of every model with cases, and of no other', () => {
    const withForms = all.filter(({ forms }) => forms.length > 0).map(({ id }) => id);
    for (const id of Object.keys(accuracy)) expect(withForms).toContain(id);
    for (const rows of Object.values(accuracy))
      for (const { cases, passed, notRun } of rows) expect(passed + notRun).toBe(cases);
  });
});

describe('accuracy is committed as measured', () => {
  /** Only the folders of one model, so that each is read once in all. */
  it.skipIf(!has(shared('reference'))).each(Object.keys(accuracy))('%s', async (id) => {
    const port = directoryPort(shared('reference'));
    const own = new Set(accuracy[id].map((row) => row.folder));
    const narrow = {
      ...port,
      list: async (path: string) =>
        (await port.list(path)).filter(({ name }) => path !== '' || own.has(name)),
    };
    expect(await accuracyOf(id, narrow)).toEqual(accuracy[id]);
  });
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
