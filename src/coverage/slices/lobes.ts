/** Whether a receiver is served by a lobe above the main one: where antennas point down, what flies is served by what leaks up. */
import type { Network } from '../../network/network.js';
import type { AntennaPattern } from '../../radio/pattern.js';
import { degPerRad, radPerDeg } from '../../foundation/units.js';
import type { TerrainScene } from '../../terrain/scene.js';

const halfPower_dB = 3;
const axis = 900;

/** From the beam's axis up to where half of the power is left, degrees; Infinity where it never falls so far. */
export function upperEdge_deg({ vertical_dB }: Pick<AntennaPattern, 'vertical_dB'>): number {
  for (let i = axis; i < vertical_dB.length; i++) if (vertical_dB[i] >= halfPower_dB) return (i - axis) / 10;
  return Number.POSITIVE_INFINITY;
}

export interface LobeScene {
  readonly sectors: Network['sectors'];
  /** Working-CRS position of each sector. */
  readonly positions: readonly (readonly [x_m: number, y_m: number])[];
  readonly terrain: Pick<TerrainScene, 'workGrid' | 'lattice' | 'ground_m'>;
  readonly height_mAGL: number;
}

/** Looks from servers to output pixels, as the fold does. */
export class Lobes {
  private readonly edges = new Map<AntennaPattern, number>();

  constructor(private readonly scene: LobeScene) {}

  /** The pixel's receiver stands above the main lobe of the server. */
  isAbove(server: number, pixel: number): boolean {
    const { sectors, positions, terrain, height_mAGL } = this.scene;
    const { lattice, workGrid, ground_m } = terrain;
    const { azimuth_deg, mechTilt_deg, elecTilt_deg, antennaHeight_mAGL, pattern } = sectors[server];
    const col = lattice.col0 + (pixel % lattice.cols) * lattice.stride;
    const row = lattice.row0 + Math.floor(pixel / lattice.cols) * lattice.stride;
    const mastCol = Math.floor((positions[server][0] - workGrid.originX) / workGrid.cellX);
    const mastRow = Math.floor((workGrid.originY - positions[server][1]) / workGrid.cellY);
    const east = (col - mastCol) * workGrid.cellX;
    const north = (mastRow - row) * workGrid.cellY;
    const antenna = ground_m[mastRow * workGrid.cols + mastCol] + antennaHeight_mAGL;
    const rise = ground_m[row * workGrid.cols + col] + height_mAGL - antenna;
    const elevation_deg = Math.atan2(rise, Math.hypot(east, north)) * degPerRad;
    // A mechanically tilted antenna looks down in front, level at the sides and up behind.
    const aside = Math.atan2(east, north) - azimuth_deg * radPerDeg;
    const tilt_deg = elecTilt_deg + mechTilt_deg * (Number.isNaN(azimuth_deg) ? 1 : Math.cos(aside));
    return elevation_deg + tilt_deg > this.edgeOf(pattern);
  }

  private edgeOf(pattern: AntennaPattern): number {
    const known = this.edges.get(pattern) ?? upperEdge_deg(pattern);
    this.edges.set(pattern, known);
    return known;
  }
}
