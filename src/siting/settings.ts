/**
 * Antenna settings by local search: cells are tilted and turned a step at a time within caps, coverage follows at once (see
 * `coverage/incremental/`), and a step is kept when it serves more. What a setting is worth, per service and pixel: the people
 * there times the probability that the service holds, which the worse of level and SINR decides, less a share of them where so
 * many cells of like strength overlap that terminals waver between them. No step may leave fewer people covered.
 */
import type { CellChange, Range } from '../coverage/incremental/cellState.js';
import type { PlannedState } from '../coverage/incremental/plannedState.js';
import { type FoldSector, PixelStatus } from '../coverage/kernel/fold.js';

/** A step of each kind. */
const tiltStep_deg = 1;
const azimuthStep_deg = 10;
/** From so many overlapping cells on a place counts as crowded, and so much of its people is taken off: starting values. */
export const crowdedFrom = 4;
const crowdedShare = 0.1;
/** What sums of people in another order may differ by. */
const rounding = 1e-6;
/** Electrical tilts that antennas of county networks have. */
const tiltRange_deg = [0, 12] as const;

export interface SettingCaps {
  /** Farthest from today's setting. */
  readonly tilt_deg: number;
  readonly azimuth_deg: number;
  /** Cells changed at most. */
  readonly cells: number;
  /** A change must bring this many people of service. */
  readonly leastGain_people: number;
}

export interface SettingsInput {
  /** With overlap. */
  readonly planned: PlannedState;
  /** People, or weights, at each position of the strip, by service of the state. */
  readonly weights: readonly Float64Array[];
  /** Slots of the cells that may be changed. */
  readonly movable: readonly number[];
  readonly caps: SettingCaps;
  /** Settings tried at most. */
  readonly trials: number;
}

export interface AntennaSetting {
  readonly azimuth_deg: number;
  readonly elecTilt_deg: number;
}

export interface SettingChange {
  readonly slot: number;
  readonly before: AntennaSetting;
  readonly after: AntennaSetting;
  /** What it adds to the changes before it in the list. */
  readonly gain: SettingScore;
}

/** Sums over pixels and services, in people. */
export interface SettingScore {
  /** What is maximised: expected, less a share of crowded. */
  readonly value: number;
  readonly expected: number;
  readonly covered: number;
  readonly crowded: number;
}

export interface SettingsResult {
  /** Largest gain first; gains add up to the difference of the scores. */
  readonly changes: readonly SettingChange[];
  readonly before: SettingScore;
  readonly after: SettingScore;
  readonly trials: number;
}

export class SettingSearch {
  private readonly board: ScoreBoard;
  private readonly original: ReadonlyMap<number, FoldSector>;
  private readonly current = new Map<number, FoldSector>();
  private trials = 0;
  /** Score of the settings that are kept. */
  private base: SettingScore;
  /** Cell that still has a setting that is not kept. */
  private rejected: number | undefined;

  constructor(private readonly input: SettingsInput) {
    const { planned, movable } = input;
    this.board = new ScoreBoard(input);
    this.base = this.board.score;
    this.original = new Map(
      movable.flatMap((slot) => (planned.cells[slot] ? [[slot, planned.cells[slot]]] : [])),
    );
  }

  /** Cell by cell, most at stake first, in rounds until nothing improves or the trials are used up; a step a cell. */
  *run(): Generator<number> {
    let improved = true;
    while (improved && this.trials < this.input.trials) {
      improved = false;
      for (const slot of this.byStake()) {
        if (this.trials >= this.input.trials) break;
        if (this.improve(slot)) improved = true;
        yield this.trials;
      }
    }
  }

