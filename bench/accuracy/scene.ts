/** A mast on a piece of terrain, around which every cell of the disc is computed and compared. */
import type { SweepMast, SweepWorld } from '../../src/coverage/kernel/sweepMast.js';

export interface Scene {
  readonly name: string;
  readonly world: SweepWorld;
  readonly mast: SweepMast;
  readonly radius_m: number;
  readonly clutter: boolean;
  /** Made by a formula, or measured. */
  readonly terrain: 'made' | 'real';
}

/** Carriers share a sweep: 0.7 to 4.9 GHz at once. */
export const frequencies_MHz = [700, 1850, 3550, 4900] as const;
