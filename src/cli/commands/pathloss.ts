/** `coverage pathloss`: many cases through the models, from file or stdin to file or stdout, as a stream. */
import { dirname, extname, join } from 'node:path';
import type { Command } from 'commander';
import { type Outcome, pathloss } from '../../app/pathloss.js';
import { formChooser } from '../../app/pathloss/choose.js';
import { messages } from '../../app/pathloss/messages.js';
import { profileReader } from '../../app/pathloss/profiles.js';
import { type CaseSource, csvSource, jsonSource } from '../../app/pathloss/source.js';
import { formsText } from '../../app/pathloss/text.js';
import { type Format, formats, outcomeWriter } from '../../app/pathloss/write.js';
import { longestFile } from '../../app/verify/caseFile.js';
import { formsOfSubjects, subjectId } from '../../app/verify/subjects.js';
import { fill, plain } from '../../foundation/text.js';
import { fileBytes, fileSink, type TextSink } from '../../io/textFile.js';
import type { Context } from '../context.js';
import { textColumns } from '../io.js';
import { cliMessages as m } from '../messages.js';
import type { CommandSetup } from '../setup.js';
import { parseChoice, usageError } from '../values.js';

interface Flags {
  readonly output?: string;
  readonly format?: string;
  readonly model?: string;
  readonly profiles?: string;
  readonly trace?: boolean;
  readonly plot?: boolean;
  readonly keepGoing?: boolean;
  readonly forms?: boolean;
}

export function addPathloss(setup: CommandSetup): Command {
  const { t } = setup;
  return setup
    .command('pathloss', m.pathloss, 'pathloss data-samples/pathloss/cells.csv')
    .argument('[cases]', t(m.argumentCases))
    .option('-o, --output <file>', t(m.optionCasesOutput))
    .option('--format <name>', t(fill(m.optionCasesFormat, { formats: formats.join(', ') })))
    .option('--model <id>', t(m.optionCasesModel))
    .option('--profiles <dir>', t(m.optionProfiles))
    .option('--trace', t(m.optionTrace))
    .option('--plot', t(m.optionPlot))
    .option('--keep-going', t(m.optionKeepGoing))
    .option('--forms', t(m.optionForms))
    .action(
      setup.action<[string | undefined], Flags>(async (context, [cases], flags) => {
        const model = flags.model === undefined ? undefined : subjectId(flags.model);
        const chooser = formChooser(await formsOfSubjects(), model);
        if (flags.forms) {
          const list = ({ language }: Context): string => formsText(chooser.candidates, language);
          const json = chooser.candidates.map(({ model: of, form }) => ({ model: of, ...form }));
          context.print(plain(list(context)), json);
          return;
        }
        if (cases === undefined) throw usageError(fill(m.missingArgument, { name: 'cases' }));
        await compute(context, cases, flags, chooser);
      }),
    );
}

async function compute(
  context: Context,
  cases: string,
  flags: Flags,
  chooser: ReturnType<typeof formChooser>,
): Promise<void> {
  const { source, kind } = await openCases(context, cases);
  const format = formatOf(flags, kind, context.json);
  const folder = cases === '-' ? context.io.folder : dirname(context.path(cases));
  const profiles = flags.profiles === undefined ? join(folder, 'profiles') : context.path(flags.profiles);
  const profileOf = profileReader((file) => context.ports.files.readText(join(profiles, file), longestFile));
  const options = {
    trace: flags.trace ?? false,
    keepGoing: flags.keepGoing ?? false,
    plot: flags.plot ?? false,
    signal: context.ports.signal,
  };
  const writer = outcomeWriter(format, {
    ...options,
    columns: source.columns,
    possible: chooser.possible(source.columns),
    language: context.language,
    width: textColumns(context.io),
  });
  const sink = flags.output === undefined ? stdoutSink(context) : await fileSink(context.path(flags.output));
  try {
    const tally = { count: 0, failed: 0 };
    // The beginning waits for the first block: a case that stops the command at once leaves its error alone on stdout.
    let begin = writer.start;
    let reading = true;
    for await (const block of pathloss(source, chooser, profileOf, options)) {
      tally.count += block.length;
      tally.failed += failures(block);
      reading = await sink.write(begin + writer.block(block));
      begin = '';
      if (!reading) break;
    }
    if (reading) await sink.write(begin + writer.end);
    await sink.finish();
    if (tally.failed > 0) context.ports.log.warn(fill(messages.failed, tally));
  } catch (error) {
    await sink.abandon();
    throw error;
  }
}

const failures = (block: readonly Outcome[]): number =>
  block.reduce((sum, { error }) => sum + (error ? 1 : 0), 0);

/** By its first character, not by its name: JSON begins with a bracket, a header row with a letter. */
async function openCases(
  context: Context,
  cases: string,
): Promise<{ source: CaseSource; kind: 'csv' | 'json' }> {
  const stdin = cases === '-';
  const file = stdin ? '<stdin>' : context.path(cases);
  const bytes = stdin ? (context.io.input?.() ?? nothing()) : fileBytes(file);
  const { head, all } = await peek(bytes);
  if (!/^\uFEFF?\s*[[{]/.test(head)) return { source: await csvSource(all, file), kind: 'csv' };
  return { source: jsonSource(await wholeText(all), file), kind: 'json' };
}

async function* nothing(): AsyncGenerator<Uint8Array> {
  // A process without stdin has no cases.
}

async function peek(
  bytes: AsyncIterable<Uint8Array>,
): Promise<{ head: string; all: AsyncIterable<Uint8Array> }> {
  const iterator = bytes[Symbol.asyncIterator]();
  const first = await iterator.next();
  const head = first.done ? new Uint8Array() : first.value;
  async function* all(): AsyncGenerator<Uint8Array> {
    if (!first.done) yield first.value;
    yield* { [Symbol.asyncIterator]: () => iterator };
  }
  return { head: new TextDecoder().decode(head.subarray(0, 64)), all: all() };
}

/** JSON is read whole, up to a limit that `parseJson` judges. */
async function wholeText(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of bytes) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > longestFile) break;
  }
  return text + decoder.decode();
}

function formatOf(flags: Flags, kind: 'csv' | 'json', json: boolean): Format {
  const format = namedFormat(flags, json) ?? (flags.trace || flags.plot ? 'text' : kind);
  if (flags.trace && format === 'csv') throw usageError(m.traceInCsv);
  if (flags.plot && format !== 'text') throw usageError(m.plotNeedsText);
  return format;
}

function namedFormat({ format, output }: Flags, json: boolean): Format | undefined {
  if (format !== undefined) return parseChoice('--format', formats, format);
  if (json) return 'json';
  const extension = output === undefined ? '' : extname(output).slice(1).toLowerCase();
  const byName: Readonly<Record<string, Format>> = { csv: 'csv', json: 'json', jsonl: 'jsonl', txt: 'text' };
  return byName[extension];
}

function stdoutSink({ io }: Context): TextSink {
  const done = (): Promise<void> => Promise.resolve();
  return {
    write: (text) => {
      io.out(text);
      return io.drained?.() ?? Promise.resolve(true);
    },
    finish: done,
    abandon: done,
  };
}
