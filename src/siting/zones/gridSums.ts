/** Sums over the statistics grid of one service: demand, road and surface, by what the service is there. Pure. */
import { PixelStatus } from '../../coverage/kernel/fold.js';
import { judgedLevel_dBm } from '../../coverage/measured.js';
import type { CoverageResult, ServiceCoverage } from '../../coverage/result.js';
import { clutterClasses } from '../../terrain/clutter.js';
import { type EntrySource, entryTable } from '../audit/entry.js';
import { eachShare, type StatGrid } from './statGrid.js';

/** One value per grid. `…Weak`: known and not covered. Areas are in output pixels. */
export interface Sums {
  readonly demand: Float64Array;
  readonly demandWeak: Float64Array;
  /** Level passes, quality fails. */
  readonly demandPoor: Float64Array;
  /** Covered outdoors, level behind the wall of a home fails. */
  readonly demandIndoorFails: Float64Array;
  readonly roadWeak_km: Float64Array;
  readonly area: Float64Array;
  readonly areaWeak: Float64Array;
  readonly areaPoor: Float64Array;
  readonly areaUnknown: Float64Array;
  /** Weight × max(0, threshold − RSRP) where not covered. */
  readonly deficitDemand: Float64Array;
  readonly deficitRoad: Float64Array;
  readonly deficitArea: Float64Array;
  /** Weighted demand × the same. */
  readonly need: Float64Array;
}

/** Known and not covered. */
export const isWeak = (status: number): boolean =>
  status !== PixelStatus.covered && status !== PixelStatus.unknown && status !== PixelStatus.outside;

/** Lowest level that a terminal reports (3GPP TS 36.133 §9.1.4): nothing received counts as this. */
const lowestReported_dBm = -140;

export function sumGrids(
  grid: StatGrid,
  coverage: CoverageResult,
  service: ServiceCoverage,
  weights: {
    readonly people: Float64Array;
    readonly demandWeights?: Float64Array;
    readonly road_km?: Float64Array;
    readonly entryLoss: EntrySource;
  },
): Sums {
  const n = grid.first.length;
  const of = () => new Float64Array(n);
  const s: Sums = {
    demand: of(),
    demandWeak: of(),
    demandPoor: of(),
    demandIndoorFails: of(),
    roadWeak_km: of(),
    area: of(),
    areaWeak: of(),
    areaPoor: of(),
    areaUnknown: of(),
    deficitDemand: of(),
    deficitRoad: of(),
    deficitArea: of(),
    need: of(),
  };
  const { people, demandWeights, road_km, entryLoss } = weights;
  const entry_dB = coverage.layers.map((l) => {
    const entry = entryTable(entryLoss, l.layer.frequency_MHz);
    return Float64Array.from(clutterClasses, (_, c) => entry('traditional', c).loss_dB(0));
  });
  eachShare(coverage.pixelGrid, grid.overlap, grid.cols, (p, cell, part) => {
    const status = service.status[p];
    const i = grid.gridOf[cell];
    if (status === PixelStatus.outside || i < 0) return;
    const demand = people[p] * part;
    s.demand[i] += demand;
    s.area[i] += part;
    if (status === PixelStatus.unknown) {
      s.areaUnknown[i] += part;
      return;
    }
    if (status === PixelStatus.covered) {
      if (demand > 0 && indoorFails(coverage, service, p, entry_dB)) s.demandIndoorFails[i] += demand;
      return;
    }
    const road = road_km ? road_km[p] * part : 0;
    const deficit = deficit_dB(coverage, service, p);
    s.demandWeak[i] += demand;
    s.areaWeak[i] += part;
    s.roadWeak_km[i] += road;
    if (status === PixelStatus.poorQuality) {
      s.demandPoor[i] += demand;
      s.areaPoor[i] += part;
    }
    s.deficitDemand[i] += demand * deficit;
    s.need[i] += (demandWeights ? demandWeights[p] : 1) * demand * deficit;
    s.deficitRoad[i] += road * deficit;
    s.deficitArea[i] += part * deficit;
  });
  return s;
}

/** Of the layer that comes nearest to its threshold. */
function deficit_dB(coverage: CoverageResult, service: ServiceCoverage, pixel: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (const l of service.layers) {
    const rsrp = judgedLevel_dBm(coverage, service, l, pixel);
    const level = rsrp > lowestReported_dBm ? rsrp : lowestReported_dBm;
    least = Math.min(least, Math.max(0, coverage.layers[l].profile.rsrp_dBm - level));
  }
  return least;
}

function indoorFails(
  coverage: CoverageResult,
  service: ServiceCoverage,
  pixel: number,
  entry_dB: readonly Float64Array[],
): boolean {
  return service.layers.every(
    (l) =>
      !(
        judgedLevel_dBm(coverage, service, l, pixel) - entry_dB[l][coverage.clutterClass[pixel]] >=
        coverage.layers[l].profile.rsrp_dBm
      ),
  );
}
