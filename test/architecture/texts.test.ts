import { describe, expect, it } from 'vitest';
import type { Text } from '../../src/foundation/text.js';
import { projectRoot } from '../helpers/needs.js';
import { filesBelow } from '../helpers/sources.js';

const placesOf = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]))].sort();

const isText = (value: unknown): value is Text =>
  typeof value === 'object' && value !== null && 'en' in value && 'zh' in value;

/** `file key` → text, for every text that a messages file exports. */
async function allTexts(): Promise<Map<string, Text>> {
  const texts = new Map<string, Text>();
  for (const path of filesBelow('src', /[mM]essages\.ts$/)) {
    const module = (await import(`${projectRoot}${path}`)) as Record<string, unknown>;
    for (const table of Object.values(module)) {
      if (isText(table)) texts.set(path, table);
      else if (typeof table === 'object' && table !== null)
        for (const [key, text] of Object.entries(table)) if (isText(text)) texts.set(`${path} ${key}`, text);
    }
  }
  return texts;
}

describe('texts that a user sees', () => {
  it('exist in both languages, are not empty, and hold the same places', async () => {
    const texts = await allTexts();
    const empty: string[] = [];
    const unequal: string[] = [];
    for (const [name, { en, zh }] of texts) {
      if (en.trim() === '' || zh.trim() === '') empty.push(name);
      if (placesOf(en).join() !== placesOf(zh).join()) unequal.push(name);
    }
    expect(texts.size).toBeGreaterThan(100);
    expect(empty).toEqual([]);
    expect(unequal).toEqual([]);
  });

  it('are Chinese in zh', async () => {
    const han = /\p{Script=Han}/u;
    // What is the same in both languages is a name or a number; punctuation around places has no words.
    const words = (text: string): string => text.replace(/\{\w+\}|[^\p{L}]/gu, '');
    const wrong = [...(await allTexts())].filter(
      ([, { en, zh }]) => en !== zh && words(en) !== '' && !han.test(zh),
    );
    expect(wrong.map(([name]) => name)).toEqual([]);
  });
});
