/**
 * Accuracy of the engines over millions of cells: fast against exact on every one, exact against the O(N) form and against
 * straight lines on a sample, the disc against a count. Prints a table; a row beyond its limit makes the bench end with 8.
 * `--write` renews the part of docs/engine.md.
 */
import { installBuiltKernel } from '../../src/coverage/cache/kernelFile.js';
import { row, type Row, type Suite } from '../schema.js';
import { compareEngines, engineTolerance_dB } from './engines.js';
import { sampleScene } from './samples.js';
import { madeScenes } from './madeScenes.js';
import { renewPart } from './page.js';
import { quickScenes, realScenes } from './realScenes.js';
import type { Scene } from './scene.js';
import {
  byClass,
  crossingSpread,
  faults,
  heading,
  type Judged,
  line,
  lowest_MHz,
  markdown,
} from './table.js';

const suite = 'accuracy';
const seed = 20261124;

/** Sweep against straight line on the bare test bed at the lowest carrier. */
const geometryRms_dB = 0.5;
const geometryBias_dB = 0.05;

export const accuracy: Suite = async ({ quick, write }) => {
  if (!installBuiltKernel()) throw new Error('accuracy: the fast engine is not built: npm run build');
  const real = await (quick ? quickScenes() : realScenes());
  if (real.length === 0)
    process.stderr.write(
      'accuracy: the real terrain is not beside this repository; made terrain alone is judged\n',
    );
  const scenes = quick ? real : [...madeScenes(), ...real];
  process.stdout.write(`${heading()}\n`);
  const judged = scenes.map((scene) => {
    const one = judge(scene, quick ? 500 : 2500);
    process.stdout.write(`${line(one)}\n`);
    return one;
  });
  process.stdout.write(`\n${byClass(judged)}\n\n`);
  if (write && !quick && real.length > 0) renewPart('accuracy', `${markdown(judged)}\n\n${byClass(judged)}`);
  return judged.flatMap(rowsOf);
};

function judge(scene: Scene, size: number): Judged {
  const { exact, ...engines } = compareEngines(scene);
  return { scene, engines, sampled: sampleScene(scene, exact, size, seed) };
}

function rowsOf({ scene, engines, sampled }: Judged): Row[] {
  const rowOf = (what: string, unit: string, value: number, limit?: number): Row =>
    row({ suite, seed, name: `${what}, ${scene.name}`, unit, better: 'lower', limit }, [value]);
  const geometry = crossingSpread(sampled.geometry, lowest_MHz);
  const made = scene.terrain === 'made';
  return [
    rowOf('fast − exact', 'dB', engines.worst.difference_dB, engineTolerance_dB),
    rowOf('exact − O(N)', 'dB', sampled.oracle.difference_dB, engineTolerance_dB),
    rowOf('faults', 'cells', faults(engines, sampled), 0),
    ...(scene.clutter
      ? []
      : [
          rowOf('ray − line rms', 'dB', geometry.rms_dB, made ? geometryRms_dB : undefined),
          rowOf('ray − line bias', 'dB', Math.abs(geometry.bias_dB), made ? geometryBias_dB : undefined),
        ]),
  ];
}
