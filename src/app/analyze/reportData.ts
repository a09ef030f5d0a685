/** What the report says, collected from the stages of a run. */
import type { Feature, Geometry } from 'geojson';
import type { CoverageResult } from '../../coverage/result.js';
import { PixelStatus } from '../../coverage/kernel/fold.js';
import type { Diagnostic } from '../../foundation/errors.js';
import { fill, plain, type Text } from '../../foundation/text.js';
import { readGeoJson } from '../../io/geojson.js';
import type { Network } from '../../network/network.js';
import { modelInfo } from '../../propagation/registry.js';
import { budgetTable } from '../../economics/budget.js';
import type { Kpi } from '../../report/kpi.js';
import type { Scorecard } from '../../report/scorecard/scorecard.js';
import type { PlaceLabel } from '../../report/map/labels.js';
import type { MapVectors } from '../../report/map/vectors.js';
import type { ReportData, ReportMaps, ReportMethod, ReportPlan } from '../../report/page/data.js';
import type { FileRef, ProjectConfig } from '../config/types.js';
import type { Admin } from './admin.js';
import type { Assessment } from './assess.js';
import type { Demand } from './demand.js';
import type { InputFile } from './manifest.js';
import { ownFigures, terrainOnlyNotice } from './landCoverText.js';
import { analyzeMessages as m } from './messages.js';
import { pathFigures } from './pathFigures.js';
import { reproject } from './points.js';
import type { Scene } from './scene.js';
import { reportSettings } from './settings.js';
import type { KpiIntervals } from './intervals.js';
import { type LoadGrowth, reportLoad } from './loadGrowth.js';
import type { LowAltitude } from './lowAltitude.js';
import { reportLowAltitude } from './lowAltitudeReport.js';
import type { SitingStage } from './siting.js';
import { transformer } from '../../geo/transform.js';
import type { SiteOutage } from '../../siting/criticality.js';
import { cellsByLayer } from '../../siting/cells/byLayer.js';
import type { WeakZone } from '../../siting/zones/zone.js';

export interface ReportInputs {
  readonly config: ProjectConfig;
  readonly scene: Scene;
  readonly coverage: CoverageResult;
  readonly demand: Demand;
  readonly admin: Admin;
  readonly assessment: Assessment | undefined;
  readonly siting: SitingStage | undefined;
  readonly criticality: readonly SiteOutage[] | undefined;
  readonly intervals: KpiIntervals | undefined;
  readonly load: LoadGrowth | undefined;
  readonly lowAltitude: LowAltitude | undefined;
  readonly before: readonly Kpi[];
  readonly after: readonly Kpi[] | undefined;
  readonly scorecard: Scorecard | undefined;
  readonly warnings: readonly Diagnostic[];
  readonly inputs: readonly InputFile[];
  readonly toolVersion: string;
  readonly nameOf: (path: string) => string;
}

