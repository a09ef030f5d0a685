/**
 * Places audit: does each place have each service, outdoors and indoors (rules R7)? Levels come from exact profiles to the
 * servers near each test point, so that the verdict does not depend on the county grid.
 */
import { type PointLevel, PointPredictor, type PointWorld } from '../../coverage/points.js';
import type { ServiceCoverage } from '../../coverage/result.js';
import type { Place } from '../../demand/places.js';
import { pixelAt } from '../../demand/places.js';
import { normalQuantile } from '../../foundation/math.js';
import type { Sector } from '../../network/network.js';
import type { BuildingType } from '../../propagation/p2109/equations.js';
import { ringsArea } from '../../raster/rings.js';
import { testPoints } from './footprint.js';
import { indoorSystems } from './indoorSystems.js';
import {
  buildingTypeOf,
  type Environment,
  entryLossTable,
  judgedEnvironment,
  margin_dB,
  type Remedy,
  remedyFor,
  type Verdict,
  verdictOf,
} from './verdict.js';

export interface AuditInput extends PointWorld {
  readonly places: readonly Place[];
  /** Working CRS of each of `network.indoor`. */
  readonly indoorPositions: readonly (readonly [number, number])[];
}

export interface EnvironmentVerdict {
  readonly verdict: Verdict;
  readonly pointsCovered: number;
  readonly pointsUnknown: number;
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

export interface PlaceVerdict {
  readonly place: Place;
  readonly service: string;
  /** Empty for the any-operator services. */
  readonly group: string;
  readonly footprint_m2: number;
  readonly points: number;
  readonly outdoor: EnvironmentVerdict;
  readonly indoor: EnvironmentVerdict;
  /** The environment that decides for this class and technology. */
  readonly judged: Environment;
  /** Site that serves most test points outdoors, `indoor-system`, or empty. */
  readonly servedBy: string;
  readonly indoorSystem: boolean;
  readonly remedy: Remedy;
}

/** Place by place in their order, a verdict per service in the order of the coverage. */
export function* auditPlaces(input: AuditInput): Generator<PlaceVerdict[]> {
  const { coverage, network } = input;
  const predictor = new PointPredictor(input);
  const entry = entryLosses(input);
  const systems = indoorSystems(input.places, network.indoor, input.indoorPositions);
  const { pixelGrid, areaMask } = coverage;
  const counts = (x: number, y: number) => areaMask[pixelAt(pixelGrid, x, y)] === 1;
  for (const [i, place] of input.places.entries()) {
    const points = testPoints(place.rings, [place.x_m, place.y_m], counts);
    const layers = measure(input, predictor, points, entry(buildingTypeOf(place.class)));
    const size_m2 = ringsArea(place.rings);
    yield coverage.services.map((service) =>
      judge(input, place, service, points, layers, size_m2, systems[i]),
    );
  }
}

interface EntryLoss {
  readonly loss_dB: Float64Array;
  readonly sigma_dB: number;
}

function entryLosses({ coverage }: AuditInput): (type: BuildingType) => readonly EntryLoss[] {
  const held = new Map<BuildingType, EntryLoss[]>();
  return (type) => {
    const known = held.get(type);
    if (known) return known;
    const made = coverage.layers.map((l) => entryLossTable(l.layer.frequency_MHz / 1000, type));
    held.set(type, made);
    return made;
  };
}

/** One layer at all test points of a place. NaN margin: unknown. −Infinity: no cell in reach. */
interface LayerPoints {
  readonly server: Int32Array;
  readonly outdoor: PointSeries;
  readonly indoor: PointSeries;
}

interface PointSeries {
  readonly margin_dB: Float64Array;
  readonly rsrp_dBm: Float64Array;
}

const series = (n: number): PointSeries => ({
  margin_dB: new Float64Array(n).fill(Number.NaN),
  rsrp_dBm: new Float64Array(n).fill(Number.NaN),
});

function measure(
  { coverage }: AuditInput,
  predictor: PointPredictor,
  points: Float64Array,
  entry: readonly EntryLoss[],
): LayerPoints[] {
  const n = points.length / 2;
  const out = coverage.layers.map(
    (): LayerPoints => ({ server: new Int32Array(n).fill(-1), outdoor: series(n), indoor: series(n) }),
  );
  const quantile = coverage.layers.map(({ profile: { edgeProbability: p } }) =>
    p === 0.5 ? 0 : normalQuantile(p),
  );
  for (let i = 0; i < n; i++) {
    if (!predictor.moveTo(points[2 * i], points[2 * i + 1])) continue;
    for (let l = 0; l < out.length; l++) {
      const level = predictor.level(l);
      const { server, outdoor, indoor } = out[l];
      server[i] = level.server;
      const elevation = Math.min(900, Math.round(Math.abs(level.elevation_deg) * 10));
      const sigma = predictor.sigma_dB(l);
      const loss = entry[l].loss_dB[elevation];
      fillPoint(outdoor, i, level, predictor.layers[l], 0, quantile[l] * sigma);
      fillPoint(
        indoor,
        i,
        level,
        predictor.layers[l],
        loss,
        quantile[l] * Math.hypot(sigma, entry[l].sigma_dB),
      );
    }
  }
  return out;
}

function fillPoint(
  out: PointSeries,
  i: number,
  level: PointLevel,
  layer: PointPredictor['layers'][number],
  entryLoss_dB: number,
  need_dB: number,
): void {
  if (level.server < 0) {
    if (level.known) out.margin_dB[i] = Number.NEGATIVE_INFINITY;
    return;
  }
  const margin = margin_dB(
    { ...layer, need_dB },
    level.rsrp_dBm,
    level.interference_mW,
    level.couplingUl_dB,
    entryLoss_dB,
  );
  out.rsrp_dBm[i] = level.rsrp_dBm - entryLoss_dB;
  // What may hide a better server is only certain where this one already covers.
  if (level.known || margin >= 0) out.margin_dB[i] = margin;
}

function judge(
  { coverage, network }: AuditInput,
  place: Place,
  service: ServiceCoverage,
  points: Float64Array,
  layers: readonly LayerPoints[],
  footprint_m2: number,
  systems: readonly Sector[],
): PlaceVerdict {
  const own = service.layers.map((l) => layers[l]);
  const reliability = service.layers.map((l) => coverage.layers[l].profile.reliability);
  const outdoor = environmentVerdict(points, own, reliability, 'outdoor');
  const ids = service.layers.map((l) => coverage.layers[l].layer.id);
  const indoorSystem = systems.some((s) => ids.includes(s.layer.id));
  const n = points.length / 2;
  const predicted = environmentVerdict(points, own, reliability, 'indoor');
  // The system's own level is not predicted: it serves its footprint by definition (rules R1).
  const indoor: EnvironmentVerdict = indoorSystem
    ? {
        verdict: 'pass',
        pointsCovered: n,
        pointsUnknown: 0,
        worst: undefined,
        rsrpMin_dBm: Number.NaN,
        rsrpMean_dBm: Number.NaN,
      }
    : predicted;
  const judged = judgedEnvironment(place.class, service.technology);
  const decisive = judged === 'indoor' ? indoor : outdoor;
  return {
    place,
    service: service.id,
    group: service.group ?? '',
    footprint_m2,
    points: n,
    outdoor,
    indoor,
    judged,
    servedBy: indoorSystem ? 'indoor-system' : mainServer(own, network.sectors),
    indoorSystem,
    remedy: remedyFor(
      place.class,
      footprint_m2,
      judged,
      outdoor.verdict,
      indoor.verdict,
      n > 0 ? decisive.pointsCovered / n : 0,
    ),
  };
}

/**
 * A point is covered when any layer covers it. The place passes when the strictest profile's share of points is covered,
 * or when one layer alone satisfies its own: another layer on top must not turn a pass into a failure.
 */
function environmentVerdict(
  points: Float64Array,
  layers: readonly LayerPoints[],
  reliability: readonly number[],
  environment: Environment,
): EnvironmentVerdict {
  const n = points.length / 2;
  let covered = 0;
  let unknown = 0;
  let worst: WorstPoint | undefined;
  const alone = layers.map(() => 0);
  const rsrps: number[] = [];
  for (let i = 0; i < n; i++) {
    let margin = Number.NEGATIVE_INFINITY;
    let rsrp = Number.NaN;
    let hidden = false;
    layers.forEach((layer, k) => {
      const m = layer[environment].margin_dB[i];
      if (Number.isNaN(m)) hidden = true;
      if (m >= 0) alone[k]++;
      if (!(m > margin)) return;
      margin = m;
      rsrp = layer[environment].rsrp_dBm[i];
    });
    if (margin >= 0) covered++;
    else if (hidden) {
      unknown++;
      continue;
    }
    if (Number.isNaN(rsrp)) continue;
    rsrps.push(rsrp);
    if (!worst || margin < worst.margin_dB)
      worst = { x_m: points[2 * i], y_m: points[2 * i + 1], rsrp_dBm: rsrp, margin_dB: margin };
  }
  const oneIsEnough = alone.some((count, k) => verdictOf(count, 0, n, reliability[k]) === 'pass');
  return {
    verdict: oneIsEnough ? 'pass' : verdictOf(covered, unknown, n, Math.max(...reliability)),
    pointsCovered: covered,
    pointsUnknown: unknown,
    worst,
    rsrpMin_dBm: rsrps.length > 0 ? Math.min(...rsrps) : Number.NaN,
    rsrpMean_dBm: rsrps.length > 0 ? rsrps.reduce((a, b) => a + b, 0) / rsrps.length : Number.NaN,
  };
}

/** Site with most test points of the strongest layer there; the earlier sector of equal ones. */
function mainServer(layers: readonly LayerPoints[], sectors: readonly Sector[]): string {
  const points = new Map<string, number>();
  const n = layers[0]?.server.length ?? 0;
  for (let i = 0; i < n; i++) {
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
