/** KPIs by one definition for every run, county and tool (rules R6). Pure functions over coverage and demand. */
import { fill, type Text } from '../foundation/text.js';
import type { CoverageResult, LayerCoverage, NamedCoverage, ServiceCoverage } from '../coverage/result.js';
import { PixelStatus } from '../coverage/kernel/fold.js';
import { gateText } from '../radio/services.js';
import { reportMessages as m } from './messages.js';

export interface Kpi {
  readonly id: string;
  /** Headline: what is unknown counts as not covered. */
  readonly value: number | null;
  readonly valueIfUnknownCovered: number | null;
  readonly unit: string;
  readonly numerator: number;
  readonly denominator: number;
  /** Shares of the denominator; they add up to 1. Null where the KPI is no share. */
  readonly covered: number | null;
  readonly notCovered: number | null;
  readonly unknown: number | null;
  readonly definition: Text;
  /** `layer <id>`, `service <id>` or `county`. */
  readonly level: string;
  readonly profile: string | null;
  readonly threshold: string | null;
  readonly statistic: string;
  readonly target: number | null;
  readonly source: string | null;
  readonly dataDate: string;
}

/** Weights per output pixel; only pixels inside the area count. */
export interface KpiWeights {
  readonly people?: Float64Array;
  readonly road_km?: Float64Array;
}

export interface KpiContext {
  readonly coverage: CoverageResult;
  readonly weights: KpiWeights;
  readonly demandBasis: string;
  /** 1 = settled: a pixel with people, or built-up. */
  readonly settled: Uint8Array;
  readonly dataDate: string;
}

/** All coverage KPIs of all layers and services, in a stable order. */
export function coverageKpis(context: KpiContext): Kpi[] {
  const { layers, services, named = [] } = context.coverage;
  return [
    ...services.flatMap((s) =>
      levelKpis(context, s, `service ${s.id}`, s.id, thresholdsOf(context, s.layers)),
    ),
    ...named.flatMap((s) => levelKpis(context, s, `service ${s.id}`, s.id, thresholdsOfNamed(context, s))),
    ...layers.flatMap((l, i) =>
      levelKpis(context, l, `layer ${l.layer.id}`, l.layer.id, thresholdsOf(context, [i])),
    ),
  ];
}

/** What a share is a share of. */
export type Counted = 'area' | 'settledArea' | 'population' | 'road';

interface Thresholds {
  readonly profile: string;
  readonly threshold: string;
  readonly source: string;
}

function thresholdsOf({ coverage }: KpiContext, layers: readonly number[]): Thresholds {
  const profiles = [...new Set(layers.map((l) => coverage.layers[l].profile))];
  return {
    profile: profiles.map((p) => p.id).join(';'),
    threshold: profiles
      .map((p) => `RSRP >= ${p.rsrp_dBm} dBm, RS-SINR >= ${p.rsSinr_dB} dB, P >= ${p.edgeProbability}`)
      .join('; '),
    source: profiles.map((p) => p.source).join('; '),
  };
}

/** A named service has gates of its own, and those of its layers' profiles where it has none. */
function thresholdsOfNamed(context: KpiContext, { terms, layers }: NamedCoverage): Thresholds {
  const profiles = [...new Set(layers.map((l) => context.coverage.layers[l].profile))];
  const gates = [...new Set(profiles.map((p) => gateText(terms, p)))];
  return { profile: terms.id, threshold: gates.join('; '), source: terms.source };
}

function levelKpis(
  context: KpiContext,
  map: Pick<LayerCoverage | ServiceCoverage, 'status' | 'probability'>,
  level: string,
  name: string,
  thresholds: Thresholds,
): Kpi[] {
  const { coverage, weights, settled, dataDate } = context;
  const pixel_km2 = (coverage.pixelGrid.cellX * coverage.pixelGrid.cellY) / 1e6;
  const one = () => pixel_km2;
  const onlySettled = (i: number) => (settled[i] === 1 ? pixel_km2 : 0);
  const kpis = [...both('area', one, 'km²'), ...both('settledArea', onlySettled, 'km²')];
  const { people, road_km } = weights;
  if (people) kpis.push(...both('population', (i) => people[i], 'people'));
  if (road_km) kpis.push(...both('road', (i) => road_km[i], 'km'));
  return kpis;

  /** By status on the map, and by probability. */
  function both(what: Counted, weight: (i: number) => number, unit: string): Kpi[] {
    return [
      share(`${name}.${what}Share`, m[`${what}Share`], weight, unit),
      expected(`${name}.${what}Expected`, m[`${what}Expected`], weight, unit),
    ];
  }

  function share(id: string, text: Text, weight: (i: number) => number, weightUnit: string): Kpi {
    const sum = { covered: 0, notCovered: 0, unknown: 0 };
    for (let i = 0; i < map.status.length; i++) {
      const status = map.status[i];
      if (status === PixelStatus.outside) continue;
      const w = weight(i);
      if (status === PixelStatus.covered) sum.covered += w;
      else if (status === PixelStatus.unknown) sum.unknown += w;
      else sum.notCovered += w;
    }
    return make(id, text, sum, 'pixels by status', weightUnit);
  }

  /** Σ weight·P / Σ weight. */
  function expected(id: string, text: Text, weight: (i: number) => number, weightUnit: string): Kpi {
    const sum = { covered: 0, notCovered: 0, unknown: 0 };
    for (let i = 0; i < map.status.length; i++) {
      if (map.status[i] === PixelStatus.outside) continue;
      const w = weight(i);
      const p = map.probability[i];
      if (Number.isNaN(p)) sum.unknown += w;
      else {
        sum.covered += w * p;
        sum.notCovered += w * (1 - p);
      }
    }
    return make(id, text, sum, 'expected by probability', weightUnit);
  }

  function make(
    id: string,
    text: Text,
    sum: { covered: number; notCovered: number; unknown: number },
    statistic: string,
    weightUnit: string,
  ): Kpi {
    const total = sum.covered + sum.notCovered + sum.unknown;
    const over = (x: number) => (total > 0 ? x / total : null);
    return {
      id,
      value: over(sum.covered),
      valueIfUnknownCovered: over(sum.covered + sum.unknown),
      unit: '1',
      numerator: sum.covered,
      denominator: total,
      covered: over(sum.covered),
      notCovered: over(sum.notCovered),
      unknown: over(sum.unknown),
      definition: fill(text, { level: name, unit: weightUnit, basis: context.demandBasis }),
      level,
      profile: thresholds.profile,
      threshold: thresholds.threshold,
      statistic,
      target: null,
      source: thresholds.source,
      dataDate,
    };
  }
}

/** Counts that describe the county's network. */
export function countKpi(
  id: string,
  value: number | null,
  numerator: number,
  denominator: number,
  unit: string,
  definition: Text,
  dataDate: string,
): Kpi {
  return {
    id,
    value,
    valueIfUnknownCovered: value,
    unit,
    numerator,
    denominator,
    covered: null,
    notCovered: null,
    unknown: null,
    definition,
    level: 'county',
    profile: null,
    threshold: null,
    statistic: 'count',
    target: null,
    source: null,
    dataDate,
  };
}
