import { describe, expect, it } from 'vitest';
import { CoverageError } from '../../../src/foundation/errors.js';
import { parseYaml, yamlLimits } from '../../../src/io/yaml.js';

function errorOf(text: string): CoverageError {
  try {
    parseYaml(text, 'p.yaml');
  } catch (error) {
    if (error instanceof CoverageError) return error;
    throw error;
  }
  throw new Error('the text was accepted');
}

describe('YAML with positions', () => {
  it('finds the key and the value of a path, in block and in flow form', () => {
    const doc = parseYaml('a: 1\nb:\n  - {c: x, d: [5, 6]}\n', 'p.yaml');
    expect(doc.value).toEqual({ a: 1, b: [{ c: 'x', d: [5, 6] }] });
    expect(doc.locate(['b', 0, 'd'], 'key')).toEqual({ row: 3, column: 12 });
    expect(doc.locate(['b', 0, 'd', 1], 'value')).toEqual({ row: 3, column: 19 });
  });

  it('reads JSON as YAML 1.2 does, so that yes is text and 010 is ten', () => {
    expect(parseYaml('{"a": [1, true, null], "b": "2"}', 'p.json').value).toEqual({
      a: [1, true, null],
      b: '2',
    });
    expect(parseYaml('a: yes\nb: 010\n', 'p.yaml').value).toEqual({ a: 'yes', b: 10 });
  });

  it('gives the deepest part that exists for a path that is not in the text', () => {
    const doc = parseYaml('a:\n  b: 1\n', 'p.yaml');
    expect(doc.locate(['a', 'missing', 'x'], 'value')).toEqual({ row: 1, column: 1 });
    expect(doc.locate(['a', 'b', 'x'], 'value')).toEqual({ row: 2, column: 6 });
  });

  it('refuses a duplicate key at the second place and names the line of the first', () => {
    const [d] = errorOf('a: 1\nb: 2\na: 3\n').diagnostics;
    expect(d.code).toBe('CVG_CONFIG_DUPLICATE_KEY');
    expect(d.where).toMatchObject({ file: 'p.yaml', row: 3, column: 1 });
    expect(d.text.en).toContain('line 1');
  });

  it('locates a syntax error', () => {
    const error = errorOf('a: 1\nb: [1, 2\nc: 3\n');
    expect(error.kind).toBe('config');
    expect(error.diagnostics[0].where?.row).toBeGreaterThanOrEqual(2);
  });

  it('keeps a key named __proto__ an ordinary key', () => {
    const { value } = parseYaml('__proto__: {polluted: true}\n', 'p.yaml');
    expect(Object.keys(value as object)).toEqual(['__proto__']);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('accepts nesting up to the limit and refuses one level more, in flow and in block form', () => {
    const flow = (n: number): string => '['.repeat(n) + ']'.repeat(n);
    expect(() => parseYaml(flow(yamlLimits.depth), 'p.yaml')).not.toThrow();
    expect(errorOf(flow(yamlLimits.depth + 1)).diagnostics[0].code).toBe('CVG_CONFIG_DEPTH');
    const block = Array.from({ length: yamlLimits.depth + 1 }, (_, i) => `${' '.repeat(i)}a:`).join('\n');
    expect(errorOf(block).diagnostics[0].code).toBe('CVG_CONFIG_DEPTH');
  });

  it.each([
    ['a million brackets', '['.repeat(1_000_000)],
    ['a hundred thousand dashes', '- '.repeat(100_000)],
    ['an alias bomb', bomb()],
    ['an anchor that holds itself', 'a: &a [*a]'],
    ['a text above the size limit', '#'.repeat(yamlLimits.size + 1)],
    ['an alias without an anchor', 'a: *b'],
  ])('refuses %s as a configuration error', (_, text) => {
    expect(errorOf(text).kind).toBe('config');
  });
});

function bomb(): string {
  const names = [...'abcdefghij'];
  const lines = names.map((n, i) => {
    const item = i === 0 ? '1' : `*${names[i - 1]}`;
    return `${n}: &${n} [${Array(9).fill(item).join(',')}]`;
  });
  return lines.join('\n');
}
