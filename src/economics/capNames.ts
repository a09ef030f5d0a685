/** Budget caps in words. */
import { defineMessages, fill, plain, type Text } from '../foundation/text.js';
import { fundingSourceNames } from './messages.js';

const words: Readonly<Record<string, Text>> = defineMessages({
  capexTotal: { en: 'total investment', zh: '总投资' },
  governmentShare: { en: 'government share', zh: '政府出资' },
});

const wordsOfPart: Readonly<Record<string, Text>> = defineMessages({
  capex: { en: 'investment of {part}', zh: '{part} 年投资' },
  governmentShare: { en: 'government share of {part}', zh: '{part} 年政府出资' },
  source: { en: 'source: {part}', zh: '资金来源：{part}' },
});

/** `capexTotal`, `governmentShare`, `capex:2027`, `governmentShare:2027`, `source:fiscal`; another name speaks for itself. */
export function capName(name: string): Text {
  const [what, part] = name.split(/:(.*)/s);
  if (part === undefined) return Object.hasOwn(words, what) ? words[what] : plain(name);
  if (!Object.hasOwn(wordsOfPart, what)) return plain(name);
  const sources: Readonly<Record<string, Text>> = fundingSourceNames;
  return fill(wordsOfPart[what], {
    part: what === 'source' && Object.hasOwn(sources, part) ? sources[part] : plain(part),
  });
}
