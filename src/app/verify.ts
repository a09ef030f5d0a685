/**
 * `verify`: recomputes reference cases with the models of this build. Cases are recognised by their form, never by
 * file or folder names. Pure: files come through a port.
 */
import { Diagnostics } from '../foundation/diagnostics.js';
import { CoverageError } from '../foundation/errors.js';
import { fill } from '../foundation/text.js';
import { refuseFlags } from '../propagation/limits.js';
import {
  type CaseAnswer,
  type CaseContext,
  type CaseProfile,
  type CaseValue,
  type ReferenceForm,
  recognise,
} from '../propagation/reference.js';
import { parseJson, type ReferenceCase, readCases, type Tolerance } from './verify/caseFile.js';
import { compareValue } from './verify/compare.js';
import { type InstanceResult, instanceSets, runInstances } from './verify/instances/run.js';
import { messages } from './verify/messages.js';
import { asProfile } from './verify/profile.js';
import { formsOfSubjects, subjectId } from './verify/subjects.js';

/** Reads below one directory; paths are relative to it, with `/`, and `''` is the directory itself. */
export interface ReferencePort {
  readonly list: (path: string) => Promise<readonly { name: string; kind: 'file' | 'folder' }[]>;
  readonly read: (path: string) => Promise<string>;
  readonly readBytes: (path: string) => Promise<Uint8Array>;
  /** Text of the goals that instances of optimisation problems are held to: `bench/goals.json` of this package. */
  readonly goals: () => Promise<string>;
}

export interface Miss {
  readonly id: string;
  readonly key: string;
  /** What the program gave; null also for a number that is not finite, text for a refusal. */
  readonly got: CaseValue;
  readonly expected: CaseValue;
  /** `0.01`, or `1e-4 rel`. */
  readonly tolerance: string;
}

export interface FolderResult {
  readonly folder: string;
  readonly cases: number;
  readonly passed: number;
  readonly notRun: number;
  /** Largest and mean absolute difference of all numbers compared; null when none was. */
  readonly maxError: number | null;
  readonly meanError: number | null;
  /** Tolerances that occur, narrowest first. */
  readonly tolerances: readonly string[];
  readonly misses: readonly Miss[];
  /** Of a folder of optimisation problems: what was reached on each. */
  readonly instances?: readonly InstanceResult[];
}

export interface VerifyResult {
  readonly folders: readonly FolderResult[];
  /** Folders with a form that no model recognises; empty when models are named. */
  readonly unknownFolders: readonly string[];
}

interface CasesFile {
  readonly folder: string;
  readonly cases: readonly ReferenceCase[];
}

/** A case that must run: with its form, and with the inputs that nobody understands, if there are such. */
interface Task {
  readonly case: ReferenceCase;
  readonly form?: ReferenceForm;
  readonly foreign?: string;
}

/**
 * Runs the references below the port's directory, all or those of the named models.
 * Throws: usage (unknown model), inputData (malformed files, all of them listed), checkFailed (nothing to verify).
 * Misses and unknown folders are in the result: `requireVerified` turns them into the error of exit code 8.
 */
export async function verify(
  port: ReferencePort,
  options: { readonly models?: readonly string[] } = {},
): Promise<VerifyResult> {
  const wanted = (options.models ?? []).map(subjectId);
  const named = wanted.length > 0;
  const formsOf = await formsOfSubjects();
  const all = [...formsOf.values()].flat();
  const chosen = named ? [...new Set(wanted.flatMap((id) => formsOf.get(id) ?? []))] : all;

  const problems = new Diagnostics();
  const folders: FolderResult[] = [];
  const unknownFolders: string[] = [];
  const answered = new Set<ReferenceForm>();
  const sets = instanceSets.filter(({ id }) => !named || wanted.includes(id));
  const solved = new Set<string>();
  for (const folder of await foldersOf(port)) {
    const files = await readFolder(port, folder, problems);
    const ofFiles = files.map((file) => tasksOf(file.cases, chosen, all, named));
    const known = ofFiles.some(isOurs);
    let ofInstances = false;
    for (const set of sets) {
      const result = await runInstances(set, port, folder, problems);
      if (!result) continue;
      ofInstances = true;
      solved.add(set.id);
      folders.push(result);
    }
    // A file that nobody understands beside one that is understood must not go unseen.
    const tasks = ofFiles.filter((list) => isOurs(list) || (known && !named)).flat();
    if (tasks.length === 0) {
      if (!named && !ofInstances) unknownFolders.push(folder);
      continue;
    }
    for (const { form } of tasks) if (form) answered.add(form);
    const profiles = await readProfiles(port, folder, tasks, problems);
    folders.push(runFolder(folder, tasks, profiles));
  }
  problems.throwIfErrors('inputData');

  for (const id of wanted) {
    const forms = formsOf.get(id) ?? [];
    if (solved.has(id) || forms.some((form) => answered.has(form))) continue;
    const text =
      forms.length === 0 && !sets.some((set) => set.id === id) ? messages.noForms : messages.noCases;
    problems.error('CVG_VERIFY_NOTHING', fill(text, { id }));
  }
  if (folders.length === 0 && unknownFolders.length === 0 && !named)
    problems.error('CVG_VERIFY_NOTHING', messages.noFolders);
  problems.throwIfErrors('checkFailed');
  return { folders, unknownFolders };
}

