/**
 * Places audit: does each place have each service, outdoors and indoors (rules R7)? Levels come from exact profiles to the
 * servers near each test point, so that the verdict does not depend on the county grid.
 */
import { PointPredictor, type PointWorld } from '../../coverage/points.js';
import type { ServiceCoverage } from '../../coverage/result.js';
import { type Place, pixelAt } from '../../demand/places.js';
import type { Sector } from '../../network/network.js';
import { ringsArea } from '../../raster/rings.js';
import type { EntrySource } from './entry.js';
import { testPoints } from './footprint.js';
import { indoorSystems } from './indoorSystems.js';
import { bestOf, type LayerPoints, PointMeter } from './measure.js';
import {
  buildingTypeOf,
  type Environment,
  isUnderground,
  judgedEnvironment,
  type Remedy,
  remedyFor,
  type Verdict,
  verdictOf,
} from './verdict.js';

export interface AuditInput extends PointWorld {
  readonly places: readonly Place[];
  /** Working CRS of each of `network.indoor`. */
  readonly indoorPositions: readonly (readonly [number, number])[];
  readonly entryLoss: EntrySource;
}

export interface EnvironmentVerdict {
  readonly verdict: Verdict;
  /** Of the test points of the footprint. */
  readonly pointsCovered: number;
  readonly pointsUnknown: number;
  /** Of the declared key points; both 0 where none are declared. */
  readonly keyPointsCovered: number;
  readonly keyPointsUnknown: number;
  /** Rule by which it passes: all key points, or the required share of the test points. */
  readonly passedBy: 'key-points' | 'points' | 'indoor-system' | undefined;
  /** The point with the smallest margin, working CRS; undefined where no point has a level. */
  readonly worst: WorstPoint | undefined;
  /** Of the test points that a cell reaches, entry loss taken off indoors; NaN where none does. */
  readonly rsrpMin_dBm: number;
  readonly rsrpMean_dBm: number;
}

export interface WorstPoint {
  readonly x_m: number;
  readonly y_m: number;
  readonly rsrp_dBm: number;
  /** Negative: so much is missing. */
  readonly margin_dB: number;
}

/** Rates at the points of a place in the environment that decides; NaN = unknown, 0 = not served. */
export interface PointRates {
  readonly dl_Mbps: Float32Array;
  readonly ul_Mbps: Float32Array;
}

export interface PlaceVerdict {
  readonly place: Place;
  readonly service: string;
  /** Empty for the any-operator services. */
  readonly group: string;
  readonly footprint_m2: number;
  /** Test points of the footprint, without declared key points. */
  readonly points: number;
  readonly outdoor: EnvironmentVerdict;
  readonly indoor: EnvironmentVerdict;
  /** The environment that decides for this class and technology. */
  readonly judged: Environment;
  /** At the key points where declared, else at the test points; undefined inside an indoor system, whose level is not predicted. */
  readonly rates: PointRates | undefined;
  /** Site that serves most test points outdoors, `indoor-system`, or empty. */
  readonly servedBy: string;
  readonly indoorSystem: boolean;
  readonly remedy: Remedy;
}

/** Place by place in their order, a verdict per service in the order of the coverage. */
export function* auditPlaces(input: AuditInput): Generator<PlaceVerdict[]> {
  const { coverage, network } = input;
  const meter = new PointMeter(coverage, new PointPredictor(input), input.entryLoss);
  const systems = indoorSystems(input.places, network.indoor, input.indoorPositions);
  const { pixelGrid, areaMask } = coverage;
  const counts = (x: number, y: number) => areaMask[pixelAt(pixelGrid, x, y)] === 1;
  for (const [i, place] of input.places.entries()) {
    const inside = testPoints(place.rings, [place.x_m, place.y_m], counts);
    const xy = Float64Array.of(...inside, ...(place.keyPoints ?? []));
    const points: PlacePoints = {
      xy,
      tested: inside.length / 2,
      all: xy.length / 2,
      layers: meter.measure(xy, buildingTypeOf(place.class)),
    };
    const size_m2 = ringsArea(place.rings);
    yield coverage.services.map((service) => judge(input, place, service, points, size_m2, systems[i]));
  }
}

/** The test points of a place, then its key points. */
interface PlacePoints {
  /** x and y in turn, working CRS. */
  readonly xy: Float64Array;
  readonly tested: number;
  readonly all: number;
  readonly layers: readonly LayerPoints[];
}

function judge(
  { coverage, network }: AuditInput,
  place: Place,
  service: ServiceCoverage,
  points: PlacePoints,
  footprint_m2: number,
  systems: readonly Sector[],
): PlaceVerdict {
  const own: PlacePoints = { ...points, layers: service.layers.map((l) => points.layers[l]) };
  const reliability = service.layers.map((l) => coverage.layers[l].profile.reliability);
  const outdoor = environmentVerdict(own, reliability, 'outdoor');
  const ids = service.layers.map((l) => coverage.layers[l].layer.id);
  const indoorSystem = systems.some((s) => ids.includes(s.layer.id));
  const indoor = indoorSystem
    ? servedFromInside(points)
    : isUnderground(place.class)
      ? belowGround(points)
      : environmentVerdict(own, reliability, 'indoor');
  const judged = judgedEnvironment(place.class, service.technology);
  const decisive = judged === 'indoor' ? indoor : outdoor;
  const { tested } = points;
  return {
    place,
    service: service.id,
    group: service.group ?? '',
    footprint_m2,
    points: tested,
    outdoor,
    indoor,
    judged,
    rates:
      judged === 'indoor' && (indoorSystem || isUnderground(place.class)) ? undefined : ratesOf(own, judged),
    servedBy: indoorSystem ? 'indoor-system' : mainServer(own, network.sectors),
    indoorSystem,
    remedy: remedyFor(
      place.class,
      footprint_m2,
      judged,
      outdoor.verdict,
      indoor.verdict,
      tested > 0 ? decisive.pointsCovered / tested : 0,
    ),
  };
}

