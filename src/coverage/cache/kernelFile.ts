/** Reads the compiled kernel: beside the built code, or in `dist/` when the sources themselves run. */
import { existsSync, readFileSync } from 'node:fs';
import { installKernel } from '../kernel/engine.js';

const places = ['../kernel/sweep.wasm', '../../../dist/src/coverage/kernel/sweep.wasm'];

/** Installs the fast engine; false without the file or where the machine cannot run it. */
export function installBuiltKernel(): boolean {
  const file = places.map((place) => new URL(place, import.meta.url)).find((url) => existsSync(url));
  return file !== undefined && installKernel(readFileSync(file));
}
