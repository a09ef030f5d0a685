/** Coordinate systems that a project names must exist: said here, at the key, and not where a file is first placed. */
import type { Diagnostics } from '../../foundation/diagnostics.js';
import { CoverageError } from '../../foundation/errors.js';
import { resolveCrs } from '../../geo/crs.js';
import type { Locate } from '../../schema/check.js';
import { type Path, pathName } from '../../schema/walk.js';

/** Adds a problem for each key `crs` whose value is neither `auto` nor a system that is known. */
export function checkCrsNames(
  value: unknown,
  file: string,
  locate: Locate,
  problems: Diagnostics,
  path: Path = [],
): void {
  if (typeof value !== 'object' || value === null) return;
  const entries: [string | number, unknown][] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value);
  for (const [key, child] of entries) {
    const at = [...path, key];
    if (key !== 'crs' || typeof child !== 'string') checkCrsNames(child, file, locate, problems, at);
    else if (child !== 'auto') {
      try {
        resolveCrs(child);
      } catch (error) {
        if (!(error instanceof CoverageError)) throw error;
        const where = { file, ...locate(at, 'value'), field: pathName(at), value: child };
        for (const d of error.diagnostics) problems.add({ ...d, where });
      }
    }
  }
}
