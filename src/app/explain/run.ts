/** A finished run as `explain` reads it: its configuration from the manifest, inputs checked to be the same. */
import { CoverageError } from '../../foundation/errors.js';
import { fill } from '../../foundation/text.js';
import { clutterClasses } from '../../terrain/clutter.js';
import type { ProjectConfig } from '../config/types.js';
import type { Ports } from '../ports.js';
import { explainMessages as m } from './messages.js';

export interface ExplainedRun {
  readonly config: ProjectConfig;
  readonly clutterIds: readonly string[];
  readonly path: (name: string) => string;
}

const manifestLimit_bytes = 64 * 1024 * 1024;

interface ManifestPart {
  readonly schema?: string;
  readonly config?: Omit<ProjectConfig, 'origins'>;
  readonly origins?: ProjectConfig['origins'];
  readonly inputs?: readonly { readonly path: string; readonly key: string; readonly sha256: string }[];
}

export async function readRun(dir: string, ports: Ports): Promise<ExplainedRun> {
  const file = ports.files.resolve(dir, 'manifest.json');
  if (!(await ports.files.exists(file)))
    throw new CoverageError('file', {
      severity: 'error',
      code: 'CVG_NO_MANIFEST',
      text: m.noManifest,
      hint: m.noManifestHint,
      where: { file: dir },
    });
  const manifest = parse(await ports.files.readText(file, manifestLimit_bytes));
  if (manifest?.schema !== 'coverage-manifest/1' || !manifest.config || !manifest.inputs)
    throw new CoverageError('inputData', {
      severity: 'error',
      code: 'CVG_BAD_MANIFEST',
      text: m.badManifest,
      where: { file },
    });
  for (const input of manifest.inputs) {
    if (input.key === 'project') continue; // the manifest holds the effective configuration itself
    const same =
      (await ports.files.exists(input.path)) && (await ports.hash.file(input.path)) === input.sha256;
    if (!same)
      throw new CoverageError('inputData', {
        severity: 'error',
        code: 'CVG_INPUT_CHANGED',
        text: fill(m.inputChanged, { key: input.key }),
        hint: m.inputChangedHint,
        where: { file: input.path },
      });
  }
  return {
    config: { ...manifest.config, origins: manifest.origins ?? {} },
    clutterIds: clutterClasses.map((c) => c.id),
    path: (name) => ports.files.resolve(dir, name),
  };
}

function parse(text: string): ManifestPart | undefined {
  try {
    return JSON.parse(text) as ManifestPart;
  } catch {
    return undefined;
  }
}
