/** A weak zone and how one is described from its grids and pixels (rules R8). */
import type { CoverageResult, ServiceCoverage } from '../../coverage/result.js';
import { hash32, peoplePerHousehold, type Place } from '../../demand/places.js';
import type { Text } from '../../foundation/text.js';
import { type Cause, causeOf } from './cause.js';
import type { Cluster } from './clusters.js';
import type { ZoneContext } from './context.js';
import type { Sums } from './gridSums.js';
import { isSettlement, nameZone } from './names.js';
import { outline } from './outline.js';
import { type Point, pointDistance_m, siteDistances } from './surroundings.js';
import { cellsOf, fineCell_m, type StatGrid } from './statGrid.js';

/** Rings in metres of the working CRS, closed: the outer one counter-clockwise, then its holes. */
export type ZonePolygon = readonly (readonly (readonly [x_m: number, y_m: number])[])[];

export interface WeakZone {
  /** Stable from run to run: hash of service and position. */
  readonly id: string;
  readonly service: string;
  /** Empty for the any-operator services. */
  readonly group: string;
  /** Around a settlement, or the countryside of a town between settlements. */
  readonly kind: Cluster['kind'];
  readonly name: Text;
  readonly county: string;
  readonly town: string;
  readonly village: string;
  readonly polygons: readonly ZonePolygon[];
  /** Pixel that is not covered, nearest to the centre of the uncovered demand. Working CRS. */
  readonly x_m: number;
  readonly y_m: number;
  readonly lon: number;
  readonly lat: number;
  /** Statistics grids of the zone, and those of them that are weak. */
  readonly grids: number;
  readonly weakGrids: number;
  readonly area_km2: number;
  /** People of the zone who are not covered; NaN when the demand does not count people. */
  readonly population: number;
  readonly households: number;
  readonly places: readonly Place[];
  /** Road of the zone that is not covered; NaN without roads. */
  readonly road_km: number;
  /** Over the zone's pixels that a cell reaches; NaN where none does. */
  readonly rsrpMean_dBm: number;
  readonly rsrpP10_dBm: number;
  /** Mean of max(0, threshold − RSRP) where the zone is not covered, by people, else road, else area. */
  readonly deficit_dB: number;
  /** People × dB, or the demand's weight × dB; complaints and traffic weigh in it. */
  readonly need: number;
  /** Class of people × dB, 1 (least) to 5; undefined when the demand does not count people. */
  readonly severity: number | undefined;
  readonly cause: Cause;
  /** Of the service; NaN = there is none. */
  readonly nearestSite_m: number;
  readonly nearestTower_m: number;
  /** Share of the zone's area with unknown coverage. */
  readonly unknownShare: number;
  /** Measured grids on the zone; undefined: what it says is predicted. */
  readonly evidence?: ZoneEvidence;
  /** Output pixels of the zone that are not covered, ascending. */
  readonly pixels: Int32Array;
  /** From 1; undefined: nobody and nothing is there to be served. */
  readonly rank: number | undefined;
}

export interface ZoneEvidence {
  /** What most of the grids measured. */
  readonly measured: 'weak' | 'covered';
  readonly grids: number;
  readonly weakGrids: number;
  readonly samples: number;
}

export interface ZonePixels {
  /** Not covered, ascending. */
  readonly weak: readonly number[];
  /** Levels of all pixels that a cell reaches. */
  readonly rsrp_dBm: readonly number[];
  /** Measured grids of the service that lie on the zone. */
  readonly measured: ReadonlySet<number>;
}

/** A smaller piece of countryside has a direction from its settlement. */
const wide_km2 = 1;
/** Upper edges of severity classes 1–4, people × dB (starting values). */
const severityEdges = [300, 1500, 6000, 25_000];

