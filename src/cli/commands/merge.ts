/** `coverage merge`: the run of tiles that shards have predicted. */
import type { Command } from 'commander';
import { cliMessages as m } from '../messages.js';
import type { CommandSetup } from '../setup.js';
import { addRunOptions, type AnalyzeFlags, printRun, runOptions } from './analyze.js';

const of = 'data-samples/qinghe/project.yaml -o my.run';
const example = `analyze ${of} --shard 1/2\n  coverage analyze ${of} --shard 2/2\n  coverage merge ${of}`;

export function addMerge(setup: CommandSetup): Command {
  const { t, useCases } = setup;
  const command = setup
    .command('merge', m.merge, example)
    .argument('<project>', t(m.argumentProject))
    .argument('[shards...]', t(m.argumentShards));
  return addRunOptions(command, setup).action(
    setup.action<[string, readonly string[]], AnalyzeFlags>(async (context, [project, shards], flags) => {
      const merge = shards.map((folder) => context.path(folder));
      printRun(
        await useCases.analyze({ ...runOptions(project, flags, context), merge }, context.ports),
        context,
      );
    }),
  );
}
