/**
 * Slices of the air: the network predicted once more for receivers at each height, and what is flown and landed on there.
 * Cells reach far at height, so that terrain and stations of a wider surrounding are read than for people on the ground.
 */
import { type AirMap, type AirPixel, airMaps, areaShares } from '../../coverage/slices/air.js';
import { type Corridor, type CorridorVerdict, judgeCorridor } from '../../coverage/slices/corridors.js';
import { networkAt, predictionAt, reachAt_m } from '../../coverage/slices/heights.js';
import { Lobes } from '../../coverage/slices/lobes.js';
import { PixelStatus } from '../../coverage/kernel/fold.js';
import type { CoverageResult } from '../../coverage/result.js';
import { pixelAt, type PlaceInput } from '../../demand/places.js';
import { chained } from '../../demand/transportLines.js';
import { CoverageError } from '../../foundation/errors.js';
import type { Text } from '../../foundation/text.js';
import { meanPosition, positionsOf } from '../../geo/positions.js';
import type { RunFolder } from '../../io/runFolder.js';
import type { Network } from '../../network/network.js';
import type { FileRef, LowAltitudeConfig, ProjectConfig } from '../config/types.js';
import type { AnalyzePorts } from '../analyze.js';
import { linesOf } from './demand.js';
import { lowAltitudeMessages as m } from './lowAltitudeMessages.js';
import { attributeText, readPoints } from './points.js';
import { assembleOn, predictOn, type PredictionTools } from './prediction.js';
import { workersWithin } from './resources.js';
import { loadScene, type Scene } from './scene.js';
import { tilesOf } from './shards.js';
import { writeSlice } from './writeRasters.js';

/** Features of the two files, WGS 84. */
export interface FlightInputs {
  readonly corridors: readonly PlaceInput[];
  readonly landing: readonly PlaceInput[];
}

export interface LandingPoint {
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
}

type OfMap = Pick<AirMap, 'kind' | 'id' | 'group'>;

export type CorridorRow = OfMap & CorridorVerdict;
export type LandingRow = OfMap & AirPixel & LandingPoint & { readonly aboveMainLobe: boolean };

export interface Slice {
  readonly height_mAGL: number;
  /** Each layer and service: shares of the area. */
  readonly maps: readonly (OfMap & ReturnType<typeof areaShares>)[];
  readonly corridors: readonly CorridorRow[];
  readonly landing: readonly LandingRow[];
}

export interface LowAltitude {
  /** By height. */
  readonly slices: readonly Slice[];
  /** Layers as they were judged. */
  readonly layers: Network['layers'];
  /** Cell ids of the servers, by index. */
  readonly cells: readonly string[];
  /** Verdicts of the services in the lowest slice, for its map. */
  readonly status: readonly { readonly service: string; readonly status: Uint8Array }[];
}

/** Reads what is flown before anything is predicted. @throws CoverageError('inputData') for files without lines or points. */
export async function readFlights({ lowAltitude }: ProjectConfig): Promise<FlightInputs | undefined> {
  if (!lowAltitude) return undefined;
  const read = async (ref: FileRef | undefined, isSo: (p: PlaceInput) => boolean, text: Text) => {
    if (!ref) return [];
    const found = (await readPoints(ref)).filter(isSo);
    if (found.length > 0) return found;
    const where = { file: ref.file[0] };
    throw new CoverageError('inputData', { severity: 'error', code: 'CVG_LOW_ALTITUDE', text, where });
  };
  return {
    corridors: await read(lowAltitude.corridors, (p) => linesOf(p.geometry, flat).length > 0, m.noLines),
    landing: await read(lowAltitude.landing, (p) => positionsOf(p.geometry).length > 0, m.noPoints),
  };
}

const flat = (x: number, y: number): [number, number] => [x, y];

export interface LowAltitudeInput {
  readonly config: ProjectConfig;
  readonly flights: FlightInputs;
  readonly run: RunFolder;
  readonly memory_bytes: number;
  readonly workers: number;
}

export async function runLowAltitude(
  { config, flights, run, memory_bytes, workers }: LowAltitudeInput,
  {
    ports,
    tileSize,
    services,
  }: Pick<PredictionTools, 'tileSize' | 'services'> & {
    readonly ports: AnalyzePorts;
  },
): Promise<LowAltitude> {
  const heights = heightsOf(config.lowAltitude);
  const reach_m = Math.max(...heights.map(reachAt_m));
  const scene = await loadScene(config, memory_bytes, ports.signal, reach_m);
  // Walls are not in the air.
  const flown = services?.filter((s) => (s.place ?? 'outdoor') === 'outdoor');
  const corridors = corridorsOf(flights.corridors, scene);
  const points = flights.landing.map((p, i): LandingPoint => {
    const [lon, lat] = meanPosition(p.geometry);
    return { name: nameOf(p, i), lon, lat };
  });
  const slices: Slice[] = [];
  let status: LowAltitude['status'] = [];
  for (const height_mAGL of heights) {
    const network = networkAt(scene.network, height_mAGL);
    const there: Scene = { ...scene, network };
    const flatSlice = assembleOn(network, scene.positions, { scene: there, tileSize, services: flown });
    const assembled = predictionAt(flatSlice, height_mAGL);
    const job = { assembled, tiles: tilesOf(assembled, undefined), then: 'files' } as const;
    // Windows of 30 km: fewer threads may fit than on the ground.
    const executor = ports.executor(workersWithin(memory_bytes, job, workers));
    const folder = `low-altitude/${height_mAGL}m`;
    const tools = { scene: there, executor, cache: ports.cache, ports, tileSize };
    const tiles = run.tiles(`low-altitude-${height_mAGL}`);
    try {
      const { coverage } = await predictOn(assembled, network, tiles, tools);
      await writeSlice(run, folder, coverage, network, scene.area.crs.id, ports);
      slices.push(sliceOf(there, coverage, height_mAGL, corridors, points));
      if (status.length === 0) status = coverage.services.map((s) => ({ service: s.id, status: s.status }));
    } finally {
      await executor.close();
    }
  }
  return {
    slices,
    layers: networkAt(scene.network, heights[0]).layers,
    cells: scene.network.sectors.map((s) => s.cellId),
    status,
  };
}

