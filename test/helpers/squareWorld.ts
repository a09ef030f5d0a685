/** What every made county of the tests and benches is built from: a square of terrain, and masts with their cells. */
import type { Network, Sector } from '../../src/network/network.js';
import { clutterTable } from '../../src/terrain/clutter.js';
import type { TerrainScene } from '../../src/terrain/scene.js';

export type SquareTerrain = Pick<TerrainScene, 'ground_m' | 'clutterClass' | 'clutter_halfM'>;

/** Row-major, north first; in shared memory, as workers take it. All ground is at 0 m and unmapped. */
export function flatSquare(cells: number): SquareTerrain {
  const n = cells * cells;
  return {
    ground_m: new Float32Array(new SharedArrayBuffer(4 * n)),
    clutterClass: new Uint8Array(new SharedArrayBuffer(n)),
    clutter_halfM: new Uint8Array(new SharedArrayBuffer(n)),
  };
}

/** Hills of 60 m with houses on some. */
export function hillySquare(cells: number): SquareTerrain {
  const square = flatSquare(cells);
  for (let row = 0; row < cells; row++)
    for (let col = 0; col < cells; col++) {
      const i = row * cells + col;
      square.ground_m[i] = 200 + 60 * Math.sin(col / 17) * Math.cos(row / 23) + 20 * Math.sin(row / 5);
      square.clutterClass[i] = Math.sin(col / 9) + Math.cos(row / 11) > 1.2 ? 5 : 2;
      square.clutter_halfM[i] = square.clutterClass[i] === 5 ? 30 : 0;
    }
  return square;
}

/** A scene whose working grid is its output grid, its south-west corner at the origin of the CRS. */
export function squareScene(cells: number, cell_m: number, terrain: SquareTerrain): TerrainScene {
  const grid = {
    crs: 'EPSG:32649',
    originX: 0,
    originY: cells * cell_m,
    cellX: cell_m,
    cellY: cell_m,
    cols: cells,
    rows: cells,
  };
  return {
    ...terrain,
    workGrid: grid,
    pixelGrid: grid,
    lattice: { stride: 1, col0: 0, row0: 0, cols: cells, rows: cells },
    clutter: clutterTable(),
    climate: { deltaN: 45, N0: 325, latitude_deg: 30 },
    facts: {
      kind: 'dtm',
      sourceCell_m: cell_m,
      workCell_m: cell_m,
      pixel_m: cell_m,
      voidShare: 0,
      voidShareArea: 0,
      clutterShares: {},
      unknownCodes: {},
    },
  };
}

/** A cell of a made mast: what a test cares about, and what must be known of any. */
export type MadeCell = Partial<Sector> & Pick<Sector, 'layer' | 'azimuth_deg' | 'pattern' | 'epre_dBm'>;

export interface PlacedNetwork {
  readonly network: Network;
  /** Of every sector, in the scene's CRS. */
  readonly positions: [x_m: number, y_m: number][];
}

/** Cells in the order of their masts; layers in the order of their first cell. */
export function placedNetwork(
  masts: readonly { readonly at: readonly [x_m: number, y_m: number]; readonly cells: readonly MadeCell[] }[],
): PlacedNetwork {
  const positions: [number, number][] = [];
  const sectors = masts.flatMap(({ at, cells }, site) =>
    cells.map((cell): Sector => {
      const index = positions.push([at[0], at[1]]) - 1;
      return {
        index,
        row: index + 2,
        siteId: `s${site}`,
        cellId: `c${index}`,
        name: '',
        operator: cell.layer.operators[0] ?? '',
        lon: 0,
        lat: 0,
        antennaHeight_mAGL: 30,
        mechTilt_deg: 2,
        elecTilt_deg: 4,
        rsGain_dBi: 17,
        trafficGain_dBi: 17,
        feederLoss_dB: 0,
        frequency_MHz: cell.layer.frequency_MHz,
        bandwidth_MHz: cell.layer.bandwidth_MHz,
        pci: index,
        load: 0.5,
        coverType: 'outdoor',
        status: 'on-air',
        towerId: '',
        town: '',
        defaulted: [],
        ...cell,
      };
    }),
  );
  const counts = {
    rows: sectors.length,
    propagated: sectors.length,
    indoor: 0,
    notPropagated: {},
    defaulted: {},
    assigned: {},
  };
  const layers = [...new Set(sectors.map((s) => s.layer))];
  return { network: { layers, sectors, indoor: [], counts }, positions };
}
