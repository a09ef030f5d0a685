import { beforeAll, describe, expect, it } from 'vitest';
import { plannedState, type PlannedState } from '../../../src/coverage/incremental/plannedState.js';
import { pixelsAround } from '../../../src/coverage/incremental/strip.js';
import { removeKernel } from '../../../src/coverage/kernel/engine.js';
import { type FoldSector, foldTile, PixelStatus } from '../../../src/coverage/kernel/fold.js';
import { seededRandom } from '../../../src/foundation/random.js';
import {
  type SettingCaps,
  type SettingChange,
  type SettingScore,
  SettingSearch,
  type SettingsInput,
  type SettingsResult,
} from '../../../src/siting/settings.js';
import { type CellWorld, cellWorld, lossesOf, planned, size } from '../coverage/incremental/world.js';

const random = seededRandom(11);
/** A town in the middle and scattered farms. */
const people = Float64Array.from({ length: size * size }, (_, p) => {
  const [col, row] = [p % size, Math.floor(p / size)];
  if (Math.hypot(col - 34, row - 30) < 9) return 2 + Math.floor(4 * random());
  return random() < 0.05 ? 3 : 0;
});
const caps: SettingCaps = { tilt_deg: 3, azimuth_deg: 20, cells: 4, leastGain_people: 5 };
const follows = (service: string) => !service.endsWith('-any');

async function inputOf(options: Partial<SettingsInput> = {}): Promise<SettingsInput> {
  const input = planned();
  const loss = lossesOf(input);
  const wanted = Uint8Array.from(people, (n) => (n > 0 ? 1 : 0));
  const state = await plannedState(
    input,
    (m) => Promise.resolve(input.plan.masts[m].windows.map((w) => loss[w])),
    { wanted, pixels: pixelsAround(wanted, input.fold.lattice), overlap: true, follows },
  );
  const weight = Float64Array.from(state.state.strip.pixels, (p) => people[p]);
  return {
    planned: state,
    weights: state.services.map(() => weight),
    movable: input.sectors.map((_, slot) => slot),
    caps,
    trials: 200,
    ...options,
  };
}

function solve(input: SettingsInput): SettingsResult {
  const search = new SettingSearch(input);
  expect([...search.run()].length).toBeGreaterThan(0);
  return search.result();
}

/** The same sums from a fold of the whole map. */
function scoreOf({ setup, job }: CellWorld, sectors: readonly FoldSector[]): SettingScore {
  const tile = { col0: 0, row0: 0, cols: size, rows: size };
  const { layers, services } = foldTile(setup, { ...job, tile, sectors });
  const score = { expected: 0, covered: 0, crowded: 0 };
  setup.services.forEach(({ id }, s) => {
    if (!follows(id)) return;
    const { status, probability, bestLayer } = services[s];
    people.forEach((n, p) => {
      if (!Number.isNaN(probability[p])) score.expected += n * probability[p];
      if (status[p] === PixelStatus.covered) score.covered += n;
      if (bestLayer[p] !== 255 && layers[bestLayer[p]].overlap[p] >= 4) score.crowded += n;
    });
  });
  return { ...score, value: score.expected - 0.1 * score.crowded };
}

const withChanges = (sectors: readonly FoldSector[], changes: readonly SettingChange[]): FoldSector[] =>
  sectors.map((s, slot) => ({ ...s, ...changes.find((c) => c.slot === slot)?.after }));

const bands = ({ state }: PlannedState) => state.services.map((s) => s.probability.slice());

describe('antenna settings by local search', () => {
  beforeAll(() => {
    removeKernel();
  });

  it('serve more people, as a whole prediction confirms; gains add up; the state is left as it was', async () => {
    const input = await inputOf();
    const before = bands(input.planned);
    const result = solve(input);
    const world = cellWorld('exact');
    for (const key of ['value', 'expected', 'covered', 'crowded'] as const) {
      expect(result.before[key], key).toBeCloseTo(scoreOf(world, world.job.sectors)[key], 3);
      const changed = withChanges(world.job.sectors, result.changes);
      expect(result.after[key], key).toBeCloseTo(scoreOf(world, changed)[key], 3);
      const gained = result.changes.reduce((sum, c) => sum + c.gain[key], 0);
      expect(result.after[key] - result.before[key], key).toBeCloseTo(gained, 6);
    }
    expect(result.changes.length).toBeGreaterThan(1);
    expect(result.after.value).toBeGreaterThan(result.before.value + 2 * caps.leastGain_people);
    expect(result.after.covered).toBeGreaterThanOrEqual(result.before.covered);
    input.planned.state.refresh();
    expect(bands(input.planned)).toEqual(before);
  });

  it('keep to the caps: cells, tilt, azimuth, the cells that may move, and trials', async () => {
    const tight = { tilt_deg: 1, azimuth_deg: 10, cells: 2, leastGain_people: 1 };
    const input = await inputOf({ caps: tight, movable: [6, 7, 8, 12, 13, 14], trials: 40 });
    const { changes, trials } = solve(input);
    expect(trials).toBeLessThanOrEqual(40);
    expect(changes.length).toBeGreaterThan(0);
    expect(changes.length).toBeLessThanOrEqual(2);
    for (const { slot, before, after } of changes) {
      expect([6, 7, 8, 12, 13, 14]).toContain(slot);
      expect(Math.abs(after.elecTilt_deg - before.elecTilt_deg)).toBeLessThanOrEqual(1);
      const turned = Math.abs(((after.azimuth_deg - before.azimuth_deg + 540) % 360) - 180);
      expect(Number.isNaN(before.azimuth_deg) || turned <= 10).toBe(true);
      expect(after).not.toEqual(before);
    }
  });

  it('change nothing where a change would have to bring more people than there are, or nothing may move', async () => {
    const total = people.reduce((a, n) => a + n, 0);
    for (const input of [
      await inputOf({ caps: { ...caps, leastGain_people: 2 * total } }),
      await inputOf({ movable: [] }),
    ]) {
      const search = new SettingSearch(input);
      expect([...search.run()]).toEqual([]);
      const { changes, before, after } = search.result();
      expect(changes).toEqual([]);
      expect(after).toEqual(before);
    }
  });
});
