/** `coverage explain`: why a point, or a ranked site, has the numbers it has. */
import type { Command } from 'commander';
import { cacheFolder } from '../cacheFolder.js';
import { textColumns } from '../io.js';
import { cliMessages as m } from '../messages.js';
import type { CommandSetup } from '../setup.js';
import { parsePoint, usageError } from '../values.js';

interface Flags {
  readonly at?: string;
  readonly layer?: string;
  readonly sector?: string;
  readonly site?: string;
  readonly svg?: string;
}

export function addExplain(setup: CommandSetup): Command {
  const { t, io, useCases } = setup;
  const run = useCases.explain;
  return setup
    .command('explain', m.explain, 'explain data-samples/qinghe/qinghe.run --at 110.58,32.0')
    .argument('<run>', t(m.argumentRun))
    .option('--at <lon,lat>', t(m.optionAt))
    .option('--layer <id>', t(m.optionLayer))
    .option('--sector <id>', t(m.optionSector))
    .option('--site <id>', t(m.optionSite))
    .option('--svg <file>', t(m.optionSvg))
    .action(
      setup.action<[string], Flags>(async (context, [folder], flags) => {
        if ((flags.at === undefined) === (flags.site === undefined)) throw usageError(m.explainWhat);
        const result = await run(
          {
            run: context.path(folder),
            at: flags.at === undefined ? undefined : parsePoint(flags.at),
            layer: flags.layer,
            sector: flags.sector,
            site: flags.site,
            cache: cacheFolder(undefined, io.env, io.folder),
            columns: textColumns(io),
          },
          context.ports,
        );
        if (flags.svg !== undefined) {
          if (!result.svg) throw usageError(m.svgNeedsAt);
          await context.ports.files.write(context.path(flags.svg), result.svg(context.language));
        }
        context.print(result.text, result.json);
      }),
    );
}
