/** `coverage doctor`: what this machine has, what is missing, how to get it. */
import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Command } from 'commander';
import { CoverageError } from '../../foundation/errors.js';
import { fill, type Language, plain, type Text } from '../../foundation/text.js';
import { cacheFolder } from '../cacheFolder.js';
import type { Context } from '../context.js';
import { cliMessages as m } from '../messages.js';
import type { CommandSetup } from '../setup.js';

interface Item {
  readonly id: string;
  readonly label: Text;
  readonly required: boolean;
  readonly ok: boolean;
  readonly found: string;
  readonly remedy: Text;
}

const bytesPerGiB = 1024 ** 3;
const program_ms = 10_000;

export function addDoctor(setup: CommandSetup): Command {
  return setup.command('doctor', m.doctor, 'doctor').action(
    setup.action<[], object>(async (context) => {
      const items = await examine(context);
      const json = items.map(({ id, required, ok, found, remedy }) => ({
        id,
        required,
        ok,
        found,
        remedy: ok ? null : remedy,
      }));
      context.print(table(items), { items: json });
      const missing = items.filter((i) => i.required && !i.ok);
      if (missing.length > 0)
        throw new CoverageError(
          'resource',
          missing.map((i) => ({
            severity: 'error',
            code: 'CVG_DOCTOR_MISSING',
            text: {
              en: fill(m.requiredMissing, { item: i.label.en }).en,
              zh: fill(m.requiredMissing, { item: i.label.zh }).zh,
            },
            hint: i.remedy,
          })),
        );
    }),
  );
}

async function examine({ ports, io }: Context): Promise<Item[]> {
  const { node, memory_bytes, cores } = ports.machine;
  const memory_GiB = memory_bytes / bytesPerGiB;
  const cache = cacheFolder(undefined, io.env, io.folder);
  const optional = (id: string, label: Text, names: readonly string[], apt: string): Promise<Item> =>
    program(id, label, names, fill(m.remedyApt, { name: apt }));
  return [
    {
      id: 'node',
      label: m.itemNode,
      required: true,
      ok: Number(node.split('.')[0]) >= 20,
      found: node,
      remedy: m.remedyNode,
    },
    {
      id: 'cores',
      label: m.itemCores,
      required: false,
      ok: cores > 0,
      found: String(cores),
      remedy: plain(''),
    },
    {
      id: 'memory',
      label: m.itemMemory,
      required: false,
      ok: memory_GiB >= 2,
      found: `${memory_GiB.toFixed(1)} GB`,
      remedy: m.remedyMemory,
    },
    {
      id: 'cache',
      label: m.itemCache,
      required: true,
      ok: cache === 'off' || (await writable(cache)),
      found: cache,
      remedy: m.remedyCache,
    },
    await optional('gdal', m.itemGdal, ['gdalinfo'], 'gdal-bin'),
    await optional('chromium', m.itemChromium, ['chromium', 'chromium-browser', 'google-chrome'], 'chromium'),
    await optional('splat', m.itemSplat, ['splat-hd'], 'splat'),
  ];
}

async function writable(folder: string): Promise<boolean> {
  const probe = join(folder, `.doctor-${process.pid}`);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(probe, '');
    await rm(probe);
    return true;
  } catch {
    return false;
  }
}

/** The first of `names` that starts; a program that starts and complains is there. */
async function program(id: string, label: Text, names: readonly string[], remedy: Text): Promise<Item> {
  for (const name of names) {
    const found = await promisify(execFile)(name, ['--version'], { timeout: program_ms })
      .then(({ stdout }) => stdout.trim().split('\n')[0] || name)
      .catch((error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? undefined : name));
    if (found !== undefined) return { id, label, required: false, ok: true, found, remedy };
  }
  return { id, label, required: false, ok: false, found: '', remedy };
}

function table(items: readonly Item[]): Text {
  const state = (i: Item): Text => (i.ok ? m.stateOk : i.required ? m.stateMissing : m.stateOptional);
  const one = (language: Language): string =>
    items
      .map((i) => {
        const remedy = i.ok || i.remedy[language] === '' ? '' : ` → ${i.remedy[language]}`;
        const found = i.found === '' ? '' : `: ${i.found}`;
        return `${i.ok ? '✓' : i.required ? '✗' : '-'} ${i.label[language]} [${state(i)[language]}]${found}${remedy}`;
      })
      .join('\n');
  return { en: one('en'), zh: one('zh') };
}
