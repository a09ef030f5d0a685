/**
 * `npm test`: installs, builds, gets the Debian programs that tests use where it may, checks the sources, runs all tests.
 * The last line is `N passed, N failed, N skipped`; a failed check of the sources counts as one failure.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { lint } from './lint.mjs';
import { build, install, root, run, runNode } from './prepare.mjs';

const inCi = process.env.CI === 'true';
let failedSteps = 0;

install();
if (!build()) failedSteps++;
debianPackages();
failedSteps += lint();
const { passed, failed, skipped } = tests();
process.stdout.write(`${passed} passed, ${failed + failedSteps} failed, ${skipped} skipped\n`);
process.exitCode = failed + failedSteps === 0 && passed > 0 ? 0 : 1;

function tests() {
  const report = join(root, 'node_modules', '.cache', 'coverage', 'vitest.json');
  mkdirSync(dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const code = runNode('node_modules/vitest/vitest.mjs', [
    'run',
    '--config=.config/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
  const json = JSON.parse(readFileSync(report, 'utf8'));
  // A file that does not even load has no failed test in it.
  const broken = json.testResults.filter(
    (f) => f.status === 'failed' && f.assertionResults.every((a) => a.status !== 'failed'),
  ).length;
  const failedTests = json.numFailedTests + broken;
  return {
    passed: json.numPassedTests,
    failed: code !== 0 && failedTests === 0 ? 1 : failedTests,
    skipped: json.numPendingTests + json.numTodoTests,
  };
}

/** Programs that some tests compare with. Installed only as root on Debian; elsewhere such tests are skipped. */
function debianPackages() {
  const starts = (program, args) => spawnSync(program, args, { stdio: 'ignore' }).error === undefined;
  const missing = [];
  if (!starts('gdalinfo', ['--version'])) missing.push('gdal-bin');
  if (spawnSync('python3', ['-c', 'import osgeo.gdal'], { stdio: 'ignore' }).status !== 0)
    missing.push('python3-gdal');
  if (!starts('chromium', ['--version'])) missing.push('chromium');
  if (!starts('splat', ['-v']) && !starts('splat-hd', ['-v'])) missing.push('splat');
  if (missing.length === 0) return;
  const allowed = process.getuid?.() === 0 && starts('apt-get', ['--version']);
  const options = {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'ignore', 'inherit'],
  };
  const done =
    allowed &&
    run('apt-get', ['update', '-q'], options) === 0 &&
    run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...missing], options) === 0;
  if (done) return;
  process.stderr.write(`Note: not installed: ${missing.join(', ')}; tests that need them are skipped.\n`);
  if (inCi) failedSteps++;
}
