/** Small drawn counties for weak zones: one character a pixel, north up, the lower left corner at the origin. */
import { PixelStatus } from '../../../../src/coverage/kernel/fold.js';
import type { CoverageResult, LayerCoverage } from '../../../../src/coverage/result.js';
import { makePlaces } from '../../../../src/demand/places.js';
import type { Sector } from '../../../../src/network/network.js';
import type { WeakZonesInput } from '../../../../src/siting/zones/context.js';
import type { TerrainScene } from '../../../../src/terrain/scene.js';
import { clutterIndex, clutterTable } from '../../../../src/terrain/clutter.js';
import { fromLonLat, toLonLat } from '../../demand/world.js';
import { county, lowLte, networkOf, sectorOn } from '../world.js';

/**
 * `.` covered, `c` covered with 30 people; weak at −120 dBm (10 dB short): `w` nobody, `o` one person, `P` 30 people, `=`
 * 100 m of road; `q` 30 people with level and without quality; `b` 30 people whom no cell reaches; `?` 30 people, unknown;
 * `^` a ridge, covered; `T` covered town, `t` weak town with 30 people; blank outside.
 */
const people: Readonly<Record<string, number>> = { c: 30, o: 1, P: 30, q: 30, b: 30, '?': 30, t: 30 };
const statusOf: Readonly<Record<string, number>> = {
  ' ': PixelStatus.outside,
  '?': PixelStatus.unknown,
  q: PixelStatus.poorQuality,
  b: PixelStatus.blind,
};
const weak = new Set(['w', 'o', 'P', '=', 't']);

export interface DrawnMast {
  readonly x_m: number;
  readonly y_m: number;
  readonly radius_m?: number;
}

export interface DrawnPlace {
  readonly class?: string;
  readonly name: string;
  readonly x_m: number;
  readonly y_m: number;
  readonly town?: string;
}

export const service = '4g-telecom+unicom';

export function zoneWorld(
  rows: readonly string[],
  facts: {
    readonly mast?: DrawnMast;
    readonly places?: readonly DrawnPlace[];
    readonly cell_m?: number;
  } & Partial<Omit<WeakZonesInput, 'places'>> = {},
): WeakZonesInput {
  const { mast = { x_m: 0, y_m: 0 }, places = [], cell_m = 100, ...overrides } = facts;
  const base = county(rows).coverage;
  const pixelGrid = { ...base.pixelGrid, cellX: cell_m, cellY: cell_m, originY: rows.length * cell_m };
  const cells = [...rows.join('')];
  const status = Uint8Array.from(
    cells,
    (c) => statusOf[c] ?? (weak.has(c) ? PixelStatus.weak : PixelStatus.covered),
  );
  const rsrp_dBm = Float32Array.from(cells, (c) =>
    ' ?b'.includes(c) ? Number.NaN : weak.has(c) ? -120 : -90,
  );
  const layer: LayerCoverage = {
    ...base.layers[0],
    status,
    rsrp_dBm,
    rsSinr_dB: Float32Array.from(cells, (c) => (c === 'q' ? -6 : 10)),
    bestServer: Int32Array.from(rsrp_dBm, (v) => (Number.isNaN(v) ? -1 : 0)),
  };
  const coverage: CoverageResult = {
    ...base,
    pixelGrid,
    ground_m: Float32Array.from(cells, (c) => (c === '^' ? 400 : 10)),
    clutterClass: Uint8Array.from(cells, (c) => clutterIndex('Tt'.includes(c) ? 'urban' : 'open')),
    layers: [layer],
    services: [
      {
        ...base.services[0],
        id: service,
        layers: [0],
        status,
        bestLayer: Uint8Array.from(status, (s) => (s === 0 || s === 255 ? 255 : 0)),
      },
    ],
  };
  const { places: made } = makePlaces(
    places.map((p) => ({
      attributes: { class: p.class ?? 'village', name: p.name, town: p.town ?? '' },
      geometry: { type: 'Point', coordinates: toLonLat(p.x_m, p.y_m) },
    })),
    { grid: pixelGrid, areaMask: base.areaMask, fromLonLat, buildingAt: () => undefined },
  );
  const sector: Sector = { ...sectorOn({ ...lowLte, radius_m: mast.radius_m ?? 20_000 }, 30) };
  return {
    coverage,
    terrain: terrainOf(coverage),
    network: networkOf([sector]),
    positions: [[mast.x_m, mast.y_m]],
    people: Float64Array.from(cells, (c) => people[c] ?? 0),
    basisIsPeople: true,
    road_km: Float64Array.from(cells, (c) => (c === '=' ? 0.1 : 0)),
    entryLoss: 'p2109',
    places: made,
    toLonLat,
    county: 'Test',
    ...overrides,
  };
}

/** The output grid as the working grid. */
function terrainOf({ pixelGrid, ground_m, clutterClass }: CoverageResult): TerrainScene {
  const { cols, rows, cellX } = pixelGrid;
  return {
    workGrid: pixelGrid,
    pixelGrid,
    lattice: { stride: 1, col0: 0, row0: 0, cols, rows },
    ground_m,
    clutterClass,
    clutter_halfM: new Uint8Array(cols * rows),
    clutter: clutterTable(),
    climate: { deltaN: 45, N0: 325, latitude_deg: 30 },
    facts: {
      kind: 'dtm',
      sourceCell_m: cellX,
      workCell_m: cellX,
      pixel_m: cellX,
      voidShareArea: 0,
      voidShare: 0,
      clutterShares: {},
      unknownCodes: {},
    },
  };
}
