/** KPIs of a run: today, and beside them with the plan built. */
import type { CoverageResult } from '../../coverage/result.js';
import type { Network } from '../../network/network.js';
import { coverageKpis, type Kpi } from '../../report/kpi.js';
import type { ProjectConfig } from '../config/types.js';
import type { Demand } from './demand.js';
import type { Scene } from './scene.js';
import { networkKpis } from './summary.js';

export interface KpiChange extends Kpi {
  /** Null where the value is, and `after` and `delta` without a plan. */
  readonly before: number | null;
  readonly after: number | null;
  readonly delta: number | null;
}

export function runKpis(
  config: ProjectConfig,
  scene: Scene,
  coverage: CoverageResult,
  network: Network,
  demand: Demand,
): Kpi[] {
  return [
    ...networkKpis(scene, network, demand, config.date),
    ...coverageKpis({
      coverage,
      // Weights of built-up land or roads are no people.
      weights: { people: demand.basisIsPeople ? demand.people : undefined, road_km: demand.road_km },
      demandBasis: demand.basis,
      settled: demand.settled,
      dataDate: config.date,
    }),
  ];
}

export function kpiChanges(before: readonly Kpi[], after: readonly Kpi[] | undefined): KpiChange[] {
  const then = new Map(after?.map((k) => [k.id, k.value]));
  return before.map((kpi) => {
    const value = then.get(kpi.id) ?? null;
    return {
      ...kpi,
      before: kpi.value,
      after: value,
      delta: value !== null && kpi.value !== null ? value - kpi.value : null,
    };
  });
}