const heightsOf = (config: LowAltitudeConfig | undefined): number[] =>
  [...new Set(config?.heights_m)].sort((a, b) => a - b);

const nameKeys = ['name', '名称', '航路', '起降点', 'id', 'ref', '编号'];

const nameOf = ({ attributes }: PlaceInput, index: number): string =>
  nameKeys.map((key) => attributeText(attributes, key)).find((t) => t !== '') ?? String(index + 1);

/** Features of one name are one corridor, joined where they meet. */
function corridorsOf(inputs: readonly PlaceInput[], { area }: Scene): Corridor[] {
  const byName = new Map<string, Corridor['lines'][number][]>();
  inputs.forEach((input, i) => {
    const name = nameOf(input, i);
    const lines = linesOf(input.geometry, area.fromLonLat);
    byName.set(name, [...(byName.get(name) ?? []), ...lines]);
  });
  return [...byName].map(([name, lines]) => ({ name, lines: chained(lines) }));
}

function sliceOf(
  { network, positions, terrain, area, areaMask }: Scene,
  coverage: CoverageResult,
  height_mAGL: number,
  corridors: readonly Corridor[],
  points: readonly LandingPoint[],
): Slice {
  const lobes = new Lobes({ sectors: network.sectors, positions, terrain, height_mAGL });
  const scene = { grid: coverage.pixelGrid, areaMask, lobes };
  const maps = airMaps(coverage);
  const ofMap = ({ kind, id, group }: AirMap): OfMap => ({ kind, id, group });
  return {
    height_mAGL,
    maps: maps.map((map) => ({ ...ofMap(map), ...areaShares(map.status) })),
    corridors: corridors.flatMap((corridor) =>
      maps.flatMap((map) => {
        const verdict = judgeCorridor(scene, map, corridor);
        return verdict ? [{ ...ofMap(map), ...verdict }] : [];
      }),
    ),
    landing: points.flatMap((point) => {
      const pixel = pixelAt(coverage.pixelGrid, ...area.fromLonLat(point.lon, point.lat));
      if (pixel < 0 || areaMask[pixel] !== 1) return [];
      return maps.map((map) => {
        const at = map.at(pixel);
        const aboveMainLobe = at.server !== undefined && lobes.isAbove(at.server, pixel);
        return { ...ofMap(map), ...point, ...at, aboveMainLobe };
      });
    }),
  };
}

/** For `summary.json`: what is unknown counts as not covered. */
export function lowAltitudeSummary({ slices, layers }: LowAltitude): object {
  return {
    layers: layers.map(({ id, profile }) => ({ id, profile })),
    slices: slices.map(({ height_mAGL, maps, corridors, landing }) => ({
      height_mAGL,
      leastRadius_m: reachAt_m(height_mAGL),
      maps: maps.map(({ kind, id, covered, unknown }) => {
        const flown = corridors.filter((c) => c.kind === kind && c.id === id);
        const landed = landing.filter((p) => p.kind === kind && p.id === id);
        const statuses = (status: number) => landed.filter((p) => p.status === status).length;
        return {
          kind,
          id,
          areaShareCovered: round(covered, 4),
          areaShareUnknown: round(unknown, 4),
          corridors: flown.length > 0 ? corridorSums(flown) : null,
          landingPoints: landed.length,
          landingPointsCovered: statuses(PixelStatus.covered),
          landingPointsUnknown: statuses(PixelStatus.unknown),
        };
      }),
    })),
  };
}

function corridorSums(rows: readonly CorridorRow[]): object {
  const sum = (of: (c: CorridorRow) => number) => rows.reduce((total, c) => total + of(c), 0);
  const length_m = sum((c) => c.length_m);
  return {
    length_km: round(length_m / 1000, 3),
    shareCovered: round(sum((c) => c.covered_m) / length_m, 4),
    shareUnknown: round(sum((c) => c.unknown_m) / length_m, 4),
    longestFailing_km: round(Math.max(...rows.map((c) => c.longestFailing_m)) / 1000, 3),
    serverChangesPerKm: round((1000 * sum((c) => c.serverChanges)) / length_m, 3),
    sideLobeShare: round(sum((c) => c.sideLobe_m) / length_m, 4),
  };
}

const round = (value: number, digits: number): number => Number(value.toFixed(digits));