export async function reportData(r: ReportInputs): Promise<ReportData> {
  const { config, scene, coverage, demand, assessment } = r;
  const { pixelGrid: g, areaMask } = coverage;
  return {
    project: {
      name: config.name,
      date: config.date,
      toolVersion: r.toolVersion,
      edition: config.report.edition,
      county: r.admin.county,
      area_km2: (areaMask.reduce((a, inside) => a + inside, 0) * g.cellX * g.cellY) / 1e6,
    },
    notices: notices(scene, demand),
    services: coverage.services.map(({ id, technology, group }) => ({ id, technology, group })),
    kpis: { before: r.before, after: r.after, intervals: r.intervals?.today },
    scorecard: r.scorecard,
    lines: assessment?.lines ?? [],
    villages: assessment?.villages ?? [],
    cells: assessment ? cellsByLayer(assessment.cells, assessment.neighbours) : [],
    zones: [...(assessment?.zones ?? [])].map(([service, zones]) => ({ service, zones })),
    places: assessment?.verdicts ?? [],
    placesAfter: r.siting?.after?.verdicts,
    plan: r.siting && {
      ...planOf(r.siting, config.siting.costs ? m.costsOwn : m.costsShipped),
      settings: reportSettings(r.siting.settings, scene.network),
    },
    criticality: r.criticality,
    load: r.load && reportLoad(r.load, scene),
    lowAltitude: r.lowAltitude && reportLowAltitude(r.lowAltitude),
    paths: pathFigures(scene, coverage, assessment?.zones ?? new Map<string, readonly WeakZone[]>()),
    demand: { basisId: demand.basis, basis: demand.basisText, isPeople: demand.basisIsPeople },
    method: methodOf(scene, coverage),
    defaults: defaultsOf(scene),
    warnings: r.warnings,
    unknownShares: coverage.services.map((s) => ({ service: s.id, share: unknownShare(s.status) })),
    inputs: r.inputs.map((i) => ({ key: i.key, file: r.nameOf(i.path), bytes: i.bytes, sha256: i.sha256 })),
    maps: await mapsOf(r),
  };
}

/** What must be known before any number is read. */
export function notices(scene: Scene, demand: Demand): Text[] {
  const out: Text[] = [];
  const added = scene.stations.addedNrLayers;
  if (!demand.basisIsPeople) out.push(m.noPeople);
  if (added.length > 0)
    out.push(fill(m.summaryAddedNr, { layers: added.map((l) => `${l.id} (${l.group})`).join(', ') }));
  for (const [how, rows] of Object.entries(scene.network.counts.assigned))
    out.push(fill(m[`assigned-${how}` as 'assigned-assume'], { rows }));
  if (scene.facts.terrainOnly) out.push(terrainOnlyNotice(scene.terrain.facts.settlement));
  return out.map((t) => ({ en: t.en.trim(), zh: t.zh.trim() }));
}

function planOf(
  { items, solution, caps, used, shadowPrices, phases, front, book }: SitingStage,
  costSource: Text,
): ReportPlan {
  const table = budgetTable(items.filter((i) => i.decision === 'selected'));
  return {
    items,
    solution,
    budget: {
      currency: book.currency,
      costSource,
      caps: caps.map(({ name, cap }, i) => ({ name, cap, used: used[i], shadowPrice: shadowPrices[i] })),
      rows: table.rows.map((row) => ({ ...row, kind: row.kind as ReportPlan['items'][number]['kind'] })),
    },
    phases,
    front,
  };
}

function methodOf(scene: Scene, coverage: CoverageResult): ReportMethod {
  const { layers } = scene.network;
  const { facts } = scene.terrain;
  const own = ownFigures(scene.terrain.clutter);
  return {
    models: [...new Set(layers.map((l) => l.model))].map((id) => {
      const { title, edition } = modelInfo(id);
      return { id, title, edition, layers: layers.filter((l) => l.model === id).map((l) => l.id) };
    }),
    layers,
    profiles: [...new Map(coverage.layers.map((l) => [l.profile.id, l.profile])).values()],
    facts: [
      { name: m.factGrid, value: plain(`${facts.pixel_m} m, ${scene.area.crs.id}`) },
      { name: m.factTerrain, value: scene.facts.elevationKind === 'dtm' ? m.factDtm : m.factDsm },
      { name: m.factTerrainCell, value: plain(`${facts.sourceCell_m.toFixed(0)} m`) },
      { name: m.factVoids, value: plain(`${(100 * facts.voidShareArea).toFixed(2)} %`) },
      { name: m.factClutter, value: m.factNominalGap },
      ...(own ? [{ name: m.factOwnFigures, value: own }] : []),
    ],
  };
}

/** Columns of the station table that were filled by rule, with the number of cells. */
const defaultsOf = (scene: Scene): ReportData['defaults'] =>
  Object.entries(scene.network.counts.defaulted).map(([name, count]) => ({ name, count }));