  /** Drops changes that others made needless, and lists the rest. The state is left with the settings of the start. */
  result(): SettingsResult {
    const worth = [...this.current.keys()].map((slot) => ({ slot, loss: this.lossWithout(slot) }));
    const kept = worth
      .filter(({ loss }) => loss >= this.input.caps.leastGain_people)
      .sort((a, b) => b.loss - a.loss || a.slot - b.slot)
      .map(({ slot }) => ({ slot, was: this.original.get(slot) as FoldSector, now: this.settled(slot) }));
    this.set([...this.original].filter(([slot]) => this.current.has(slot)));
    this.current.clear();
    const before = this.board.score;
    const changes = kept.map(({ slot, was, now }): SettingChange => {
      const from = this.board.score;
      this.set([[slot, now]]);
      const gain = difference(this.board.score, from);
      return { slot, before: settingOf(was), after: settingOf(now), gain };
    });
    const after = this.board.score;
    this.set(kept.map(({ slot, was }) => [slot, was]));
    return { changes, before, after, trials: this.trials };
  }

  private byStake(): number[] {
    const stake = this.board.stakeByCell(this.input.planned.cells.length);
    return [...this.original.keys()]
      .filter((slot) => stake[slot] >= this.input.caps.leastGain_people)
      .sort((a, b) => stake[b] - stake[a] || a - b);
  }

  /** Tilts and turns as long as that helps. */
  private improve(slot: number): boolean {
    const { caps } = this.input;
    const isNew = !this.current.has(slot);
    if (isNew && this.current.size >= caps.cells) return false;
    let moved = false;
    for (const step of steps) {
      while (this.trials < this.input.trials) {
        const next = this.within(slot, step);
        if (!next || !this.tryOn(slot, next)) break;
        moved = true;
      }
    }
    return moved;
  }

  private within(slot: number, { tilt_deg, azimuth_deg }: Step): FoldSector | undefined {
    const { caps } = this.input;
    const start = this.original.get(slot) as FoldSector;
    const cell = this.settled(slot);
    const elecTilt_deg = cell.elecTilt_deg + tilt_deg;
    const [least, most] = tiltRange_deg;
    if (tilt_deg !== 0 && (elecTilt_deg < least || elecTilt_deg > most)) return undefined;
    if (Math.abs(elecTilt_deg - start.elecTilt_deg) > caps.tilt_deg) return undefined;
    if (azimuth_deg === 0) return { ...cell, elecTilt_deg };
    if (Number.isNaN(cell.azimuth_deg)) return undefined;
    const turned = (cell.azimuth_deg + azimuth_deg + 360) % 360;
    const apart = Math.abs(((turned - start.azimuth_deg + 540) % 360) - 180);
    return apart > caps.azimuth_deg ? undefined : { ...cell, azimuth_deg: turned };
  }

  /** Keeps the setting when it gains enough for a change, or anything for a cell that is changed already. */
  private tryOn(slot: number, cell: FoldSector): boolean {
    this.trials++;
    this.set([[slot, cell]]);
    const gain = difference(this.board.score, this.base);
    const least = this.current.has(slot) ? 1 : this.input.caps.leastGain_people;
    if (gain.value < least || gain.covered < -rounding) {
      this.rejected = slot;
      return false;
    }
    this.current.set(slot, cell);
    this.base = this.board.score;
    return true;
  }

  private lossWithout(slot: number): number {
    this.set([[slot, this.original.get(slot) as FoldSector]]);
    const loss = difference(this.base, this.board.score).value;
    this.rejected = slot;
    return loss;
  }

  /** Sets cells; a cell whose last setting was rejected goes back in the same step. */
  private set(cells: readonly (readonly [number, FoldSector])[]): void {
    const wanted = new Map(cells);
    const { rejected } = this;
    if (rejected !== undefined && !wanted.has(rejected)) wanted.set(rejected, this.settled(rejected));
    this.rejected = undefined;
    this.input.planned.state.apply([...wanted].map(([slot, cell]): CellChange => ({ slot, cell })));
    this.board.update();
  }

  private settled(slot: number): FoldSector {
    return this.current.get(slot) ?? (this.original.get(slot) as FoldSector);
  }
}

