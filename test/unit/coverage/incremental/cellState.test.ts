import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { installBuiltKernel } from '../../../../src/coverage/cache/kernelFile.js';
import { CellState } from '../../../../src/coverage/incremental/cellState.js';
import { pixelsAround, pixelsOf } from '../../../../src/coverage/incremental/strip.js';
import { type Engine, removeKernel } from '../../../../src/coverage/kernel/engine.js';
import { type FoldSector, foldTile, PixelStatus } from '../../../../src/coverage/kernel/fold.js';
import { changed, cellWorld, type CellWorld, size } from './world.js';

const whole = { col0: 0, row0: 0, cols: size, rows: size };

/** The state of these cells, brought there at once. */
function stateOf(world: CellWorld, pixels: Int32Array, on: readonly (FoldSector | undefined)[]): CellState {
  const state = new CellState(world.setup, pixels, { overlap: true });
  for (const m of world.job.masts) state.addMast(m);
  for (const w of world.job.windows) state.addWindow(w);
  state.apply(on.map((cell, slot) => ({ slot, cell })));
  state.refresh();
  return state;
}

type Bands = Readonly<Record<string, Float32Array>>;
const bandsOf = ({ layers, services }: Pick<CellState, 'layers' | 'services'>) =>
  [...layers, ...services].map((bands): Bands => ({ ...bands }) as unknown as Bands);

/** Bands that differ anywhere from those of a fold of the cells that are on. */
function unlikeFold(world: CellWorld, on: readonly (FoldSector | undefined)[], state: CellState): string[] {
  const sectors = on.filter((s) => s !== undefined);
  const fold = bandsOf(foldTile(world.setup, { ...world.job, tile: whole, sectors }));
  return bandsOf(state).flatMap((bands, i) =>
    Object.entries(bands).flatMap(([band, values]) =>
      state.strip.pixels.every((p, k) => Object.is(values[k], fold[i][band][p])) ? [] : [`${i} ${band}`],
    ),
  );
}

const copyOf = (state: CellState) =>
  bandsOf(state).map((b) => Object.fromEntries(Object.entries(b).map(([k, v]) => [k, v.slice()])));

describe.each<Engine>(['exact', 'fast'])('a state that follows changes, engine %s', (engine) => {
  const use = () => {
    if (engine === 'fast') expect(installBuiltKernel()).toBe(true);
    else removeKernel();
    return cellWorld(engine);
  };

  it('equals a fold of the cells that are on, bit by bit, after any changes, and after undoing them', () => {
    const world = use();
    const cells = world.job.sectors;
    const half = new Uint8Array(size * size).map((_, p) => (p % 7 < 3 || p % size > 40 ? 1 : 0));
    const change = fc.record({
      slot: fc.nat(cells.length - 1),
      off: fc.boolean(),
      turn_deg: fc.integer({ min: 0, max: 359 }),
      tilt_deg: fc.integer({ min: 0, max: 12 }),
      power_dB: fc.integer({ min: -6, max: 3 }),
    });
    const step = fc.array(change, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.boolean(), fc.array(step, { minLength: 1, maxLength: 3 }), (all, steps) => {
        const on: (FoldSector | undefined)[] = [...cells];
        const state = stateOf(world, all ? pixelsOf(whole, whole) : pixelsAround(half, whole), on);
        const undo = steps.map((changes) => {
          const last = new Map(changes.map((c) => [c.slot, c.off ? undefined : changed(cells[c.slot], c)]));
          for (const [slot, cell] of last) on[slot] = cell;
          return state.apply([...last].map(([slot, cell]) => ({ slot, cell })));
        });
        state.refresh();
        expect(unlikeFold(world, on, state)).toEqual([]);
        for (const back of undo.reverse()) state.apply(back);
        state.refresh();
        expect(unlikeFold(world, cells, state)).toEqual([]);
      }),
      { numRuns: 6, seed: 7 },
    );
  });

  it('follows a mast that is put up later, with windows of its own', () => {
    const world = use();
    const cells = world.job.sectors;
    const last = cells[cells.length - 1].mast;
    const early = cells.map((c) => (c.mast === last ? undefined : c));
    const pixels = pixelsOf(whole, whole);
    const state = new CellState(world.setup, pixels, { overlap: true });
    for (const m of world.job.masts.slice(0, last)) state.addMast(m);
    const windowAt = world.job.windows.map((w, i) =>
      early.some((c) => c?.window === i) ? state.addWindow(w) : -1,
    );
    const moved = (c: FoldSector) => ({ ...c, window: windowAt[c.window] });
    state.apply(early.flatMap((cell, slot) => (cell ? [{ slot, cell: moved(cell) }] : [])));
    state.refresh();
    expect(unlikeFold(world, early, state)).toEqual([]);
    expect(state.addMast(world.job.masts[last])).toBe(last);
    world.job.windows.forEach((w, i) => {
      if (windowAt[i] < 0) windowAt[i] = state.addWindow(w);
    });
    state.apply(cells.flatMap((cell, slot) => (cell.mast === last ? [{ slot, cell: moved(cell) }] : [])));
    state.refresh();
    expect(unlikeFold(world, cells, state)).toEqual([]);
  });

  it('is not trivial: every kind of change moves statuses, servers and overlap', () => {
    const world = use();
    const cells = world.job.sectors;
    const state = stateOf(world, pixelsOf(whole, whole), cells);
    const [before] = copyOf(state);
    expect(new Set(before.status)).toContain(PixelStatus.unknown);
    expect(new Set(before.overlap).size).toBeGreaterThan(3);
    for (const cell of [undefined, changed(cells[0], { turn_deg: 90, tilt_deg: 9, power_dB: 0 })]) {
      const back = state.apply([{ slot: 0, cell }]);
      state.refresh();
      const [after] = copyOf(state);
      for (const band of ['status', 'bestServer', 'overlap', 'rsSinr_dB'])
        expect(after[band], band).not.toEqual(before[band]);
      state.apply(back);
    }
  });

  it('tells which positions a change touches, and nothing when none did', () => {
    const world = use();
    const state = stateOf(world, pixelsOf(whole, whole), world.job.sectors);
    expect(state.refresh()).toBeUndefined();
    const { window } = world.job.windows[world.job.sectors[0].window];
    state.apply([{ slot: 0, cell: undefined }]);
    const rows = { from: window.row0 * size, to: (window.row0 + window.rows) * size };
    // The layers' carriers overlap: a cell of one moves the services of both.
    expect(state.refresh()).toEqual({ ...rows, services: [...world.setup.services.keys()] });
  });
});
