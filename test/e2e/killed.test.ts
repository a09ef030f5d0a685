/**
 * A run that is killed at any moment, again and again, and resumed each time, leaves the bytes of one that was left alone.
 * `COVERAGE_KILLS=40` makes the chain longer.
 */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { seededRandom } from '../../src/foundation/random.js';
import { killAfter } from '../helpers/interrupt.js';
import { runCli, scratchFolder } from '../helpers/runCli.js';
import { digests } from '../helpers/runFiles.js';
import { writeSmallProject } from '../helpers/smallProject.js';

const kills = Number(process.env.COVERAGE_KILLS ?? 3);

it(`is whole after ${kills} kills at seeded moments of its length`, {
  timeout: 60_000 * (kills + 4),
}, async () => {
  const random = seededRandom(20261101);
  const project = await writeSmallProject(scratchFolder('killed-often'), 16);
  const run = project.path('k.run');
  const argv = (out: string): string[] => [
    'analyze',
    project.file,
    '-o',
    out,
    '--cache',
    'off',
    '--workers',
    '1',
    '--quiet',
  ];
  const started = performance.now();
  const alone = await runCli(argv(project.path('whole.run')));
  const length_ms = performance.now() - started;
  expect(alone.code, alone.err).toBe(0);

  // An older run stands there, and is seen until the new one takes its place.
  mkdirSync(run);
  writeFileSync(`${run}/manifest.json`, '{}');
  const again = [...argv(run), '--overwrite', '--resume'];
  for (let k = 0; k < kills; k++) {
    const { code, err } = await runCli(again, { onStart: killAfter(length_ms * random()) });
    // Late in the chain most is done already: a run may end before it is killed, and then it is made anew.
    expect([-1, 0], err).toContain(code);
  }
  const last = await runCli(again);
  expect(last.code, last.err).toBe(0);
  expect(digests(run)).toEqual(digests(project.path('whole.run')));
  expect(readdirSync(project.folder).filter((f) => /partial|old|tmp/.test(f))).toEqual([]);
});
