/** Files of a run: weak zones, places, sites. Nothing is computed here. */
import type { Feature, MultiPolygon, Position } from 'geojson';
import { budgetTable } from '../../economics/budget.js';
import type { Diagnostic } from '../../foundation/errors.js';
import { fill, type Language } from '../../foundation/text.js';
import type { RunFolder } from '../../io/runFolder.js';
import { writeCsv } from '../../io/table/writeCsv.js';
import { carrierImportCsv } from '../../report/exports/carrierImport.js';
import { planGeoPackage } from '../../report/exports/planGeoPackage.js';
import { projectsCsv } from '../../report/exports/projects.js';
import { rankingJson } from '../../report/exports/ranking.js';
import type { PlaceVerdict } from '../../siting/audit/audit.js';
import { placesColumns, placesCsvRows } from '../../siting/audit/rows.js';
import type { PlanItem } from '../../siting/item.js';
import { rankingColumns, rankingGeoJson, rankingRow } from '../../siting/ranking.js';
import { weakZonesGeoJson } from '../../siting/zones/geojson.js';
import type { WeakZone } from '../../siting/zones/zone.js';
import type { ProjectConfig } from '../config/types.js';
import type { Assessment } from './assess.js';
import { analyzeMessages as m } from './messages.js';
import type { Scene } from './scene.js';
import type { SitingStage } from './siting.js';

/** What the plan mends is named where a plan exists. */
export async function writeAssessment(
  run: RunFolder,
  { zones, verdicts }: Assessment,
  siting: SitingStage | undefined,
  scene: Scene,
  county: string,
  language: Language,
): Promise<void> {
  const selected = siting?.items.filter((i) => i.decision === 'selected') ?? [];
  for (const [service, list] of zones)
    await run.write(
      `weak-zones/${service}.geojson`,
      json(
        weakZonesGeoJson(list, {
          toLonLat: scene.area.toLonLat,
          language,
          fixedBy: fixedBy(selected),
        }),
      ),
    );
  const rows = placesCsvRows(verdicts, {
    county,
    remedySiteId: (v) =>
      selected.find((i) => serves(i, v) && i.gain.places.some((p) => p.id === v.place.id))?.id,
  });
  await run.write(
    'places.csv',
    writeCsv(
      [...placesColumns],
      rows.map((r) => placesColumns.map((c) => r[c])),
      { bom: true },
    ),
  );
}

/** A site of any group mends a service of any operator. */
const serves = (item: PlanItem, { service, group }: PlaceVerdict): boolean =>
  item.service === service || (group === '' && item.service.startsWith(service.slice(0, 3)));

export interface SiteFiles {
  readonly siting: SitingStage;
  readonly assessment: Assessment;
  readonly scene: Scene;
  readonly config: ProjectConfig;
}

/** Tables for people, for programs, for the carrier and for the bureau, and all vectors in one GeoPackage. Returns warnings. */
export async function writeSites(
  run: RunFolder,
  { siting, assessment, scene, config }: SiteFiles,
): Promise<Diagnostic[]> {
  const { items, solution, caps, used, shadowPrices, phases, front, book } = siting;
  const { language, edition } = config.report;
  const rows = items.map((i) => rankingRow(i, language));
  await run.write(
    'sites/ranking.csv',
    writeCsv(
      [...rankingColumns],
      rows.map((r) => rankingColumns.map((c) => r[c])),
      { bom: true },
    ),
  );
  await run.write('sites/ranking.geojson', json(rankingGeoJson(items, language)));
  const { value, bound, gapPct, provedBy, valueJoint, jointNote, work } = solution;
  const budget = {
    currency: book.currency,
    caps: caps.map(({ name, cap }, i) => ({ name, cap, used: used[i], shadowPrice: shadowPrices[i] })),
    table: budgetTable(items.filter((i) => i.decision === 'selected')),
  };
  await run.write(
    'sites/ranking.json',
    rankingJson({
      solution: { value, bound, gapPct, provedBy, valueJoint, jointNote, work },
      budget,
      phases,
      front,
      items,
    }),
  );
  const list = carrierImportCsv(items, { language: 'zh', city: config.admin.city ?? '' });
  await run.write('sites/carrier-import.zh.csv', list.bytes);
  await run.write('sites/projects.zh.csv', projectsCsv(items, 'zh'));
  await run.write(
    'plan.gpkg',
    await planGeoPackage({
      edition,
      crs: scene.area.crs.id,
      language,
      date: config.date,
      items,
      zones: [...assessment.zones.values()].map((zones) =>
        weakZonesGeoJson(zones, { toLonLat: scene.area.toLonLat, language, fixedBy: fixedBy(items) }),
      ),
      places: assessment.verdicts,
      boundary: boundaryOf(scene),
    }),
  );
  if (list.missing.length === 0) return [];
  const text = fill(m.importColumns, { columns: list.missing.join(', ') });
  return [{ severity: 'warning', code: 'CVG_IMPORT_COLUMNS', text, hint: m.importColumnsHint }];
}

/** Ids of selected sites that close most of a zone. */
const fixedBy =
  (items: readonly PlanItem[]) =>
  (zone: WeakZone): string[] =>
    items.filter((i) => i.decision === 'selected' && i.gain.fixesZones.includes(zone.id)).map((i) => i.id);

/** The planning area in WGS 84. Its rings are those of the project, with points added along long edges. */
function boundaryOf({ area }: Scene): Feature<MultiPolygon> {
  const ring = (flat: readonly number[]): Position[] =>
    Array.from({ length: flat.length / 2 }, (_, i) =>
      area.toLonLat(flat[2 * i], flat[2 * i + 1]).map((degrees) => Number(degrees.toFixed(6))),
    );
  return {
    type: 'Feature',
    properties: {},
    geometry: { type: 'MultiPolygon', coordinates: area.polygons.map((rings) => rings.map(ring)) },
  };
}

const json = (value: object): string => `${JSON.stringify(value, undefined, 1)}\n`;