function unknownShare(status: Uint8Array): number {
  let inside = 0;
  let unknown = 0;
  for (const s of status) {
    if (s === PixelStatus.outside) continue;
    inside++;
    if (s === PixelStatus.unknown) unknown++;
  }
  return inside > 0 ? unknown / inside : 0;
}

async function mapsOf({ config, scene, coverage, siting, demand }: ReportInputs): Promise<ReportMaps> {
  return {
    grid: coverage.pixelGrid,
    ground_m: coverage.ground_m,
    areaMask: coverage.areaMask,
    status: coverage.services.map((s) => ({
      service: s.id,
      before: s.status,
      after: siting?.after?.coverage.services.find((a) => a.id === s.id)?.status,
    })),
    vectors: await vectorsOf(config),
    places: await labelsOf(config, demand),
    onAir: onAir(scene.network),
  };
}

/** Streets and paths would bury the map; classes that carry through traffic stay. */
const mainRoads = /^(national|county|motorway|trunk|primary|secondary|expressway|provincial)(_link)?$/;
const railways = /^(rail|railway|narrow_gauge|light_rail)$/;

async function vectorsOf(config: ProjectConfig): Promise<MapVectors> {
  const roads = config.demand.roads ? await features(config.demand.roads) : [];
  const classOf = (f: Feature<Geometry | null>) =>
    String(f.properties?.highway ?? f.properties?.railway ?? f.properties?.class ?? '');
  return {
    road: roads.filter((f) => mainRoads.test(classOf(f))),
    railway: roads.filter((f) => railways.test(classOf(f))),
    division: config.admin.towns ? await features(config.admin.towns) : [],
    boundary: config.area.boundary ? await features(config.area.boundary) : [],
  };
}

/** Features of the GeoJSON files of a reference, in WGS 84; tables have no shape to draw. */
async function features(ref: FileRef): Promise<Feature<Geometry | null>[]> {
  const out: Feature<Geometry | null>[] = [];
  for (const file of ref.file.filter((f) => /json$/i.test(f))) {
    const source = await readGeoJson(file);
    const toLonLat = transformer(ref.crs ?? source.crs ?? 'EPSG:4326', 'EPSG:4326');
    for (const f of source.features)
      if (f.geometry) out.push({ ...f, geometry: reproject(f.geometry, toLonLat) });
  }
  return out;
}

/** Settlements named on the maps: enough to know the county by, not so many that they bury it. */
const mostLabels = 40;

async function labelsOf(config: ProjectConfig, demand: Demand): Promise<PlaceLabel[]> {
  const towns = (config.admin.towns ? await features(config.admin.towns) : []).flatMap((f): PlaceLabel[] => {
    const ring = f.geometry?.type === 'Polygon' ? f.geometry.coordinates[0] : undefined;
    if (!ring) return [];
    const mean = (axis: 0 | 1) => ring.reduce((sum, p) => sum + p[axis], 0) / ring.length;
    return [{ lon: mean(0), lat: mean(1), name: String(f.properties?.name ?? ''), rank: 1 }];
  });
  if (towns.length > 0) return towns.filter((t) => t.name !== '');
  return demand.places
    .filter((p) => p.class === 'village' && p.name !== '')
    .sort((a, b) => (b.population || 0) - (a.population || 0) || (a.id < b.id ? -1 : 1))
    .slice(0, mostLabels)
    .map(({ lon, lat, name }) => ({ lon, lat, name, rank: 2 }));
}

/** A mast with several carriers shows each direction once. */
function onAir(network: Network): ReportMaps['onAir'] {
  const marks = new Map(
    network.sectors.map(({ lon, lat, azimuth_deg, layer: { technology } }) => [
      `${technology}/${lon}/${lat}/${azimuth_deg}`,
      { lon, lat, azimuth_deg, technology },
    ]),
  );
  return [...marks.values()];
}
