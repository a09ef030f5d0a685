/** Who is carried by what: the people of a pixel by operator and technology, and the receptions that cover them. */
import type { Reception } from './reception.js';

/** An operator: its part of the people, and the layers that carry it. */
export interface Tenant {
  readonly id: string;
  readonly share: number;
  /** By layer: 0 = not its own, 1 = 4G, 2 = 5G. */
  readonly layers: Uint8Array;
}

/** Group g holds `portion[g]` of the people of `pixel[g]`; `row[start[g]…start[g + 1] − 1]` are its rows in the reception. */
export interface Groups {
  readonly pixel: Int32Array;
  readonly portion: Float64Array;
  readonly start: Int32Array;
  readonly row: Int32Array;
}

const kind = { lte: 1, nr: 2 } as const;

/**
 * `covered`: by row. 5G terminals use 5G where their operator's covers, else 4G; the others have only 4G. Who has nothing is
 * in no group.
 */
export function groupsOf(
  { pixel, layer }: Reception,
  covered: Uint8Array,
  tenants: readonly Tenant[],
  nrShare: number,
): Groups {
  const out = { pixel: [] as number[], portion: [] as number[], start: [0], row: [] as number[] };
  for (let from = 0; from < pixel.length; ) {
    let to = from + 1;
    while (to < pixel.length && pixel[to] === pixel[from]) to++;
    for (const { share, layers } of tenants) {
      const byNr = add(from, to, layers, kind.nr, share * nrShare) ? nrShare : 0;
      add(from, to, layers, kind.lte, share * (1 - byNr));
    }
    from = to;
  }
  return {
    pixel: Int32Array.from(out.pixel),
    portion: Float64Array.from(out.portion),
    start: Int32Array.from(out.start),
    row: Int32Array.from(out.row),
  };

  function add(from: number, to: number, layers: Uint8Array, wanted: number, portion: number): boolean {
    if (portion === 0) return false;
    const before = out.row.length;
    for (let i = from; i < to; i++) if (covered[i] === 1 && layers[layer[i]] === wanted) out.row.push(i);
    if (out.row.length === before) return false;
    out.pixel.push(pixel[from]);
    out.portion.push(portion);
    out.start.push(out.row.length);
    return true;
  }
}
