/**
 * Keeps a heuristic honest about the budget: more money must never buy less. The best of what the same searches find under
 * all smaller budgets is monotone by construction. A search takes the same steps under all budgets down to its `peak`, so
 * only one just below a peak needs another search; and a budget whose bound is no better than what is known needs none.
 * Along several caps at once the searches would multiply, so this is done along the first resource alone.
 */
import { capTolerance } from './checks.js';
import type { Bounds } from './bounds.js';
import type { CoverModel } from './model.js';
import { type Found, isBetter, type Order, search } from './search.js';

/** A search that was run under the model's own caps. */
export interface Run {
  readonly order: Order;
  readonly found: Found;
}

export interface Envelope {
  readonly best: Found;
  readonly searches: number;
  /** False when the limit of searches left some budgets unseen. */
  readonly complete: boolean;
}

export function envelope(
  model: CoverModel,
  runs: readonly Run[],
  known: Found,
  { upper: bound, prices }: Bounds,
  { exchangeRounds, mostSearches }: { exchangeRounds: number; mostSearches: number },
): Envelope {
  let best = known;
  let searches = 0;
  if (model.numResources === 0) return { best, searches, complete: true };
  const mostAt = (budget: number): number =>
    prices[0] > 0 ? bound - prices[0] * (model.caps[0] - budget) : bound;
  const caps = model.caps.slice();
  for (const { order, found } of runs) {
    const below = ({ peak }: Found): number => peak[0] - 2 * capTolerance * model.totals[0];
    for (caps[0] = below(found); caps[0] >= 0 && mostAt(caps[0]) > best.value; searches++) {
      if (searches >= mostSearches) return { best, searches, complete: false };
      const next = search(model, caps, order, exchangeRounds);
      if (isBetter(next, best, model)) best = next;
      caps[0] = below(next);
    }
  }
  return { best, searches, complete: true };
}
