/** Target profiles of a project: shipped ones by their id, then those of its own files. */
import { Diagnostics } from '../../foundation/diagnostics.js';
import { fill } from '../../foundation/text.js';
import { parseYaml } from '../../io/yaml.js';
import { check } from '../../schema/check.js';
import { targetMessages as m } from './messages.js';
import type { TargetProfile } from './profile.js';
import { targetsFileSchema } from './schema.js';
import { shippedTargets } from './shipped.js';

/** In the order asked for. Ids are those of the shipped profiles. */
export const shippedProfiles = (ids: readonly string[]): TargetProfile[] =>
  ids.flatMap((id) => shippedTargets.filter((t) => t.id === id));

/** Throws CoverageError('config') with every problem of the file; `rows` are the rows that a scorecard has. */
export function readTargets(text: string, file: string, rows: readonly string[]): TargetProfile[] {
  const document = parseYaml(text, file);
  const problems = new Diagnostics();
  const parsed = check(targetsFileSchema, document.value, file, document.locate, problems);
  problems.throwIfErrors('config');
  if (parsed === undefined) throw new Error('check() without a value reports at least one error');
  const own = parsed.profiles.map(
    (p): TargetProfile => ({ ...p, places: p.places ?? null, lines: p.lines ?? null, maps: [] }),
  );
  own.forEach((profile, i) => {
    if (shippedTargets.some((t) => t.id === profile.id))
      problems.error('CVG_TARGET_ID', fill(m.shippedId, { id: profile.id }), {
        file,
        ...document.locate(['profiles', i, 'id'], 'value'),
        field: `profiles[${i}].id`,
      });
    profile.indicators.forEach(({ row }, k) => {
      if (rows.includes(row) || row.startsWith(`${profile.id}.`)) return;
      const at = ['profiles', i, 'indicators', k, 'row'];
      problems.error(
        'CVG_TARGET_ROW',
        fill(m.unknownRow, { row }),
        { file, ...document.locate(at, 'value'), field: `profiles[${i}].indicators[${k}].row`, value: row },
        fill(m.knownRows, { rows: rows.join(', ') }),
      );
    });
  });
  problems.throwIfErrors('config');
  return own;
}
