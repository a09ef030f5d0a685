import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { clutterClasses } from '../../../src/terrain/clutter.js';
import { landCoverPage } from '../../../src/terrain/docs.js';
import { osmTags } from '../../../src/terrain/osm.js';
import { projectRoot } from '../../helpers/needs.js';

const page = readFileSync(`${projectRoot}docs/formats/land-cover.md`, 'utf8');
/** Cells of the rows of the n-th table, without its head. */
const table = (n: number): string[][] =>
  page
    .split(/\n\n/)
    .filter((block) => block.startsWith('|'))
    [n].trim()
    .split('\n')
    .slice(2)
    .map((row) =>
      row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

describe('page on land cover', () => {
  it('is what the tables say today (run `npm run docs`)', () => {
    expect(page).toBe(landCoverPage());
  });

  it('has every class once, with the heights that P.1812 publishes', () => {
    const rows = new Map(table(0).map(([id, height]) => [id.replaceAll('`', ''), height]));
    expect([...rows.keys()]).toEqual(clutterClasses.map((c) => c.id));
    expect([rows.get('suburban'), rows.get('urban'), rows.get('dense-urban')]).toEqual(['10', '15', '20']);
  });

  it('has every tag once, under its key', () => {
    const said = table(2).flatMap(([key, id, values]) => values.split(', ').map((v) => `${key}=${v}: ${id}`));
    const known = osmTags.flatMap(([key, values]) =>
      Object.entries(values).map(([value, id]) => `\`${key}\`=\`${value}\`: \`${id}\``),
    );
    expect(said.sort()).toEqual(known.sort());
  });
});