interface Step {
  readonly tilt_deg: number;
  readonly azimuth_deg: number;
}

/** Tilts first: many are set from afar. */
const steps: readonly Step[] = [
  { tilt_deg: tiltStep_deg, azimuth_deg: 0 },
  { tilt_deg: -tiltStep_deg, azimuth_deg: 0 },
  { tilt_deg: 0, azimuth_deg: azimuthStep_deg },
  { tilt_deg: 0, azimuth_deg: -azimuthStep_deg },
];

const settingOf = ({ azimuth_deg, elecTilt_deg }: FoldSector): AntennaSetting => ({
  azimuth_deg,
  elecTilt_deg,
});

const difference = (a: SettingScore, b: SettingScore): SettingScore => ({
  value: a.value - b.value,
  expected: a.expected - b.expected,
  covered: a.covered - b.covered,
  crowded: a.crowded - b.crowded,
});

/** The score of a state, kept up to date over what changed. */
class ScoreBoard {
  score: SettingScore = { value: 0, expected: 0, covered: 0, crowded: 0 };
  private readonly rows: readonly ScoreRow[];

  constructor(private readonly input: Pick<SettingsInput, 'planned' | 'weights'>) {
    const n = input.planned.state.strip.count;
    this.rows = input.weights.map(() => ({
      expected: new Float64Array(n),
      covered: new Float64Array(n),
      crowded: new Float64Array(n),
    }));
    this.count({ from: 0, to: n }, [...input.weights.keys()]);
  }

  update(): void {
    const touched = this.input.planned.state.refresh();
    if (touched) this.count(touched, touched.services);
  }

  /** By slot: people best served by the cell whom the service may fail, and those in crowded places. */
  stakeByCell(cells: number): Float64Array {
    const { state, cells: planned } = this.input.planned;
    const slotOf = new Map(planned.flatMap((cell, slot) => (cell ? [[cell.index, slot]] : [])));
    const stake = new Float64Array(cells);
    state.services.forEach(({ bestLayer }, s) => {
      const weight = this.input.weights[s];
      const { expected, crowded } = this.rows[s];
      for (let i = 0; i < weight.length; i++) {
        const server = state.layers[bestLayer[i]]?.bestServer[i] ?? -1;
        const slot = server < 0 ? undefined : slotOf.get(server);
        if (slot !== undefined) stake[slot] += weight[i] - expected[i] + crowdedShare * crowded[i];
      }
    });
    return stake;
  }

  private count({ from, to }: Range, services: readonly number[]): void {
    const { state } = this.input.planned;
    const change = { expected: 0, covered: 0, crowded: 0 };
    for (const s of services) {
      const { status, probability, bestLayer } = state.services[s];
      const weight = this.input.weights[s];
      const row = this.rows[s];
      for (let i = from; i < to; i++) {
        const w = weight[i];
        if (w === 0) continue;
        const p = probability[i];
        const overlap = state.layers[bestLayer[i]]?.overlap[i] ?? 0;
        const expected = Number.isNaN(p) ? 0 : w * p;
        const covered = status[i] === PixelStatus.covered ? w : 0;
        const crowded = overlap >= crowdedFrom ? w : 0;
        change.expected += expected - row.expected[i];
        change.covered += covered - row.covered[i];
        change.crowded += crowded - row.crowded[i];
        row.expected[i] = expected;
        row.covered[i] = covered;
        row.crowded[i] = crowded;
      }
    }
    const expected = this.score.expected + change.expected;
    const crowded = this.score.crowded + change.crowded;
    this.score = {
      value: expected - crowdedShare * crowded,
      expected,
      covered: this.score.covered + change.covered,
      crowded,
    };
  }
}

interface ScoreRow {
  readonly expected: Float64Array;
  readonly covered: Float64Array;
  readonly crowded: Float64Array;
}
