/**
 * The synthetic test bed: one square degree at one second of arc on the equator, where a cell is as good as square for
 * every program, whatever grid it works on. Fractal hills, a belt of ridges across the north, three meandering valleys,
 * lowland; whole metres like SRTM. A height is a function of its place, so that a scene computes no more than it reads.
 */

export const bedSize = 3601;
const seed = 20240601;

/** Number in [−1, 1] of a lattice point and octave. */
function hash(ix: number, iy: number, octave: number): number {
  let h = (Math.imul(ix, 374761393) + Math.imul(iy, 668265263) + Math.imul(octave + seed, 1274126177)) | 0;
  h = Math.imul(h ^ (h >>> 13), 1274126177);
  h ^= h >>> 16;
  h = Math.imul(h, 0x85ebca6b);
  return ((h >>> 0) / 4294967295) * 2 - 1;
}

const smooth = (t: number): number => t * t * t * (t * (t * 6 - 15) + 10);

function noise(x: number, y: number, octave: number): number {
  const [ix, iy] = [Math.floor(x), Math.floor(y)];
  const [u, v] = [smooth(x - ix), smooth(y - iy)];
  const a = hash(ix, iy, octave);
  const b = hash(ix + 1, iy, octave);
  const c = hash(ix, iy + 1, octave);
  const d = hash(ix + 1, iy + 1, octave);
  return a + (b - a) * u + (c - a) * v + (a - b - c + d) * u * v;
}

/** Height of sample (col, row), row 0 in the north, m. */
export function bedHeight_m(col: number, row: number): number {
  const [x, y] = [col / bedSize, row / bedSize];
  let hills = 0;
  for (let o = 0, a = 1, f = 3; o < 9; o++, a /= 2, f *= 2) hills += a * noise(x * f, y * f, o);
  let ridges = 0;
  for (let o = 0, a = 1, f = 4; o < 7; o++, a /= 2, f *= 2)
    ridges += a * (1 - Math.abs(noise(x * f, y * f, 20 + o))) ** 2;
  const belt = Math.exp(-(((y - 0.25 - 0.15 * Math.sin(x * 5)) / 0.16) ** 2));
  let h = 180 + 130 * hills + belt * (ridges - 0.6) * 900;
  for (let valley = 0; valley < 3; valley++) {
    const middle =
      0.2 + 0.3 * valley + 0.05 * Math.sin(y * 11 + valley * 2) + 0.02 * Math.sin(y * 37 + valley);
    const away = Math.abs(x - middle) / 0.012;
    if (away < 3) h -= (h - 40) * 0.85 * Math.exp(-away * away);
  }
  return Math.max(0, Math.round(h));
}

export interface BedPlace {
  readonly col: number;
  readonly row: number;
}

/** Highest sample of the square of `half` cells around a place. */
function highest(col: number, row: number, half: number): BedPlace {
  let best = { col, row };
  let top_m = Number.NEGATIVE_INFINITY;
  for (let r = row - half; r <= row + half; r++)
    for (let c = col - half; c <= col + half; c++) {
      const h = bedHeight_m(c, r);
      if (h > top_m) [best, top_m] = [{ col: c, row: r }, h];
    }
  return best;
}

/** The main mast: the highest place within three kilometres of the middle; 30 km and more from every edge. */
export const bedCentre = (): BedPlace => highest(1800, 1800, 100);

/** Masts 1 … `count`: each the highest of five random places at least 16 km from the edge. */
export function bedHills(count: number): BedPlace[] {
  let state = seed;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
  const place = () => ({
    col: 530 + Math.floor(random() * (bedSize - 1060)),
    row: 530 + Math.floor(random() * (bedSize - 1060)),
  });
  return Array.from({ length: count }, () =>
    Array.from({ length: 5 }, place).reduce((a, b) =>
      bedHeight_m(b.col, b.row) > bedHeight_m(a.col, a.row) ? b : a,
    ),
  );
}
