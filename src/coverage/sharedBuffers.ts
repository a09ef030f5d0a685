/**
 * Shared memory that is used again. A buffer lives until every thread that has seen it has collected its garbage, which threads
 * with small heaps hardly do: left to itself a run would hold several times what it uses.
 */

/** Sizes are rounded up, so that windows cut by the border find a buffer of their neighbours'. */
const step_bytes = 64 * 1024;
/** A larger buffer than this many times the need is left for others. */
const mostWaste = 1.25;

export class SharedBuffers {
  private readonly free: SharedArrayBuffer[] = [];

  /** Contents are undefined. */
  take(length: number): Int16Array {
    const bytes = Math.ceil((length * Int16Array.BYTES_PER_ELEMENT) / step_bytes) * step_bytes;
    let best = -1;
    this.free.forEach((buffer, i) => {
      const size = buffer.byteLength;
      if (size < bytes || size > Math.max(bytes * mostWaste, step_bytes)) return;
      if (best < 0 || size < this.free[best].byteLength) best = i;
    });
    const buffer = best < 0 ? new SharedArrayBuffer(bytes) : this.free.splice(best, 1)[0];
    return new Int16Array(buffer, 0, length);
  }

  /** Nobody reads or writes it any more. Memory that came from elsewhere is left to the collector. */
  give({ buffer }: Int16Array): void {
    if (buffer instanceof SharedArrayBuffer && buffer.byteLength % step_bytes === 0) this.free.push(buffer);
  }
}
