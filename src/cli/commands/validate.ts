/** `coverage validate`: every input problem of a project at once. */
import type { Command } from 'commander';
import { fill } from '../../foundation/text.js';
import { cliMessages as m } from '../messages.js';
import type { CommandSetup } from '../setup.js';

export function addValidate(setup: CommandSetup): Command {
  return setup
    .command('validate', m.validate, 'validate data-samples/qinghe/project.yaml')
    .argument('<project>', setup.t(m.argumentProject))
    .action(
      setup.action<[string], object>(async (context, [project]) => {
        const result = await setup.useCases.validate(context.path(project), context.ports);
        context.warn(result.warnings);
        const values = { file: project, count: result.inputs, warnings: result.warnings.length };
        context.print(fill(m.valid, values), { valid: true, ...result });
      }),
    );
}
