/** The project's own source files, for tests that watch the architecture. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './needs.js';

export interface Source {
  /** Relative to the project, with `/`. */
  readonly path: string;
  readonly text: string;
  /** Module names of static and dynamic imports and re-exports. */
  readonly imports: readonly string[];
}

export function sourcesBelow(folder: string): Source[] {
  return filesBelow(folder, /\.ts$/).map((path) => {
    const text = readFileSync(join(projectRoot, path), 'utf8');
    return { path, text, imports: importsOf(text) };
  });
}

export function filesBelow(folder: string, name: RegExp): string[] {
  const entries = readdirSync(join(projectRoot, folder), { withFileTypes: true });
  return entries
    .flatMap((e) => {
      const path = folder === '' ? e.name : `${folder}/${e.name}`;
      if (!e.isDirectory()) return name.test(e.name) ? [path] : [];
      return ['node_modules', 'dist', '.git'].includes(e.name) || /\.run(\.|$)/.test(e.name)
        ? []
        : filesBelow(path, name);
    })
    .sort();
}

export function importsOf(text: string): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '');
  const pattern =
    /(?:^|\n)\s*(?:import|export)\s(?:[^'";]*?\sfrom\s*)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g;
  return [...code.matchAll(pattern)].map((m) => m[1] ?? m[2]);
}
