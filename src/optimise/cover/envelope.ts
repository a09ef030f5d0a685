/**
 * Keeps a heuristic honest about budgets: more money must never buy less. The best of what the same searches find under all
 * smaller caps is monotone by construction. A search takes the same steps under all caps down to its `peak`, so only caps
 * just below a peak need another one; and caps whose bound is no better than what is known need none.
 */
import { capTolerance } from './checks.js';
import type { LagrangianBound } from './lagrangian.js';
import type { CoverModel } from './model.js';
import { type Found, type Order, search } from './search.js';

/** A search that was run: with this order, under these caps. */
export interface Run {
  readonly order: Order;
  readonly caps: Float64Array;
  readonly found: Found;
}

export interface Envelope {
  readonly best: Found;
  readonly searches: number;
  /** False when the limit of searches left some caps unseen. */
  readonly complete: boolean;
}

/** `runs` are the searches under the model's own caps. */
export function envelope(
  model: CoverModel,
  runs: readonly Run[],
  known: Found,
  { bound, prices }: LagrangianBound,
  { exchangeRounds, mostSearches }: { exchangeRounds: number; mostSearches: number },
): Envelope {
  let best = known;
  let searches = 0;
  const resources = Array.from({ length: model.numResources }, (_, r) => r);
  const boundUnder = (caps: Float64Array): number =>
    resources.reduce((sum, r) => (prices[r] > 0 ? sum - prices[r] * (model.caps[r] - caps[r]) : sum), bound);
  const seen = new Set<string>();
  const open = [...runs];
  for (let run = open.shift(); run; run = open.shift())
    for (const r of resources) {
      const caps = run.caps.slice();
      caps[r] = run.found.peak[r] - 2 * capTolerance * model.totals[r];
      const name = `${JSON.stringify(run.order)} ${caps.join(' ')}`;
      if (seen.has(name) || !(caps[r] >= 0) || boundUnder(caps) <= best.value) continue;
      seen.add(name);
      if (searches >= mostSearches) return { best, searches, complete: false };
      const found = search(model, caps, run.order, exchangeRounds);
      searches++;
      if (found.value > best.value) best = found;
      open.push({ order: run.order, caps, found });
    }
  return { best, searches, complete: true };
}
