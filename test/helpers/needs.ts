/** Decides what happens when a test needs a file or a program that this machine lacks: fail in CI, skip and count elsewhere. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const projectRoot = fileURLToPath(new URL('../../', import.meta.url));
const sharedRoot = fileURLToPath(new URL('../../../shared/', import.meta.url));

export const shared = (path: string): string => sharedRoot + path;

/** True when the test can run. Missing in CI is a failure; elsewhere the caller passes the result to `it.skipIf`. */
export function has(path: string): boolean {
  return decide(existsSync(path), path);
}

export function hasProgram(name: string, versionFlag = '--version'): boolean {
  let found = true;
  try {
    execFileSync(name, [versionFlag], { stdio: 'ignore' });
  } catch (error) {
    found = (error as NodeJS.ErrnoException).code !== 'ENOENT';
  }
  return decide(found, name);
}

/** Passes `found` on; missing in CI is a failure. */
export function decide(found: boolean, what: string): boolean {
  if (!found && process.env.CI === 'true') throw new Error(`needed by a test and not here: ${what}`);
  return found;
}
