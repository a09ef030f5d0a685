/**
 * The raster of a map as pixels: each class in its colour, multiplied by relief shading, unknown hatched in grey, outside
 * pale. No image format here: the caller brings the encoder.
 */
import type { GridSpec } from '../../raster/raster.js';
import { type Grade, outsideClass } from './classes.js';
import { shadeAt } from './relief.js';

/** Opaque RGB, 3 bytes a pixel, row-major, row 0 north. */
export interface RgbImage {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}

type Rgb = readonly [number, number, number];

export const outsideColour = '#f1efe9';
export const hatchColours = ['#8c8c8c', '#cfcfcf'] as const;
/** Period and width in pixels of the hatch lines. */
const hatch = { period: 6, line: 2 };

/**
 * Shading is stepped so that equal ground compresses well; 32 steps are finer than the eye sees under a colour.
 */
const shadeSteps = 32;
/** Contrast of relief outside the area. */
const hintOutside = 0.45;

export function parseColour(hex: string): Rgb {
  const n = Number.parseInt(hex.slice(1), 16);
  return [(n >> 16) & 255, (n >> 8) & 255, n & 255];
}

/**
 * @param classes one class per cell of `grid`
 * @param ground_m heights of the same shape, NaN where void; absent = no shading
 * @param step every `step`-th cell in both directions is shown (its block's middle cell), for grids finer than the print
 */
export function paintClasses(
  grid: GridSpec,
  classes: Uint8Array,
  grades: readonly Grade[],
  ground_m: Float32Array | undefined,
  cell_m: number,
  step = 1,
): RgbImage {
  const colours = grades.map((g) => parseColour(g.colour));
  const outside = parseColour(outsideColour);
  const [hatchLine, hatchGap] = hatchColours.map(parseColour);
  const width = Math.ceil(grid.cols / step);
  const height = Math.ceil(grid.rows / step);
  const rgb = new Uint8Array(3 * width * height);
  for (let v = 0, o = 0; v < height; v++) {
    const row = Math.min(grid.rows - 1, v * step + (step >> 1));
    for (let u = 0; u < width; u++, o += 3) {
      const col = Math.min(grid.cols - 1, u * step + (step >> 1));
      const c = classes[row * grid.cols + col];
      const known = c < colours.length;
      const onLine = (u + v) % hatch.period < hatch.line;
      const colour = known ? colours[c] : c === outsideClass ? outside : onLine ? hatchLine : hatchGap;
      let shade = 1;
      if (ground_m !== undefined && (known || c === outsideClass)) {
        shade = shadeAt(ground_m, grid.cols, grid.rows, col, row, cell_m, step);
        // Outside the area relief is only a hint, so that the eye stays inside.
        if (!known) shade = 1 + (shade - 1) * hintOutside;
        shade = Math.round(shade * shadeSteps) / shadeSteps;
      }
      for (let k = 0; k < 3; k++) rgb[o + k] = Math.min(255, Math.round(colour[k] * shade));
    }
  }
  return { width, height, rgb };
}

/**
 * Relief alone as grey, to be multiplied over class images of the same grid and step: one picture shades every map of a
 * page. White where the ground is flat or void.
 * @param inside 1 = inside the area; outside relief is only a hint, as in `paintClasses`
 */
export function paintRelief(
  grid: GridSpec,
  ground_m: Float32Array,
  inside: Uint8Array,
  cell_m: number,
  step = 1,
): RgbImage {
  const width = Math.ceil(grid.cols / step);
  const height = Math.ceil(grid.rows / step);
  const rgb = new Uint8Array(3 * width * height);
  for (let v = 0, o = 0; v < height; v++) {
    const row = Math.min(grid.rows - 1, v * step + (step >> 1));
    for (let u = 0; u < width; u++, o += 3) {
      const col = Math.min(grid.cols - 1, u * step + (step >> 1));
      let shade = Math.min(1, shadeAt(ground_m, grid.cols, grid.rows, col, row, cell_m, step));
      if (inside[row * grid.cols + col] !== 1) shade = 1 + (shade - 1) * hintOutside;
      rgb.fill(Math.round((255 * Math.round(shade * shadeSteps)) / shadeSteps), o, o + 3);
    }
  }
  return { width, height, rgb };
}
