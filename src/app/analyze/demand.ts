/** The demand of a project on the output grid: people, settled land, roads, places. */
import type { Geometry, Position } from 'geojson';
import RBush from 'rbush';
import type { CoverageResult } from '../../coverage/result.js';
import { type FlatLine, lineLength_km } from '../../demand/lines.js';
import { type DemandBasis, pixelPeople } from '../../demand/people.js';
import { makePlaces, numberOf, type Place, ringsOf } from '../../demand/places.js';
import {
  isTrackOrWater,
  type LineInput,
  type TransportLine,
  transportLines,
} from '../../demand/transportLines.js';
import type { Township } from '../../demand/townships.js';
import type { Diagnostic } from '../../foundation/errors.js';
import { fill, type Text } from '../../foundation/text.js';
import { transformer } from '../../geo/transform.js';
import { openMosaics } from '../../io/raster/mosaic.js';
import type { Bounds } from '../../raster/grid.js';
import type { Rings } from '../../raster/mask.js';
import { insideRings, ringArea, ringsBounds } from '../../raster/rings.js';
import { distributeCounts } from '../../raster/sumPreserving.js';
import { warp } from '../../raster/warp.js';
import { clutterClasses } from '../../terrain/clutter.js';
import type { FileRef, ProjectConfig } from '../config/types.js';
import { analyzeMessages as m } from './messages.js';
import { attributeText, readPoints } from './points.js';
import type { Scene } from './scene.js';

export interface Demand {
  readonly basis: DemandBasis;
  readonly basisText: Text;
  /** True when `people` counts people; false for weights of built-up land or roads. */
  readonly basisIsPeople: boolean;
  readonly people: Float64Array;
  readonly total: number;
  readonly road_km: Float64Array | undefined;
  /** Road lines, working CRS. */
  readonly roads: readonly FlatLine[] | undefined;
  /** Rails, main roads and waterways by class and name. */
  readonly lines: readonly TransportLine[];
  /** Height of the building at a position, m; NaN where there is none or its height is not stated. */
  readonly buildingHeight_m: (x_m: number, y_m: number) => number;
  /** 1 = pixel with people, or built-up land inside the area. */
  readonly settled: Uint8Array;
  readonly places: readonly Place[];
  readonly facts: Readonly<Record<string, number>>;
  readonly warnings: readonly Diagnostic[];
}

export async function loadDemand(
  config: ProjectConfig,
  scene: Scene,
  coverage: Pick<CoverageResult, 'pixelGrid' | 'areaMask' | 'clutterClass'>,
  signal?: AbortSignal,
): Promise<Demand> {
  const { fromLonLat } = scene.area;
  const { pixelGrid, areaMask } = coverage;
  const buildings = config.terrain.buildings
    ? await readBuildings(config.terrain.buildings, scene)
    : undefined;
  const inputs = [
    ...(await Promise.all(config.demand.places.map((p) => readPoints(p, p.class)))).flat(),
    ...(config.admin.villages ? await readPoints(config.admin.villages, 'village') : []).map((village) => ({
      ...village,
      administrative: true,
    })),
  ];
  const { places, skipped } = makePlaces(inputs, {
    grid: pixelGrid,
    areaMask,
    fromLonLat,
    buildingAt: (x, y) => buildings?.at(x, y),
  });
  const ways = config.demand.roads ? await readLines(config.demand.roads, scene) : undefined;
  const roads = ways?.filter((w) => !isTrackOrWater(w.attributes)).flatMap((w) => w.lines);
  const road_km = roads && insideOnly(lineLength_km(pixelGrid, roads), areaMask);
  const builtUp = Uint8Array.from(coverage.clutterClass, (c, i) =>
    clutterClasses[c].builtUp && areaMask[i] === 1 ? 1 : 0,
  );
  const population = config.demand.population ? await readPopulation(config, scene, signal) : undefined;
  const people = pixelPeople({
    grid: pixelGrid,
    areaMask,
    population: population?.people,
    townships: config.admin.towns ? await readTownships(config.admin.towns, scene) : [],
    places,
    buildings: buildings && { xy: buildings.xy, weight: buildings.weight },
    // A settlement mask is made of people, buildings and roads: it is no further basis beside them.
    builtUp: scene.facts.terrainOnly ? new Uint8Array(builtUp.length) : builtUp,
    road_km,
  });
  const basisIsPeople = people.basis !== 'built-up' && people.basis !== 'roads' && people.basis !== 'none';
  const warnings: Diagnostic[] = [];
  if (population && population.negativeCells > 0)
    warnings.push({
      severity: 'warning',
      code: 'CVG_POPULATION_NEGATIVE',
      text: fill(m.populationNegative, { count: population.negativeCells }),
    });
  if (people.settlementsAdded > 0)
    warnings.push({
      severity: 'warning',
      code: 'CVG_SETTLEMENTS_ADDED',
      text: fill(m.settlementsAdded, {
        count: people.settlementsAdded,
        people: Math.round(people.peopleAdded),
      }),
    });
  if (!basisIsPeople)
    warnings.push({ severity: 'warning', code: 'CVG_NO_PEOPLE', text: fill(m.noPeople, {}) });
  return {
    basis: people.basis,
    basisText: people.basisText,
    basisIsPeople,
    people: people.people,
    total: basisIsPeople ? people.total : 0,
    road_km,
    roads,
    lines: transportLines(ways ?? []),
    buildingHeight_m: (x, y) => buildings?.heightAt(x, y) ?? Number.NaN,
    settled: Uint8Array.from(builtUp, (b, i) => (b === 1 || (basisIsPeople && people.people[i] > 0) ? 1 : 0)),
    places,
    facts: {
      people: basisIsPeople ? people.total : 0,
      places: places.length,
      featuresWithoutClass: skipped,
      settlementsAdded: people.settlementsAdded,
      peopleAdded: people.peopleAdded,
      buildings: buildings?.weight.length ?? 0,
    },
    warnings,
  };
}

