import { describe, expect, it } from 'vitest';
import { ranges } from '../../../src/app/analyze/shards.js';

describe('tiles that are missing', () => {
  it.each([
    [[], ''],
    [[4], '4'],
    [[0, 1], '0–1'],
    [[0, 4, 5, 6, 9], '0, 4–6, 9'],
  ])('%j read as %j', (numbers, text) => {
    expect(ranges(numbers)).toBe(text);
  });
});
