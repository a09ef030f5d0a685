/** `coverage analyze`: the main job. */
import type { Command } from 'commander';
import type { AnalyzeOptions, AnalyzeResult, Effort, Stage } from '../../app/ports.js';
import { fill, lines, plain } from '../../foundation/text.js';
import { cacheFolder } from '../cacheFolder.js';
import type { Context } from '../context.js';
import { cliMessages as m } from '../messages.js';
import { nodeMachine } from '../ports.js';
import type { CommandSetup } from '../setup.js';
import { parseShard } from '../shard.js';
import { parseChoice, parseChoices, parseMemory, parseWorkers } from '../values.js';

const stages = [
  'predict',
  'assess',
  'siting',
  'access',
  'transport',
  'criticality',
  'report',
] as const satisfies Stage[];
const engines = ['fast', 'exact'] as const satisfies AnalyzeOptions['engine'][];
const efforts = ['quick', 'normal', 'deep'] as const satisfies Effort[];

export interface AnalyzeFlags {
  readonly output?: string;
  readonly workers?: string;
  readonly stages?: string;
  readonly resume?: boolean;
  readonly overwrite?: boolean;
  readonly dryRun?: boolean;
  readonly shard?: string;
  readonly cache?: string;
  readonly memory?: string;
  readonly effort?: string;
  readonly engine?: string;
}

export function addAnalyze(setup: CommandSetup): Command {
  const { t, io, useCases } = setup;
  const command = setup
    .command('analyze', m.analyze, 'analyze data-samples/qinghe/project.yaml')
    .argument('<project>', t(m.argumentProject));
  return addRunOptions(command, setup)
    .option('--dry-run', t(m.optionDryRun))
    .option('--shard <i/n>', t(m.optionShard))
    .action(
      setup.action<[string], AnalyzeFlags>(async (context, [project], flags) => {
        const options = runOptions(project, flags, context);
        const shard = flags.shard === undefined ? undefined : parseShard(flags.shard, io.env);
        printRun(await useCases.analyze({ ...options, shard }, context.ports), context);
      }),
    );
}

/** What `analyze` and `merge` have in common. */
export function addRunOptions(command: Command, { t, io }: CommandSetup): Command {
  const cache = cacheFolder(undefined, io.env, io.folder);
  return command
    .option('-o, --output <dir>', t(m.optionOutput))
    .option('--workers <n>', t(fill(m.optionWorkers, { cores: nodeMachine().cores })))
    .option('--stages <list>', t(fill(m.optionStages, { stages: stages.join(', ') })))
    .option('--resume', t(m.optionResume))
    .option('--overwrite', t(m.optionOverwrite))
    .option('--cache <dir>', t(fill(m.optionCache, { folder: cache })))
    .option('--memory <size>', t(m.optionMemory))
    .option('--effort <e>', t(m.optionEffort))
    .option('--engine <e>', t(m.optionEngine));
}

export function runOptions(project: string, flags: AnalyzeFlags, context: Context): AnalyzeOptions {
  const { env, folder } = context.io;
  return {
    project: context.path(project),
    output: flags.output === undefined ? undefined : context.path(flags.output),
    workers: flags.workers === undefined ? context.ports.machine.cores : parseWorkers(flags.workers),
    stages: flags.stages === undefined ? undefined : parseChoices('--stages', stages, flags.stages),
    resume: flags.resume ?? false,
    overwrite: flags.overwrite ?? false,
    dryRun: flags.dryRun ?? false,
    cache: cacheFolder(flags.cache, env, folder),
    memory_bytes: flags.memory === undefined ? undefined : parseMemory(flags.memory),
    effort: parseChoice('--effort', efforts, flags.effort ?? 'normal'),
    engine: parseChoice('--engine', engines, flags.engine ?? 'fast'),
  };
}

export function printRun({ text, json, paths }: AnalyzeResult, context: Context): void {
  const list = paths.map((p) => `  ${p}`).join('\n');
  context.print(paths.length === 0 ? text : lines([text, m.outputs, plain(list)]), json);
}
