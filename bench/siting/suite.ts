/**
 * The solvers against `bench/goals.json`: reference instances where they are there, made-up counties, questions to a plan, and the
 * integer solver alone beside ours. Seconds are of CPU.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { type Goal, goalFor, goalsOf } from '../../src/app/verify/instances/goals.js';
import { folderOf, type Instance, tableOf } from '../../src/app/verify/instances/instance.js';
import { instanceSets } from '../../src/app/verify/instances/run.js';
import { row, type Row, type Suite } from '../schema.js';
import { counties } from './county.js';
import type { Reached } from './one.js';

const suite = 'siting';
const seed = 20_260;
const references = '../shared/reference';
const goals = goalsOf(readFileSync('bench/goals.json', 'utf8'));
/** Instances of each set in a quick run. */
const quickInstances = 2;

export const siting: Suite = async ({ quick }) => {
  const rows: Row[] = [];
  for (const name of quick
    ? (['2000 x 200000'] as const)
    : (Object.keys(counties) as (keyof typeof counties)[]))
    rows.push(...madeRows(name));
  for (const { id } of instanceSets)
    if (existsSync(`${references}/${id}`)) rows.push(...(await referenceRows(id, quick)));
  return rows;
};

const line = (name: string, unit: string, samples: readonly number[], limit?: number): Row =>
  row({ suite, seed, name, unit, better: 'lower', ...(limit === undefined ? {} : { limit }) }, samples);

function madeRows(name: keyof typeof counties): Row[] {
  const output = execFileSync(process.execPath, ['--import', 'tsx', 'bench/siting/one.ts', name], {
    encoding: 'utf8',
  });
  const reached = JSON.parse(output) as Reached;
  const goal = goals.find((g) => g.model === 'generated' && g.set === name);
  const asked = goals.find((g) => g.model === 'what-if' && g.set === name);
  return [
    line(`${name}: pairs`, '', [reached.pairs]),
    line(`${name}: proven gap`, '%', [reached.gapPct], goal?.gapPct),
    line(`${name}: greedy`, 's', [reached.greedySeconds], goal?.greedySeconds),
    line(`${name}: whole`, 's', [reached.seconds], goal?.seconds),
    line(`${name}: memory`, 'MB', [reached.memory_MB], goal?.memory_MB),
    line(`${name}: memory before the solver`, 'MB', [reached.countyMemory_MB]),
    line(`${name}: one site forced in or out`, 's', [reached.whatIfSeconds], asked?.seconds),
  ];
}

async function timed<T>(work: () => Promise<T>): Promise<{ answer: T; seconds: number }> {
  const before = process.cpuUsage();
  const answer = await work();
  const { user, system } = process.cpuUsage(before);
  return { answer, seconds: (user + system) / 1e6 };
}

interface Run {
  readonly instance: Instance;
  readonly goal: Goal | undefined;
  readonly off: number;
  readonly gap: number;
  readonly seconds: number;
  readonly plainSeconds: number;
  readonly plainOff: number;
}

async function referenceRows(model: string, quick: boolean): Promise<Row[]> {
  const runs: Run[] = [];
  const perGoal = new Map<Goal | undefined, number>();
  for (const instance of await instancesOf(model)) {
    const goal = goalFor(goals, model, instance);
    const count = (perGoal.get(goal) ?? 0) + 1;
    perGoal.set(goal, count);
    if (quick && count > quickInstances) continue;
    const { answer, seconds } = await timed(instance.solve);
    const plain = instance.solvePlain ? await timed(instance.solvePlain) : undefined;
    const offOf = (value: number) => (100 * Math.abs(value - instance.known)) / instance.known;
    runs.push({
      instance,
      goal,
      off: offOf(answer.recomputed),
      gap: answer.gapPct,
      seconds,
      plainSeconds: plain?.seconds ?? Number.NaN,
      plainOff: plain ? offOf(plain.answer) : Number.NaN,
    });
  }
  return [...perGoal.keys()].flatMap((goal) => {
    const own = runs.filter((run) => run.goal === goal);
    const name = `${goal?.set ?? model} (${own.length})`;
    const of = (pick: (run: Run) => number) => own.map(pick);
    const mean = of((r) => r.off).reduce((sum, x) => sum + x, 0) / own.length;
    const most = (list: readonly number[]) => [Math.max(...list)];
    const rows = [
      line(`${name}: worst above known`, '%', most(of((r) => r.off)), goal?.abovePct),
      line(`${name}: mean above known`, '%', [mean], goal?.meanAbovePct),
      line(`${name}: worst proven gap`, '%', most(of((r) => r.gap)), goal?.gapPct),
      line(`${name}: longest`, 's', most(of((r) => r.seconds)), goal?.seconds),
      line(
        `${name}: each`,
        's',
        of((r) => r.seconds),
      ),
    ];
    if (!own.some((run) => run.instance.solvePlain)) return rows;
    return [
      ...rows,
      line(
        `${name}: HiGHS alone, each`,
        's',
        of((r) => r.plainSeconds),
      ),
      line(`${name}: HiGHS alone, longest`, 's', most(of((r) => r.plainSeconds))),
      line(`${name}: HiGHS alone, worst above known`, '%', most(of((r) => r.plainOff))),
    ];
  });
}

async function instancesOf(model: string): Promise<Instance[]> {
  const set = instanceSets.find(({ id }) => id === model);
  const names = await readdir(`${references}/${model}`);
  const port = {
    list: () => Promise.resolve([]),
    read: (path: string) => readFile(`${references}/${path}`, 'utf8'),
    readBytes: (path: string) => readFile(`${references}/${path}`),
    goals: () => readFile('bench/goals.json', 'utf8'),
  };
  const folder = folderOf(port, model, names);
  const instances: Instance[] = [];
  for (const name of names.filter((n) => n.endsWith('.csv')).sort())
    instances.push(...((await set?.read(tableOf(await folder.text(name)), folder)) ?? []));
  return instances;
}
