/** Steps that `npm start` and `npm test` share: install and build, each only when something changed. Needs Node and npm only. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const installStamp = join(root, 'node_modules', '.install-stamp');
const buildStamp = join(root, 'dist', '.build-stamp');

/** Runs a program in the project folder with its output shown; returns its exit code. */
export function run(program, args, options = {}) {
  const result = spawnSync(program, args, { cwd: root, stdio: 'inherit', ...options });
  if (result.error) process.stderr.write(`${program}: ${result.error.message}\n`);
  return result.status ?? 1;
}

/** Runs a tool of node_modules by its script, so that no shell is needed on any system. */
export const runNode = (script, args, options) =>
  run(process.execPath, [join(root, script), ...args], options);

function npm(args) {
  const script = process.env.npm_execpath;
  return script?.endsWith('.js') ? run(process.execPath, [script, ...args]) : run('npm', args);
}

/** SHA-256 over names and contents of files and folders, in name order. */
export function fingerprint(paths) {
  const hash = createHash('sha256');
  const add = (path) => {
    const full = join(root, path);
    if (!existsSync(full)) return;
    if (statSync(full).isDirectory()) {
      for (const name of readdirSync(full).sort()) if (!/\.run(\.|$)/.test(name)) add(join(path, name));
      return;
    }
    hash.update(path.replaceAll('\\', '/')).update('\0').update(readFileSync(full)).update('\0');
  };
  for (const path of paths) add(path);
  return hash.digest('hex');
}

export const stampOf = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '');

export function writeStamp(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

export function install() {
  const wanted = fingerprint(['package.json', 'package-lock.json']) + process.versions.modules;
  if (stampOf(installStamp) === wanted) return;
  process.stderr.write('Installing packages (npm ci) ...\n');
  if (npm(['ci', '--no-audit', '--no-fund']) !== 0) {
    process.stderr.write('npm ci failed.\n');
    process.exit(1);
  }
  writeStamp(installStamp, wanted);
}

export const sourceFingerprint = () =>
  fingerprint(['package-lock.json', 'tsconfig.json', '.config/asconfig.json', 'src', 'workers', 'bin']);

/** False when the compiler complained; a stamp is written only after a clean build. */
export function build() {
  const wanted = sourceFingerprint();
  if (stampOf(buildStamp) === wanted) return true;
  process.stderr.write('Building ...\n');
  if (runNode('node_modules/typescript/bin/tsc', ['-p', '.']) !== 0) return false;
  // The kernel of the sweep, from AssemblyScript to WebAssembly.
  if (runNode('node_modules/assemblyscript/bin/asc.js', ['--config', '.config/asconfig.json']) !== 0)
    return false;
  writeStamp(buildStamp, wanted);
  return true;
}
