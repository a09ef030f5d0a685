/**
 * How firm a rank is: the chosen sites put in order again, each time with every weight of the objective changed by up to a
 * fifth and every site's level by −3, 0 or +3 dB. Seeded, so that the same plan has the same ranges.
 */
import type { PlaceClass } from '../demand/classes.js';
import { seededRandom } from '../foundation/random.js';
import type { Reach } from './objective.js';
import { orderByGain, PlanScore, type ScoreInput } from './score.js';

export const levelShift_dB = 3;
/** Each weight lies within so large a share of its own. */
const weightShare = 0.2;
const draws = 100;
const seed = 1;

export interface RankRange {
  readonly low: number;
  readonly high: number;
  /** What was shaken, by how much: weights by a share of themselves, levels of the sites. */
  readonly weightShare: number;
  readonly level_dB: number;
}

/** Of the plan's sites in its order, at −3 and +3 dB. */
export interface ShiftedReaches {
  readonly weaker: readonly Reach[];
  readonly stronger: readonly Reach[];
}

/** `order`: the plan, largest further gain first. */
export function rankRanges(
  input: ScoreInput,
  order: readonly number[],
  kindOf: (candidate: number) => string,
  shifted: ShiftedReaches,
): RankRange[] {
  // Most pixels have nobody on them: what no weight can move is left out once and not in every draw.
  const counted = (reach: Reach): Reach => ({
    ...reach,
    pixels: reach.pixels.filter((p) => input.wanted[p] > 0),
    lost: reach.lost.filter((p) => input.wanted[p] > 0),
  });
  const levels = order.map((c, k) => [shifted.weaker[k], input.reaches[c], shifted.stronger[k]].map(counted));
  const place = new Map(order.map((c, k) => [c, k]));
  const ranges = ranksIn(order).map((rank) => ({
    low: rank,
    high: rank,
    weightShare,
    level_dB: levelShift_dB,
  }));
  const random = seededRandom(seed);
  for (let draw = 0; draw < draws; draw++) {
    const factor = factors(random);
    const reaches = [...input.reaches];
    order.forEach((c, k) => {
      reaches[c] = levels[k][Math.floor(3 * random())];
    });
    const score = new PlanScore(
      { ...input, reaches },
      {
        people: (service) => factor(`people/${service}`),
        places: (placeClass: PlaceClass) => factor(placeClass),
        disturbed: factor('disturbed'),
      },
    );
    const again = orderByGain(
      order,
      (c) => score.gain(c),
      (c) => {
        score.add(c);
      },
    );
    ranksIn(again).forEach((rank, i) => {
      const range = ranges[place.get(again[i]) ?? 0];
      range.low = Math.min(range.low, rank);
      range.high = Math.max(range.high, rank);
    });
  }
  return ranges;

  /** Rank within the kind of each of the list. */
  function ranksIn(list: readonly number[]): number[] {
    const counts = new Map<string, number>();
    return list.map((c) => {
      const rank = (counts.get(kindOf(c)) ?? 0) + 1;
      counts.set(kindOf(c), rank);
      return rank;
    });
  }
}

/** One factor for each name, drawn when first asked for. */
function factors(random: () => number): (name: string) => number {
  const known = new Map<string, number>();
  return (name) => {
    const factor = known.get(name) ?? 1 + weightShare * (2 * random() - 1);
    known.set(name, factor);
    return factor;
  };
}
