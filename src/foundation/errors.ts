/** Error kinds, each with the exit code of the command line contract. A bug is the only kind that shows a stack. */
import type { Text } from './text.js';

export const ExitCode = {
  ok: 0,
  internal: 1,
  usage: 2,
  config: 3,
  inputData: 4,
  modelRange: 5,
  file: 6,
  resource: 7,
  checkFailed: 8,
  cancelled: 130,
} as const;

export type ErrorKind = Exclude<keyof typeof ExitCode, 'ok'>;

/** The place of a problem. Rows and columns count from 1, as editors and spreadsheets do. */
export interface Where {
  readonly file?: string;
  readonly row?: number;
  readonly column?: number;
  readonly field?: string;
  readonly value?: string;
}

export interface Diagnostic {
  readonly severity: 'error' | 'warning';
  /** Stable machine key, for example `CVG_INPUT_RANGE`. */
  readonly code: string;
  readonly text: Text;
  readonly hint?: Text;
  readonly where?: Where;
}

/** An error that a user can act on. `diagnostics` holds one or many located problems of one kind. */
export class CoverageError extends Error {
  readonly kind: ErrorKind;
  readonly diagnostics: readonly Diagnostic[];

  constructor(kind: ErrorKind, diagnostics: Diagnostic | readonly Diagnostic[], options?: ErrorOptions) {
    const list = Array.isArray(diagnostics)
      ? (diagnostics as readonly Diagnostic[])
      : [diagnostics as Diagnostic];
    super(list.map((d) => renderDiagnostic(d, 'en')).join('\n'), options);
    this.name = 'CoverageError';
    this.kind = kind;
    this.diagnostics = list;
  }

  get exitCode(): number {
    return ExitCode[this.kind];
  }

  /** Custom fields do not survive a structured clone between threads: workers send this form. */
  toJSON(): SerialisedError {
    return { kind: this.kind, diagnostics: this.diagnostics };
  }

  static fromJSON(json: SerialisedError): CoverageError {
    return new CoverageError(json.kind, json.diagnostics);
  }
}

export interface SerialisedError {
  readonly kind: ErrorKind;
  readonly diagnostics: readonly Diagnostic[];
}

/** `file:row:column field: sentence. Hint: …` in one language. */
export function renderDiagnostic(d: Diagnostic, language: 'zh' | 'en'): string {
  const w = d.where ?? {};
  const place = [w.file, w.row, w.row === undefined ? undefined : w.column]
    .filter((p) => p !== undefined)
    .join(':');
  const head = [place, w.field].filter((p) => p !== undefined && p !== '').join(' ');
  const hintLabel = language === 'zh' ? ' 提示：' : ' Hint: ';
  const body = d.text[language] + (d.hint ? hintLabel + d.hint[language] : '');
  return head === '' ? body : `${head}: ${body}`;
}
