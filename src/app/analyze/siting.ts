/** The siting stage of a project: towers, avoid areas and budget around `siting/plan`. */
import { booleanPointInPolygon } from '@turf/turf';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import type { CoverageResult } from '../../coverage/result.js';
import { CoverageError, type Diagnostic } from '../../foundation/errors.js';
import { fill, type Text } from '../../foundation/text.js';
import { writeCsv } from '../../io/table/writeCsv.js';
import { parseNumber } from '../../io/table/numbers.js';
import type { Tower } from '../../siting/candidates.js';
import { costCurrency, costSource } from '../../siting/costs.js';
import { planSites } from '../../siting/plan.js';
import { rankingColumns, rankingGeoJson } from '../../siting/ranking.js';
import type { ProjectConfig } from '../config/types.js';
import type { CandidatePredictor } from './candidates.js';
import type { Demand } from './demand.js';
import { analyzeMessages as m } from './messages.js';
import { attributeText, readPoints } from './points.js';
import type { Scene } from './scene.js';

export interface SitingOutcome {
  readonly csv: string;
  readonly geojson: object;
  readonly summary: object;
  readonly warnings: readonly Diagnostic[];
  readonly text: Text;
}

export async function runSiting(
  config: ProjectConfig,
  scene: Scene,
  coverage: CoverageResult,
  demand: Demand,
  predictor: (total: number) => CandidatePredictor,
): Promise<SitingOutcome> {
  const { candidates, budget } = config.siting;
  if (budget.currency !== costCurrency)
    throw new CoverageError('config', {
      severity: 'error',
      code: 'CVG_BUDGET_CURRENCY',
      text: fill(m.budgetCurrency, { budget: budget.currency, costs: costCurrency }),
      where: { file: config.projectFile, field: 'siting.budget.currency' },
    });
  const towers = candidates.towers
    ? (await readPoints(candidates.towers)).map((t, i) => towerOf(t.attributes, t.geometry, i, scene))
    : [];
  const avoided = await avoidTest(config, scene);
  const result = await planSites(
    {
      coverage,
      network: scene.network,
      positions: scene.positions,
      people: demand.people,
      demandBasis: demand.basis,
      basisIsPeople: demand.basisIsPeople,
      places: demand.places,
      towers: towers.filter((t): t is Tower => t !== undefined),
      addedLayers: scene.stations.addedNrLayers,
      classes: candidates.classes,
      from: candidates.from,
      avoided,
      toLonLat: scene.area.toLonLat,
      budget: budget.capexTotal ?? Number.POSITIVE_INFINITY,
      language: config.report.language,
    },
    (requests) => predictor(requests.length)(requests),
  );
  const selected = result.rows.filter((r) => r.decision === 'selected');
  const count = (kind: string) => selected.filter((r) => r.kind === kind).length;
  const warnings: Diagnostic[] = [];
  const left = result.counts.dropped['list-full'] ?? 0;
  if (left > 0)
    warnings.push({
      severity: 'warning',
      code: 'CVG_CANDIDATES_LEFT',
      text: fill(m.candidatesLeft, { left, kept: result.counts.kept }),
    });
  return {
    csv: writeCsv(
      [...rankingColumns],
      result.rows.map((r) => rankingColumns.map((c) => r[c] ?? null)),
      { bom: true },
    ),
    geojson: rankingGeoJson(result.rows),
    summary: {
      selected: selected.length,
      capex: result.cost,
      currency: costCurrency,
      budget: budget.capexTotal ?? null,
      value: result.value,
      demandBasis: demand.basis,
      costSource,
      candidates: result.counts,
    },
    warnings,
    text: fill(m.summarySites, {
      key: count('5g-key-area') + count('5g-area'),
      fill: count('4g-fill-in'),
      cost: (result.cost / 1e4).toFixed(0),
      candidates: result.counts.kept,
      basis: demand.basis,
    }),
  };
}

function towerOf(
  attributes: Readonly<Record<string, unknown>>,
  geometry: GeoJSON.Geometry,
  i: number,
  scene: Scene,
): Tower | undefined {
  if (geometry.type !== 'Point') return undefined;
  const [lon, lat] = geometry.coordinates;
  const [x_m, y_m] = scene.area.fromLonLat(lon, lat);
  const number = (name: string) => parseNumber(attributeText(attributes, name)) ?? Number.NaN;
  return {
    id: attributeText(attributes, 'id') || `tower-${i + 1}`,
    lon,
    lat,
    x_m,
    y_m,
    height_m: number('height_m'),
    freeHeight_m: number('free_height_m'),
    tenants: number('tenants'),
  };
}

/** Whether a place of the working CRS lies in an avoid polygon. */
async function avoidTest(config: ProjectConfig, scene: Scene): Promise<(x: number, y: number) => boolean> {
  const { avoid } = config.siting.candidates;
  if (!avoid) return () => false;
  const polygons = (await readPoints(avoid)).flatMap((f): Feature<Polygon | MultiPolygon>[] =>
    f.geometry.type === 'Polygon' || f.geometry.type === 'MultiPolygon'
      ? [{ type: 'Feature', properties: {}, geometry: f.geometry }]
      : [],
  );
  return (x, y) => {
    const point = scene.area.toLonLat(x, y);
    return polygons.some((p) => booleanPointInPolygon(point, p));
  };
}
