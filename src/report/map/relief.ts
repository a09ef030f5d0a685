/** Relief shading of a height grid: Lambert's cosine of the angle between surface and a light in the north-west. */
import { clamp } from '../../foundation/math.js';
import { radPerDeg } from '../../foundation/units.js';

/** Cartographic habit: light from the upper left, else valleys are seen as ridges. */
const lightAzimuth_deg = 315;
const lightElevation_deg = 45;

const east = Math.sin(lightAzimuth_deg * radPerDeg) * Math.cos(lightElevation_deg * radPerDeg);
const north = Math.cos(lightAzimuth_deg * radPerDeg) * Math.cos(lightElevation_deg * radPerDeg);
const up = Math.sin(lightElevation_deg * radPerDeg);

/** Keeps a grade's colour recognisable on the darkest and the brightest slope. */
const darkest = 0.72;
const brightest = 1.08;
/** Full contrast would let steep mountains hide the grades. */
const contrast = 0.55;

/**
 * Factor for a colour at one cell: 1 on flat ground and where a height is missing, less on slopes away from the light.
 * @param ground_m [rows × cols], row-major, row 0 north, NaN = void
 * @param step distance in cells of the differences, for a picture coarser than the grid
 */
export function shadeAt(
  ground_m: Float32Array,
  cols: number,
  rows: number,
  col: number,
  row: number,
  cell_m: number,
  step = 1,
): number {
  const west = Math.max(0, col - step);
  const eastCol = Math.min(cols - 1, col + step);
  const northRow = Math.max(0, row - step);
  const south = Math.min(rows - 1, row + step);
  const slopeEast =
    (ground_m[row * cols + eastCol] - ground_m[row * cols + west]) / (Math.max(1, eastCol - west) * cell_m);
  const slopeNorth =
    (ground_m[northRow * cols + col] - ground_m[south * cols + col]) /
    (Math.max(1, south - northRow) * cell_m);
  const cosine =
    (up - east * slopeEast - north * slopeNorth) /
    Math.sqrt(1 + slopeEast * slopeEast + slopeNorth * slopeNorth);
  const shade = cosine / up;
  return Number.isNaN(shade) ? 1 : clamp(1 + contrast * (shade - 1), darkest, brightest);
}
