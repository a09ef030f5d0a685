/** Positions of a strip, each once. */
export class PositionSet {
  private readonly member: Uint8Array;
  private list: number[] = [];

  constructor(count: number) {
    this.member = new Uint8Array(count);
  }

  get size(): number {
    return this.list.length;
  }

  add(position: number): void {
    if (this.member[position] === 1) return;
    this.member[position] = 1;
    this.list.push(position);
  }

  /** All of them, ascending; the set is empty afterwards. */
  take(): Int32Array {
    const out = Int32Array.from(this.list).sort();
    for (const p of this.list) this.member[p] = 0;
    this.list = [];
    return out;
  }
}
