/** How a candidate that was left out would come in: the price at which the plan would take it, and what forcing it costs. */
import type { BudgetCap } from '../economics/budget.js';
import type { PlanCounts } from './counts.js';
import type { Priced } from './pricing.js';
import type { Selection } from './select.js';

export interface Entry {
  /**
   * By how much its capex must fall, all its costs in the same proportion, until a better plan has it: added to the plan or
   * in the place of one site. 0 = at its price; NaN = not even free of charge.
   */
  readonly costToEnter: number;
  /** A plan with it that keeps all caps: what that is worth less, at most, and who makes room. Undefined: no cap allows it. */
  readonly ifForced: { readonly loss: number; readonly out: readonly string[] } | undefined;
}

export interface EntryInput {
  readonly candidates: readonly { readonly site: string; readonly request: { readonly id: string } }[];
  readonly priced: readonly Pick<Priced, 'amounts'>[];
  readonly caps: readonly BudgetCap[];
  /** Years in which building is possible. */
  readonly years: readonly number[];
  readonly selection: Pick<Selection, 'years' | 'covers' | 'weights' | 'bonuses' | 'conflicts'>;
}

/** Answers for one finished plan, whose sites `counts` holds. */
export class Entries {
  private readonly used: readonly number[];
  /** Chosen sites that cover an element, and the sum of their positions: the position of the only one where there is one. */
  private readonly times: Uint16Array;
  private readonly owner: Float64Array;
  /** What the plan loses without each of its sites. */
  private readonly losses: readonly number[];

  constructor(
    private readonly input: EntryInput,
    private readonly chosen: readonly number[],
    private readonly counts: PlanCounts,
  ) {
    const { caps, selection } = input;
    this.used = caps.map((_, r) => chosen.reduce((sum, o, k) => sum + this.use(r, o, selection.years[k]), 0));
    this.times = new Uint16Array(selection.weights.length);
    this.owner = new Float64Array(selection.weights.length);
    chosen.forEach((o, k) => {
      for (const e of selection.covers[o]) {
        this.times[e]++;
        this.owner[e] += k;
      }
    });
    this.losses = chosen.map((o) => this.lossOf(o));
  }

  of(c: number): Entry {
    const { priced } = this.input;
    const rivals = this.rivalsOf(c);
    const share = this.affordableShare(c, rivals);
    return {
      costToEnter: Number.isNaN(share) ? Number.NaN : priced[c].amounts.capex * (1 - share),
      ifForced: this.forced(c, rivals),
    };
  }

  /** Largest share of its costs, at most 1, at which it improves the plan; NaN where it never does. */
  private affordableShare(c: number, rivals: readonly number[]): number {
    const { chosen, losses } = this;
    let best = Number.NaN;
    const consider = (share: number): void => {
      if (!(share <= best)) best = share;
    };
    const gain = this.counts.gain(c) + this.input.selection.bonuses[c];
    if (rivals.length === 0 && gain > 0) consider(this.shareWithin(c, undefined));
    const shared = this.sharedWith(c);
    chosen.forEach((_, k) => {
      if (rivals.some((rival) => rival !== k)) return;
      if (gain + shared[k] > losses[k]) consider(this.shareWithin(c, k));
    });
    return best;
  }

  /** Share of its costs that the caps leave room for in the best year, with one site taken out. */
  private shareWithin(c: number, out: number | undefined): number {
    const { caps, years } = this.input;
    const shares = years.map((year) =>
      caps.reduce((share, cap, r) => {
        const need = this.use(r, c, year);
        if (need === 0) return share;
        return Math.min(share, Math.max(0, cap.cap - this.used[r] + this.useOf(r, out)) / need);
      }, 1),
    );
    return Math.max(...shares);
  }

