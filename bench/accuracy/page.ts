/** Measured parts of docs/engine.md: between `<!-- NAME -->` and `<!-- /NAME -->`, renewed by `--write`. */
import { readFileSync, writeFileSync } from 'node:fs';

const page = new URL('../../docs/engine.md', import.meta.url);

export function renewPart(name: string, part: string): void {
  const text = readFileSync(page, 'utf8');
  const [from, to] = [`<!-- ${name} -->`, `<!-- /${name} -->`].map((mark) => text.indexOf(mark));
  if (from < 0 || to < from) throw new Error(`docs/engine.md lacks its part "${name}"`);
  const start = text.indexOf('\n', from);
  writeFileSync(page, `${text.slice(0, start)}\n\n${part}\n\n${text.slice(to)}`);
}

export function markdownTable(titles: readonly string[], lines: readonly (readonly string[])[]): string {
  const rule = titles.map((_, i) => (i === 0 ? '---' : '--:'));
  return [titles, rule, ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
