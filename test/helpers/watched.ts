/** What a running command takes of the machine: read from the system while it runs, so that it need not tell. */
import type { ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

export interface Peak {
  /** Resident memory at its highest, of the process with its threads. 0 where the system does not tell. */
  memory_bytes: number;
  /** Files below a folder at their most. */
  disk_bytes: number;
}

const every_ms = 200;

/** `onStart` watches a process until it ends, and a folder with it. */
export function watch(folder: string): {
  readonly peak: Peak;
  readonly onStart: (child: ChildProcess) => void;
} {
  const peak: Peak = { memory_bytes: 0, disk_bytes: 0 };
  return {
    peak,
    onStart(child) {
      const timer = setInterval(() => {
        peak.memory_bytes = Math.max(peak.memory_bytes, residentPeak_bytes(child.pid ?? 0));
        peak.disk_bytes = Math.max(peak.disk_bytes, bytesBelow(folder));
      }, every_ms);
      child.once('exit', () => {
        clearInterval(timer);
      });
    },
  };
}

/** Linux keeps the highest resident size of each process, in kB. */
function residentPeak_bytes(pid: number): number {
  try {
    const [, kB] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return 1024 * Number(kB ?? 0);
  } catch {
    return 0;
  }
}

/** Files may go while they are counted. */
function bytesBelow(folder: string): number {
  let bytes = 0;
  try {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      bytes += entry.isDirectory() ? bytesBelow(path) : statSync(path).size;
    }
  } catch {
    return bytes;
  }
  return bytes;
}
