/** `sites/ranking.json`: the whole plan for programs, with bound and proof, the budget's use and every field of every item. */
import type { BudgetTable } from '../../economics/budget.js';
import type { CoverSolution } from '../../optimise/cover.js';
import type { PlanPhase } from '../../siting/finish.js';
import type { PlanItem } from '../../siting/item.js';
import type { FrontPoint } from '../../siting/sensitivity.js';
import type { ReportBudget, ReportSolution } from '../page/data.js';
import { rankingSchema, rankingSchemaId } from './rankingSchema.js';

export interface RankingFile {
  readonly solution: ReportSolution & Pick<CoverSolution, 'work'>;
  readonly budget: Pick<ReportBudget, 'currency' | 'caps'> & { readonly table: BudgetTable };
  readonly phases: readonly PlanPhase[];
  readonly front: readonly FrontPoint[];
  readonly items: readonly PlanItem[];
}

/** The file's text. Keys come in the order of the schema; a field that the schema does not know is an error of ours. */
export function rankingJson({ solution, budget, phases, front, items }: RankingFile): string {
  const { jointNote, ...figures } = solution;
  const file = rankingSchema.parse(
    jsonValue({
      schema: rankingSchemaId,
      solution: { ...figures, jointNote },
      budget,
      phases,
      front,
      items,
    }),
  );
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** NaN, Infinity and undefined become null; numbers keep at most six decimals. */
function jsonValue(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? Number(value.toFixed(6)) + 0 : null;
  if (Array.isArray(value)) return value.map(jsonValue);
  if (value === undefined) return null;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, v]) => [key, jsonValue(v)]));
}