export function describeZone(
  context: ZoneContext,
  service: ServiceCoverage,
  sums: Sums,
  cluster: Cluster,
  pixels: ZonePixels,
): WeakZone {
  const { grid, basisIsPeople } = context;
  const total = (values: Float64Array) => cluster.grids.reduce((a, i) => a + values[i], 0);
  const demandWeak = total(sums.demandWeak);
  const road_km = total(sums.roadWeak_km);
  const areaWeak = total(sums.areaWeak);
  const area = total(sums.area);
  const [weight, deficit] =
    demandWeak > 0
      ? [demandWeak, total(sums.deficitDemand)]
      : road_km > 0
        ? [road_km, total(sums.deficitRoad)]
        : [areaWeak, total(sums.deficitArea)];
  const deficit_dB = weight > 0 ? deficit / weight : 0;
  const need = total(sums.need);
  const centre = centreOf(context, pixels.weak);
  const [lon, lat] = context.toLonLat(centre.x_m, centre.y_m);
  const places = cluster.grids.flatMap((i) => context.standing.get(i) ?? []);
  const sites = siteDistances(context, service, centre);
  const shape = shapeOf(grid, cluster);
  return {
    id: `wz-${hash32(`${service.id}/${Math.floor(centre.x_m / 100)}/${Math.floor(centre.y_m / 100)}`)}`,
    service: service.id,
    group: service.group ?? '',
    kind: cluster.kind,
    ...nameZone(
      {
        wide: cluster.kind === 'countryside' && shape.area_km2 >= wide_km2,
        ...centre,
        lon,
        lat,
        inside: places.filter(isSettlement),
      },
      context.settlements,
      context.townAt,
    ),
    county: context.county,
    ...shape,
    ...centre,
    lon,
    lat,
    grids: cluster.grids.length,
    weakGrids: cluster.weakGrids,
    population: basisIsPeople ? demandWeak : Number.NaN,
    households: basisIsPeople ? demandWeak / peoplePerHousehold : Number.NaN,
    places,
    road_km: context.road_km ? road_km : Number.NaN,
    ...levels(pixels.rsrp_dBm),
    deficit_dB,
    need,
    severity: basisIsPeople ? 1 + severityEdges.filter((edge) => need > edge).length : undefined,
    cause: causeOf(context, service, centre, {
      demand: total(sums.demand),
      demandWeak,
      demandIndoorFails: total(sums.demandIndoorFails),
      areaShare: area > 0 ? areaWeak / area : 0,
      poorShare:
        demandWeak > 0
          ? total(sums.demandPoor) / demandWeak
          : areaWeak > 0
            ? total(sums.areaPoor) / areaWeak
            : 0,
      sites,
    }),
    nearestSite_m: sites.nearest_m,
    nearestTower_m: pointDistance_m(context.towers ?? [], centre),
    unknownShare: area > 0 ? total(sums.areaUnknown) / area : 0,
    evidence: evidenceOf(service, pixels.measured),
    pixels: Int32Array.from(pixels.weak),
    rank: undefined,
  };
}

function evidenceOf({ measured }: ServiceCoverage, on: ReadonlySet<number>): ZoneEvidence | undefined {
  if (!measured || on.size === 0) return undefined;
  const grids = [...on].map((i) => measured.grids[i]);
  const weakGrids = grids.filter((g) => !g.covered).length;
  return {
    measured: 2 * weakGrids >= grids.length ? 'weak' : 'covered',
    grids: grids.length,
    weakGrids,
    samples: grids.reduce((sum, g) => sum + g.samples, 0),
  };
}

function shapeOf(grid: StatGrid, cluster: Cluster): Pick<WeakZone, 'polygons' | 'area_km2'> {
  const cells = cluster.grids.flatMap((i) => cellsOf(grid, i));
  const corner = ([col, row]: readonly [number, number]) =>
    [grid.originX + col * fineCell_m, grid.originY - row * fineCell_m] as const;
  return {
    polygons: outline(cells, grid.cols).map((rings) => rings.map((ring) => ring.map(corner))),
    area_km2: (cells.length * fineCell_m ** 2) / 1e6,
  };
}

function levels(rsrp_dBm: readonly number[]): Pick<WeakZone, 'rsrpMean_dBm' | 'rsrpP10_dBm'> {
  if (rsrp_dBm.length === 0) return { rsrpMean_dBm: Number.NaN, rsrpP10_dBm: Number.NaN };
  const sorted = Float32Array.from(rsrp_dBm).sort();
  return {
    rsrpMean_dBm: sorted.reduce((a, b) => a + b, 0) / sorted.length,
    rsrpP10_dBm: sorted[Math.floor(0.1 * (sorted.length - 1))],
  };
}

/** By people, else by road, else by area. The mean itself may lie on a covered hill, or outside a bent zone. */
function centreOf(
  { coverage, people, road_km }: { coverage: CoverageResult; people: Float64Array; road_km?: Float64Array },
  weak: readonly number[],
): Point {
  const g = coverage.pixelGrid;
  const by = [people, road_km].find((values) => values && weak.some((p) => values[p] > 0));
  const weightOf = (p: number) => (by ? by[p] : 1);
  const x = (p: number) => g.originX + ((p % g.cols) + 0.5) * g.cellX;
  const y = (p: number) => g.originY - (Math.floor(p / g.cols) + 0.5) * g.cellY;
  let [sum, sx, sy] = [0, 0, 0];
  for (const p of weak) {
    sum += weightOf(p);
    sx += weightOf(p) * x(p);
    sy += weightOf(p) * y(p);
  }
  let best = weak[0];
  let nearest2 = Number.POSITIVE_INFINITY;
  for (const p of weak) {
    const d2 = (x(p) - sx / sum) ** 2 + (y(p) - sy / sum) ** 2;
    if (d2 >= nearest2 || !(weightOf(p) > 0)) continue;
    nearest2 = d2;
    best = p;
  }
  return { x_m: x(best), y_m: y(best) };
}
