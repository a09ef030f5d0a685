/** Collects many problems before stopping once. At most `listedPerFile` are kept per file; the rest are counted. */
import { CoverageError, type Diagnostic, type ErrorKind } from './errors.js';
import { fill, type Text } from './text.js';

export const listedPerFile = 200;

const moreProblems: Text = {
  en: 'and {count} more problems in this file.',
  zh: '此文件另有 {count} 个问题。',
};

export class Diagnostics {
  private readonly kept: Diagnostic[] = [];
  private readonly perFile = new Map<string, { listed: number; errors: number; more: number }>();

  add(diagnostic: Diagnostic): void {
    const file = diagnostic.where?.file ?? '';
    const count = this.perFile.get(file) ?? { listed: 0, errors: 0, more: 0 };
    this.perFile.set(file, count);
    if (diagnostic.severity === 'error') count.errors++;
    if (count.listed < listedPerFile) {
      count.listed++;
      this.kept.push(diagnostic);
    } else count.more++;
  }

  error(code: string, text: Text, where?: Diagnostic['where'], hint?: Text): void {
    this.add({ severity: 'error', code, text, where, hint });
  }

  warning(code: string, text: Text, where?: Diagnostic['where'], hint?: Text): void {
    this.add({ severity: 'warning', code, text, where, hint });
  }

  get errorCount(): number {
    let sum = 0;
    for (const c of this.perFile.values()) sum += c.errors;
    return sum;
  }

  /** All kept problems in order of arrival, then one line per file whose list was cut. */
  list(severity?: Diagnostic['severity']): Diagnostic[] {
    const more: Diagnostic[] = [...this.perFile]
      .filter(([, c]) => c.more > 0)
      .map(([file, c]) => ({
        severity: c.errors > 0 ? 'error' : 'warning',
        code: 'CVG_MORE_PROBLEMS',
        text: fill(moreProblems, { count: c.more }),
        where: file === '' ? undefined : { file },
      }));
    return [...this.kept, ...more].filter((d) => severity === undefined || d.severity === severity);
  }

  /** Throws all errors at once, if there is one. Warnings stay for the manifest. */
  throwIfErrors(kind: ErrorKind): void {
    if (this.errorCount > 0) throw new CoverageError(kind, this.list('error'));
  }
}
