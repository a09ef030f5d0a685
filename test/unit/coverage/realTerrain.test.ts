/** The engines on real terrain, small; `npm run bench -- accuracy` is the same over millions of cells. */
import { beforeAll, describe, expect, it } from 'vitest';
import { compareEngines, engineTolerance_dB } from '../../../bench/accuracy/engines.js';
import { sampleScene } from '../../../bench/accuracy/samples.js';
import { quickScenes, realFiles } from '../../../bench/accuracy/realScenes.js';
import type { Scene } from '../../../bench/accuracy/scene.js';
import { installBuiltKernel } from '../../../src/coverage/cache/kernelFile.js';
import { has } from '../../helpers/needs.js';

describe.skipIf(!realFiles.every(has))('the engines on the mountains of Andorra', () => {
  let scenes: Scene[] = [];
  beforeAll(async () => {
    expect(installBuiltKernel()).toBe(true);
    scenes = await quickScenes();
  });

  it('agree on every cell, leave no hole in the disc, follow the O(N) form', () => {
    for (const scene of scenes) {
      const { exact, losses, worst, mismatched, nan, holes } = compareEngines(scene);
      const { oracle, mismatched: unlike } = sampleScene(scene, exact, 300, 1);
      expect(losses, scene.name).toBeGreaterThan(150_000);
      expect({ mismatched, nan, holes, unlike }, scene.name).toEqual({
        mismatched: 0,
        nan: 0,
        holes: 0,
        unlike: 0,
      });
      const place = `${scene.name}, ${worst.frequency_MHz} MHz at ${worst.dCol}/${worst.dRow}`;
      expect(worst.difference_dB, place).toBeLessThanOrEqual(engineTolerance_dB);
      expect(oracle.difference_dB, `${scene.name} at ${oracle.dCol}/${oracle.dRow}`).toBeLessThanOrEqual(
        0.02,
      );
    }
  });

  it('would be told apart: a hill of 40 m that only the sweep knows is found by the O(N) form', () => {
    const [scene] = scenes;
    const { mast, world } = scene;
    const raised = Float32Array.from(world.terrain.ground_m);
    raised[(mast.row + 60) * world.terrain.cols + mast.col + 60] += 40;
    const other = { ...scene, world: { ...world, terrain: { ...world.terrain, ground_m: raised } } };
    const { exact } = compareEngines(other);
    expect(sampleScene(scene, exact, 3000, 2).oracle.difference_dB).toBeGreaterThan(engineTolerance_dB);
  });
});
