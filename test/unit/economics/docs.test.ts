/** The editable copy and the page are the shipped book. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shippedBook } from '../../../src/economics/costBook.js';
import { costBookPage, costBookYaml } from '../../../src/economics/docs.js';
import { readCostBook } from '../../../src/economics/read.js';
import { projectRoot } from '../../helpers/needs.js';

const committed = (path: string): string => readFileSync(join(projectRoot, path), 'utf8');

describe('published cost book', () => {
  it('is committed as made (npm run docs)', () => {
    expect(committed('data-samples/qinghe/costbook.yaml')).toBe(costBookYaml());
    expect(committed('docs/formats/costbook.md')).toBe(costBookPage());
  });

  it('reads back as the shipped book', () => {
    expect(readCostBook(costBookYaml(), 'costbook.yaml')).toEqual(shippedBook);
  });

  it('holds its revenue example as a comment that is valid once the mark is removed', () => {
    const text = costBookYaml().replace(/^# (revenue:|  )/gm, '$1');
    expect(readCostBook(text, 'costbook.yaml').revenue).toEqual({
      arpuIncrement: 12,
      takeUp: 0.3,
      discountRate: 0.05,
      years: 10,
    });
  });
});
