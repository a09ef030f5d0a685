/** Ctrl-C at any stage of the built command: gone at once, the folder as it was, the work kept (`runFolder` resumes it). */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { interruptAt } from '../helpers/interrupt.js';
import { runCli, scratchFolder } from '../helpers/runCli.js';
import { filesBelow } from '../helpers/runFiles.js';
import { type SmallProject, writeSmallProject } from '../helpers/smallProject.js';

/** Half a second, and more where a process of nothing takes longer than the 50 ms of an idle machine. */
function allowed_ms(): number {
  const started = performance.now();
  spawnSync(process.execPath, ['--eval', '0']);
  return 500 * Math.max(1, (performance.now() - started) / 50);
}

let project: SmallProject;
beforeAll(async () => {
  project = await writeSmallProject(scratchFolder('cancel'), 16);
});

describe('Ctrl-C', () => {
  it.each([
    ['while masts are swept', '.scratch', '1'],
    ['while tiles are folded, without workers', '.tiles', '0'],
    ['while rasters are written', 'rasters', '1'],
    ['while the plan is predicted', '.tiles/plan-', '1'],
  ])('%s ends with 130 in half a second and leaves work for a resume', async (_, sign, workers) => {
    const run = project.path(`${sign.replaceAll(/\W/g, '')}.run`);
    const argv = ['analyze', project.file, '-o', run, '--cache', 'off', '--workers', workers, '--quiet'];
    const stop = interruptAt(`${run}.partial`, sign);
    const { code, err } = await runCli(argv, { onStart: stop.onStart });
    expect(code, err).toBe(130);
    expect(stop.took_ms()).toBeLessThan(allowed_ms());
    expect(existsSync(run)).toBe(false);
    expect(filesBelow(`${run}.partial`)).toContain('plan.json');
    expect(filesBelow(`${run}.partial`)).not.toContain('.lock');
  });
});
