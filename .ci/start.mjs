/**
 * `npm start`: installs, builds, runs the shipped sample and prints where the results are. What still fits is reused: the
 * packages, the build, and the run itself when neither program nor sample changed since.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  build,
  fingerprint,
  install,
  root,
  runNode,
  sourceFingerprint,
  stampOf,
  writeStamp,
} from './prepare.mjs';

const sample = 'data-samples/qinghe';
const runFolder = `${sample}/qinghe.run`;
const stamp = join(root, 'node_modules', '.cache', 'coverage', 'start-stamp');

install();
if (!build()) process.exit(1);

const manifest = join(root, runFolder, 'manifest.json');
const fit = () => `${sourceFingerprint()} ${fingerprint([sample])} ${existsSync(manifest)}`;
if (existsSync(manifest) && stampOf(stamp) === fit()) {
  process.stderr.write('The run of the sample is up to date; delete its folder to compute it again.\n');
} else {
  const code = runNode('bin/coverage.js', [
    'analyze',
    `${sample}/project.yaml`,
    '-o',
    runFolder,
    '--overwrite',
  ]);
  if (code !== 0) process.exit(code);
  writeStamp(stamp, fit());
}

const shown = [
  'report.zh.html',
  'report.en.html',
  'summary.json',
  'sites/ranking.csv',
  'sites/ranking.geojson',
  'rasters',
  'rasters-after',
  'manifest.json',
];
process.stdout.write('\nResults of the sample:\n');
for (const name of shown)
  if (existsSync(join(root, runFolder, name))) process.stdout.write(`  ${runFolder}/${name}\n`);
