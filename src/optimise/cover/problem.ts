/**
 * Budgeted maximum coverage with side conditions, as callers state it.
 *
 * Choose options S to maximise Σ_j w_j·[j covered by S] + Σ_{i∈S} bonus_i subject to: Σ uses ≤ cap of every resource, at most
 * one option per site, no two options in conflict, at most `most` options of a group, every mandatory option, no forbidden one.
 * These conditions but `mandatory` only forbid, so the problem has a solution if and only if the mandatory options alone fit.
 * What must be reached (key elements, `least` of a group) comes before all demand, as far as it can be reached at all. Of equal
 * values the cheaper choice counts (less of the first resource), then the one with fewer options.
 */

export interface CoverOption {
  /** Unique. The only name by which ties are broken, so that the order of the input does not matter. */
  readonly id: string;
  /** Options of one site compete. */
  readonly site: string;
  /** Demand elements covered; duplicates count once. */
  readonly covers: Int32Array;
  /** Use of each resource, ≥ 0, in the order of `resources`. */
  readonly uses: Float64Array;
  /** Value of its own, whatever else is chosen; negative = what it spoils. */
  readonly bonus?: number;
  /** Groups that a quota may limit. */
  readonly groups?: readonly string[];
}

/** A linear cap: total capex, government share, one year, one source, one funding class. Infinity = none. */
export interface Resource {
  readonly name: string;
  readonly cap: number;
}

export interface Quota {
  readonly group: string;
  /** Most options of the group. Default: any number. */
  readonly most?: number;
  /** Options of the group that are wanted before all else. Default 0. */
  readonly least?: number;
}

export interface CoverProblem {
  readonly options: readonly CoverOption[];
  /** Weight of each demand element, ≥ 0. */
  readonly weights: Float64Array;
  /** How many chosen options must cover each element before it counts, 1 to 255. Default 1. */
  readonly needs?: Uint8Array;
  /** Weight of each element as a key place, a whole number ≥ 0: key weight comes first, demand only after it. Default 0. */
  readonly keys?: Float64Array;
  /** The budget that callers vary stands first: along it the value is monotone, see `CoverSolution.monotone`. */
  readonly resources: readonly Resource[];
  /** Positions of options that exclude each other. */
  readonly conflicts?: readonly (readonly [number, number])[];
  /** Ids that must be chosen, even without gain. */
  readonly mandatory?: readonly string[];
  readonly forbidden?: readonly string[];
  readonly quotas?: readonly Quota[];
}

export interface CoverSolution {
  /** Positions of the chosen options, largest further gain first. Only a mandatory one may have no gain. */
  readonly order: readonly number[];
  /** Gain of each when added in this order; they add up to `value`. */
  readonly gains: readonly number[];
  readonly value: number;
  /** Covered key weight, and what no choice exceeds. Present when the problem has keys. */
  readonly keys?: { readonly value: number; readonly bound: number };
  /** Groups with fewer options than their `least`; `proven` when no choice meets as many. Present when a quota has a `least`. */
  readonly unmet?: readonly { readonly group: string; readonly chosen: number; readonly proven: boolean }[];
  /** Use of each resource by the choice. */
  readonly used: readonly number[];
  /**
   * No choice that reaches as much key weight and meets as many quotas has a higher value (to 1e-9 of it). A statement about
   * this objective, not about the predicted network.
   */
  readonly bound: number;
  /** 100·(bound − value)/bound; 0 = proven optimal. */
  readonly gapPct: number;
  /** What gave the bound: multipliers, branch and bound (here or in the integer solver), or only all reachable weight. */
  readonly provedBy: 'lagrangian' | 'mip' | 'none';
  /**
   * True: with a smaller cap of the first resource and all else alike, the same call finds no higher value (to 1e-9 of it).
   * So a larger budget never buys less.
   */
  readonly monotone: boolean;
  /** Rise of the Lagrangian bound per unit of each resource; 0 where the cap does not bind. */
  readonly prices: readonly number[];
  readonly work: CoverWork;
}

export interface CoverWork {
  /** Greedy and exchange searches run. */
  readonly rounds: number;
  readonly subgradientSteps: number;
  readonly mipNodes: number;
}
