/**
 * Made worlds in which the truth is known: the engine predicts medians and probabilities, then shadowing is drawn at each
 * place and the gates are asked again. What is said to be covered in nine cases of ten must be.
 */
import { describe, expect, it } from 'vitest';
import { layerGates } from '../../../../src/coverage/assemble.js';
import type { LayerTile } from '../../../../src/coverage/kernel/fold.js';
import { seededRandom } from '../../../../src/foundation/random.js';
import { makeLayer } from '../../../../src/radio/layers.js';
import {
  madeInput,
  type MadeMast,
  madeNetwork,
  madeScene,
  predictMade,
} from '../../../helpers/madeCoverage.js';

const cell_m = 60;
const cells = 75;
const scene = madeScene({ cells, cell_m, relief_m: 120 });
const layer = makeLayer({
  id: 'nr',
  technology: 'nr',
  frequency_MHz: 2600,
  bandwidth_MHz: 60,
  group: ['mobile'],
  radius_m: 6000,
});
const gates = layerGates(layer, cell_m);
const noise_mW = 10 ** (gates.noise_dBm / 10);

/** Box and Muller: not the way the intervals draw. */
const normal = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

interface World {
  readonly predicted: LayerTile;
  /** Median level of each sector alone, by mast. */
  readonly medians: readonly (readonly Float32Array[])[];
}

async function makeWorld(masts: readonly MadeMast[]): Promise<World> {
  const tileOf = async (some: readonly MadeMast[]): Promise<LayerTile> =>
    (await predictMade(madeInput(scene, madeNetwork(some)))).layers[0];
  const medians: Float32Array[][] = [];
  for (const mast of masts) {
    const alone: Float32Array[] = [];
    for (const azimuth of mast.azimuths_deg)
      alone.push((await tileOf([{ ...mast, azimuths_deg: [azimuth] }])).rsrp_dBm);
    medians.push(alone);
  }
  return { predicted: await tileOf(masts), medians };
}

/**
 * Share of draws in which each pixel is covered by whichever cell is best then. Sectors of a mast share its shadowing;
 * half the variance is common to all masts (TR 36.814 Table A.2.1.1-3: 0.5 between sites).
 */
function trulyCovered({ medians }: World, draws: number, seed: number): Float64Array {
  const random = seededRandom(seed);
  const covered = new Float64Array(cells * cells);
  for (let p = 0; p < covered.length; p++) {
    const sigma_dB = gates.sigma_dB[scene.clutterClass[p]];
    for (let k = 0; k < draws; k++) {
      const common = normal(random);
      let [best, total_mW] = [Number.NEGATIVE_INFINITY, noise_mW];
      for (const mast of medians) {
        const shadow_dB = sigma_dB * Math.SQRT1_2 * (common + normal(random));
        for (const sector of mast) {
          const level = sector[p] + shadow_dB;
          if (Number.isNaN(level)) continue;
          total_mW += 10 ** (level / 10);
          best = Math.max(best, level);
        }
      }
      const sinr = best - 10 * Math.log10(total_mW - 10 ** (best / 10));
      if (best >= gates.rsrp_dBm && sinr >= gates.rsSinr_dB) covered[p]++;
    }
    covered[p] /= draws;
  }
  return covered;
}

/** Of the pixels said to be covered with about this probability: how many are, and what was said, in per cent. */
function comparedAt(said: number, probability: Float32Array, truth: Float64Array) {
  const pixels = [...probability.keys()].filter((p) => Math.abs(probability[p] - said) < 0.02);
  const mean = (of: (p: number) => number) => (100 * pixels.reduce((s, p) => s + of(p), 0)) / pixels.length;
  return { pixels: pixels.length, said: mean((p) => probability[p]), covered: mean((p) => truth[p]) };
}

const bins = [0.3, 0.5, 0.75, 0.9, 0.95];

describe('made worlds with known truth', () => {
  it('one server: what is said to be 90 % is covered in 90 ± 2 %, and so is every other share', async () => {
    const at = { x_m: 2000, y_m: 2300, layer, azimuths_deg: [40], epre_dBm: 14 };
    const world = await makeWorld([at]);
    const truth = trulyCovered(world, 300, 3);
    for (const bin of bins) {
      const { pixels, said, covered } = comparedAt(bin, world.predicted.probability, truth);
      expect(pixels, `pixels at ${bin}`).toBeGreaterThan(30);
      expect(Math.abs(covered - said), `covered where ${bin} was said`).toBeLessThan(2);
    }
  });

  it('many cells on one carrier: never less is covered than said, since another cell takes over', async () => {
    const random = seededRandom(7);
    const masts = Array.from({ length: 5 }, () => ({
      x_m: 600 + random() * 3300,
      y_m: 600 + random() * 3300,
      layer,
      azimuths_deg: [0, 120, 240],
      epre_dBm: 12,
    }));
    const world = await makeWorld(masts);
    const truth = trulyCovered(world, 40, 4);
    for (const bin of bins.slice(1)) {
      const { pixels, said, covered } = comparedAt(bin, world.predicted.probability, truth);
      expect(pixels, `pixels at ${bin}`).toBeGreaterThan(30);
      expect(covered, `covered where ${bin} was said`).toBeGreaterThan(said - 2);
    }
  });
});
