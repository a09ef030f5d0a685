/** What every command gets: how to speak, how to print, and the ports. */
import type { Ports } from '../app/ports.js';
import type { Diagnostic } from '../foundation/errors.js';
import { renderDiagnostic } from '../foundation/errors.js';
import { fill, type Language, type Text } from '../foundation/text.js';
import type { Io } from './io.js';
import { cliMessages as m } from './messages.js';
import { logTo, nodeClock, nodeFiles, nodeHash, nodeMachine } from './ports.js';
import { progressReporter, silent } from './progress.js';

export interface GlobalOptions {
  readonly json?: boolean;
  readonly quiet?: boolean;
}

export interface Context {
  readonly io: Io;
  readonly language: Language;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly ports: Ports;
  /** Absolute form of a path from the command line. */
  path(given: string): string;
  /** Data: the JSON form with --json, else the text. */
  print(text: Text, json: unknown): void;
  warn(diagnostics: readonly Diagnostic[]): void;
}

export function contextOf(io: Io, language: Language, options: GlobalOptions): Context {
  const quiet = options.quiet ?? false;
  const json = options.json ?? false;
  return {
    io,
    language,
    json,
    quiet,
    ports: {
      files: nodeFiles,
      hash: nodeHash,
      clock: nodeClock,
      log: logTo(io, language, quiet),
      progress: quiet ? silent : progressReporter(io, nodeClock, language),
      machine: nodeMachine(),
      signal: io.signal,
    },
    path: (given) => nodeFiles.resolve(io.folder, given),
    print: (text, value) =>
      io.out(json ? `${JSON.stringify(value, null, 2)}\n` : `${text[language].trimEnd()}\n`),
    warn: (diagnostics) => {
      if (quiet) return;
      for (const d of diagnostics)
        io.err(`${fill(m.warning, { text: `${renderDiagnostic(d, language)} [${d.code}]` })[language]}\n`);
    },
  };
}
