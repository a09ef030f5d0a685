/** Everything a prediction reads, loaded from a project: area, network, terrain on the working grid. Gaps are counted. */
import { CoverageError, type Diagnostic } from '../../foundation/errors.js';
import { fill, type Text } from '../../foundation/text.js';
import { resolveCrs } from '../../geo/crs.js';
import { pointTable, readGeoJson } from '../../io/geojson.js';
import { openMosaics } from '../../io/raster/mosaic.js';
import { readBytes } from '../../io/table/bytes.js';
import { readTable, type Table } from '../../io/table/table.js';
import { decodeText } from '../../io/table/text.js';
import type { Network, Sector } from '../../network/network.js';
import { buildNetwork, type StationResult } from '../../network/stations.js';
import type { Layer } from '../../radio/layer.js';
import { type Antenna, beamAntenna } from '../../radio/beams.js';
import { parseMsi } from '../../radio/msi.js';
import type { GridSpec } from '../../raster/raster.js';
import { clutterTable } from '../../terrain/clutter.js';
import { buildTerrain, type TerrainScene } from '../../terrain/scene.js';
import { inProject } from '../config/inProject.js';
import type { FileRef, ProjectConfig } from '../config/types.js';
import { type Area, areaMask, insideArea, loadArea } from './area.js';
import { climateOf } from './climate.js';
import { openLandCover } from './landCover.js';
import { analyzeMessages as m } from './messages.js';

export interface Scene {
  readonly area: Area;
  readonly terrain: TerrainScene;
  /** 1 = output pixel inside the area. */
  readonly areaMask: Uint8Array;
  /** Sectors that stand on the terrain, renumbered. */
  readonly network: Network;
  /** Working-CRS position of each sector. */
  readonly positions: readonly (readonly [number, number])[];
  readonly facts: SceneFacts;
  /** What the station tables were read as. */
  readonly stations: StationResult;
  readonly warnings: readonly Diagnostic[];
}

export interface SceneFacts {
  readonly elevationKind: 'dtm' | 'dsm';
  /** How the kind was known: declared in the project, or recognised from the product. */
  readonly elevationKindFrom: 'declared' | 'recognised';
  readonly sectorsOffTerrain: number;
  readonly sectorsOutsideArea: number;
  /** No land cover was given: such a run is not compared with one that has it (rules R3). */
  readonly terrainOnly: boolean;
  /** Region whose radio climate was taken, or that it is the default. */
  readonly climateFrom: Text;
}

/** Bytes of one working cell in memory: ground, clutter height and class, and the copies while loading. */
const bytesPerCell = 16;

/** Terrain is read as far beyond the area as the layers reach, and at least `reach_m`. */
export const loadScene = (
  config: ProjectConfig,
  memory_bytes: number,
  signal?: AbortSignal,
  reach_m = 0,
): Promise<Scene> => inProject(config, () => load(config, memory_bytes, reach_m, signal));

async function load(
  config: ProjectConfig,
  memory_bytes: number,
  reach_m: number,
  signal?: AbortSignal,
): Promise<Scene> {
  const area = await loadArea(config.area, config.grid);
  const stations = await loadNetwork(config, area.bbox);
  const { network } = stations;
  const kind = elevationKind(config);
  const halo_m = network.layers.reduce((r, l) => Math.max(r, l.radius_m), reach_m);
  const elevation = await openMosaics(config.terrain.elevation.file, {
    declaredCrs: config.terrain.elevation.crs,
  });
  const landCover = await openLandCover(config, area);
  const { source: climateFrom, ...climate } = climateOf(area, config.radio_climate);
  try {
    const terrain = await buildTerrain(
      {
        crs: area.crs.id,
        area: area.bounds,
        resolution_m: config.grid.resolution_m === 'auto' ? undefined : config.grid.resolution_m,
        halo_m,
        elevation,
        kind: kind.kind,
        clutter: clutterTable(config.terrain.clutter),
        landCover: landCover.cover,
        maxCells: memory_bytes / 2 / bytesPerCell,
        climate,
        rays: config.grid.rays,
      },
      signal,
    );
    refuseEmptyTerrain(config, terrain);
    const placed = place(network, area, terrain.workGrid);
    if (placed.network.sectors.length === 0 && placed.network.indoor.length === 0)
      throw noStations(config, placed.offTerrain);
    return {
      area,
      terrain,
      areaMask: areaMask(area, terrain.pixelGrid),
      network: placed.network,
      positions: placed.positions,
      facts: {
        elevationKind: kind.kind,
        elevationKindFrom: kind.from,
        sectorsOffTerrain: placed.offTerrain,
        sectorsOutsideArea: placed.outsideArea,
        terrainOnly: config.terrain.clutter === undefined,
        climateFrom,
      },
      stations,
      warnings: stations.diagnostics.list('warning'),
    };
  } finally {
    await Promise.all([...elevation.map((s) => s.close()), landCover.close()]);
  }
}

