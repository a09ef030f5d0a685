/** Runs the instances of a folder and holds each answer to what is known: it recomputes, it is no better than the optimum, its bound holds, it reaches its goal. */
import type { Diagnostics } from '../../../foundation/diagnostics.js';
import { fill } from '../../../foundation/text.js';
import type { FolderResult, Miss, ReferencePort } from '../../verify.js';
import { messages } from '../messages.js';
import { coverInstances } from './cover.js';
import { type Goal, goalFor, goalsOf } from './goals.js';
import { type Answer, folderOf, type Instance, type InstanceSet, tableOf } from './instance.js';
import { medianInstances } from './median.js';
import { setCoverInstances } from './setCover.js';

export const instanceSets: readonly InstanceSet[] = [coverInstances, setCoverInstances, medianInstances];

export interface InstanceResult {
  readonly id: string;
  readonly value: number;
  readonly known: number;
  /** By how much the value is worse than the known one, percent of it; negative = better than the best known. */
  readonly offPct: number;
  readonly bound: number;
  /** Between value and bound. */
  readonly gapPct: number;
  readonly provedBy: string;
  readonly work: Readonly<Record<string, number>>;
  /** Name of the goal's set. */
  readonly goal: string;
}

/** Values are compared to this share. */
const tolerance = 1e-9;

/** The folder's result for one of the sets, or undefined when it holds no such instances. Problems of files are noted. */
export async function runInstances(
  set: InstanceSet,
  port: ReferencePort,
  path: string,
  problems: Diagnostics,
): Promise<FolderResult | undefined> {
  const folder = path === '.' ? '' : path;
  const names = (await port.list(folder)).filter((e) => e.kind === 'file').map((e) => e.name);
  const beside = folderOf(port, folder, names);
  const instances: Instance[] = [];
  for (const name of names.filter((n) => n.endsWith('.csv')).sort()) {
    try {
      instances.push(...((await set.read(tableOf(await beside.text(name)), beside)) ?? []));
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      const file = folder === '' ? name : `${folder}/${name}`;
      problems.error('CVG_VERIFY_INSTANCE', fill(messages.badInstance, { reason: error.message }), { file });
    }
  }
  if (instances.length === 0) return undefined;
  const goals = goalsOf(await port.goals());
  const results: InstanceResult[] = [];
  const misses: Miss[] = [];
  for (const instance of instances) {
    const answer = await instance.solve();
    const goal = goalFor(goals, set.id, instance);
    const result = resultOf(instance, answer, goal);
    results.push(result);
    misses.push(...missesOf(instance, answer, result, goal));
  }
  misses.push(...meanMisses(goals, results, set.id));
  const missed = new Set(misses.map((miss) => miss.id));
  const off = results.map((r) => Math.max(0, r.offPct));
  return {
    folder: path,
    cases: instances.length,
    passed: instances.filter(({ id }) => !missed.has(id)).length,
    notRun: 0,
    maxError: Math.max(...off),
    meanError: off.reduce((sum, x) => sum + x, 0) / off.length,
    tolerances: [...new Set(results.map((r) => r.goal))],
    misses,
    instances: results,
  };
}

function resultOf({ id, sense, known }: Instance, answer: Answer, goal: Goal | undefined): InstanceResult {
  const worse = sense === 'min' ? answer.recomputed - known : known - answer.recomputed;
  const { bound, gapPct, provedBy, work } = answer;
  const offPct = known === 0 ? 0 : (100 * worse) / known;
  return {
    id,
    value: answer.recomputed,
    known,
    offPct,
    bound,
    gapPct,
    provedBy,
    work,
    goal: goal?.set ?? '',
  };
}

function missesOf(
  { id, sense, known, optimal }: Instance,
  { claimed, recomputed, bound, gapPct }: Answer,
  { offPct }: InstanceResult,
  goal: Goal | undefined,
): Miss[] {
  const misses: Miss[] = [];
  const miss = (key: string, got: number, expected: number, most: string) =>
    misses.push({ id, key, got: Number.isFinite(got) ? got : null, expected, tolerance: most });
  const slack = tolerance * Math.max(1, Math.abs(known));
  const sign = sense === 'min' ? 1 : -1;
  if (!(Math.abs(claimed - recomputed) <= slack)) miss('value', claimed, recomputed, `${tolerance} rel`);
  // Nothing beats a proven optimum, and no bound may shut it out; nor may it shut out the value itself.
  if (optimal && sign * (known - recomputed) > slack) miss('value', recomputed, known, 'optimum');
  if (optimal && sign * (bound - known) > slack) miss('bound', bound, known, 'optimum');
  if (!(sign * (bound - recomputed) <= slack)) miss('bound', bound, recomputed, 'value');
  if (!goal) return misses;
  if (goal.gapPct !== undefined && !(gapPct <= goal.gapPct + 100 * tolerance))
    miss('gapPct', gapPct, goal.gapPct, goal.set);
  if (goal.abovePct !== undefined && !(offPct <= goal.abovePct))
    miss('offPct', offPct, goal.abovePct, goal.set);
  return misses;
}

/** Goals on the mean of a set miss as a whole, under the name of the set. */
function meanMisses(goals: readonly Goal[], results: readonly InstanceResult[], model: string): Miss[] {
  return goals
    .filter((goal) => goal.model === model)
    .flatMap(({ set, meanAbovePct }): Miss[] => {
      const own = results.filter((r) => r.goal === set);
      const mean = own.reduce((sum, r) => sum + r.offPct, 0) / own.length;
      if (meanAbovePct === undefined || own.length === 0 || mean <= meanAbovePct) return [];
      return [{ id: set, key: 'meanOffPct', got: mean, expected: meanAbovePct, tolerance: set }];
    });
}
