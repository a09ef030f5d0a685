/** The command line: argv in, exit code out. Data goes to stdout, talk to stderr; only bugs show a stack. */
import { Command, CommanderError } from 'commander';
import { CoverageError, type Diagnostic, ExitCode, renderDiagnostic } from '../foundation/errors.js';
import { fill, type Language, type Text } from '../foundation/text.js';
import { type Io, toolVersion } from './io.js';
import { languageOf } from './language.js';
import { cliMessages as m } from './messages.js';
import { addGlobals, type CommandSetup, commandSetup } from './setup.js';
import { type UseCases, useCases as builtIn } from './useCases.js';
import { parseChoice } from './values.js';

/** In the order of the help. A command brings its own machinery along: only the one that is asked for is loaded. */
const commands: Readonly<Record<string, () => Promise<(setup: CommandSetup) => unknown>>> = {
  analyze: async () => (await import('./commands/analyze.js')).addAnalyze,
  merge: async () => (await import('./commands/merge.js')).addMerge,
  validate: async () => (await import('./commands/validate.js')).addValidate,
  info: async () => (await import('./commands/info.js')).addInfo,
  pathloss: async () => (await import('./commands/pathloss.js')).addPathloss,
  explain: async () => (await import('./commands/explain.js')).addExplain,
  scorecard: async () => (await import('./commands/scorecard.js')).addScorecard,
  verify: async () => (await import('./commands/verify.js')).addVerify,
  doctor: async () => (await import('./commands/doctor.js')).addDoctor,
};

/** `argv` without program and script. Never throws. */
export async function main(argv: readonly string[], io: Io, useCases: UseCases = builtIn): Promise<number> {
  const language = languageOf(argv, io.env);
  const json = argv.includes('--json');
  try {
    const program = await programOf(argv, io, language, useCases);
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

async function programOf(
  argv: readonly string[],
  io: Io,
  language: Language,
  useCases: UseCases,
): Promise<Command> {
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
  const asked = argv.find((word) => !word.startsWith('-')) ?? '';
  const wanted = Object.hasOwn(commands, asked) ? [commands[asked]] : Object.values(commands);
  for (const load of wanted) (await load())(setup);
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
