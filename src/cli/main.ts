/** The command line: argv in, exit code out. Data goes to stdout, talk to stderr; only bugs show a stack. */
import { Command, CommanderError } from 'commander';
import { CoverageError, type Diagnostic, ExitCode, renderDiagnostic } from '../foundation/errors.js';
import { fill, type Language, type Text } from '../foundation/text.js';
import { addAnalyze } from './commands/analyze.js';
import { addDoctor } from './commands/doctor.js';
import { addExplain } from './commands/explain.js';
import { addInfo } from './commands/info.js';
import { addMerge } from './commands/merge.js';
import { addPathloss } from './commands/pathloss.js';
import { addScorecard } from './commands/scorecard.js';
import { addValidate } from './commands/validate.js';
import { addVerify } from './commands/verify.js';
import { type Io, toolVersion } from './io.js';
import { languageOf } from './language.js';
import { cliMessages as m } from './messages.js';
import { addGlobals, commandSetup } from './setup.js';
import { type UseCases, useCases as builtIn } from './useCases.js';
import { parseChoice } from './values.js';

/** `argv` without program and script. Never throws. */
export async function main(argv: readonly string[], io: Io, useCases: UseCases = builtIn): Promise<number> {
  const language = languageOf(argv, io.env);
  const json = argv.includes('--json');
  try {
    const program = programOf(io, language, useCases);
    if (argv.length === 0) {
      io.err(program.helpInformation());
      return ExitCode.usage;
    }
    await program.parseAsync([...argv], { from: 'user' });
    return ExitCode.ok;
  } catch (error) {
    return report(error, io, language, json);
  }
}

function programOf(io: Io, language: Language, useCases: UseCases): Command {
  const program = new Command('coverage');
  // Before commands are made: they inherit it. Usage errors are rendered by `report`, in the user's language.
  program.configureOutput({ writeOut: (s) => io.out(s), writeErr: () => undefined });
  const setup = commandSetup(program, io, language, useCases);
  const { t } = setup;
  addGlobals(program, t)
    .usage('<command> [input] [options]')
    .description(t(m.program))
    .version(toolVersion(), '-V, --version', t(m.optionVersion))
    .helpCommand('help [command]', t(m.commandHelp))
    .addHelpText(
      'after',
      `\n${t(m.example)}\n  coverage validate data-samples/qinghe/project.yaml\n\n${t(m.exitCodes)}`,
    )
    .hook('preAction', (_, command) => {
      const { lang } = command.optsWithGlobals<{ lang?: string }>();
      if (lang !== undefined) parseChoice('--lang', ['zh', 'en'], lang);
    });
  addAnalyze(setup);
  addMerge(setup);
  addValidate(setup);
  addInfo(setup);
  addPathloss(setup);
  addExplain(setup);
  addScorecard(setup);
  addVerify(setup);
  addDoctor(setup);
  return program;
}

function report(error: unknown, io: Io, language: Language, json: boolean): number {
  if (error instanceof CommanderError) {
    // Help and version were asked for and printed: commander leaves through an error all the same.
    if (error.exitCode === 0) return ExitCode.ok;
    return report(usageOf(error), io, language, json);
  }
  // An abort may surface as Node's own error anywhere: what the user did decides.
  if (io.signal.aborted) {
    io.err(`${m.cancelled[language]}\n`);
    return ExitCode.cancelled;
  }
  if (error instanceof CoverageError) {
    if (json) io.out(`${JSON.stringify({ error: error.toJSON() }, null, 2)}\n`);
    for (const d of error.diagnostics) io.err(`${renderDiagnostic(d, language)} [${d.code}]\n`);
    if (error.kind === 'internal') io.err(`${error.stack ?? ''}\n${bugText(language)}\n`);
    return error.exitCode;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  io.err(`${stack}\n${bugText(language)}\n`);
  return ExitCode.internal;
}

const bugText = (language: Language): string => fill(m.bug, { version: toolVersion() })[language];

/** Commander's own complaints, in both languages. */
function usageOf(error: CommanderError): CoverageError {
  const texts: Readonly<Record<string, Text>> = {
    'commander.unknownOption': m.unknownOption,
    'commander.unknownCommand': m.unknownCommand,
    'commander.missingArgument': m.missingArgument,
    'commander.optionMissingArgument': m.missingValue,
    'commander.missingMandatoryOptionValue': m.missingOption,
    'commander.excessArguments': m.excessArguments,
  };
  const name = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  const near = /Did you mean (.+?)\?/.exec(error.message)?.[1];
  const detail = error.message.replace(/^error: /, '');
  const diagnostic: Diagnostic = {
    severity: 'error',
    code: 'CVG_USAGE',
    text: fill(texts[error.code] ?? m.badUsage, { name, detail }),
    hint:
      near === undefined ? fill(m.usageHint, { command: 'coverage' }) : fill(m.didYouMean, { nearest: near }),
  };
  return new CoverageError('usage', diagnostic);
}
