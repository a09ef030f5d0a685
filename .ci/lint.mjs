/** Checks of the sources without running them: format, types, type-aware lint, unused code. Also `npm run lint`. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, runNode } from './prepare.mjs';

const folders = ['src', 'test', 'workers', 'bin', 'bench', 'data-samples', '.ci'].filter((f) =>
  existsSync(join(root, f)),
);
const steps = {
  format: ['node_modules/@biomejs/biome/bin/biome', ['format', '--config-path=.config', ...folders]],
  types: ['node_modules/typescript/bin/tsc', ['-p', '.config/tsconfig.lint.json']],
  lint: ['node_modules/eslint/bin/eslint.js', ['-c', '.config/eslint.config.js', '.']],
  'unused code': ['node_modules/knip/bin/knip.js', ['--config', '.config/knip.json', '--no-config-hints']],
};

/** Runs all steps, so that one look shows everything; returns how many failed. */
export function lint() {
  let failed = 0;
  for (const [name, [script, args]] of Object.entries(steps)) {
    const started = Date.now();
    const ok = runNode(script, args) === 0;
    if (!ok) failed++;
    const seconds = ((Date.now() - started) / 1000).toFixed(0);
    process.stderr.write(`${ok ? 'ok' : 'FAILED'}: ${name} (${seconds} s)\n`);
  }
  return failed;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) process.exitCode = lint() === 0 ? 0 : 1;
