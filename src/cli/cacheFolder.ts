/** Where the path-loss cache lives: the flag, else COVERAGE_CACHE, else the user's cache folder; never the run folder. */
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

export function cacheFolder(
  flag: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
  folder: string,
): string {
  const chosen = flag ?? (env.COVERAGE_CACHE || undefined);
  if (chosen === 'off') return 'off';
  if (chosen !== undefined) return resolve(folder, chosen);
  const home = env.XDG_CACHE_HOME || env.LOCALAPPDATA || join(homedir(), '.cache');
  return join(home, 'coverage');
}
