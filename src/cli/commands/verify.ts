/** `coverage verify`: reference cases against the models of this build. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { requireVerified, verify, type ReferencePort } from '../../app/verify.js';
import { verifyTable } from '../../app/verify/table.js';
import { CoverageError } from '../../foundation/errors.js';
import { fill } from '../../foundation/text.js';
import type { Context } from '../context.js';
import { packageFile } from '../io.js';
import { cliMessages as m } from '../messages.js';
import type { CommandSetup } from '../setup.js';

const caseFile_bytes = 256 * 1024 * 1024;

interface Flags {
  readonly model?: string[];
}

export function addVerify(setup: CommandSetup): Command {
  const { t } = setup;
  return setup
    .command('verify', m.verify, 'verify ../shared/reference --model p526')
    .argument('<dir>', t(m.argumentReference))
    .option('--model <id>', t(m.optionModel), (id: string, before: string[] | undefined) => [
      ...(before ?? []),
      id,
    ])
    .action(
      setup.action<[string], Flags>(async (context, [dir], flags) => {
        const root = context.path(dir);
        const result = await verify(referencePort(root, context), { models: flags.model });
        context.print(verifyTable(result), result);
        requireVerified(result);
        if (!context.quiet) context.io.err(`${t(m.verified)}\n`);
      }),
    );
}

function referencePort(root: string, context: Context): ReferencePort {
  return {
    list: async (path) => {
      const folder = join(root, path);
      try {
        const entries = await readdir(folder, { withFileTypes: true });
        return entries
          .filter((e) => e.isDirectory() || e.isFile())
          .map((e) => ({ name: e.name, kind: e.isDirectory() ? 'folder' : 'file' }));
      } catch (error) {
        const text = fill(m.fileProblem, { reason: (error as NodeJS.ErrnoException).code ?? String(error) });
        const where = { file: folder };
        throw new CoverageError('file', { severity: 'error', code: 'CVG_FILE', text, where });
      }
    },
    read: (path) => context.ports.files.readText(join(root, path), caseFile_bytes),
    readBytes: (path) => context.ports.files.readBytes(join(root, path), caseFile_bytes),
    goals: () => Promise.resolve(packageFile('bench/goals.json')),
  };
}
