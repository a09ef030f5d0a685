import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installBuiltKernel } from '../../../src/coverage/cache/kernelFile.js';
import { type Engine, fastKernel, removeKernel } from '../../../src/coverage/kernel/engine.js';
import type { KernelMemory } from '../../../src/coverage/kernel/kernelMemory.js';
import { assemble, foldLayer, foldPattern } from '../../../src/coverage/assemble.js';
import { coverageJobs } from '../../../src/coverage/kernel/jobs.js';
import { attenuation_dB, type TileResult } from '../../../src/coverage/kernel/fold.js';
import { predict } from '../../../src/coverage/predict.js';
import type { Executor } from '../../../src/execute/executor.js';
import { inlineExecutor } from '../../../src/execute/inline.js';
import { poolExecutor } from '../../../src/execute/pool.js';
import { azimuthDifference, radPerDeg } from '../../../src/foundation/units.js';
import type { Sector } from '../../../src/network/network.js';
import { patternGain_dBi } from '../../../src/radio/patterns.js';
import { cell_m, hills, network, nr, pattern, size } from '../../helpers/hillWorld.js';

const scene = hills(true);
const { net, positions } = network();
const mask = new Uint8Array(new SharedArrayBuffer(size * size)).fill(1);
mask.fill(0, 0, 5 * size);

async function run(
  tileSize: number,
  executor: Executor,
  terrain = scene,
): Promise<Map<string, Float64Array>> {
  const input = assemble(net, positions, terrain, mask, tileSize);
  const bands = new Map<string, Float64Array>();
  await predict(input, {
    executor,
    sink: {
      has: () => Promise.resolve(false),
      put: (_, result: TileResult) => {
        const parts = [
          ...result.layers.map((l, i) => [`layer${i}`, l] as const),
          ...result.services.map((s, i) => [`service${i}`, s] as const),
        ];
        for (const [name, part] of parts)
          for (const [band, values] of Object.entries(part)) {
            const key = `${name}.${band}`;
            const whole = bands.get(key) ?? new Float64Array(size * size);
            bands.set(key, whole);
            const { tile } = result;
            for (let row = 0; row < tile.rows; row++)
              for (let col = 0; col < tile.cols; col++)
                whole[(tile.row0 + row) * size + tile.col0 + col] = (values as Float32Array)[
                  row * tile.cols + col
                ];
          }
        return Promise.resolve();
      },
    },
  });
  return bands;
}

/** The engine of this process; workers obey the jobs. */
function use(engine: Engine): void {
  if (engine === 'fast') expect(installBuiltKernel()).toBe(true);
  else removeKernel();
}

