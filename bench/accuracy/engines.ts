/** Every cell of a scene by both engines: how far apart they are, and whether each computed what a count of the disc says. */
import { type SweepMast, sweepMast, type SweepWorld } from '../../src/coverage/kernel/sweepMast.js';
import { lossOutside, lossStep_dB, lossUnknown } from '../../src/coverage/kernel/window.js';
import { frequencies_MHz, type Scene } from './scene.js';

export interface Worst {
  /** Largest difference, dB. */
  readonly difference_dB: number;
  readonly frequency_MHz: number;
  /** Working cells east and south of the mast. */
  readonly dCol: number;
  readonly dRow: number;
}

export const noWorst: Worst = { difference_dB: 0, frequency_MHz: 0, dCol: 0, dRow: 0 };

export interface Engines {
  /** Losses by carrier and cell of the world, exact engine, in steps of 1/64 dB. */
  readonly exact: readonly Int16Array[];
  /** Losses compared: cells × carriers. */
  readonly losses: number;
  readonly worst: Worst;
  readonly rms_dB: number;
  /** Losses above the tolerance. */
  readonly above: number;
  /** Cells that one engine calls unknown or leaves out and the other does not. */
  readonly mismatched: number;
  /** Losses of 0 dB: what a NaN turns into when it is written. */
  readonly nan: number;
  /** Cells with x² + y² ≤ r² that are not computed or marked unknown, and cells beyond that are. */
  readonly holes: number;
  readonly unknown: number;
}

/** The engines may be this far apart on any cell. */
export const engineTolerance_dB = 0.1;

export function compareEngines(scene: Scene): Engines {
  const exact = losses(scene, 'exact');
  const fast = losses(scene, 'fast');
  let worst = noWorst;
  let squares = 0;
  const counts = { losses: 0, above: 0, mismatched: 0, nan: 0, unknown: 0 };
  const { cols } = scene.world.terrain;
  exact.forEach((codes, c) => {
    for (let i = 0; i < codes.length; i++) {
      const [a, b] = [fast[c][i], codes[i]];
      if (b < 0 || a < 0) {
        if (a !== b) counts.mismatched++;
        else if (b === lossUnknown) counts.unknown++;
        continue;
      }
      counts.losses++;
      if (a === 0 || b === 0) counts.nan++;
      const difference_dB = Math.abs(a - b) * lossStep_dB;
      squares += difference_dB * difference_dB;
      if (difference_dB > engineTolerance_dB) counts.above++;
      if (difference_dB > worst.difference_dB)
        worst = {
          difference_dB,
          frequency_MHz: frequencies_MHz[c],
          dCol: (i % cols) - scene.mast.col,
          dRow: Math.floor(i / cols) - scene.mast.row,
        };
    }
  });
  return {
    exact,
    worst,
    rms_dB: Math.sqrt(squares / counts.losses),
    holes: holes(scene, exact) + holes(scene, fast),
    ...counts,
  };
}

function losses({ world, mast, radius_m }: Scene, engine: SweepWorld['engine']): Int16Array[] {
  const { cols, rows } = world.lattice;
  const out = frequencies_MHz.map(() => new Int16Array(cols * rows));
  const window = { col0: 0, row0: 0, cols, rows };
  const carriers = frequencies_MHz.map((frequency_MHz) => ({
    model: 'auto' as const,
    frequency_MHz,
    radius_m,
    fan_m: radius_m,
    window,
  }));
  sweepMast({ ...world, engine }, { mast, carriers, out });
  return out;
}

/** Counted by a test of its own for every cell, so that a rule both engines share cannot hide a hole. */
function holes({ world, mast, radius_m }: Scene, out: readonly Int16Array[]): number {
  const { cols, rows, cell_m } = world.terrain;
  let count = 0;
  for (let row = 0; row < rows; row++)
    for (let col = 0; col < cols; col++) {
      const inside = isInside(mast, col, row, radius_m / cell_m);
      for (const codes of out) if ((codes[row * cols + col] !== lossOutside) !== inside) count++;
    }
  return count;
}

const isInside = (mast: SweepMast, col: number, row: number, r: number): boolean =>
  (col - mast.col) ** 2 + (row - mast.row) ** 2 <= r * r;
