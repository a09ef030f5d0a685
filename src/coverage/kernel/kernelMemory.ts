/** One instance of the WebAssembly kernel with memory of its own: addresses, views, and the numbers it exports. */

/** Numbers that the kernel keeps under their names, and its functions. */
export type KernelExports = Readonly<Record<string, unknown>>;

const page_bytes = 65_536;

/** Hands out addresses, each array on its own cache line. */
export class Layout {
  constructor(private next: number) {}
  take(bytes: number): number {
    const at = this.next;
    this.next = (at + bytes + 63) & ~63;
    return at;
  }
  get end(): number {
    return this.next;
  }
}

export class KernelMemory {
  readonly exports: KernelExports;
  private readonly memory = new WebAssembly.Memory({ initial: 1 });

  /** Throws what the machine throws when it lacks SIMD. */
  constructor(module: WebAssembly.Module) {
    const env = { memory: this.memory, abort: () => undefined };
    this.exports = new WebAssembly.Instance(module, { env }).exports;
  }

  get buffer(): ArrayBuffer {
    return this.memory.buffer;
  }

  /** Places arrays from the first free address on and makes room for them; views taken before are void. */
  layOut<T>(place: (layout: Layout) => T): T {
    const layout = new Layout((this.get('firstFree') + 63) & ~63);
    const placed = place(layout);
    const missing = layout.end - this.buffer.byteLength;
    if (missing > 0) this.memory.grow(Math.ceil(missing / page_bytes));
    return placed;
  }

  get(name: string): number {
    return (this.exports[name] as WebAssembly.Global).value;
  }

  set(values: Readonly<Record<string, number>>): void {
    for (const name in values) (this.exports[name] as WebAssembly.Global).value = values[name];
  }

  readonly floats = (at: number, length: number): Float64Array => new Float64Array(this.buffer, at, length);
  readonly singles = (at: number, length: number): Float32Array => new Float32Array(this.buffer, at, length);
  readonly ints = (at: number, length: number): Int32Array => new Int32Array(this.buffer, at, length);
  readonly bytes = (at: number, length: number): Uint8Array => new Uint8Array(this.buffer, at, length);
}
