/** HTML as tagged templates: every part that is not markup already is escaped, and numbers must be formatted first. */
import { escapeXml } from '../map/svg.js';

/** Markup that is safe to write as it is. */
export class Html {
  constructor(readonly markup: string) {}
}

/** What a template takes. No bare numbers: how many digits a number shows is always a decision. */
export type Part = Html | string | undefined | readonly Part[];

export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let out = strings[0];
  parts.forEach((part, i) => {
    out += markupOf(part) + strings[i + 1];
  });
  return new Html(out);
}

function markupOf(part: Part): string {
  if (part === undefined) return '';
  if (part instanceof Html) return part.markup;
  return typeof part === 'string' ? escapeXml(part) : part.map(markupOf).join('');
}

/** Only for markup that this program drew itself, such as a map, or for its own style sheet. */
export const trusted = (markup: string): Html => new Html(markup);
