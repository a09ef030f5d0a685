/** A planned network as a state of cells: each sector has the slot of its position in the plan. */
import type { FoldSector, FoldSetup } from '../kernel/fold.js';
import type { PredictInput } from '../predict.js';
import { type CellChange, CellState, type CellStateOptions } from './cellState.js';

export interface PlannedState {
  readonly state: CellState;
  /** Ids of the services of the state, in its order. */
  readonly services: readonly string[];
  /** By slot, as planned; undefined for a sector that reaches no pixel of the grid. */
  readonly cells: readonly (FoldSector | undefined)[];
}

export interface PlannedOptions extends CellStateOptions {
  /** Pixels that count; those outside are of no account. */
  readonly wanted: Uint8Array;
  readonly pixels: Int32Array;
  /** Services that are followed, by id; all by default. Named services have budgets of their own and are never. */
  readonly follows?: (service: string) => boolean;
}

/** `losses`: windows of one mast of the plan, in its order. They are read one mast at a time, and only what is wanted is kept. */
export async function plannedState(
  { plan, world, fold, sectors }: Pick<PredictInput, 'plan' | 'world' | 'fold' | 'sectors'>,
  losses: (mast: number) => Promise<readonly Int16Array[]>,
  { wanted, pixels, overlap, follows = () => true }: PlannedOptions,
): Promise<PlannedState> {
  const { terrain } = world;
  const setup: FoldSetup = {
    ...fold,
    areaMask: fold.areaMask.map((inside, p) => inside * wanted[p]),
    services: fold.services.filter((s) => s.bearers === undefined && follows(s.id)),
  };
  const state = new CellState(setup, pixels, { overlap });
  const windowAt = new Map<number, number>();
  for (const [m, mast] of plan.masts.entries()) {
    const antenna_mAMSL = terrain.ground_m[mast.row * terrain.cols + mast.col] + mast.antennaHeight_mAGL;
    state.addMast({ col: mast.col, row: mast.row, antenna_mAMSL });
    const loss = await losses(m);
    mast.windows.forEach((w, i) => {
      windowAt.set(w, state.addWindow({ window: plan.windows[w].window, loss: loss[i] }));
    });
  }
  const cells = sectors.map((sector, i): FoldSector | undefined => {
    const w = plan.windowOfSector[i];
    const window = windowAt.get(w);
    return window === undefined ? undefined : { ...sector, mast: plan.windows[w].mast, window };
  });
  state.apply(cells.flatMap((cell, slot): CellChange[] => (cell ? [{ slot, cell }] : [])));
  state.refresh();
  return { state, services: setup.services.map((s) => s.id), cells };
}
