/** Findings that do not stop a run: one warning per rule, with its count, located at the first cell it concerns. */
import type { Diagnostics } from '../foundation/diagnostics.js';
import type { Where } from '../foundation/errors.js';
import { fill, type Text, type TextValues } from '../foundation/text.js';

interface Finding {
  readonly text: Text;
  readonly where: Where | undefined;
  readonly hint: Text | undefined;
  readonly values: TextValues;
  count: number;
}

export class Lint {
  private readonly found = new Map<string, Finding>();

  /** Counts one case of a rule; `where` of the first is kept. */
  note(rule: string, text: Text, where?: Where, hint?: Text, values: TextValues = {}): void {
    const held = this.found.get(rule);
    if (held) held.count++;
    else this.found.set(rule, { text, where, hint, values, count: 1 });
  }

  countOf(rule: string): number {
    return this.found.get(rule)?.count ?? 0;
  }

  /** Adds the warnings in the order in which the rules were first met. */
  report(diagnostics: Diagnostics): void {
    for (const [rule, f] of this.found)
      diagnostics.warning(
        `CVG_LINT_${rule.toUpperCase().replace(/-/g, '_')}`,
        fill(f.text, { ...f.values, count: f.count }),
        f.where,
        f.hint,
      );
  }
}
