/**
 * Which engine sweeps: `fast`, the WebAssembly kernel, or `exact`, the same in double precision JavaScript. A process that
 * installs no kernel, or whose machine lacks its instructions, is exact.
 */
import { FastFold } from './fastFold.js';
import { FastSweep } from './fastSweep.js';

export type Engine = 'fast' | 'exact';

/** The two users of the compiled kernel, each with memory of its own. */
export interface FastKernel {
  readonly sweep: FastSweep;
  readonly fold: FastFold;
}

let kernel: FastKernel | undefined;

/** Installs the compiled kernel; false where this machine cannot run it. */
export function installKernel(bytes: Uint8Array): boolean {
  try {
    const module = new WebAssembly.Module(bytes);
    kernel = { sweep: new FastSweep(module), fold: new FastFold(module) };
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
export function fastKernel(): FastKernel {
  if (!kernel) throw new Error('the fast engine is not installed in this process');
  return kernel;
}
