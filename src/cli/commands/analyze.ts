/** `coverage analyze`: the main job. */
import type { Command } from 'commander';
import type { AnalyzeOptions, Effort, Stage } from '../../app/ports.js';
import { fill, plain } from '../../foundation/text.js';
import { cacheFolder } from '../cacheFolder.js';
import { cliMessages as m } from '../messages.js';
import { nodeMachine } from '../ports.js';
import type { CommandSetup } from '../setup.js';
import { parseChoice, parseChoices, parseMemory, parseWorkers } from '../values.js';

const stages = ['predict', 'assess', 'siting', 'access', 'transport', 'report'] as const satisfies Stage[];
const engines = ['fast', 'exact'] as const satisfies AnalyzeOptions['engine'][];
const efforts = ['quick', 'normal', 'deep'] as const satisfies Effort[];

interface Flags {
  readonly output?: string;
  readonly workers?: string;
  readonly stages?: string;
  readonly resume?: boolean;
  readonly overwrite?: boolean;
  readonly dryRun?: boolean;
  readonly cache?: string;
  readonly memory?: string;
  readonly effort?: string;
  readonly engine?: string;
}

export function addAnalyze(setup: CommandSetup): Command {
  const { t, io, useCases } = setup;
  const run = useCases.analyze;
  const defaults = cacheFolder(undefined, io.env, io.folder);
  return setup
    .command('analyze', m.analyze, 'analyze data-samples/qinghe/project.yaml')
    .argument('<project>', t(m.argumentProject))
    .option('-o, --output <dir>', t(m.optionOutput))
    .option('--workers <n>', t(fill(m.optionWorkers, { cores: nodeMachine().cores })))
    .option('--stages <list>', t(fill(m.optionStages, { stages: stages.join(', ') })))
    .option('--resume', t(m.optionResume))
    .option('--overwrite', t(m.optionOverwrite))
    .option('--dry-run', t(m.optionDryRun))
    .option('--cache <dir>', t(fill(m.optionCache, { folder: defaults })))
    .option('--memory <size>', t(m.optionMemory))
    .option('--effort <e>', t(m.optionEffort))
    .option('--engine <e>', t(m.optionEngine))
    .action(
      setup.action<[string], Flags>(async (context, [project], flags) => {
        const options: AnalyzeOptions = {
          project: context.path(project),
          output: flags.output === undefined ? undefined : context.path(flags.output),
          workers: flags.workers === undefined ? context.ports.machine.cores : parseWorkers(flags.workers),
          stages: flags.stages === undefined ? undefined : parseChoices('--stages', stages, flags.stages),
          resume: flags.resume ?? false,
          overwrite: flags.overwrite ?? false,
          dryRun: flags.dryRun ?? false,
          cache: cacheFolder(flags.cache, io.env, io.folder),
          memory_bytes: flags.memory === undefined ? undefined : parseMemory(flags.memory),
          effort: parseChoice('--effort', efforts, flags.effort ?? 'normal'),
          engine: parseChoice('--engine', engines, flags.engine ?? 'fast'),
        };
        const result = await run(options, context.ports);
        const { text, json, paths } = result;
        const lines = plain(paths.map((p) => `  ${p}`).join('\n'));
        context.print(
          paths.length === 0
            ? text
            : {
                en: `${text.en}\n${m.outputs.en}\n${lines.en}`,
                zh: `${text.zh}\n${m.outputs.zh}\n${lines.zh}`,
              },
          json,
        );
      }),
    );
}
