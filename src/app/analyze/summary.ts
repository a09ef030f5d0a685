/** What a run says of the county: station counts, radius check, and the few lines in the terminal. */
import type { CoverageResult } from '../../coverage/result.js';
import type { Diagnostic } from '../../foundation/errors.js';
import { fill, lines as joined, type Text } from '../../foundation/text.js';
import type { Network, Sector } from '../../network/network.js';
import { countKpi, type Kpi } from '../../report/kpi.js';
import { reportMessages } from '../../report/messages.js';
import type { ProjectConfig } from '../config/types.js';
import type { Demand } from './demand.js';
import { analyzeMessages as m } from './messages.js';
import { insideArea } from './area.js';
import type { KpiChange } from './kpis.js';
import type { Scene } from './scene.js';
import type { SitingStage } from './siting.js';

/** Stations inside the area only: neighbours serve and interfere, but are not the county's (rules R1, R6). */
export function networkKpis(scene: Scene, network: Network, demand: Demand, dataDate: string): Kpi[] {
  const own = [...network.sectors, ...network.indoor].filter((s) =>
    insideArea(scene.area, ...scene.area.fromLonLat(s.lon, s.lat)),
  );
  const nr = own.filter((s) => s.layer.technology === 'nr');
  const lte = own.filter((s) => s.layer.technology === 'lte');
  const stations5g = countStations(nr);
  const sites5g = countPlaces(nr);
  const people = demand.total;
  const per10k = (n: number) => (people > 0 ? (n * 1e4) / people : null);
  const t = reportMessages;
  return [
    countKpi(
      'population',
      people > 0 ? people : null,
      people,
      1,
      'people',
      fill(t.population, { basis: demand.basis }),
      dataDate,
    ),
    countKpi('stations4g', countStations(lte), countStations(lte), 1, 'stations', t.stations4g, dataDate),
    countKpi('stations5g', stations5g, stations5g, 1, 'stations', t.stations5g, dataDate),
    countKpi(
      'stations5gPer10k',
      per10k(stations5g),
      stations5g,
      people / 1e4,
      '1/10k people',
      t.stations5gPer10k,
      dataDate,
    ),
    countKpi('sites5g', sites5g, sites5g, 1, 'sites', t.sites5g, dataDate),
    countKpi(
      'sites5gPer10k',
      per10k(sites5g),
      sites5g,
      people / 1e4,
      '1/10k people',
      t.sites5gPer10k,
      dataDate,
    ),
  ];
}

/** A logical station is one base station on one band, shared ones once. */
const countStations = (sectors: readonly Sector[]): number =>
  new Set(sectors.map((s) => `${s.siteId || placeKey(s)}/${s.layer.band}`)).size;

const countPlaces = (sectors: readonly Sector[]): number => new Set(sectors.map(placeKey)).size;

/** Cells within about 30 m stand on one place. */
const placeKey = (s: Sector): string => `${Math.round(s.lon * 3000)}/${Math.round(s.lat * 3000)}`;

/** Share of people best served in the last tenth of the radius: above half a percent the radius cuts real coverage off (rules R2). */
export function radiusWarnings(scene: Scene, coverage: CoverageResult, demand: Demand): Diagnostic[] {
  const { pixelGrid } = coverage;
  return coverage.layers.flatMap(({ layer, bestServer, status }): Diagnostic[] => {
    let edge = 0;
    let total = 0;
    for (let i = 0; i < bestServer.length; i++) {
      if (status[i] === 0 || demand.people[i] === 0) continue;
      total += demand.people[i];
      const s = bestServer[i];
      if (s < 0) continue;
      const x = pixelGrid.originX + ((i % pixelGrid.cols) + 0.5) * pixelGrid.cellX;
      const y = pixelGrid.originY - (Math.floor(i / pixelGrid.cols) + 0.5) * pixelGrid.cellY;
      const [sx, sy] = scene.positions[s];
      if (status[i] === 1 && Math.hypot(x - sx, y - sy) > 0.9 * layer.radius_m) edge += demand.people[i];
    }
    const share = total > 0 ? edge / total : 0;
    if (share <= 0.005) return [];
    return [
      {
        severity: 'warning',
        code: 'CVG_RADIUS_SHORT',
        text: fill(m.radiusShort, {
          layer: layer.id,
          share: (100 * share).toFixed(1),
          radius: layer.radius_m,
          better: Math.ceil((layer.radius_m * 1.3) / 1000) * 1000,
        }),
      },
    ];
  });
}

export function summaryText(
  config: ProjectConfig,
  kpis: readonly KpiChange[],
  siting: SitingStage | undefined,
  scene: Scene,
  demandBasis: string,
): Text {
  const value = (id: string) => kpis.find((k) => k.id === id)?.value ?? null;
  const percent = (x: number | null) => (x === null ? '–' : `${(100 * x).toFixed(1)} %`);
  const lines: Text[] = [
    fill(m.summaryHead, {
      name: config.name,
      people: Math.round(value('population') ?? 0),
      stations4g: value('stations4g') ?? 0,
      stations5g: value('stations5g') ?? 0,
    }),
  ];
  for (const k of kpis) {
    if (!k.level.startsWith('service ') || !k.id.endsWith('.areaShare')) continue;
    const service = k.id.slice(0, -'.areaShare'.length);
    lines.push(
      fill(m.summaryService, {
        service,
        people: percent(value(`${service}.populationShare`)),
        area: percent(k.value),
        roads: percent(value(`${service}.roadShare`)),
        unknown: percent(k.unknown),
      }),
    );
    if (k.after !== null)
      lines.push(
        fill(m.summaryAfter, {
          service,
          people: percent(kpis.find((o) => o.id === `${service}.populationShare`)?.after ?? null),
          area: percent(k.after),
        }),
      );
  }
  if (scene.stations.addedNrLayers.length > 0)
    lines.push(
      fill(m.summaryAddedNr, {
        layers: scene.stations.addedNrLayers.map((l) => `${l.id} (${l.group})`).join(', '),
      }),
    );
  for (const [how, rows] of Object.entries(scene.network.counts.assigned))
    lines.push(fill(m[`assigned-${how}` as 'assigned-assume'], { rows }));
  if (siting) lines.push(sitesText(siting, demandBasis));
  return joined(lines);
}

function sitesText({ items, solution, counts, book }: SitingStage, basis: string): Text {
  const selected = items.filter((i) => i.decision === 'selected');
  const count = (kinds: readonly string[]) => selected.filter((i) => kinds.includes(i.kind)).length;
  const sum = (of: (item: (typeof selected)[number]) => number) => selected.reduce((a, i) => a + of(i), 0);
  return fill(m.summarySites, {
    key: count(['5g-key-area', '5g-area']),
    fill: count(['4g-fill-in']),
    cost: (sum((i) => i.price.capex) / 1e4).toFixed(0),
    government: (sum((i) => i.funding.governmentShare) / 1e4).toFixed(0),
    currency: book.currency,
    candidates: counts.kept,
    gap: solution.gapPct.toFixed(1),
    basis,
  });
}
