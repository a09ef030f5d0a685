/** Intervals of expected shares: the same drawn worlds for today and for the plan, so that the change has one too. */
import { areaOfEdge, edgeOfArea, marginOfArea_dB } from '../../coverage/shadowing/areaProbability.js';
import { type DrawJob, type DrawWorld, commonShare } from '../../coverage/shadowing/draws.js';
import { correlationDistance_m } from '../../coverage/shadowing/field.js';
import { type Interval, intervalLevel, intervalOf } from '../../coverage/shadowing/interval.js';
import type { CoverageResult } from '../../coverage/result.js';
import type { Executor } from '../../execute/executor.js';
import type { Counted } from '../../report/kpi.js';
import { clutterClasses, modelSigma_dB } from '../../terrain/clutter.js';
import type { Effort } from '../ports.js';
import type { Demand } from './demand.js';

/** Worlds that are drawn. */
export const drawsOf: Readonly<Record<Effort, number>> = { quick: 16, normal: 40, deep: 200 };
const seed = 1;

/** By id of the figure; `after` and `delta` are empty without a plan. */
export interface KpiIntervals {
  readonly draws: number;
  readonly today: ReadonlyMap<string, Interval>;
  readonly after: ReadonlyMap<string, Interval>;
  readonly delta: ReadonlyMap<string, Interval>;
}

export interface IntervalInput {
  readonly coverage: CoverageResult;
  /** The same county with the plan built. */
  readonly after: CoverageResult | undefined;
  readonly demand: Demand;
  readonly draws: number;
}

export async function expectedIntervals(
  { coverage, after, demand, draws }: IntervalInput,
  executor: Executor,
  signal: AbortSignal,
): Promise<KpiIntervals> {
  const weights: [Counted, Float64Array][] = [['settledArea', Float64Array.from(demand.settled)]];
  if (demand.basisIsPeople) weights.push(['population', demand.people]);
  if (demand.road_km) weights.push(['road', demand.road_km]);
  const families: Counted[] = ['area', ...weights.map(([what]) => what)];
  const { services, pixelGrid, areaMask, clutterClass } = coverage;
  const world: DrawWorld = {
    grid: pixelGrid,
    areaMask,
    builtUp: Uint8Array.from(clutterClass, (c) => (clutterClasses[c].builtUp ? 1 : 0)),
    probability: [...services, ...(after?.services ?? [])].map((s) => s.probability),
    weights: weights.map(([, w]) => w),
    seed,
    draws,
  };
  const shares = await drawnIn(executor, world, signal);
  const perDraw = world.probability.length * families.length;
  const valuesOf = (map: number, family: number): Float64Array =>
    Float64Array.from({ length: draws }, (_, k) => shares[k * perDraw + map * families.length + family]);
  const out = {
    today: new Map<string, Interval>(),
    after: new Map<string, Interval>(),
    delta: new Map<string, Interval>(),
  };
  services.forEach((service, s) => {
    const planned = after ? services.length + after.services.findIndex((o) => o.id === service.id) : -1;
    families.forEach((family, f) => {
      const id = `${service.id}.${family}Expected`;
      const now = valuesOf(s, f);
      // A county without roads or settled land has no share of them.
      if (Number.isNaN(now[0])) return;
      out.today.set(id, intervalOf(now));
      if (planned < services.length) return;
      const then = valuesOf(planned, f);
      out.after.set(id, intervalOf(then));
      out.delta.set(id, intervalOf(then.map((v, k) => v - now[k])));
    });
  });
  return { draws, ...out };
}

/** One job a worker; the worlds do not depend on how they are shared out. */
async function drawnIn(executor: Executor, world: DrawWorld, signal: AbortSignal): Promise<Float64Array> {
  const jobs = Math.min(world.draws, executor.parallel);
  const parts = await Promise.all(
    Array.from({ length: jobs }, (_, j) => {
      const job: DrawJob = {
        from: Math.floor((j * world.draws) / jobs),
        to: Math.floor(((j + 1) * world.draws) / jobs),
      };
      return executor.run<Float64Array>('shadowing', { world, job }, signal);
    }),
  );
  const all = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** A cell in a town: what its edge says of its area. */
const townCell = { sigma_dB: modelSigma_dB.urban, exponent: 3.5 };

/** What the probabilities and intervals of a run rest on, for `summary.json`. */
export const shadowingSummary = (
  intervals: KpiIntervals | undefined,
  layers: CoverageResult['layers'],
): object => ({
  sigmaModel_dB: modelSigma_dB,
  townCell,
  profiles: [...new Set(layers.map((l) => l.profile))].map(({ id, edgeProbability, reliability }) => ({
    id,
    edgeProbability,
    areaOfEdge: round(areaOfEdge(edgeProbability, townCell)),
    reliability,
    edgeOfReliability: round(edgeOfArea(reliability, townCell)),
    marginOfReliability_dB: round(marginOfArea_dB(reliability, townCell)),
  })),
  ...(intervals && {
    draws: intervals.draws,
    level: intervalLevel,
    seed,
    correlationDistance_m,
    commonShareOfVariance: commonShare,
  }),
});

const round = (x: number): number => Number(x.toFixed(4));