const noLevel = { worst: undefined, rsrpMin_dBm: Number.NaN, rsrpMean_dBm: Number.NaN } as const;

/** The system's own level is not predicted: it serves its footprint by definition (rules R1). */
const servedFromInside = ({ tested, all }: PlacePoints): EnvironmentVerdict => ({
  ...noLevel,
  verdict: 'pass',
  pointsCovered: tested,
  pointsUnknown: 0,
  keyPointsCovered: all - tested,
  keyPointsUnknown: 0,
  passedBy: 'indoor-system',
});

/** No model of walls reaches a platform below the street: without a system that the table names nothing is known. */
const belowGround = ({ tested, all }: PlacePoints): EnvironmentVerdict => ({
  ...noLevel,
  verdict: 'unknown',
  pointsCovered: 0,
  pointsUnknown: tested,
  keyPointsCovered: 0,
  keyPointsUnknown: all - tested,
  passedBy: undefined,
});

/**
 * A point is covered when any layer covers it. The place passes when all its declared key points are covered, when the
 * strictest profile's share of its test points is, or when one layer alone satisfies its own: another layer on top must
 * not turn a pass into a failure.
 */
function environmentVerdict(
  { xy, tested, all, layers }: PlacePoints,
  reliability: readonly number[],
  environment: Environment,
): EnvironmentVerdict {
  const covered = { points: 0, keyPoints: 0 };
  const unknown = { points: 0, keyPoints: 0 };
  let worst: WorstPoint | undefined;
  const rsrps: number[] = [];
  for (let i = 0; i < all; i++) {
    const kind = i < tested ? 'points' : 'keyPoints';
    const { margin_dB, rsrp_dBm, hidden } = bestOf(layers, environment, i);
    if (margin_dB >= 0) covered[kind]++;
    else if (hidden) {
      unknown[kind]++;
      continue;
    }
    if (Number.isNaN(rsrp_dBm)) continue;
    if (kind === 'points') rsrps.push(rsrp_dBm);
    if (!worst || margin_dB < worst.margin_dB)
      worst = { x_m: xy[2 * i], y_m: xy[2 * i + 1], rsrp_dBm, margin_dB };
  }
  const alone = layers.some((layer, k) => {
    const own = layer[environment].margin_dB.subarray(0, tested).reduce((a, m) => a + (m >= 0 ? 1 : 0), 0);
    return verdictOf(own, 0, tested, reliability[k]) === 'pass';
  });
  const byPoints = alone
    ? 'pass'
    : verdictOf(covered.points, unknown.points, tested, Math.max(...reliability));
  const byKeyPoints =
    all > tested ? verdictOf(covered.keyPoints, unknown.keyPoints, all - tested, 1) : byPoints;
  return {
    verdict: eitherOf(byKeyPoints, byPoints),
    pointsCovered: covered.points,
    pointsUnknown: unknown.points,
    keyPointsCovered: covered.keyPoints,
    keyPointsUnknown: unknown.keyPoints,
    passedBy:
      all > tested && byKeyPoints === 'pass' ? 'key-points' : byPoints === 'pass' ? 'points' : undefined,
    worst,
    rsrpMin_dBm: rsrps.length > 0 ? Math.min(...rsrps) : Number.NaN,
    rsrpMean_dBm: rsrps.length > 0 ? rsrps.reduce((a, b) => a + b, 0) / rsrps.length : Number.NaN,
  };
}

/** One rule that passes is enough; both must fail. */
export function eitherOf(a: Verdict, b: Verdict): Verdict {
  if (a === 'pass' || b === 'pass') return 'pass';
  return a === 'fail' && b === 'fail' ? 'fail' : 'unknown';
}

function ratesOf({ tested, all, layers }: PlacePoints, environment: Environment): PointRates {
  const from = all > tested ? tested : 0;
  const dl_Mbps = new Float32Array(all - from);
  const ul_Mbps = new Float32Array(all - from);
  for (let i = from; i < all; i++) {
    const best = bestOf(layers, environment, i);
    dl_Mbps[i - from] = best.dl_Mbps;
    ul_Mbps[i - from] = best.ul_Mbps;
  }
  return { dl_Mbps, ul_Mbps };
}

/** Site with most test points of the strongest layer there; the earlier sector of equal ones. */
function mainServer({ tested, layers }: PlacePoints, sectors: readonly Sector[]): string {
  const points = new Map<string, number>();
  for (let i = 0; i < tested; i++) {
    let margin = Number.NEGATIVE_INFINITY;
    let server = -1;
    for (const layer of layers)
      if (layer.server[i] >= 0 && layer.outdoor.margin_dB[i] > margin) {
        margin = layer.outdoor.margin_dB[i];
        server = layer.server[i];
      }
    if (server >= 0) points.set(sectors[server].siteId, (points.get(sectors[server].siteId) ?? 0) + 1);
  }
  let best = '';
  for (const [site, count] of points) if (count > (points.get(best) ?? 0)) best = site;
  return best;
}
