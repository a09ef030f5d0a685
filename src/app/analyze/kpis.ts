/** KPIs of a run: today, and beside them with the plan built. */
import type { CoverageResult } from '../../coverage/result.js';
import type { Interval } from '../../coverage/shadowing/interval.js';
import { type Reliability, verdictOf } from '../../coverage/shadowing/reliability.js';
import type { Network } from '../../network/network.js';
import { coverageKpis, type Kpi } from '../../report/kpi.js';
import { reliableKpi } from '../../report/reliableKpi.js';
import type { ProjectConfig } from '../config/types.js';
import type { Demand } from './demand.js';
import type { KpiIntervals } from './intervals.js';
import type { Scene } from './scene.js';
import { networkKpis } from './summary.js';

export interface KpiChange extends Kpi {
  /** Null where the value is, and `after` and `delta` without a plan. */
  readonly before: number | null;
  readonly after: number | null;
  readonly delta: number | null;
  /** Where the value lies in most worlds of drawn shadowing; null for figures that are no expected share. */
  readonly interval: Interval | null;
  readonly afterInterval: Interval | null;
  /** Of the change, in the same worlds. */
  readonly deltaInterval: Interval | null;
  /** Value against `target`, which what is unknown may decide; null without a target. */
  readonly verdict: Reliability['verdict'] | null;
}

export function runKpis(
  config: ProjectConfig,
  scene: Scene,
  coverage: CoverageResult,
  network: Network,
  demand: Demand,
): Kpi[] {
  const kpis = coverageKpis({
    coverage,
    // Weights of built-up land or roads are no people.
    weights: { people: demand.basisIsPeople ? demand.people : undefined, road_km: demand.road_km },
    demandBasis: demand.basis,
    settled: demand.settled,
    dataDate: config.date,
  });
  const reliable = coverage.services.flatMap((service) => {
    const base = kpis.find((k) => k.level === `service ${service.id}`);
    return base && demand.places.length > 0 ? [reliableKpi(base, service, coverage, demand.places)] : [];
  });
  return [...networkKpis(scene, network, demand, config.date), ...kpis, ...reliable];
}

export function kpiChanges(
  before: readonly Kpi[],
  after: readonly Kpi[] | undefined,
  intervals: KpiIntervals | undefined,
): KpiChange[] {
  const then = new Map(after?.map((k) => [k.id, k.value]));
  return before.map((kpi) => {
    const value = then.get(kpi.id) ?? null;
    return {
      ...kpi,
      before: kpi.value,
      after: value,
      delta: value !== null && kpi.value !== null ? value - kpi.value : null,
      interval: intervals?.today.get(kpi.id) ?? null,
      afterInterval: intervals?.after.get(kpi.id) ?? null,
      deltaInterval: intervals?.delta.get(kpi.id) ?? null,
      verdict: targetVerdict(kpi),
    };
  });
}

/** A target is reached from below: shares are to be at least that. */
const targetVerdict = ({ target, value, valueIfUnknownCovered }: Kpi): KpiChange['verdict'] =>
  target === null || value === null ? null : verdictOf(value, valueIfUnknownCovered ?? value, target);
