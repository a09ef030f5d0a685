/** Loads of cells by year from the path losses of the run: tables, and what `summary.json` and the terminal say of them. */
import { loadYears, type LoadYear } from '../../coverage/load/growth.js';
import type { Tenant } from '../../coverage/load/groups.js';
import type { Reception } from '../../coverage/load/reception.js';
import { operatorShares, type TrafficTerms } from '../../coverage/load/traffic.js';
import { predict } from '../../coverage/predict.js';
import type { CoverageResult } from '../../coverage/result.js';
import { inTurns } from '../../execute/turns.js';
import type { Diagnostic } from '../../foundation/errors.js';
import { fill, type Text } from '../../foundation/text.js';
import type { RunFolder } from '../../io/runFolder.js';
import { writeCsv } from '../../io/table/writeCsv.js';
import type { Layer } from '../../radio/layer.js';
import type { ReportLoad } from '../../report/page/data.js';
import type { ProjectConfig, TrafficConfig } from '../config/types.js';
import { insideArea } from './area.js';
import type { Demand } from './demand.js';
import { trafficPerPixel } from './evidence.js';
import { loadMessages as m } from './loadMessages.js';
import type { Assembled, PredictionTools } from './prediction.js';
import type { Scene } from './scene.js';

export interface LoadGrowth {
  readonly terms: TrafficTerms;
  readonly tenants: readonly Tenant[];
  /** Calendar year of the first; 0 where the project has no date. */
  readonly firstYear: number;
  readonly years: readonly LoadYear[];
}

export interface LoadGrowthInput {
  readonly config: ProjectConfig;
  readonly assembled: Assembled;
  readonly coverage: CoverageResult;
  readonly demand: Demand;
}

/** Undefined where the project asks for none, or knows no people. */
export async function loadGrowth(
  { config, assembled, coverage, demand }: LoadGrowthInput,
  tools: Omit<PredictionTools, 'tileSize'>,
): Promise<LoadGrowth | undefined> {
  const { traffic, evidence } = config;
  if (!traffic || !(demand.total > 0)) return undefined;
  const { scene, ports } = tools;
  const { sectors, layers } = scene.network;
  const terms = termsOf(traffic);
  const raster = evidence.traffic && (await trafficPerPixel(evidence.traffic, scene, ports.signal));
  const pattern =
    raster && Float64Array.from(raster, (v, p) => (coverage.areaMask[p] === 1 && v > 0 ? v : 0));
  const wanted = new Uint8Array(new SharedArrayBuffer(demand.people.length));
  wanted.forEach((_, p) => {
    if (demand.people[p] > 0 || (pattern && pattern[p] > 0)) wanted[p] = 1;
  });
  const tenants = tenantsOf(layers, terms.shares);
  const years = loadYears({
    terms,
    people: demand.people,
    pattern,
    receptions: await receptionsOf(assembled, wanted, tools),
    layers: assembled.fold.layers,
    cells: sectors.length,
    tenants,
    mapLoads: Float64Array.from(sectors, (s) => s.load),
    services: coverage.services.filter((s) => s.group !== undefined),
  });
  // Without a date of the project no year is named.
  const firstYear = config.origins.date === 'default' ? 0 : Number(config.date.slice(0, 4));
  return { terms, tenants, firstYear, years: await inTurns(years, ports.signal) };
}

const termsOf = (t: TrafficConfig): TrafficTerms => ({
  perPerson_GBperMonth: t.gb_per_month,
  growthPerYear: t.growth_per_year,
  busyHourShare: t.busy_hour_share,
  downlinkShare: t.downlink_share,
  nrShare: t.nr_share,
  years: t.years,
  limit: t.limit,
  shares: t.shares,
});

/** Operators of the layers; those of a layer without any are its group. */
function tenantsOf(layers: readonly Layer[], shares: TrafficTerms['shares']): Tenant[] {
  const ofLayer = (l: Layer): readonly string[] => (l.operators.length > 0 ? l.operators : [l.group]);
  const operators = [...new Set(layers.flatMap(ofLayer))].sort();
  const share = operatorShares(operators, shares);
  return operators.map((id, i) => ({
    id,
    share: share[i],
    layers: Uint8Array.from(layers, (l) => (ofLayer(l).includes(id) ? (l.technology === 'nr' ? 2 : 1) : 0)),
  }));
}

/** The windows of the prediction are in the cache: nothing is swept again. */
async function receptionsOf(
  assembled: Assembled,
  wanted: Uint8Array,
  { executor, cache, ports }: Omit<PredictionTools, 'tileSize'>,
): Promise<Reception[]> {
  const byTile = new Map<number, Reception>();
  await predict<Reception>(assembled, {
    executor,
    cache,
    signal: ports.signal,
    tileJob: { name: 'reception', more: { wanted } },
    sink: {
      has: () => Promise.resolve(false),
      put: (tile, reception) => Promise.resolve(void byTile.set(tile, reception)),
    },
  });
  // In the order of the tiles, whichever came first: sums of floats must not depend on it.
  return [...byTile.keys()].sort((a, b) => a - b).flatMap((t) => byTile.get(t) ?? []);
}

type CellState = 'ok' | 'busy' | 'overloaded';
const stateOf = (load: number, limit: number): CellState =>
  load > 1 ? 'overloaded' : load > limit ? 'busy' : 'ok';

