/** Project text → frozen configuration. Every problem of the file is reported at once, located by line and column. */
import type { z } from 'zod';
import { Diagnostics } from '../../foundation/diagnostics.js';
import type { Diagnostic } from '../../foundation/errors.js';
import { fill } from '../../foundation/text.js';
import { type LocatedDocument, parseYaml } from '../../io/yaml.js';
import { check } from '../../schema/check.js';
import { type Path, pathName } from '../../schema/walk.js';
import { checkCrsNames } from './crsNames.js';
import { configMessages as m } from './messages.js';
import { projectSchema } from './schema.js';
import type { AreaConfig, Origin, ProjectConfig } from './types.js';

export interface ParsePorts {
  /** Absolute form of a path that may be relative to the folder of `file`. */
  readonly resolve: (file: string, path: string) => string;
  readonly exists: (path: string) => Promise<boolean>;
  /** Files that match an absolute glob, sorted by path. */
  readonly glob: (pattern: string) => Promise<readonly string[]>;
}

export interface ParsedProject {
  readonly config: ProjectConfig;
  /** Warnings only: errors are thrown. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Files of one project; a mosaic of a province at 1° tiles needs far fewer. */
const maxFiles = 20_000;

type Project = z.output<typeof projectSchema>;

/**
 * Reads a project. Throws CoverageError('config') for syntax, unknown keys, types and ranges, then CoverageError('file')
 * for files that are not there.
 */
export async function parseProject(text: string, file: string, ports: ParsePorts): Promise<ParsedProject> {
  const document = parseYaml(text, file);
  const problems = new Diagnostics();
  if (typeof document.value !== 'object' || document.value === null || Array.isArray(document.value))
    problems.error('CVG_CONFIG_TYPE', m.notAProject, { file, row: 1, column: 1 }, m.projectHint);
  problems.throwIfErrors('config');

  const project = check(projectSchema, document.value, file, document.locate, problems);
  problems.throwIfErrors('config');
  checkCrsNames(project, file, document.locate, problems);
  problems.throwIfErrors('config');
  if (project === undefined) throw new Error('check() without a value reports at least one error');

  const withFiles = await resolveFiles(project, document, file, ports, problems);
  problems.throwIfErrors('file');

  const named = { ...withBands(withFiles), name: withFiles.name ?? stem(file) };
  const config: ProjectConfig = {
    ...named,
    // The schema refuses an area with both or neither.
    area: named.area as AreaConfig,
    projectFile: file,
    origins: originsOf(named, document.value),
  };
  return { config: freeze(config), diagnostics: problems.list('warning') };
}

/** Replaces every `file: [pattern, …]` by the absolute paths that it stands for. */
async function resolveFiles(
  project: Project,
  document: LocatedDocument,
  file: string,
  ports: ParsePorts,
  problems: Diagnostics,
): Promise<Project> {
  let count = 0;
  const expand = async (pattern: string, path: Path): Promise<readonly string[]> => {
    const where = { file, ...document.locate(path, 'value'), field: pathName(path), value: pattern };
    const absolute = ports.resolve(file, pattern);
    // A name may hold a question mark: what exists is not a pattern.
    if (await ports.exists(absolute)) return [absolute];
    if (!/[*?]/.test(pattern)) {
      problems.error('CVG_FILE_MISSING', fill(m.fileMissing, { path: pattern }), where, m.pathHint);
      return [];
    }
    const found = await ports.glob(absolute);
    count += found.length;
    if (found.length === 0)
      problems.error('CVG_FILE_NO_MATCH', fill(m.globEmpty, { path: pattern }), where, m.pathHint);
    if (count > maxFiles) {
      const values = { path: pattern, count, limit: maxFiles };
      problems.error('CVG_FILE_TOO_MANY', fill(m.tooManyFiles, values), where);
    }
    return found;
  };
  const walk = async (value: unknown, path: Path): Promise<unknown> => {
    if (Array.isArray(value)) {
      const items: unknown[] = [];
      for (const [i, item] of value.entries()) items.push(await walk(item, [...path, i]));
      return items;
    }
    if (typeof value !== 'object' || value === null) return value;
    const result: Record<string, unknown> = {};
    for (const [key, child] of Object.entries(value)) {
      if (child === undefined) continue;
      const at = [...path, key];
      if (key !== 'file' || !Array.isArray(child)) result[key] = await walk(child, at);
      else {
        const paths: string[] = [];
        for (const [i, pattern] of (child as string[]).entries())
          paths.push(...(await expand(pattern, [...at, i])));
        // Two patterns may name the same file; a file counted twice would be people counted twice.
        result[key] = [...new Set(paths)];
      }
    }
    return result;
  };
  return (await walk(project, [])) as Project;
}

/** `band: 3` beside `technology: lte` becomes `b3`. */
function withBands(project: Project): Project {
  const letter = { lte: 'b', nr: 'n' } as const;
  const withLetter = <T extends { technology?: 'lte' | 'nr'; band?: string }>(value: T): T => {
    const { band, technology } = value;
    if (band === undefined || !/^\d/.test(band)) return value;
    // Rows without a technology are never taken for NR (rules R1).
    return { ...value, band: letter[technology ?? 'lte'] + band };
  };
  return {
    ...project,
    stations: { ...project.stations, assume: withLetter(project.stations.assume) },
    layers: project.layers.map(withLetter),
  };
}

/** A leaf comes from the file when the written text reaches it; a bare string stands for the whole section below it. */
function originsOf(config: object, written: unknown): Record<string, Origin> {
  const origins: Record<string, Origin> = {};
  const walk = (value: unknown, raw: unknown, path: Path): void => {
    if (typeof value !== 'object' || value === null || path[path.length - 1] === 'file') {
      origins[pathName(path)] = raw === undefined ? 'default' : 'file';
      return;
    }
    const entries: [string | number, unknown][] = Array.isArray(value)
      ? [...value.entries()]
      : Object.entries(value);
    if (entries.length === 0 && path.length > 0)
      origins[pathName(path)] = raw === undefined ? 'default' : 'file';
    for (const [key, child] of entries) walk(child, childOf(raw, key), [...path, key]);
  };
  walk(config, written, []);
  return origins;
}

function childOf(raw: unknown, key: string | number): unknown {
  if (raw === undefined || raw === null) return undefined;
  const isList = Array.isArray(raw);
  // Short forms: `x: a.tif` and `x: [a.tif]` for {file: …}, one bare item for a list of one.
  if (typeof raw !== 'object' || (isList && key === 'file'))
    return key === 'file' || key === 0 ? raw : undefined;
  if (!isList && key === 0) return raw;
  return (raw as Record<string | number, unknown>)[key];
}

function stem(file: string): string {
  const name = file.split(/[\\/]/).pop() ?? file;
  return name.replace(/\.[^.]*$/, '') || name;
}

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  }
  return value;
}
