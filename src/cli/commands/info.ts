/** `coverage info`: what a file holds. */
import type { Command } from 'commander';
import { describeFile, factsText } from '../../app/info.js';
import { cliMessages as m } from '../messages.js';
import type { CommandSetup } from '../setup.js';

export function addInfo(setup: CommandSetup): Command {
  return setup
    .command('info', m.info, 'info data-samples/qinghe/stations.csv')
    .argument('<file>', setup.t(m.argumentFile))
    .action(
      setup.action<[string], object>(async (context, [file]) => {
        const facts = await describeFile(context.path(file), context.ports.files);
        const { kind, problems, json } = facts;
        context.print(factsText(facts), { file: facts.file, kind, ...json, problems });
      }),
    );
}
