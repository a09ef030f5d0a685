/**
 * What other budgets would buy: the same problem solved at a row of budgets from nothing to all that is worth building. A plan
 * stays within any larger budget, and a bound holds for any smaller one, so both are carried along: no larger budget is ever
 * shown to buy less.
 */
import { solveCover } from '../optimise/cover.js';
import type { CoverProblem } from '../optimise/cover.js';

export interface FrontPoint {
  readonly budget: number;
  /** What the best known plan for this budget costs. */
  readonly capex: number;
  readonly sites: number;
  /** Of the objective, and what no plan of this budget can exceed. */
  readonly value: number;
  readonly bound: number;
  /** 100·(bound − value)/bound. */
  readonly gapPct: number;
}

type Point = Omit<FrontPoint, 'gapPct'>;

export interface FrontInput {
  readonly problem: CoverProblem;
  readonly capexOf: (option: number) => number;
  /** Plans known for budgets that must be in the row; Infinity = a plan or a bound without a budget. */
  readonly known: readonly Point[];
}

const steps = 10;
/** Less work a budget than for the plan itself: the front is a survey. */
const effort = 1;
const capName = 'capexTotal';

/** Ascending budgets that buy something; the last one buys everything worth building under the other caps. */
export function budgetFront({ problem, capexOf, known }: FrontInput): FrontPoint[] {
  const solved = (budget: number): Point => solvedAt(problem, capexOf, budget);
  const all = [...known, solved(Number.POSITIVE_INFINITY)];
  const most = all.reduce((a, b) => (b.value > a.value ? b : a));
  // Closer together where money is short: there a step matters most.
  const row = Array.from({ length: steps }, (_, k) => Math.round(most.capex * ((k + 1) / steps) ** 2));
  const budgets = [...row, ...known.map((p) => p.budget).filter(Number.isFinite)];
  const points = [...new Set(budgets)].filter((budget) => budget > 0 && budget < most.capex).map(solved);
  return carried([...points, ...all], most.capex);
}

function solvedAt(problem: CoverProblem, capexOf: (option: number) => number, budget: number): Point {
  const others = problem.resources.map((r, at) => ({ r, at })).filter(({ r }) => r.name !== capName);
  const { order, value, bound } = solveCover(
    {
      ...problem,
      // The budget that varies stands first: along it the solver's answer is monotone.
      resources: [{ name: capName, cap: budget }, ...others.map(({ r }) => r)],
      options: problem.options.map((option, o) => ({
        ...option,
        uses: Float64Array.from([capexOf(o), ...others.map(({ at }) => option.uses[at])]),
      })),
    },
    { effort },
  );
  const capex = order.reduce((sum, o) => sum + capexOf(o), 0);
  return { budget, capex, sites: order.length, value, bound };
}

/** Budgets beyond `enough` buy no more than it does. */
function carried(points: readonly Point[], enough: number): FrontPoint[] {
  const budgets = [...new Set(points.map((p) => Math.min(p.budget, enough)))].sort((a, b) => a - b);
  return budgets
    .map((budget): FrontPoint => {
      const within = points.filter((p) => p.capex <= budget);
      const { capex, sites, value } = within.reduce((a, b) => (b.value > a.value ? b : a), nothing);
      const lowest = Math.min(...points.filter((p) => p.budget >= budget).map((p) => p.bound));
      const bound = Math.max(lowest, value);
      return { budget, capex, sites, value, bound, gapPct: bound > 0 ? (100 * (bound - value)) / bound : 0 };
    })
    .filter((point) => point.value > 0);
}

const nothing: Point = { budget: 0, capex: 0, sites: 0, value: 0, bound: 0 };
