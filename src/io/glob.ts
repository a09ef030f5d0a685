/** Files by pattern: `*` and `?` inside a name, `**` for any folders. Sorted by path, so that mosaics repeat exactly. */
import { readdir, stat } from 'node:fs/promises';
import { join, parse, sep } from 'node:path';

/** Entries looked at; a pattern from the root of a disk must end. */
const maxEntries = 200_000;

/** Files (never folders) that match an absolute pattern. Unreadable folders count as empty; links are not descended by `**`. */
export async function globFiles(pattern: string): Promise<string[]> {
  const { root } = parse(pattern);
  const parts = pattern
    .slice(root.length)
    .split(/[\\/]/)
    .filter((p) => p !== '');
  const found = new Set<string>();
  let looked = 0;

  const visit = async (folder: string, at: number): Promise<void> => {
    const part = parts[at];
    const last = at === parts.length - 1;
    if (part !== '**' && !/[*?]/.test(part)) {
      const path = join(folder, part);
      const info = await stat(path).catch(() => undefined);
      if (last && info?.isFile()) found.add(path);
      if (!last && info?.isDirectory()) await visit(path, at + 1);
      return;
    }
    // `**` also stands for no folder at all.
    if (part === '**' && !last) await visit(folder, at + 1);
    for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
      if (++looked > maxEntries) return;
      const path = join(folder, entry.name);
      if (part === '**') {
        if (last && entry.isFile()) found.add(path);
        if (entry.isDirectory() && !entry.name.startsWith('.')) await visit(path, at);
      } else if (matches(entry.name, part)) {
        const kind = entry.isSymbolicLink() ? await stat(path).catch(() => undefined) : entry;
        if (last && kind?.isFile()) found.add(path);
        if (!last && kind?.isDirectory()) await visit(path, at + 1);
      }
    }
  };
  if (parts.length > 0) await visit(root === '' ? `.${sep}` : root, 0);
  return [...found].sort();
}

/** Wildcard match in linear time per star; a regular expression would backtrack without bound. Hidden names need a dot. */
export function matches(name: string, pattern: string): boolean {
  if (name.startsWith('.') && !pattern.startsWith('.')) return false;
  let n = 0;
  let p = 0;
  let star = -1;
  let resume = 0;
  while (n < name.length) {
    if (p < pattern.length && pattern[p] === '*') {
      star = p++;
      resume = n;
    } else if (p < pattern.length && (pattern[p] === '?' || pattern[p] === name[n])) {
      p++;
      n++;
    } else if (star >= 0) {
      p = star + 1;
      n = ++resume;
    } else return false;
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}
