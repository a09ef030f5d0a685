/** Shared by all commands: texts in one language, global options, an example in the help, and one way to run. */
import type { Command } from 'commander';
import type { Language, Text } from '../foundation/text.js';
import { type Context, contextOf, type GlobalOptions } from './context.js';
import type { Io } from './io.js';
import { cliMessages as m } from './messages.js';
import type { UseCases } from './useCases.js';

export interface CommandSetup {
  readonly io: Io;
  readonly language: Language;
  readonly useCases: UseCases;
  t(text: Text): string;
  /** A new command of the program; `example` is what follows `coverage` and works as typed in the project folder. */
  command(name: string, description: Text, example: string): Command;
  /** Commander's action handler: arguments, then flags. */
  action<A extends readonly (string | undefined | readonly string[])[], F extends object>(
    run: (context: Context, args: A, flags: F & GlobalOptions) => Promise<void>,
  ): (...given: unknown[]) => Promise<void>;
}

export function commandSetup(program: Command, io: Io, language: Language, useCases: UseCases): CommandSetup {
  const t = (text: Text): string => text[language];
  return {
    io,
    language,
    useCases,
    t,
    command: (name, description, example) =>
      addGlobals(program.command(name), t)
        .description(t(description))
        .addHelpText('after', `\n${t(m.example)}\n  coverage ${example}`),
    action:
      <A extends readonly (string | undefined | readonly string[])[], F extends object>(
        run: (context: Context, args: A, flags: F & GlobalOptions) => Promise<void>,
      ) =>
      async (...given: unknown[]) => {
        // Commander passes the arguments, the command's own flags and the command itself.
        const command = given[given.length - 1] as Command;
        const flags = command.optsWithGlobals<F & GlobalOptions>();
        await run(contextOf(io, language, flags), given.slice(0, -2) as unknown as A, flags);
      },
  };
}

export function addGlobals(command: Command, t: (text: Text) => string): Command {
  const titles: Readonly<Record<string, Text>> = {
    'Usage:': m.titleUsage,
    'Options:': m.titleOptions,
    'Commands:': m.titleCommands,
    'Arguments:': m.titleArguments,
  };
  return command
    .option('--json', t(m.optionJson))
    .option('--lang <zh|en>', t(m.optionLang))
    .option('--quiet', t(m.optionQuiet))
    .helpOption('-h, --help', t(m.optionHelp))
    .configureHelp({ styleTitle: (title) => (title in titles ? t(titles[title]) : title) })
    .showHelpAfterError(false)
    .exitOverride();
}
