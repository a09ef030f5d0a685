/** Walking away from the mast over level ground, metre by metre: no jump, and a fall only where a text has one. */
import { describe, expect, it } from 'vitest';
import { distanceLaws } from './distances.js';
import { auto, autoInTown, clearAirModels, itm, level, path } from './paths.js';

/** Steps that the texts themselves have. Each must be met by the walk, or it is no exception. */
const known: readonly {
  readonly model: string;
  readonly kind: 'fall' | 'jump';
  /** Distances between which it lies, m, and the largest step of one metre there, dB. */
  readonly from_m: number;
  readonly to_m: number;
  readonly most_dB: number;
  readonly section: string;
}[] = [
  {
    model: 'p1411 near street',
    kind: 'jump',
    from_m: 37,
    to_m: 60,
    most_dB: 3.5,
    section: 'P.1411-12 §4.3.1: from sight to no sight within the 20 m of w',
  },
  {
    model: 'auto in a town',
    kind: 'jump',
    from_m: 80,
    to_m: 250,
    most_dB: 0.4,
    section: 'decision 013: from the mean of TR 38.901 up to P.1812 behind the last obstacle, in 190 m',
  },
  {
    model: 'p1812 at 1 %',
    kind: 'fall',
    from_m: 20_000,
    to_m: 40_300,
    most_dB: 0.06,
    section:
      'P.1812-7 §4.6: F_k lets ducting in around 20 km; Attachment 1: the horizon moves by whole samples',
  },
  {
    model: 'p452 at 1 %',
    kind: 'fall',
    from_m: 20_000,
    to_m: 40_300,
    most_dB: 0.06,
    section:
      'P.452-18 §4.5: F_k lets ducting in around 20 km; Attachment 2: the horizon moves by whole samples',
  },
];

type Kind = (typeof known)[number]['kind'];

/** A step counts as a jump where it is steeper than the sixth power of distance by more than this, dB. */
const jump_dB = 0.02;

/** What a step of one metre that ends at `d_m` is. A step without a value is a jump. */
function kindOf(step_dB: number, d_m: number): Kind | undefined {
  if (step_dB < -1e-9) return 'fall';
  return step_dB <= 60 * Math.log10(d_m / (d_m - 1)) + jump_dB ? undefined : 'jump';
}

/** Distances at which the loss falls or jumps where no text says so; `met` collects what a text does say. */
function surprises(
  model: string,
  loss_dB: (d_m: number) => number,
  [from_m, to_m]: Stretch,
  met: Set<string>,
): string[] {
  const found: string[] = [];
  let before = loss_dB(from_m);
  for (let d_m = from_m + 1; d_m <= to_m; d_m++) {
    const now = loss_dB(d_m);
    const step_dB = now - before;
    before = now;
    const kind = kindOf(step_dB, d_m);
    if (kind === undefined) continue;
    const reason = known.find(
      (k) =>
        k.model === model &&
        k.kind === kind &&
        d_m >= k.from_m &&
        d_m <= k.to_m &&
        Math.abs(step_dB) <= k.most_dB,
    );
    if (reason) met.add(reason.section);
    else found.push(`${kind} of ${step_dB} dB at ${d_m} m`);
  }
  return found;
}

type Stretch = readonly [from_m: number, to_m: number];

function expectSteady(model: string, stretches: readonly Stretch[], loss_dB: (d_m: number) => number): void {
  const met = new Set<string>();
  for (const stretch of stretches) expect(surprises(model, loss_dB, stretch, met)).toEqual([]);
  expect([...met]).toEqual(known.filter((k) => k.model === model).map((k) => k.section));
}

describe('laws of distance, 1 m to 3 km', () => {
  for (const { name, predict } of distanceLaws)
    for (const f_GHz of [0.9, 3.5])
      it(`${name} at ${f_GHz} GHz`, () => {
        expectSteady(name, [[1, 3000]], (d_m) => predict(f_GHz, d_m).loss_dB);
      });
});

describe('models over a profile of level ground, near the mast and around the horizon', () => {
  const stretches: readonly Stretch[] = [
    [1, 1500],
    [20_000, 20_200],
    [27_000, 27_200],
    [40_000, 40_300],
  ];
  for (const { name, predict } of clearAirModels)
    for (const p_pct of [50, 1])
      it(`${name} at ${p_pct} %`, () => {
        expectSteady(
          `${name} at ${p_pct} %`,
          stretches,
          (d_m) => predict(level(d_m, d_m > 1500 ? 200 : 20, { p_pct, f_GHz: 3.5 })).loss_dB,
        );
      });

  it('itm, its profile equally spaced anew at each distance', () => {
    const loss = (d_m: number): number =>
      itm.predict(path(d_m / 1000, 51, () => 100, { f_GHz: 3.5 })).loss_dB;
    expectSteady(
      'itm',
      stretches.map(([from_m, to_m]) => [Math.max(20, from_m), to_m]),
      loss,
    );
  });

  it('auto in a town, from the mast through the blend: never a fall, nowhere more than 0.4 dB in a metre', () => {
    for (const f_GHz of [0.8, 3.5])
      expectSteady('auto in a town', [[1, 1000]], (d_m) => autoInTown(d_m, f_GHz).loss_dB);
  });

  it('auto in the open: no seam either', () => {
    expectSteady('auto', [[1, 1000]], (d_m) => auto.predict(level(d_m, 10, { f_GHz: 3.5 })).loss_dB);
  });
});
