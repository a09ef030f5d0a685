/** Lattice noise from integer hashes: no trigonometry, so every machine gives the same bits. */

/** Uniform in [0, 1) from two lattice indices and a seed. */
export function hash2(ix: number, iy: number, seed: number): number {
  let h = Math.imul(ix, 0x27d4eb2d) ^ Math.imul(iy, 0x165667b1) ^ Math.imul(seed, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0) / 4294967296;
}

const fade = (t: number): number => t * t * t * (t * (6 * t - 15) + 10);

/** Value noise in [-1, 1], unit wavelength. */
export function noise(x: number, y: number, seed: number): number {
  const ix = Math.floor(x);
  const iy = Math.floor(y);
  const u = fade(x - ix);
  const v = fade(y - iy);
  const south = hash2(ix, iy, seed) * (1 - u) + hash2(ix + 1, iy, seed) * u;
  const north = hash2(ix, iy + 1, seed) * (1 - u) + hash2(ix + 1, iy + 1, seed) * u;
  return 2 * (south * (1 - v) + north * v) - 1;
}

/** Sum of octaves, each half as long and half as strong, in [-1, 1]. */
export function fbm(x: number, y: number, seed: number, octaves: number): number {
  let sum = 0;
  let amplitude = 0.5;
  let scale = 1;
  for (let o = 0; o < octaves; o++) {
    sum += amplitude * noise(x * scale, y * scale, seed + o);
    amplitude /= 2;
    scale *= 2;
  }
  return sum / (1 - 0.5 ** octaves);
}

/** Ridged octaves in [0, 1]: crests where plain noise crosses zero. */
export function ridged(x: number, y: number, seed: number, octaves: number): number {
  let sum = 0;
  let amplitude = 0.5;
  let scale = 1;
  for (let o = 0; o < octaves; o++) {
    const crest = 1 - Math.abs(noise(x * scale, y * scale, seed + o));
    sum += amplitude * crest * crest;
    amplitude /= 2;
    scale *= 2;
  }
  return sum / (1 - 0.5 ** octaves);
}

export const smoothstep = (low: number, high: number, x: number): number => {
  const t = Math.min(1, Math.max(0, (x - low) / (high - low)));
  return t * t * (3 - 2 * t);
};