/** Throws checkFailed when a case missed or a folder was not recognised. */
export function requireVerified(result: VerifyResult): void {
  const problems = new Diagnostics();
  for (const folder of result.unknownFolders)
    problems.error(
      'CVG_VERIFY_UNKNOWN',
      messages.unknownFolder,
      { file: folder },
      messages.unknownFolderHint,
    );
  for (const { folder, misses } of result.folders)
    for (const miss of misses)
      problems.error('CVG_VERIFY_MISS', fill(messages.miss, missValues(miss)), { file: folder });
  problems.throwIfErrors('checkFailed');
}

export const missValues = (miss: Miss): Record<string, string> => ({
  id: miss.id,
  key: miss.key,
  got: JSON.stringify(miss.got),
  expected: JSON.stringify(miss.expected),
  tolerance: miss.tolerance,
});

/** The directory itself when it holds JSON or CSV files, and each folder below it. `.` names the directory. */
async function foldersOf(port: ReferencePort): Promise<string[]> {
  const entries = await port.list('');
  const own = entries.some((e) => e.kind === 'file' && /\.(json|csv)$/.test(e.name));
  const below = entries
    .filter((e) => e.kind === 'folder' && !e.name.startsWith('.') && !(own && e.name === 'profiles'))
    .map((e) => e.name)
    .sort();
  return own ? ['.', ...below] : below;
}

const join = (folder: string, name: string): string => (folder === '.' ? name : `${folder}/${name}`);

async function readFolder(port: ReferencePort, folder: string, problems: Diagnostics): Promise<CasesFile[]> {
  const files: CasesFile[] = [];
  const entries = await port.list(folder === '.' ? '' : folder);
  const names = entries.filter((e) => e.kind === 'file' && e.name.endsWith('.json')).map((e) => e.name);
  for (const name of names.sort()) {
    const path = join(folder, name);
    const json = parseJson(await port.read(path), path, problems);
    const cases = json === undefined ? undefined : readCases(json, path, problems);
    if (cases) files.push({ folder, cases });
  }
  return files;
}

/**
 * What must run of one file if it is ours: its own cases, and as a miss each case that nobody understands; a case that
 * only another model understands is left to that model.
 */
function tasksOf(
  cases: readonly ReferenceCase[],
  chosen: readonly ReferenceForm[],
  all: readonly ReferenceForm[],
  named: boolean,
): Task[] {
  const tasks: Task[] = [];
  for (const c of cases) {
    const task = taskOf(c, chosen);
    if (task && (task.foreign === undefined || !named || !isAnswered(c, all))) tasks.push(task);
    else if (!isAnswered(c, all)) tasks.push({ case: c, foreign: Object.keys(c.inputs).sort().join(' ') });
  }
  return tasks;
}

const isOurs = (tasks: readonly Task[]): boolean => tasks.some((task) => task.form !== undefined);

function taskOf(c: ReferenceCase, forms: readonly ReferenceForm[]): Task | undefined {
  const asked = Object.keys(c.expect);
  let near: Task | undefined;
  for (const form of forms) {
    const seen = recognise(form, c.inputs, asked);
    if (seen.fit === 'exact') return { case: c, form };
    if (seen.fit === 'near') near ??= { case: c, form, foreign: seen.key };
  }
  return near;
}

function isAnswered(c: ReferenceCase, forms: readonly ReferenceForm[]): boolean {
  const task = taskOf(c, forms);
  return task !== undefined && task.foreign === undefined;
}

