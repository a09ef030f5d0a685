/** What is published of the cost book: an editable copy of the shipped one, and the page of the format. */
import { z } from 'zod';
import type { Text } from '../foundation/text.js';
import { unwrap } from '../schema/walk.js';
import { shippedBook } from './costBook.js';
import { costItemNames } from './itemMessages.js';
import { costItemIds } from './items.js';
import {
  bookPageMessages as m,
  fundingClassNames,
  fundingSourceNames,
  payerNames,
  unitNames,
} from './messages.js';
import { costBookSchema } from './schema.js';
import { fundingSources, isGovernmentSource } from './sources.js';

interface Key {
  readonly name: string;
  readonly doc: Text;
  readonly example: unknown;
  readonly source: string;
}

/** Sections after `items`, with what each key means. */
const sections = (['typical', 'power', 'limits', 'funding', 'revenue'] as const).map((name) => {
  const found = unwrap(costBookSchema.shape[name]);
  const shape = found.schema instanceof z.ZodObject ? found.schema.shape : {};
  const keys = Object.entries(shape).map(([key, schema]): Key => {
    const { info } = unwrap(schema as z.ZodType);
    if (info === undefined) throw new Error(`${name}.${key} has no option entry`);
    return { name: key, doc: info.doc, example: info.example, source: info.source ?? '' };
  });
  return { name, doc: found.info?.doc ?? m.title, keys };
});

/** data-samples/qinghe/costbook.yaml, byte for byte; read back it is the shipped book. */
export function costBookYaml(): string {
  const lines = [
    ...[m.purpose, m.origins].flatMap((t) => [`# ${t.en}`, `# ${t.zh}`]),
    `currency: ${shippedBook.currency}`,
    '',
    'items:',
  ];
  const width = Math.max(...costItemIds.map((id) => id.length)) + 1;
  for (const id of costItemIds) {
    const { amount, unit, payer, assumed, source, date } = shippedBook.items[id];
    const origin = assumed ? 'assumed: true' : `source: ${quoted(source)}, date: ${quoted(date)}`;
    const entry = `{amount: ${amount}, unit: ${unit}, payer: ${payer}, ${origin}}`;
    lines.push(`  ${`${id}:`.padEnd(width)} ${entry} # ${both(costItemNames[id])}`);
  }
  for (const { name, doc, keys } of sections) {
    // Revenue has no default: its example stays a comment.
    const mark = name === 'revenue' ? '# ' : '';
    lines.push('', `# ${both(doc)}`, `${mark}${name}:`);
    for (const key of keys)
      lines.push(`${mark}  ${key.name}: ${String(key.example)} # ${both(key.doc)} (${originOf(key)})`);
  }
  return `${lines.join('\n')}\n`;
}

/** docs/formats/costbook.md, byte for byte. */
export function costBookPage(): string {
  const paragraphs = [
    m.purpose,
    m.origins,
    m.override,
    m.pricing,
    m.rent,
    m.energy,
    m.unknown,
    m.classes,
    m.grants,
    m.npv,
  ];
  const lines = [`# ${both(m.title)}`, '', both(m.generated), ''];
  for (const text of paragraphs) lines.push(`- ${text.en}`, `  ${text.zh}`);
  lines.push(
    '',
    `## ${both(m.items)}`,
    '',
    ...table(['id', ...[m.name, m.amount, m.unit, m.payer, m.source].map(both)]),
  );
  for (const id of costItemIds) {
    const { amount, unit, payer, assumed, source, date } = shippedBook.items[id];
    const origin = assumed ? both(m.assumed) : `${source} (${date})`;
    lines.push(
      row([
        code(id),
        both(costItemNames[id]),
        String(amount),
        both(unitNames[unit]),
        both(payerNames[payer]),
        origin,
      ]),
    );
  }
  lines.push('', `## ${both(m.keys)}`, '', ...table([m.key, m.example, m.meaning, m.source].map(both)));
  for (const { name, keys } of sections)
    for (const key of keys)
      lines.push(row([code(`${name}.${key.name}`), code(String(key.example)), both(key.doc), originOf(key)]));
  lines.push('', `## ${both(m.sources)}`, '', ...table(['id', both(m.name), both(m.payer)]));
  for (const source of fundingSources) {
    const payer = isGovernmentSource(source) ? payerNames.government : m.enterprise;
    lines.push(row([code(source), both(fundingSourceNames[source]), both(payer)]));
  }
  lines.push('', `${both(m.classNames)} ${Object.values(fundingClassNames).map(both).join('; ')}`);
  return `${lines.join('\n')}\n`;
}

/** Every figure says where it is from, or that it is a starting value. */
const originOf = ({ source }: Key): string => source || both(m.assumed);

const both = ({ en, zh }: Text): string => (en === zh ? en : `${en} ${zh}`);
const quoted = (text: string): string => JSON.stringify(text);
const code = (text: string): string => `\`${text}\``;
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (heads: readonly string[]): string[] => [row(heads), row(heads.map(() => '---'))];
