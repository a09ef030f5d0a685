/** Binary heap of cell numbers, the smallest key first. */
export class Heap {
  private readonly keys: Float64Array;
  private readonly items: Int32Array;
  size = 0;
  constructor(capacity: number) {
    this.keys = new Float64Array(capacity + 1);
    this.items = new Int32Array(capacity + 1);
  }
  push(item: number, key: number): void {
    let i = ++this.size;
    while (i > 1 && this.keys[i >> 1] > key) {
      this.keys[i] = this.keys[i >> 1];
      this.items[i] = this.items[i >> 1];
      i >>= 1;
    }
    this.keys[i] = key;
    this.items[i] = item;
  }
  pop(): number {
    const top = this.items[1];
    const key = this.keys[this.size];
    const item = this.items[this.size--];
    let i = 1;
    for (let child = 2; child <= this.size; child = i * 2) {
      if (child < this.size && this.keys[child + 1] < this.keys[child]) child++;
      if (this.keys[child] >= key) break;
      this.keys[i] = this.keys[child];
      this.items[i] = this.items[child];
      i = child;
    }
    this.keys[i] = key;
    this.items[i] = item;
    return top;
  }
}