/** `load/cells.csv`: each cell that carries traffic of the county, year by year; `load/years.csv`: the sums. */
export async function writeLoad(run: RunFolder, load: LoadGrowth, scene: Scene): Promise<void> {
  const { terms, firstYear, years } = load;
  const { sectors } = scene.network;
  const rows = years.flatMap(({ year, cells }) =>
    sectors.flatMap((s, i) =>
      cells.offered_Mbps[i] > 0
        ? [
            [
              firstYear + year,
              s.siteId,
              s.cellId,
              s.name,
              s.layer.id,
              s.operator,
              s.lon,
              s.lat,
              insideArea(scene.area, ...scene.positions[i]),
              round(cells.people[i], 1),
              round(cells.offered_Mbps[i], 3),
              round(cells.offered_Mbps[i] / cells.load[i], 2),
              round(cells.load[i], 4),
              stateOf(cells.load[i], terms.limit),
            ],
          ]
        : [],
    ),
  );
  await run.write('load/cells.csv', writeCsv(cellColumns, rows, { bom: true }));
  const table = summaryYears(load);
  await run.write(
    'load/years.csv',
    writeCsv(
      yearColumns,
      table.map((y) => yearColumns.map((c) => y[c])),
      { bom: true },
    ),
  );
}

const cellColumns = [
  'year',
  'site_id',
  'cell_id',
  'name',
  'layer',
  'operator',
  'lon',
  'lat',
  'in_area',
  'people',
  'offered_Mbps',
  'capacity_Mbps',
  'load',
  'state',
];

const yearColumns = [
  'year',
  'perPerson_Mbps',
  'traffic_Mbps',
  'notCovered_Mbps',
  'noRate_Mbps',
  'cells',
  'cellsBusy',
  'cellsOverloaded',
  'peopleBusy',
  'peopleOverloaded',
] as const;

/** Cells above the limit are busy, those above 1 overloaded as well. */
const summaryYears = ({ terms, firstYear, years }: LoadGrowth) =>
  years.map((y) => {
    const { load, offered_Mbps, noRate_Mbps } = y.cells;
    const above = (limit: number) => load.reduce((n, l) => n + (l > limit ? 1 : 0), 0);
    return {
      year: firstYear + y.year,
      perPerson_Mbps: round(y.perPerson_Mbps, 4),
      traffic_Mbps: round(y.traffic_Mbps, 2),
      notCovered_Mbps: round(y.notCovered_Mbps, 2),
      noRate_Mbps: round(noRate_Mbps, 2),
      cells: offered_Mbps.reduce((n, t) => n + (t > 0 ? 1 : 0), 0),
      cellsBusy: above(terms.limit),
      cellsOverloaded: above(1),
      peopleBusy: Math.round(y.busyPeople),
      peopleOverloaded: Math.round(y.overloadedPeople),
    };
  });

/** For `summary.json`. */
export function loadSummary(load: LoadGrowth): object {
  const years = summaryYears(load);
  return {
    assumptions: load.terms,
    operators: load.tenants.map(({ id, share }) => ({ id, share: round(share, 4) })),
    years: load.years.map(({ services }, i) => ({
      ...years[i],
      services: services.map(({ id, coveredPeople, userRate_Mbps }) => ({
        id,
        coveredPeople: Math.round(coveredPeople),
        userRate_Mbps: round(userRate_Mbps, 2),
      })),
    })),
  };
}

const fullestShown = 10;

/** For the report: the sums, and the cells that are fullest in the last year. */
export function reportLoad(load: LoadGrowth, scene: Scene): ReportLoad {
  const { terms, years, firstYear } = load;
  const [first, last] = [years[0].cells, years[years.length - 1].cells];
  const fullest = [...last.load.keys()]
    .filter((c) => last.load[c] > 0)
    .sort((a, b) => last.load[b] - last.load[a] || a - b)
    .slice(0, fullestShown);
  return {
    limit: terms.limit,
    years: summaryYears(load),
    fullest: fullest.map((c) => {
      const { name, cellId, layer } = scene.network.sectors[c];
      const full = years.find((y) => y.cells.load[c] > 1);
      return {
        name: name || cellId,
        layer: layer.id,
        people: last.people[c],
        loadFirst: first.load[c],
        loadLast: last.load[c],
        firstOverloaded: full && firstYear + full.year,
      };
    }),
  };
}

/** One line for the terminal. */
export function loadText(load: LoadGrowth): Text {
  const years = summaryYears(load);
  const [first, last] = [years[0], years[years.length - 1]];
  return fill(m.line, {
    limit: Math.round(100 * load.terms.limit),
    from: first.year,
    to: last.year,
    busyFrom: first.cellsBusy,
    busyTo: last.cellsBusy,
    cells: last.cells,
    people: last.peopleOverloaded,
  });
}

/** Said where the project asks for loads and there are no people to count. */
export const loadWarnings = (config: ProjectConfig, load: LoadGrowth | undefined): Diagnostic[] =>
  config.traffic && !load ? [{ severity: 'warning', code: 'CVG_LOAD_NO_PEOPLE', text: m.noPeople }] : [];

const round = (value: number, digits: number): number => Number(value.toFixed(digits));
