/** Stretches of a line that have something in common. Pure. */
import type { LinePiece } from '../../demand/lines.js';

type XY = LinePiece['from'];

/** Pieces inside the area that follow each other. */
export interface Run<P extends LinePiece> {
  readonly pieces: readonly P[];
  /** It comes from, or leads, across the border of the area. */
  readonly fromBorder: boolean;
  readonly toBorder: boolean;
}

export interface Stretch {
  readonly path: readonly XY[];
  readonly length_m: number;
  /** Mean by length over what a cell reaches; NaN where none does. */
  readonly rsrp_dBm: number;
  /** Its ends on the border of the area. */
  readonly borders: readonly XY[];
}

/** The longest stretches of a run whose pieces all are so. */
export function stretches<P extends LinePiece & { readonly rsrp_dBm: number }>(
  { pieces, fromBorder, toBorder }: Run<P>,
  isSo: (piece: P) => boolean,
): Stretch[] {
  const out: Stretch[] = [];
  for (let from = 0; from < pieces.length; ) {
    let to = from;
    while (to < pieces.length && isSo(pieces[to])) to++;
    if (to > from) {
      const own = pieces.slice(from, to);
      out.push({
        ...measured(own),
        path: [own[0].from, ...own.map((p) => p.to)],
        borders: [
          ...(fromBorder && from === 0 ? [own[0].from] : []),
          ...(toBorder && to === pieces.length ? [own[own.length - 1].to] : []),
        ],
      });
    }
    from = to + 1;
  }
  return out;
}

function measured(pieces: readonly (LinePiece & { readonly rsrp_dBm: number })[]) {
  let [length_m, reached_m, sum] = [0, 0, 0];
  for (const p of pieces) {
    length_m += p.length_m;
    if (!Number.isFinite(p.rsrp_dBm)) continue;
    reached_m += p.length_m;
    sum += p.rsrp_dBm * p.length_m;
  }
  return { length_m, rsrp_dBm: reached_m > 0 ? sum / reached_m : Number.NaN };
}
