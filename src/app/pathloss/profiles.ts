/** Profiles of cases: from files by name, kept as long as they are likely to be asked for again, or written in the case. */
import { Diagnostics } from '../../foundation/diagnostics.js';
import { CoverageError } from '../../foundation/errors.js';
import { fill, type Text } from '../../foundation/text.js';
import type { CaseProfile } from '../../propagation/reference.js';
import { parseJson } from '../verify/caseFile.js';
import { asProfile } from '../verify/profile.js';
import { inlineKeys, isInline } from './choose.js';
import { messages as m } from './messages.js';
import type { CaseRow } from './source.js';

/** Text of `<name>.json` in the folder of profiles. Throws CoverageError('file') that names the path. */
export type ReadProfile = (file: string) => Promise<string>;

export type ProfileOf = (row: CaseRow) => CaseProfile | Promise<CaseProfile>;

/** So many files stay in memory; a table goes through its profiles one after the other. */
const kept = 64;

export function profileReader(read: ReadProfile): ProfileOf {
  const cache = new Map<string, CaseProfile>();
  const load = async (row: CaseRow, name: string): Promise<CaseProfile> => {
    if (!/^[^/\\]+$/.test(name)) throw refused('CVG_CASES_PROFILE', fill(m.badName, { name }), row);
    const file = `${name}.json`;
    const problems = new Diagnostics();
    const json = parseJson(await read(file), file, problems);
    problems.throwIfErrors('inputData');
    const profile = asProfile(json);
    if (!profile) throw refused('CVG_CASES_PROFILE', m.badProfile, row);
    const [oldest] = cache.keys();
    if (cache.size >= kept) cache.delete(oldest);
    cache.set(name, profile);
    return profile;
  };
  return (row) => {
    if (isInline(row.keys)) return inlineProfile(row);
    const name = row.inputs.profile;
    if (typeof name !== 'string') throw refused('CVG_CASES_PROFILE', m.notName, row);
    return cache.get(name) ?? load(row, name);
  };
}

/** Lists of a case; in a table they are cells of numbers between spaces or semicolons. */
function inlineProfile(row: CaseRow): CaseProfile {
  const json = Object.fromEntries(
    inlineKeys
      .filter((key) => key in row.inputs)
      .map((key) => {
        const value = row.inputs[key];
        if (typeof value !== 'string' || !row.text) return [key, value];
        const list = value.split(/[\s;]+/).map((cell) => (cell === '' ? Number.NaN : Number(cell)));
        return [key, key === 'step_m' ? list[0] : list];
      }),
  );
  const profile = asProfile(json);
  if (!profile) throw refused('CVG_CASES_PROFILE', m.badProfile, row, 'h_m');
  return profile;
}

const refused = (code: string, text: Text, row: CaseRow, key = 'profile'): CoverageError =>
  new CoverageError('inputData', { severity: 'error', code, text, where: row.where(key) });
