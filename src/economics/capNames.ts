/** Budget caps in words. */
import { defineMessages, fill, plain, type Text } from '../foundation/text.js';
import { fundingClassNames, fundingSourceNames } from './messages.js';

const words: Readonly<Record<string, Text>> = defineMessages({
  capexTotal: { en: 'total investment', zh: '总投资' },
  governmentShare: { en: 'government share', zh: '政府出资' },
});

const wordsOfPart: Readonly<Record<string, Text>> = defineMessages({
  capex: { en: 'investment of {part}', zh: '{part} 年投资' },
  governmentShare: { en: 'government share of {part}', zh: '{part} 年政府出资' },
  'class-capex': { en: 'investment in {part} sites', zh: '{part}站点投资' },
  'class-governmentShare': { en: 'government share of {part} sites', zh: '{part}站点政府出资' },
  'town-capex': { en: 'investment in {part}', zh: '{part}投资' },
  'town-governmentShare': { en: 'government share in {part}', zh: '{part}政府出资' },
  source: { en: 'source: {part}', zh: '资金来源：{part}' },
});

/** Names as `BudgetCap` has them; another name speaks for itself. */
export function capName(name: string): Text {
  const [what, part] = name.split(/:(.*)/s);
  if (part === undefined) return Object.hasOwn(words, what) ? words[what] : plain(name);
  if (!Object.hasOwn(wordsOfPart, what)) return plain(name);
  const parts: Readonly<Record<string, Text>> = what === 'source' ? fundingSourceNames : fundingClassNames;
  return fill(wordsOfPart[what], { part: Object.hasOwn(parts, part) ? parts[part] : plain(part) });
}
