/** `coverage scorecard`: a run's scorecard, or county against county. */
import type { Command } from 'commander';
import { scorecard } from '../../app/scorecard.js';
import { cliMessages as m } from '../messages.js';
import type { CommandSetup } from '../setup.js';

interface Flags {
  readonly svg?: string;
}

export function addScorecard(setup: CommandSetup): Command {
  const { t } = setup;
  return setup
    .command('scorecard', m.scorecard, 'scorecard data-samples/qinghe/qinghe.run')
    .argument('<runs...>', t(m.argumentRuns))
    .option('--svg <file>', t(m.optionScorecardSvg))
    .action(
      setup.action<[readonly string[]], Flags>(async (context, [folders], flags) => {
        const runs = folders.map((folder) => context.path(folder));
        const result = await scorecard(runs, context.ports);
        if (flags.svg !== undefined)
          await context.ports.files.write(context.path(flags.svg), result.svg(context.language));
        context.print(result.text, result.json);
      }),
    );
}
