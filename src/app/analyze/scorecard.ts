/** The scorecard of a run, from its audits and figures. */
import type { CoverageResult } from '../../coverage/result.js';
import { exact } from '../../foundation/exact.js';
import type { Network } from '../../network/network.js';
import type { Kpi } from '../../report/kpi.js';
import { commonRowIds } from '../../report/scorecard/catalogue.js';
import { type Figures, figuresOf, type NetworkCounts } from '../../report/scorecard/figures.js';
import { makeScorecard, type Scorecard } from '../../report/scorecard/scorecard.js';
import { type Tally, tally } from '../../report/scorecard/tally.js';
import type { TargetProfile } from '../../report/targets/profile.js';
import { readTargets, shippedProfiles } from '../../report/targets/read.js';
import type { ProjectConfig } from '../config/types.js';
import type { FilePort } from '../ports.js';
import type { Admin } from './admin.js';
import type { Assessment } from './assess.js';
import { type Audits, runAudits } from './audits.js';
import type { Demand } from './demand.js';
import type { Scene } from './scene.js';
import type { SitingStage } from './siting.js';

export interface ScorecardStage {
  readonly config: ProjectConfig;
  readonly scene: Scene;
  /** As predicted, like the KPIs. */
  readonly coverage: CoverageResult;
  /** With measured status where there is evidence. */
  readonly judged: CoverageResult;
  readonly demand: Demand;
  readonly admin: Admin;
  readonly assessment: Assessment;
  readonly siting: SitingStage | undefined;
  readonly before: readonly Kpi[];
  readonly after: readonly Kpi[] | undefined;
  readonly profiles: readonly TargetProfile[];
}

const mostTargets_bytes = 1e6;

export async function loadTargets({ targets }: ProjectConfig, files: FilePort): Promise<TargetProfile[]> {
  const own: TargetProfile[] = [];
  for (const file of targets.own?.file ?? [])
    own.push(...readTargets(await files.readText(file, mostTargets_bytes), file, commonRowIds));
  return [...shippedProfiles(targets.profiles), ...own];
}

export async function runScorecard(stage: ScorecardStage, signal: AbortSignal): Promise<Scorecard> {
  const { config, scene, demand, assessment, siting, profiles } = stage;
  const figures = (coverage: CoverageResult, network: Network, audits: Audits, kpis: readonly Kpi[]) =>
    figuresOf(
      {
        ...audits,
        places: audits.verdicts,
        coverage,
        network,
        counts: countsOf(kpis, demand),
        people: demand.basisIsPeople ? demand.people : undefined,
        road_km: demand.road_km,
      },
      profiles,
    );
  const before = figures(stage.coverage, scene.network, assessment, stage.before);
  const plan = siting?.after;
  const after =
    plan &&
    figures(
      plan.coverage,
      plan.network,
      await runAudits(
        { ...plan, coverage: plan.judged ?? plan.coverage, scene, demand, indoor: config.indoor },
        signal,
      ),
      stage.after ?? [],
    );
  return makeScorecard({
    county: stage.admin.county || config.name,
    date: config.date,
    currency: siting?.book.currency ?? null,
    definitions: definitionsOf(stage),
    profiles,
    before,
    after,
    plan: siting ? planTallies(siting, before, after) : new Map(),
    achieved: achieved(stage.judged),
  });
}

function countsOf(kpis: readonly Kpi[], { basisIsPeople, people }: Demand): NetworkCounts {
  const value = (id: string) => kpis.find((k) => k.id === id)?.value ?? 0;
  return {
    stations5g: value('stations5g'),
    sites5g: value('sites5g'),
    people: basisIsPeople ? people.reduce((sum, n) => sum + exact(n), 0) : 0,
  };
}

function definitionsOf({ config, scene, coverage, demand }: ScorecardStage): Scorecard['definitions'] {
  const thresholds: Record<string, string> = {};
  for (const { layer, profile: p } of coverage.layers) {
    const key = `${layer.technology}-${layer.band}`;
    const gates = `${p.id}: RSRP >= ${p.rsrp_dBm} dBm, RS-SINR >= ${p.rsSinr_dB} dB, P >= ${p.edgeProbability}`;
    const known = thresholds[key]?.split('; ') ?? [];
    thresholds[key] = [...new Set([...known, gates])].sort().join('; ');
  }
  return {
    thresholds,
    entryLoss: config.indoor.entryLoss,
    trainLoss_dB: config.indoor.trainLoss_dB ?? null,
    terrainOnly: scene.facts.terrainOnly,
    demandBasis: demand.basis,
    grid_m: coverage.pixelGrid.cellX,
    crs: coverage.pixelGrid.crs,
  };
}

/** What only a plan has: sharing, cost of what it adds, the government's part. */
function planTallies(
  { items, caps, used }: SitingStage,
  before: Figures,
  after: Figures | undefined,
): ReadonlyMap<string, Tally> {
  const selected = items.filter((i) => i.decision === 'selected');
  const out = new Map<string, Tally>();
  if (selected.length === 0 || !after) return out;
  const fresh = selected.filter((i) => i.build === 'new').length;
  const capex = (of: (kind: string) => boolean) =>
    selected.reduce((sum, i) => sum + (of(i.kind) ? exact(i.price.capex) : 0), 0);
  const gained = (id: string) =>
    (after.tallies.get(id)?.numerator ?? 0) - (before.tallies.get(id)?.numerator ?? 0);
  out.set('sharingRate', tally(selected.length - fresh, selected.length));
  out.set('newSiteShare', tally(fresh, selected.length));
  const people = gained('4g.populationShare') + gained('5g.populationShare');
  if (people > 0)
    out.set(
      'costPer1000People',
      tally(
        capex(() => true),
        people / 1000,
      ),
    );
  const solved = -gained('4g.weakClusters');
  if (solved > 0)
    out.set(
      'costPerWeakCluster',
      tally(
        capex((kind) => kind === '4g-fill-in'),
        solved,
      ),
    );
  const cap = caps.findIndex((c) => c.name === 'governmentShare');
  if (cap >= 0) out.set('governmentShareOfCap', tally(exact(used[cap]), exact(caps[cap].cap)));
  return out;
}

/** Measured grids of the services of any operator: what the network achieves, whatever was predicted. */
function achieved({ services }: CoverageResult): ReadonlyMap<string, Tally> {
  const out = new Map<string, Tally>();
  for (const { technology, group, measured } of services) {
    if (group !== undefined || !measured || measured.grids.length === 0) continue;
    const weak = measured.grids.filter((g) => !g.covered).length;
    out.set(`${technology === 'nr' ? '5g' : '4g'}.weakGridShare`, tally(weak, measured.grids.length));
  }
  return out;
}
