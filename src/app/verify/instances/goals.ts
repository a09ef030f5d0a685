/** What the solvers must reach, as `bench/goals.json` states it: the same file serves `verify` and the bench. */
import type { Instance } from './instance.js';

export interface Goal {
  readonly model: string;
  readonly set: string;
  /** Upper limits of sizes; an instance belongs to the first goal of its model that all of its sizes keep to. */
  readonly where?: Readonly<Record<string, number>>;
  /** Most a proven gap may be, percent. */
  readonly gapPct?: number;
  /** Most a value may be worse than the known one, percent: each, or on average. */
  readonly abovePct?: number;
  readonly meanAbovePct?: number;
  /** For the bench. */
  readonly seconds?: number;
  readonly greedySeconds?: number;
  readonly memory_MB?: number;
}

export const goalsOf = (json: string): readonly Goal[] => (JSON.parse(json) as { goals: Goal[] }).goals;

export const goalFor = (
  goals: readonly Goal[],
  model: string,
  { size }: Pick<Instance, 'size'>,
): Goal | undefined =>
  goals.find(
    (goal) =>
      goal.model === model && Object.entries(goal.where ?? {}).every(([name, most]) => size[name] <= most),
  );
