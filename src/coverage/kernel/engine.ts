/**
 * Which engine sweeps: `fast`, the WebAssembly kernel, or `exact`, the same in double precision JavaScript. A process that
 * installs no kernel, or whose machine lacks its instructions, is exact.
 */
import { FastSweep } from './fastSweep.js';

export type Engine = 'fast' | 'exact';

let kernel: FastSweep | undefined;

/** Installs the compiled kernel; false where this machine cannot run it. */
export function installKernel(bytes: Uint8Array): boolean {
  try {
    kernel = new FastSweep(new WebAssembly.Module(bytes));
  } catch {
    kernel = undefined;
  }
  return kernel !== undefined;
}

/** Makes this process exact, whatever was installed. */
export function removeKernel(): void {
  kernel = undefined;
}

export const engineInUse = (): Engine => (kernel ? 'fast' : 'exact');

/** The kernel of this process. Throws where a job wants it and it is not installed: numbers must not change silently. */
export function fastKernel(): FastSweep {
  if (!kernel) throw new Error('the fast engine is not installed in this process');
  return kernel;
}
