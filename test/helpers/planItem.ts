/** Parts of plan items that most tests need but do not look at. */
import { returnsOf } from '../../src/economics/funding.js';
import { shippedBook } from '../../src/economics/costBook.js';
import { groundOf } from '../../src/economics/grounds.js';
import type { PlanItem } from '../../src/siting/item.js';

const price = {
  capex: 0,
  opexPerYear: 0,
  energyPerYear_kWh: 0,
  currency: 'CNY',
  backhaul: '',
  items: [],
  unknown: [],
} as const;

/** Of a selected site that adds so many people, shares none of them and cannot be replaced. */
export const plainParts = (people: number): Pick<PlanItem, 'score' | 'whatIf' | 'economics'> => ({
  score: {
    total: people,
    terms: [{ name: 'people', value: people, weight: 1, contribution: people }],
    alone: people,
    inPlan: people,
    next: undefined,
  },
  whatIf: {
    ifRemoved: { valueLoss: people, replacement: undefined, netLoss: people },
    ifForced: undefined,
    costToEnter: Number.NaN,
    rankRange: undefined,
  },
  // The shipped book has no revenue inputs.
  economics: { ...returnsOf(shippedBook, price, people), capexPerPerson: Number.NaN },
});

export const plainGround = groundOf('between');
