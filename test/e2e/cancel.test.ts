/**
 * Ctrl-C at any stage of the built command: the folder as it was, the work kept (`runFolder` resumes it). How soon it is
 * gone is measured by `npm run bench -- scale`.
 */
import { existsSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { interruptAt } from '../helpers/interrupt.js';
import { runCli, scratchFolder } from '../helpers/runCli.js';
import { filesBelow } from '../helpers/runFiles.js';
import { type SmallProject, writeSmallProject } from '../helpers/smallProject.js';

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
  ])('%s ends with 130 and leaves work for a resume', async (_, sign, workers) => {
    const run = project.path(`${sign.replaceAll(/\W/g, '')}.run`);
    const argv = ['analyze', project.file, '-o', run, '--cache', 'off', '--workers', workers, '--quiet'];
    const stop = interruptAt(`${run}.partial`, sign);
    const { code, err } = await runCli(argv, { onStart: stop.onStart });
    expect(code, err).toBe(130);
    expect(existsSync(run)).toBe(false);
    expect(filesBelow(`${run}.partial`)).toContain('plan.json');
    expect(filesBelow(`${run}.partial`)).not.toContain('.lock');
  });
});