  /** Weight that it shares with each chosen site and with no other. */
  private sharedWith(c: number): Float64Array {
    const { covers, weights } = this.input.selection;
    const shared = new Float64Array(this.chosen.length);
    for (const e of covers[c]) if (this.times[e] === 1) shared[this.owner[e]] += weights[e];
    return shared;
  }

  /** Positions of chosen sites that cannot stand beside it. */
  private rivalsOf(c: number): number[] {
    const { candidates, selection } = this.input;
    const against = new Set(selection.conflicts.flatMap(([a, b]) => (a === c ? [b] : b === c ? [a] : [])));
    return [...this.chosen.keys()].filter(
      (k) => candidates[this.chosen[k]].site === candidates[c].site || against.has(this.chosen[k]),
    );
  }

  /** Rivals go, then the sites that lose least for the room they leave, until it fits; the best year counts. */
  private forced(c: number, rivals: readonly number[]): Entry['ifForced'] {
    const plans = this.input.years.flatMap((year) => {
      const out = this.roomFor(c, year, rivals);
      return out ? [{ out, loss: this.lossWith(c, out) }] : [];
    });
    if (plans.length === 0) return undefined;
    const { out, loss } = plans.reduce((a, b) => (b.loss < a.loss ? b : a));
    return { loss, out: out.map((k) => this.input.candidates[this.chosen[k]].request.id) };
  }

  private roomFor(c: number, year: number, rivals: readonly number[]): number[] | undefined {
    const excessOf = (out: readonly number[]): { r: number; amount: number } | undefined => {
      const r = this.input.caps.findIndex((_, at) => this.excess(at, c, year, out) > 0);
      return r < 0 ? undefined : { r, amount: this.excess(r, c, year, out) };
    };
    let out = [...rivals];
    for (let over = excessOf(out); over; over = excessOf(out)) {
      const { r, amount } = over;
      const rate = (k: number): number => this.losses[k] / Math.min(this.useOf(r, k), amount);
      const open = [...this.chosen.keys()].filter((k) => !out.includes(k) && this.useOf(r, k) > 0);
      if (open.length === 0) return undefined;
      out.push(open.reduce((a, b) => (rate(b) < rate(a) ? b : a)));
    }
    // A large one that went last may have made a smaller one's going needless.
    const byLoss = out.filter((k) => !rivals.includes(k)).sort((a, b) => this.losses[b] - this.losses[a]);
    for (const k of byLoss) {
      const rest = out.filter((o) => o !== k);
      if (excessOf(rest) === undefined) out = rest;
    }
    return out;
  }

  /** By how much a cap that it uses would be exceeded with it and without those. */
  private excess(r: number, c: number, year: number, out: readonly number[]): number {
    const need = this.use(r, c, year);
    if (need === 0) return 0;
    return this.used[r] + need - out.reduce((sum, k) => sum + this.useOf(r, k), 0) - this.input.caps[r].cap;
  }

  /** Value of the plan less that of the plan with it and without those. */
  private lossWith(c: number, out: readonly number[]): number {
    const { counts, chosen } = this;
    const { bonuses } = this.input.selection;
    let loss = 0;
    for (const k of out) {
      counts.remove(chosen[k]);
      loss += counts.gain(chosen[k]) + bonuses[chosen[k]];
    }
    loss -= counts.gain(c) + bonuses[c];
    for (const k of out) counts.add(chosen[k]);
    return loss;
  }

  private lossOf(o: number): number {
    const { covers, weights, bonuses } = this.input.selection;
    let loss = bonuses[o];
    for (const e of covers[o]) if (this.times[e] === 1) loss += weights[e];
    return loss;
  }

  private use(r: number, candidate: number, year: number | undefined): number {
    const { caps, priced } = this.input;
    return caps[r].amountOf({ ...priced[candidate].amounts, year });
  }

  /** Of a chosen site, by its position. */
  private useOf(r: number, k: number | undefined): number {
    return k === undefined ? 0 : this.use(r, this.chosen[k], this.input.selection.years[k]);
  }
}
