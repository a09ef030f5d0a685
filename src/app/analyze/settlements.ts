/** What a project without land cover knows of its settlements, on the working grid (rules R3). */
import { lineLength_km } from '../../demand/lines.js';
import { makePlaces, pixelAt, ringsOf } from '../../demand/places.js';
import { transformer } from '../../geo/transform.js';
import { openMosaics } from '../../io/raster/mosaic.js';
import { cellSize_m } from '../../raster/grid.js';
import type { GridSpec } from '../../raster/raster.js';
import { ringsArea, ringsBounds } from '../../raster/rings.js';
import { warp } from '../../raster/warp.js';
import type { LandCover } from '../../terrain/landCover.js';
import { paintSettlements } from '../../terrain/settlement.js';
import type { FileRef, PopulationConfig, ProjectConfig } from '../config/types.js';
import type { Area } from './area.js';
import { linesOf } from './demand.js';
import { attributeText, readPoints } from './points.js';

/** Undefined when the project names nothing that tells of settlements. */
export function settlementCover(config: ProjectConfig, area: Area): LandCover | undefined {
  const { buildings } = config.terrain;
  const { population, places, roads } = config.demand;
  const { villages } = config.admin;
  const hasPlaces = places.length > 0 || villages !== undefined;
  if (!buildings && !population && !hasPlaces && !roads) return undefined;
  return async (grid, classes, signal) => {
    const evidence = {
      buildings_m2: buildings && (await roofs_m2(buildings, area, grid)),
      people_perKm2: population && (await density_perKm2(population, grid, signal)),
      places: hasPlaces ? await placeMask(config, area, grid) : undefined,
      road_km: roads && (await streets_km(roads, area, grid)),
    };
    return { unknownCodes: {}, settlement: paintSettlements(grid, evidence, classes) };
  };
}

/** Ground under roofs, each building at its middle. */
async function roofs_m2(ref: FileRef, { fromLonLat }: Area, grid: GridSpec): Promise<Float32Array> {
  const out = new Float32Array(grid.cols * grid.rows);
  for (const { geometry } of await readPoints(ref)) {
    const rings = ringsOf(geometry, fromLonLat);
    if (rings.length === 0) continue;
    const box = ringsBounds(rings);
    const cell = pixelAt(grid, (box.minX + box.maxX) / 2, (box.minY + box.maxY) / 2);
    if (cell >= 0) out[cell] += ringsArea(rings);
  }
  return out;
}

/** Of each cell of the file, kept as it is: a density between two cells would blur the edge of a village. */
async function density_perKm2(
  ref: PopulationConfig,
  grid: GridSpec,
  signal?: AbortSignal,
): Promise<Float32Array> {
  const out = new Float32Array(grid.cols * grid.rows).fill(Number.NaN);
  for (const source of await openMosaics(ref.file, { declaredCrs: ref.crs })) {
    try {
      const { x_m, y_m } = cellSize_m(source.grid);
      const cell_km2 = ref.kind === 'count' ? (x_m * y_m) / 1e6 : 1;
      const layer = await warp(source, grid, transformer(grid.crs, source.grid.crs), 'nearest', signal);
      for (let i = 0; i < out.length; i++) {
        if (Number.isNaN(layer[i])) continue;
        out[i] = (Number.isNaN(out[i]) ? 0 : out[i]) + layer[i] / cell_km2;
      }
    } finally {
      await source.close();
    }
  }
  return out;
}

/** Footprints of places with buildings. The polygon of an administrative village holds its fields too: only points count. */
async function placeMask(
  { admin, demand }: ProjectConfig,
  { fromLonLat }: Area,
  grid: GridSpec,
): Promise<Uint8Array> {
  const inputs = (await Promise.all(demand.places.map((p) => readPoints(p, p.class)))).flat();
  const villages = admin.villages ? await readPoints(admin.villages, 'village') : [];
  const out = new Uint8Array(grid.cols * grid.rows);
  const everywhere = new Uint8Array(out.length).fill(1);
  const { places } = makePlaces([...inputs, ...villages.filter((v) => v.geometry.type === 'Point')], {
    grid,
    areaMask: everywhere,
    fromLonLat,
    buildingAt: () => undefined,
  });
  for (const place of places)
    if (place.class !== 'scenic' && place.class !== 'other') for (const cell of place.pixels) out[cell] = 1;
  return out;
}

/** Lines that carry no houses: fast roads, whose junctions look like streets, rails, and ways in the fields. */
const noStreet = /motorway|trunk|expressway|rail|track|path|footway|cycleway|steps|高速|快速路|铁路|轨道/i;

async function streets_km(ref: FileRef, { fromLonLat }: Area, grid: GridSpec): Promise<Float64Array> {
  const streets = (await readPoints(ref)).filter(
    ({ attributes }) =>
      attributeText(attributes, 'railway') === '' &&
      !['highway', 'class', 'fclass', 'type', '类型'].some((key) =>
        noStreet.test(attributeText(attributes, key)),
      ),
  );
  return lineLength_km(
    grid,
    streets.flatMap(({ geometry }) => linesOf(geometry, fromLonLat)),
  );
}