describe.each<Engine>(['exact', 'fast'])('prediction, engine %s', (engine) => {
  beforeAll(() => use(engine));
  const pools = [1, 2].map((n) => poolExecutor(new URL('../../../workers/coverage.ts', import.meta.url), n));
  afterAll(async () => {
    await Promise.all(pools.map((p) => p.close()));
  });

  it('gives the same numbers inline, with one and two workers, and for two tile sizes', async () => {
    const reference = await run(64, inlineExecutor(coverageJobs));
    expect(reference.size).toBe(2 * 9 + 4 * 3);
    for (const [tileSize, executor] of [
      [256, inlineExecutor(coverageJobs)],
      [64, pools[0]],
      [37, pools[1]],
    ] as const) {
      const other = await run(tileSize, executor);
      for (const [band, values] of reference) expect(other.get(band), band).toEqual(values);
    }
  });

  it('sums interference as a plain loop over all cells does', async () => {
    const solid = hills(false);
    const few = net.sectors.filter((x) => x.layer === nr).slice(0, 6);
    const at = few.map((x) => positions[x.index]);
    const mapOf = async (sectors: readonly Sector[], places: readonly [number, number][]) => {
      const renumbered = sectors.map((x, index) => ({ ...x, index }));
      const bands = new Map<string, Float32Array | Int32Array>();
      await predict(assemble({ ...net, layers: [nr], sectors: renumbered }, places, solid, mask, 256), {
        executor: inlineExecutor(coverageJobs),
        sink: {
          has: () => Promise.resolve(false),
          put: (_, { layers: [l] }: TileResult) => {
            bands.set('rsrp', l.rsrp_dBm).set('sinr', l.rsSinr_dB).set('best', l.bestServer);
            return Promise.resolve();
          },
        },
      });
      return (band: string) => bands.get(band) as Float32Array;
    };
    const all = await mapOf(few, at);
    const [rsrp, sinr, best] = [all('rsrp'), all('sinr'), all('best')];
    // One cell at a time: the single-cell maps are the received powers.
    const alone: Float32Array[] = [];
    for (let i = 0; i < few.length; i++) alone.push((await mapOf([few[i]], [at[i]]))('rsrp'));
    const noise = 10 ** (foldLayer(nr, cell_m).noise_dBm / 10);
    let checked = 0;
    for (let p = 0; p < size * size; p += 23) {
      const levels = alone.map((power) => (Number.isNaN(power[p]) ? Number.NEGATIVE_INFINITY : power[p]));
      const top = levels.reduce((a, v, i) => (v > levels[a] ? i : a), 0);
      if (levels[top] === Number.NEGATIVE_INFINITY || Number.isNaN(rsrp[p])) continue;
      expect(best[p]).toBe(top);
      expect(rsrp[p]).toBeCloseTo(levels[top], 4);
      const others = levels.reduce((sum, v, i) => (i === top ? sum : sum + 10 ** (v / 10)), 0);
      expect(sinr[p]).toBeCloseTo(levels[top] - 10 * Math.log10(others + noise), 2);
      checked++;
    }
    expect(checked).toBeGreaterThan(100);
  });

  it('leaves pixels outside the area, on voids and out of reach apart', async () => {
    const bands = await run(256, inlineExecutor(coverageJobs));
    const status = bands.get('layer0.status') as Float64Array;
    const server = bands.get('layer0.bestServer') as Float64Array;
    expect(status[2 * size + 40]).toBe(0);
    expect(status[23 * size + 53]).toBe(255);
    for (let p = 0; p < size * size; p++) {
      if (server[p] === -1) expect(status[p]).toBe(3);
      if (status[p] === 0 || status[p] === 255) expect(server[p]).toBe(-2147483648);
    }
  });

  it('reads the pattern that a sector has: the kernel attenuation equals the pattern function in every direction', () => {
    const fold = foldPattern(pattern);
    for (let azimuth = 0; azimuth < 360; azimuth += 17)
      for (let elevation = -60; elevation <= 30; elevation += 7) {
        const offset = azimuthDifference(azimuth, 140);
        const gain = patternGain_dBi(pattern, offset, elevation + 4 + 2 * Math.cos(offset * radPerDeg));
        // The kernel looks up tenths of a degree, where the steepest cut changes by 0.15 dB.
        expect(17 - attenuation_dB(fold, 140, 2, 4, azimuth, elevation)).toBeCloseTo(gain, 0);
      }
  });
});

it('both engines give the same coverage: level to a code of the loss, sums to its trace, servers but for ties', async () => {
  use('exact');
  const exact = await run(64, inlineExecutor(coverageJobs));
  use('fast');
  // Tiles of an odd width end inside a vector, beside whatever an earlier tile left in memory.
  const { home } = fastKernel().fold as unknown as { home: KernelMemory };
  new Uint8Array(home.buffer).fill(0x7f, home.get('firstFree'));
  const fast = await run(37, inlineExecutor(coverageJobs));
  new Uint8Array(home.buffer).fill(0xff, home.get('firstFree'));
  expect(await run(37, inlineExecutor(coverageJobs))).toEqual(fast);
  const band = (bands: Map<string, Float64Array>, name: string) => bands.get(name) as Float64Array;
  for (const layer of ['layer0', 'layer1']) {
    const of = (name: string) => [band(exact, `${layer}.${name}`), band(fast, `${layer}.${name}`)];
    for (const [name, limit] of [
      ['rsrp_dBm', 0.02],
      ['rsSinr_dB', 0.05],
      ['dataSinr_dB', 0.05],
      ['probability', 0.005],
    ] as const) {
      const [a, b] = of(name);
      a.forEach((value, p) => {
        if (Number.isNaN(value)) expect(b[p], `${layer}.${name} ${p}`).toBeNaN();
        else expect(Math.abs(value - b[p]), `${layer}.${name} ${p}`).toBeLessThan(limit);
      });
    }
    for (const name of ['status', 'bestServer', 'overlap']) {
      const [a, b] = of(name);
      expect(a.filter((value, p) => value !== b[p]).length / a.length, name).toBeLessThan(0.003);
    }
  }
});