async function readProfiles(
  port: ReferencePort,
  folder: string,
  tasks: readonly Task[],
  problems: Diagnostics,
): Promise<Map<string, CaseProfile>> {
  const profiles = new Map<string, CaseProfile>();
  const wanted = new Map<string, string>();
  for (const task of tasks) {
    if (!task.form || task.foreign !== undefined || !task.case.gate) continue;
    for (const [key, type] of Object.entries(task.form.required))
      if (type === 'profile') wanted.set(task.case.inputs[key] as string, task.case.id);
  }
  if (wanted.size === 0) return profiles;

  const home = join(folder, 'profiles');
  const entries = await port.list(folder === '.' ? '' : folder);
  const there = entries.some((e) => e.name === 'profiles' && e.kind === 'folder')
    ? new Set((await port.list(home)).map((e) => e.name))
    : new Set<string>();
  for (const [name, id] of wanted) {
    // Only a listed name is read, so that no name can lead out of the folder.
    if (!there.has(`${name}.json`)) {
      problems.error('CVG_VERIFY_PROFILE', fill(messages.noProfile, { id, profile: name }), { file: folder });
      continue;
    }
    const file = `${home}/${name}.json`;
    const json = parseJson(await port.read(file), file, problems);
    if (json === undefined) continue;
    const profile = asProfile(json);
    if (profile) profiles.set(name, profile);
    else problems.error('CVG_VERIFY_PROFILE', messages.badProfile, { file });
  }
  return profiles;
}

function runFolder(
  folder: string,
  tasks: readonly Task[],
  profiles: ReadonlyMap<string, CaseProfile>,
): FolderResult {
  const misses: Miss[] = [];
  const tolerances = new Map<string, number>();
  let passed = 0;
  let notRun = 0;
  let maxError = 0;
  let sum = 0;
  let count = 0;
  for (const task of tasks) {
    if (!task.case.gate) {
      notRun++;
      continue;
    }
    const before = misses.length;
    for (const { error, tolerance } of runCase(task, profiles, misses)) {
      maxError = Math.max(maxError, error);
      sum += error;
      count++;
      tolerances.set(toleranceText(tolerance), tolerance.value);
    }
    if (misses.length === before) passed++;
  }
  return {
    folder,
    cases: tasks.length,
    passed,
    notRun,
    maxError: count > 0 ? maxError : null,
    meanError: count > 0 ? sum / count : null,
    tolerances: [...tolerances].sort((a, b) => a[1] - b[1]).map(([text]) => text),
    misses,
  };
}

const toleranceText = ({ kind, value }: Tolerance): string => (kind === 'rel' ? `${value} rel` : `${value}`);

/** Runs one case, adds its misses, returns the differences of its numbers. */
function runCase(
  task: Task,
  profiles: ReadonlyMap<string, CaseProfile>,
  misses: Miss[],
): { error: number; tolerance: Tolerance }[] {
  const { id, expect, toleranceOf } = task.case;
  const miss = (key: string, got: CaseValue | undefined) => {
    const shown = typeof got === 'number' && !Number.isFinite(got) ? null : (got ?? null);
    const expected = Object.hasOwn(expect, key) ? expect[key] : null;
    misses.push({ id, key, got: shown, expected, tolerance: toleranceText(toleranceOf(key)) });
  };
  if (!task.form || task.foreign !== undefined) {
    miss(Object.keys(expect)[0], `not understood: ${task.foreign ?? ''}`);
    return [];
  }
  let answer: CaseAnswer;
  try {
    answer = task.form.compute(contextOf(task.case, profiles));
    // A reference that refuses stands for strict use, where leaving the model's range is an error, too.
    if ('error' in expect) refuseFlags(answer.flags);
  } catch (error) {
    if (!(error instanceof CoverageError)) throw error;
    if (!('error' in expect)) miss(Object.keys(expect)[0], `refused: ${error.message}`);
    return [];
  }
  if ('error' in expect) {
    miss('error', 'not refused');
    return [];
  }
  return Object.keys(expect).flatMap((key) => {
    const got = Object.hasOwn(answer.values, key) ? answer.values[key] : undefined;
    const tolerance = toleranceOf(key);
    const { pass, errors } = compareValue(got, expect[key], tolerance);
    if (!pass) miss(key, got);
    return errors.map((error) => ({ error, tolerance }));
  });
}

function contextOf(c: ReferenceCase, profiles: ReadonlyMap<string, CaseProfile>): CaseContext {
  return {
    number: (key) => c.inputs[key] as number,
    optional: (key) => c.inputs[key] as number | undefined,
    text: (key) => c.inputs[key] as string,
    profile: () => profiles.get(c.inputs.profile as string) ?? { d_km: [], h_m: [] },
    asked: Object.keys(c.expect),
  };
}
