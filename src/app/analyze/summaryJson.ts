/** `summary.json`: what the run found and what the plan changes. */
import { budgetTable } from '../../economics/budget.js';
import type { ProjectConfig } from '../config/types.js';
import type { Scorecard } from '../../report/scorecard/scorecard.js';
import { cellsByLayer } from '../../siting/cells/byLayer.js';
import type { Stage } from '../ports.js';
import { scorecardForm } from '../scorecard/json.js';
import type { Assessment } from './assess.js';
import type { CoverageResult } from '../../coverage/result.js';
import type { SiteOutage } from '../../siting/criticality.js';
import type { Demand } from './demand.js';
import { type Evidence, evidenceSummary } from './evidence.js';
import { type KpiIntervals, shadowingSummary } from './intervals.js';
import type { KpiChange } from './kpis.js';
import { type LoadGrowth, loadSummary } from './loadGrowth.js';
import { type LowAltitude, lowAltitudeSummary } from './lowAltitude.js';
import type { Scene } from './scene.js';
import { criticalitySummary } from './criticality.js';
import { settingsSummary } from './settings.js';
import type { SitingStage } from './siting.js';

export interface SummaryInput {
  readonly config: ProjectConfig;
  readonly scene: Scene;
  readonly coverage: CoverageResult;
  readonly demand: Demand;
  readonly evidence: Evidence | undefined;
  readonly kpis: readonly KpiChange[];
  readonly intervals: KpiIntervals | undefined;
  readonly load: LoadGrowth | undefined;
  readonly lowAltitude: LowAltitude | undefined;
  readonly siting: SitingStage | undefined;
  readonly criticality: readonly SiteOutage[] | undefined;
  readonly stages: readonly Stage[];
  readonly assessment: Assessment | undefined;
  readonly scorecard: Scorecard | undefined;
}

export function summaryJson({
  config,
  scene,
  coverage,
  demand,
  evidence,
  kpis,
  intervals,
  load,
  lowAltitude,
  siting,
  criticality,
  stages,
  assessment,
  scorecard,
}: SummaryInput): string {
  const summary = {
    schema: 'coverage-summary/1',
    project: config.name,
    date: config.date,
    stages,
    grid: { crs: scene.area.crs.id, resolution_m: scene.terrain.pixelGrid.cellX },
    demandBasis: demand.basis,
    layers: coverage.layers.map((l) => ({
      id: l.layer.id,
      group: l.layer.group,
      model: l.layer.model,
      profile: l.profile.id,
    })),
    services: coverage.services.map((s) => s.id),
    namedServices: coverage.named?.map(({ id, terms, layers }) => ({
      id,
      terms,
      layers: layers.map((l) => coverage.layers[l].layer.id),
    })),
    assignments: scene.network.counts.assigned,
    sites: siting ? sitesSummary(siting, demand.basis) : null,
    evidence: evidence ? evidenceSummary(evidence) : null,
    shadowing: shadowingSummary(intervals, coverage.layers),
    load: load ? loadSummary(load) : null,
    lowAltitude: lowAltitude ? lowAltitudeSummary(lowAltitude) : undefined,
    criticality: criticality ? criticalitySummary(criticality) : null,
    kpis,
    cells: assessment ? cellsByLayer(assessment.cells, assessment.neighbours) : null,
    scorecard: scorecard ? scorecardForm(scorecard) : null,
  };
  return `${JSON.stringify(summary, undefined, 1)}\n`;
}

function sitesSummary(
  { items, solution, settings, settingsOfPlan, counts, caps, used, book }: SitingStage,
  demandBasis: string,
): object {
  const selected = items.filter((i) => i.decision === 'selected');
  return {
    selected: selected.length,
    currency: book.currency,
    ...budgetTable(selected).total,
    caps: caps.map(({ name, cap }, i) => ({ name, cap, used: used[i] })),
    solution,
    demandBasis,
    candidates: counts,
    settingsOnAir: settingsSummary(settings),
    settingsOfPlan: settingsOfPlan ? settingsSummary(settingsOfPlan) : null,
  };
}