/** Counts moved without loss, or a density turned into counts. */
async function readPopulation(config: ProjectConfig, scene: Scene, signal?: AbortSignal) {
  const ref = config.demand.population as NonNullable<ProjectConfig['demand']['population']>;
  const grid = scene.terrain.pixelGrid;
  const people = new Float64Array(grid.cols * grid.rows);
  let negativeCells = 0;
  for (const source of await openMosaics(ref.file, { declaredCrs: ref.crs })) {
    try {
      if (ref.kind === 'count') {
        const transforms = {
          toSource: transformer(grid.crs, source.grid.crs),
          toTarget: transformer(source.grid.crs, grid.crs),
        };
        const part = await distributeCounts(source, grid, transforms, signal);
        negativeCells += part.negativeCells;
        part.data.forEach((v, i) => {
          if (v > 0) people[i] += v;
        });
      } else {
        const density = await warp(source, grid, transformer(grid.crs, source.grid.crs), 'bilinear', signal);
        const pixel_km2 = (grid.cellX * grid.cellY) / 1e6;
        density.forEach((v, i) => {
          if (v > 0) people[i] += v * pixel_km2;
        });
      }
    } finally {
      await source.close();
    }
  }
  return { people, negativeCells };
}

const populationKeys = [
  'population',
  'pop',
  'POPULATION',
  'POP',
  '人口',
  '人口数',
  '常住人口',
  '总人口',
] as const;

/** Outlines of townships and what a census counts in each. */
async function readTownships(ref: FileRef, scene: Scene): Promise<Township[]> {
  return (await readPoints(ref)).flatMap(({ attributes, geometry }) => {
    const rings = ringsOf(geometry, scene.area.fromLonLat);
    return rings.length > 0 ? [{ rings, population: numberOf(attributes, populationKeys) }] : [];
  });
}

interface Buildings {
  /** Centre of each, x and y in turn, working CRS. */
  readonly xy: Float64Array;
  /** Floor area: ground area × floors, one floor where nothing is said. */
  readonly weight: Float64Array;
  at(x_m: number, y_m: number): Rings | undefined;
  /** NaN = no building, or nothing said of its height. */
  heightAt(x_m: number, y_m: number): number;
}

/** Metres per floor where a height is given instead of floors. */
const floorHeight_m = 3;

async function readBuildings(ref: FileRef, scene: Scene): Promise<Buildings> {
  const features = (await readPoints(ref)).map((f) => ({
    attributes: f.attributes,
    rings: ringsOf(f.geometry, scene.area.fromLonLat),
  }));
  const polygons = features.filter((f) => f.rings.length > 0 && f.rings[0].length >= 6);
  const index = new RBush<Bounds & { rings: Rings; height_m: number }>();
  const xy = new Float64Array(2 * polygons.length);
  const weight = new Float64Array(polygons.length);
  const boxes = polygons.map(({ attributes, rings }, i) => {
    const box = { ...ringsBounds(rings), rings, height_m: heightOf(attributes) };
    xy[2 * i] = (box.minX + box.maxX) / 2;
    xy[2 * i + 1] = (box.minY + box.maxY) / 2;
    weight[i] = ringArea(rings[0]) * floorsOf(attributes);
    return box;
  });
  index.load(boxes);
  const find = (x: number, y: number) =>
    index.search({ minX: x, minY: y, maxX: x, maxY: y }).find((b) => insideRings(b.rings, x, y));
  return {
    xy,
    weight,
    at: (x, y) => find(x, y)?.rings,
    heightAt: (x, y) => find(x, y)?.height_m ?? Number.NaN,
  };
}

/** Stated height, else floors; NaN when neither is said. */
function heightOf(attributes: Readonly<Record<string, unknown>>): number {
  const stated = Number.parseFloat(
    attributeText(attributes, 'height') || attributeText(attributes, 'height_m'),
  );
  if (stated > 0) return stated;
  const levels = Number.parseFloat(
    attributeText(attributes, 'building:levels') || attributeText(attributes, 'floors'),
  );
  return levels > 0 ? levels * floorHeight_m : Number.NaN;
}

function floorsOf(attributes: Readonly<Record<string, unknown>>): number {
  const height = heightOf(attributes);
  return height > 0 ? Math.max(1, Math.round(height / floorHeight_m)) : 1;
}

const readLines = async (ref: FileRef, { area }: Scene): Promise<LineInput[]> =>
  (await readPoints(ref)).map(({ attributes, geometry }) => ({
    attributes,
    lines: linesOf(geometry, area.fromLonLat),
  }));

/** Lines of a geometry in the working CRS. */
export function linesOf(geometry: Geometry, fromLonLat: Scene['area']['fromLonLat']): FlatLine[] {
  const flat = (line: Position[]): FlatLine => line.flatMap(([lon, lat]) => fromLonLat(lon, lat));
  if (geometry.type === 'LineString') return [flat(geometry.coordinates)];
  if (geometry.type === 'MultiLineString') return geometry.coordinates.map(flat);
  return geometry.type === 'GeometryCollection'
    ? geometry.geometries.flatMap((g) => linesOf(g, fromLonLat))
    : [];
}

function insideOnly(values: Float64Array, mask: Uint8Array): Float64Array {
  for (let i = 0; i < values.length; i++) if (mask[i] === 0) values[i] = 0;
  return values;
}