/** The scene with further layers that no cell is on. */
export const withLayers = (scene: Scene, added: readonly Layer[]): Scene =>
  added.length === 0
    ? scene
    : { ...scene, network: { ...scene.network, layers: [...scene.network.layers, ...added] } };

/** The station tables of a project. `area` in degrees helps to notice swapped coordinates. */
export async function loadNetwork(
  config: ProjectConfig,
  area?: readonly [number, number, number, number],
): Promise<StationResult> {
  const tables: Table[] = [];
  let declared = config.stations.crs;
  for (const file of config.stations.file) {
    if (/\.(geo)?json$/i.test(file)) {
      const source = await readGeoJson(file);
      declared ??= source.crs;
      tables.push(pointTable(source));
    } else tables.push(await readTable(file));
  }
  const result = buildNetwork(tables, {
    layers: config.layers.length > 0 ? config.layers : undefined,
    assume: config.stations.assume,
    crs: resolveCrs(declared ?? 'EPSG:4326'),
    antennas: withBeams(await readAntennas(config.stations.antennas), config),
    area,
  });
  result.diagnostics.throwIfErrors('inputData');
  return result;
}

const antennaLimit_MiB = 1;

/** Patterns by the lower-case name in the file and by its file name, with and without ending. */
async function readAntennas(ref: FileRef | undefined): Promise<ReadonlyMap<string, Antenna>> {
  const shelf = new Map<string, Antenna>();
  for (const file of ref?.file ?? []) {
    const antenna = parseMsi(decodeText(await readBytes(file, antennaLimit_MiB), file).text, file);
    const base = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1).toLowerCase();
    for (const name of [antenna.name.toLowerCase(), base, base.replace(/\.[^.]*$/, '')])
      if (name !== '') shelf.set(name, antenna);
  }
  return shelf;
}

/** Beam sets beside the antennas whose files they are made of. */
function withBeams(
  measured: ReadonlyMap<string, Antenna>,
  config: ProjectConfig,
): ReadonlyMap<string, Antenna> {
  const { beams } = config.stations;
  const missing = (name: string): never => {
    const where = { file: config.projectFile, field: 'stations.beams', value: name };
    const text = fill(m.beamFile, { name });
    throw new CoverageError('config', { severity: 'error', code: 'CVG_BEAM_FILE', text, where });
  };
  return new Map([
    ...measured,
    ...beams.map((b) => [b.antenna.toLowerCase(), beamAntenna(b, measured, missing)] as const),
  ]);
}

/** Surface models that a file name gives away; anything else must be declared (rules R2). */
const surfaceProducts = /\.hgt(\.zip)?$|srtm|copernicus|glo[-_]?(30|90)|aw3d|alos|astgtm|aster/i;

function elevationKind(config: ProjectConfig): { kind: 'dtm' | 'dsm'; from: 'declared' | 'recognised' } {
  const { kind, file } = config.terrain.elevation;
  if (kind) return { kind, from: 'declared' };
  if (file.every((f) => surfaceProducts.test(f.slice(f.lastIndexOf('/') + 1))))
    return { kind: 'dsm', from: 'recognised' };
  throw new CoverageError('config', {
    severity: 'error',
    code: 'CVG_ELEVATION_KIND',
    text: m.elevationKind,
    hint: m.elevationKindHint,
    where: { file: config.projectFile, field: 'terrain.elevation.kind' },
  });
}

function refuseEmptyTerrain(config: ProjectConfig, terrain: TerrainScene): void {
  if (terrain.facts.voidShareArea < 1) return;
  throw new CoverageError('inputData', {
    severity: 'error',
    code: 'CVG_TERRAIN_EMPTY',
    text: m.terrainEmpty,
    hint: m.terrainEmptyHint,
    where: { file: config.terrain.elevation.file[0], field: 'terrain.elevation' },
  });
}

/** Drops sectors off the terrain, with a count; those outside the area stay and serve. */
function place(network: Network, area: Area, work: GridSpec) {
  const sectors: Sector[] = [];
  const positions: [number, number][] = [];
  let offTerrain = 0;
  let outsideArea = 0;
  for (const s of network.sectors) {
    const [x, y] = area.fromLonLat(s.lon, s.lat);
    const col = Math.floor((x - work.originX) / work.cellX);
    const row = Math.floor((work.originY - y) / work.cellY);
    if (!(col >= 0 && row >= 0 && col < work.cols && row < work.rows)) {
      offTerrain++;
      continue;
    }
    if (!insideArea(area, x, y)) outsideArea++;
    sectors.push({ ...s, index: sectors.length });
    positions.push([x, y]);
  }
  return { network: { ...network, sectors }, positions, offTerrain, outsideArea };
}

function noStations(config: ProjectConfig, offTerrain: number): CoverageError {
  return new CoverageError('inputData', {
    severity: 'error',
    code: 'CVG_NO_STATIONS',
    text: fill(m.noStations, { count: offTerrain }),
    hint: m.noStationsHint,
    where: { file: config.stations.file[0] },
  });
}
