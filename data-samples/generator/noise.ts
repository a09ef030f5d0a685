/** Lattice noise from integer hashes: no trigonometry, so every machine gives the same bits. */

/** Uniform in [0, 1) from two lattice indices and a seed. */
export function hash2(ix: number, iy: number, seed: number): number {
  let h = Math.imul(ix, 0x27d4eb2d) ^ Math.imul(iy, 0x165667b1) ^ Math.imul(seed, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0) / 4294967296;
}

const fade = (t: number): number => t * t * t * (t * (6 * t - 15) + 10);

/** Slope of one lattice point times the way from it to (x, y). */
const pull = (ix: number, iy: number, x: number, y: number, seed: number): number =>
  (2 * hash2(ix, iy, seed) - 1) * (x - ix) + (2 * hash2(ix, iy, seed + 7919) - 1) * (y - iy);

/** Gradient noise, about [-1, 1], unit wavelength. */
function noise(x: number, y: number, seed: number): number {
  const ix = Math.floor(x);
  const iy = Math.floor(y);
  const u = fade(x - ix);
  const v = fade(y - iy);
  const south = pull(ix, iy, x, y, seed) * (1 - u) + pull(ix + 1, iy, x, y, seed) * u;
  const north = pull(ix, iy + 1, x, y, seed) * (1 - u) + pull(ix + 1, iy + 1, x, y, seed) * u;
  return 1.8 * (south * (1 - v) + north * v);
}

/** Octaves, each half as long and half as strong, each lattice turned against the last so that none shows. */
function octaves(x: number, y: number, seed: number, count: number, shape: (n: number) => number): number {
  let sum = 0;
  let amplitude = 0.5;
  let [u, v] = [0.8 * x - 0.6 * y, 0.6 * x + 0.8 * y];
  for (let o = 0; o < count; o++) {
    sum += amplitude * shape(noise(u, v, seed + o));
    amplitude /= 2;
    [u, v] = [2 * (0.8 * u - 0.6 * v), 2 * (0.6 * u + 0.8 * v)];
  }
  return sum / (1 - 0.5 ** count);
}

/** Sum of octaves, about [-1, 1]. */
export const fbm = (x: number, y: number, seed: number, count: number): number =>
  octaves(x, y, seed, count, (n) => n);

/** Ridged octaves in [0, 1]: crests where plain noise crosses zero. */
export const ridged = (x: number, y: number, seed: number, count: number): number =>
  octaves(x, y, seed, count, (n) => (1 - Math.abs(n)) ** 2);

export const smoothstep = (low: number, high: number, x: number): number => {
  const t = Math.min(1, Math.max(0, (x - low) / (high - low)));
  return t * t * (3 - 2 * t);
};
