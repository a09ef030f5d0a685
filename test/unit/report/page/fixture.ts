/** A made-up county of 12 × 10 km with a plan: every section of the report has something to say. */
import type { Feature, Polygon } from 'geojson';
import { budgetTable } from '../../../../src/economics/budget.js';
import type { Place } from '../../../../src/demand/places.js';
import { plain, type Text } from '../../../../src/foundation/text.js';
import { transformer } from '../../../../src/geo/transform.js';
import type { Layer } from '../../../../src/radio/layer.js';
import { coverageProfiles } from '../../../../src/radio/profiles.js';
import type { GridSpec } from '../../../../src/raster/raster.js';
import type { Kpi } from '../../../../src/report/kpi.js';
import { reportMessages } from '../../../../src/report/messages.js';
import type { ReportData } from '../../../../src/report/page/data.js';
import type { EnvironmentVerdict, PlaceVerdict } from '../../../../src/siting/audit/audit.js';
import type { PlanPhase } from '../../../../src/siting/finish.js';
import { plainGround, plainParts } from '../../../helpers/planItem.js';
import type { PlanItem } from '../../../../src/siting/item.js';
import type { WeakZone } from '../../../../src/siting/zones/zone.js';
import { fill } from '../../../../src/foundation/text.js';

/** Names as a hostile or careless file may hold them. */
export const hostileName = `<script>alert("1")</script> & "山口" <b>'村'`;

export const grid: GridSpec = {
  crs: 'EPSG:32649',
  originX: 640_000,
  originY: 3_545_000,
  cellX: 50,
  cellY: 50,
  cols: 240,
  rows: 200,
};
export const toLonLat = transformer(grid.crs, 'EPSG:4326');
const at = (east_m: number, south_m: number): [number, number] =>
  toLonLat(grid.originX + east_m, grid.originY - south_m);

const cells = <T extends Uint8Array | Float32Array>(out: T, value: (x: number, y: number) => number): T => {
  for (let i = 0; i < out.length; i++)
    out[i] = value((i % grid.cols) / grid.cols - 0.5, Math.floor(i / grid.cols) / grid.rows - 0.5);
  return out;
};
const size = grid.cols * grid.rows;
const areaMask = cells(new Uint8Array(size), (x, y) => (Math.hypot(x, y * 1.1) < 0.46 ? 1 : 0));
const ground_m = cells(
  new Float32Array(size),
  (x, y) =>
    600 + 180 * Math.sin(9 * x + 3 * y) * Math.cos(8 * y - 2 * x) + 60 * Math.sin(31 * x) * Math.sin(27 * y),
);
/** 0 outside, 1 covered, 2 weak, 3 blind, 255 unknown; farther `reach` covers more. */
const status = (reach: number) =>
  cells(new Uint8Array(size), (x, y) => {
    if (Math.hypot(x, y * 1.1) >= 0.46) return 0;
    if (x > 0.3 && y > 0.2) return 255;
    const d = Math.min(Math.hypot(x + 0.15, y + 0.1), Math.hypot(x - 0.2, y - 0.12) * 1.4);
    return d < reach ? 1 : d < reach * 1.3 ? 2 : d < reach * 1.4 ? 4 : 3;
  });

const boundary: Feature<Polygon> = {
  type: 'Feature',
  properties: {},
  geometry: {
    type: 'Polygon',
    coordinates: [
      Array.from({ length: 61 }, (_, i) =>
        at(6000 + 5520 * Math.cos((i * Math.PI) / 30), 5000 + 4180 * Math.sin((i * Math.PI) / 30)),
      ),
    ],
  },
};
const road: Feature = {
  type: 'Feature',
  properties: {},
  geometry: {
    type: 'LineString',
    coordinates: [at(600, 5600), at(4000, 4000), at(6200, 4600), at(9000, 6600), at(11_400, 6200)],
  },
};

const layer = (
  id: string,
  technology: Layer['technology'],
  group: string,
  band: string,
  frequency_MHz: number,
): Layer => ({
  id,
  group,
  operators: group.split('+'),
  technology,
  band,
  frequency_MHz,
  bandwidth_MHz: technology === 'nr' ? 100 : 10,
  scs_kHz: technology === 'nr' ? 30 : 15,
  duplex: technology === 'nr' ? 'tdd' : 'fdd',
  dlShare: technology === 'nr' ? 0.7 : 1,
  model: 'hata',
  profile: technology === 'nr' ? 'nr-outdoor-basic' : 'lte-weakzone',
  radius_m: 8000,
  numRb: 50,
});
const nr = layer('nr-n78', 'nr', 'telecom+unicom', 'n78', 3550.02);
const lte = layer('lte-b8', 'lte', 'mobile', 'b8', 939);

function serviceKpis(service: string, shares: readonly number[], unknown: number): Kpi[] {
  const families = [
    ['areaShare', 82.64, 'km²', reportMessages.areaShare],
    ['settledAreaShare', 11.25, 'km²', reportMessages.settledAreaShare],
    ['populationShare', 45_310, 'people', reportMessages.populationShare],
    ['populationExpected', 45_310, 'people', reportMessages.populationExpected],
    ['roadShare', 128.4, 'km', reportMessages.roadShare],
  ] as const;
  return families.map(([family, denominator, unit, text], i) => ({
    id: `${service}.${family}`,
    value: shares[i],
    valueIfUnknownCovered: shares[i] + unknown,
    unit: '1',
    numerator: shares[i] * denominator,
    denominator,
    covered: shares[i],
    notCovered: 1 - shares[i] - unknown,
    unknown,
    definition: fill(text, { level: service, unit, basis: 'population-raster' }),
    level: `service ${service}`,
    profile: 'lte-weakzone',
    threshold: 'RSRP >= -110 dBm, RS-SINR >= -3 dB, P >= 0.5',
    statistic: 'pixels by status',
    target: null,
    source: 'test',
    dataDate: '2026-11-01',
  }));
}

const countKpi = (id: keyof typeof reportMessages, value: number, unit: string): Kpi => ({
  ...serviceKpis('x', [0, 0, 0, 0, 0], 0)[0],
  id,
  value,
  unit,
  level: 'county',
  threshold: null,
  definition: fill(reportMessages[id], { basis: 'population-raster' }),
});

const places: Place[] = [
  ['station', '清河站', 5200, 4100],
  ['community', '滨河社区', 4600, 3900],
  ['mall', hostileName, 5000, 4300],
  ['mall', '中心广场', 4800, 4150],
  ['village', '山口村', 9300, 7200],
  ['village', '上河村', 2100, 7600],
].map(([placeClass, name, east, south], i): Place => {
  const [lon, lat] = at(Number(east), Number(south));
  return {
    id: `p${i}`,
    class: placeClass as Place['class'],
    name: String(name),
    town: i < 4 ? '城关镇' : '山口乡',
    lon,
    lat,
    x_m: grid.originX + Number(east),
    y_m: grid.originY - Number(south),
    households: 60 + i,
    population: 210 + i,
    footprintOrigin: 'class-radius',
    rings: [],
    pixels: new Int32Array(0),
  };
});

const environment = (
  verdict: EnvironmentVerdict['verdict'],
  pointsCovered: number,
  margin_dB: number,
): EnvironmentVerdict => ({
  verdict,
  pointsCovered,
  pointsUnknown: verdict === 'unknown' ? 4 : 0,
  keyPointsCovered: 0,
  keyPointsUnknown: 0,
  passedBy: verdict === 'pass' ? 'points' : undefined,
  worst: verdict === 'unknown' ? undefined : { x_m: 0, y_m: 0, rsrp_dBm: -105 + margin_dB, margin_dB },
  rsrpMin_dBm: verdict === 'unknown' ? Number.NaN : -105 + margin_dB,
  rsrpMean_dBm: verdict === 'unknown' ? Number.NaN : -100 + margin_dB,
});

const verdicts: PlaceVerdict[] = places.flatMap((place, i) =>
  (['4g-any', '5g-any'] as const).map((service): PlaceVerdict => {
    const verdict = i === 3 ? 'unknown' : (i + (service === '5g-any' ? 0 : 1)) % 2 === 0 ? 'fail' : 'pass';
    return {
      place,
      service,
      group: '',
      footprint_m2: 20_000,
      points: 16,
      outdoor: environment(verdict === 'fail' ? 'pass' : verdict, 12, 3.2),
      indoor: environment(verdict, 5 + i, verdict === 'fail' ? -7.4 - i : 2.1),
      judged: i < 4 && service === '5g-any' ? 'indoor' : 'outdoor',
      rates: undefined,
      servedBy: 's1',
      indoorSystem: false,
      remedy: verdict === 'fail' ? 'indoor-system' : verdict === 'unknown' ? '' : 'none',
    };
  }),
);

/** The plan mends the places whose number is a multiple of four. */
const built = (v: PlaceVerdict, i: number): PlaceVerdict =>
  i % 4 === 0 ? { ...v, [v.judged]: { ...v[v.judged], verdict: 'pass' } } : v;

function zone(service: string, i: number, ranked = true): WeakZone {
  const x = grid.originX + 1500 + 1100 * (i % 8);
  const y = grid.originY - 2600 - 1300 * Math.floor(i / 8);
  const [lon, lat] = toLonLat(x + 300, y - 250);
  const ring = [
    [x, y],
    [x, y - 500],
    [x + 600, y - 500],
    [x + 600, y],
    [x, y],
  ] as const;
  return {
    id: `wz-${service}-${i}`,
    service,
    group: '',
    kind: 'settlement',
    name: { zh: `第${i + 1}区东北约2.1公里`, en: `2.1 km north-east of zone ${i + 1}` },
    county: '清河县',
    town: i % 2 ? '山口乡' : '城关镇',
    village: '',
    polygons: [[ring]],
    x_m: x,
    y_m: y,
    lon,
    lat,
    grids: 20,
    weakGrids: 14,
    area_km2: 0.3 + i / 7,
    population: ranked ? 812 - 31 * i : Number.NaN,
    households: ranked ? 270 - 10 * i : Number.NaN,
    places: i === 0 ? [places[4]] : [],
    road_km: 1.25,
    rsrpMean_dBm: i === 2 ? Number.NaN : -114.3 - i / 10,
    rsrpP10_dBm: -121,
    deficit_dB: 6.4,
    need: 5000 - 200 * i,
    severity: ranked ? Math.max(1, 5 - Math.floor(i / 4)) : undefined,
    cause: (['terrain', 'distance', 'no-site', 'indoor', 'interference'] as const)[i % 5],
    nearestSite_m: i === 2 ? Number.NaN : 2310 + 40 * i,
    nearestTower_m: 1820,
    unknownShare: 0.012,
    pixels: new Int32Array(0),
    rank: ranked ? i + 1 : undefined,
  };
}

const kinds = ['5g-key-area', '4g-fill-in'] as const;

function item(i: number, decision: PlanItem['decision'] = 'selected'): PlanItem {
  const kind = kinds[i % 2];
  const is5g = kind === '5g-key-area';
  const [lon, lat] = at(2200 + 1130 * (i % 7), 2700 + 790 * (i % 6));
  const capex = 284_300 + 7700 * i;
  const governmentShare = is5g ? 5000 : Math.round(capex * 0.3);
  const towerCompanyShare = 96_000;
  const people = 940 - 27 * i;
  return {
    id: `site-${1000 + i}`,
    kind,
    category: is5g ? 'station' : 'weak-4g',
    name: i === 0 ? hostileName : `规划站${i + 1}`,
    group: is5g ? nr.group : lte.group,
    operators: is5g ? nr.operators : lte.operators,
    county: '清河县',
    town: '城关镇',
    village: i % 3 === 0 ? '上河村' : '',
    lon,
    lat,
    decision,
    rank: decision === 'selected' ? Math.floor(i / 2) + 1 : undefined,
    siteType: 'macro',
    build: i % 3 === 0 ? 'new' : 'co-location',
    mount: i % 3 === 0 ? 'new-tower' : 'existing-tower',
    towerId: i % 3 === 0 ? '' : `T-${i}`,
    service: is5g ? '5g-telecom+unicom' : '4g-mobile',
    technology: is5g ? 'nr' : 'lte',
    layers: [is5g ? nr : lte],
    height_mAGL: 35,
    sectors: [30, 150, 270].map((azimuth_deg) => ({
      layer: is5g ? nr.id : lte.id,
      azimuth_deg,
      mechTilt_deg: 0,
      elecTilt_deg: 4.5,
      hpbw_deg: 65,
      gain_dBi: 17,
      power_W: 200,
      eirp_dBm: 70,
      epre_dBm: 17.9,
      equipment: 'n78-64T',
    })),
    gain: {
      marginalPeople: people,
      marginalPeopleIndoor: people - 100,
      alonePeople: people + 25,
      uniquePeople: people - 40,
      redundantShare: 65 / (people + 25),
      disturbedPeople: 0,
      cumulativePeople: people * (Math.floor(i / 2) + 1),
      area_km2: 3.2,
      places: i === 0 ? [places[0], places[2]] : [],
      fixesZones: is5g ? [] : [`wz-4g-any-${i}`],
      overlaps: [],
      replacement: undefined,
      rsrpBefore_dBm: -118,
      rsrpAfter_dBm: -92,
    },
    ...plainParts(people),
    near: { site_m: 2300, tower_m: 600, road_m: 120, mains_m: Number.NaN, fibre_m: 800 },
    dualMode: undefined,
    price: {
      capex,
      opexPerYear: 31_200,
      energyPerYear_kWh: 39_420,
      currency: 'CNY',
      backhaul: 'fibre',
      items: [
        line('radio-nr-64t', capex - 96_000, 'carrier', false, false),
        line('mast-35m', 96_000, 'tower-company', false, true),
        line('electricity', 31_200, 'carrier', true, true),
      ],
      unknown: i % 4 === 0 ? ['mains_m'] : [],
    },
    funding: {
      fundingClass: is5g ? 'quasi-public' : 'public-good',
      fundingBasis: 'rule',
      ground: plainGround,
      fundingSource: is5g ? 'carrier' : 'universal-service',
      governmentShare,
      carrierShare: capex - governmentShare - towerCompanyShare,
      towerCompanyShare,
      npv: Number.NaN,
    },
    phase: decision === 'selected' ? 1 + (i % 2) : undefined,
    year: decision === 'selected' ? 2027 + (i % 2) : undefined,
    reviewFlags: i % 3 === 0 ? ['site-survey'] : ['free-height-assumed'],
    demandBasis: 'population-raster',
    reason: {
      zh: `新增覆盖人口 ${people} 人。距本共享组最近站点 2300 米。`,
      en: `Newly serves ${people} people. Nearest site of the group: 2300 m.`,
    },
    leftOutBy:
      decision === 'selected' ? undefined : ['budget:capexTotal', 'covered', 'spacing:site-1000'][i % 3],
  };
}

/** A phase of these sites, with all sites built by then; each is worth the people it serves. */
function phaseUpTo(
  id: string,
  phase: number,
  own: readonly PlanItem[],
  soFar: readonly PlanItem[],
): PlanPhase {
  const sum = (list: readonly PlanItem[], of: (i: PlanItem) => number) => list.reduce((s, i) => s + of(i), 0);
  const valueSoFar = sum(soFar, (i) => i.score.total);
  return {
    phase,
    id,
    year: 2026 + phase,
    sites: own.length,
    capex: sum(own, (i) => i.price.capex),
    governmentShare: sum(own, (i) => i.funding.governmentShare),
    capexSoFar: sum(soFar, (i) => i.price.capex),
    valueSoFar,
    bestKnown: valueSoFar,
    bound: 1.02 * valueSoFar,
  };
}

function line(
  id: string,
  amount: number,
  payer: 'carrier' | 'tower-company',
  perYear: boolean,
  assumed: boolean,
): PlanItem['price']['items'][number] {
  return {
    id,
    quantity: 1,
    unit: 'site',
    unitPrice: amount,
    amount,
    perYear,
    payer,
    assumed,
    source: 'tender 2021',
  };
}

const text = (en: string, zh: string): Text => ({ en, zh });

export function reportData(over: Partial<ReportData> = {}): ReportData {
  const selected = Array.from({ length: 14 }, (_, i) => item(i));
  const reserves = Array.from({ length: 13 }, (_, i) => item(20 + i, 'reserve'));
  const masts = [at(4200, 4000), at(8400, 6200), at(2600, 5200), at(6800, 3100)];
  const capex = selected.reduce((sum, i) => sum + i.price.capex, 0);
  return {
    project: {
      name: 'Qinghe county (test) 清河示例县',
      date: '2026-11-01',
      toolVersion: '0.1.0',
      edition: 'county',
      county: '清河县',
      area_km2: 82.64,
    },
    notices: [text('3 station rows name no technology: taken as LTE.', '3 行基站未写制式：按 LTE 处理。')],
    services: [
      { id: '4g-any', technology: 'lte' },
      { id: '4g-mobile', technology: 'lte', group: 'mobile' },
      { id: '5g-any', technology: 'nr' },
      { id: '5g-telecom+unicom', technology: 'nr', group: 'telecom+unicom' },
    ],
    kpis: {
      before: [
        countKpi('population', 45_310, 'people'),
        countKpi('stations4g', 61, 'stations'),
        countKpi('stations5g', 18, 'stations'),
        countKpi('stations5gPer10k', 3.97, '1/10k people'),
        ...serviceKpis('4g-any', [0.712, 0.881, 0.9034, 0.889, 0.801], 0.021),
        ...serviceKpis('5g-any', [0.214, 0.52, 0.6158, 0.6, 0.4], 0.021),
      ],
      after: [
        ...serviceKpis('4g-any', [0.802, 0.95, 0.9873, 0.962, 0.88], 0.015),
        ...serviceKpis('5g-any', [0.301, 0.71, 0.8122, 0.79, 0.52], 0.015),
      ],
    },
    zones: [
      { service: '4g-any', zones: Array.from({ length: 23 }, (_, i) => zone('4g-any', i, i < 20)) },
      { service: '5g-any', zones: Array.from({ length: 9 }, (_, i) => zone('5g-any', i)) },
      { service: '4g-mobile', zones: [] },
    ],
    places: verdicts,
    placesAfter: verdicts.map(built),
    paths: [1, 2].map((km) => ({
      title: plain(hostileName),
      d_km: [0, km / 2, km],
      ground_mAMSL: [600, 640, 610],
      tx_mAMSL: 635,
      rx_mAMSL: 611.5,
      effectiveEarthRadius_km: 8500,
      f_GHz: 0.7,
    })),
    plan: {
      items: [...selected, ...reserves],
      solution: {
        value: 9120.4,
        bound: 9190.2,
        gapPct: 0.76,
        provedBy: 'lagrangian',
        valueJoint: 9071.9,
        jointNote: text('Two sites disturb each other.', '两个站址互有干扰。'),
      },
      budget: {
        currency: 'CNY',
        costSource: text('shipped cost book', '内置造价表'),
        caps: [
          { name: 'capexTotal', cap: 6_000_000, used: capex, shadowPrice: 0.0021 },
          { name: 'governmentShare:2027', cap: 400_000, used: 35_000, shadowPrice: 0 },
          { name: 'source:fiscal', cap: 300_000, used: 0, shadowPrice: Number.NaN },
        ],
        rows: budgetTable(selected).rows,
      },
      phases: [
        phaseUpTo('pilot', 1, selected.slice(0, 2), selected.slice(0, 2)),
        phaseUpTo('phase1', 2, selected.slice(2), selected),
      ],
      front: [
        { budget: 500_000, capex: 480_000, sites: 2, value: 1800, bound: 1900, gapPct: 100 / 19 },
        { budget: 6_000_000, capex, sites: selected.length, value: 9000, bound: 9000, gapPct: 0 },
      ],
    },
    demand: { basisId: 'population-raster', basis: text('population raster', '人口栅格'), isPeople: true },
    method: {
      models: [
        {
          id: 'hata',
          title: text('Okumura-Hata', 'Okumura-Hata 模型'),
          edition: text('Report 567-3', '567-3 号报告'),
          layers: [lte.id, nr.id],
        },
      ],
      layers: [lte, nr],
      profiles: coverageProfiles.filter((p) => p.id === lte.profile || p.id === nr.profile),
      facts: [{ name: text('Elevation', '高程'), value: text('ground (declared)', '地面（已声明）') }],
    },
    defaults: [
      { name: 'feeder_loss_dB', count: 12 },
      { name: 'load', count: 31 },
    ],
    warnings: [
      {
        severity: 'warning',
        code: 'CVG_TEST',
        text: text(`Tilt of ${hostileName} is above 16°.`, `${hostileName} 的下倾角大于 16°。`),
        where: { file: '/srv/data/stations.csv', row: 12, column: 4, field: 'mech_tilt_deg' },
      },
    ],
    unknownShares: [
      { service: '4g-any', share: 0.021 },
      { service: '5g-any', share: 0 },
    ],
    inputs: [
      { key: 'stations', file: 'stations.csv', bytes: 48_123, sha256: 'a3'.repeat(32) },
      { key: 'terrain.elevation', file: 'dem.tif', bytes: 2_104_332, sha256: '0f'.repeat(32) },
    ],
    maps: {
      grid,
      ground_m,
      areaMask,
      status: [
        { service: '5g-any', before: status(0.16), after: status(0.24) },
        { service: '4g-any', before: status(0.26), after: status(0.36) },
      ],
      vectors: { boundary: [boundary], road: [road] },
      places: places.map((p, i) => ({ lon: p.lon, lat: p.lat, name: p.name, rank: i === 0 ? 1 : 2 })),
      onAir: masts.flatMap(([lon, lat], i) =>
        [0, 120, 240].map((azimuth_deg) => ({
          lon,
          lat,
          azimuth_deg,
          technology: i < 2 ? ('nr' as const) : ('lte' as const),
        })),
      ),
    },
    ...over,
  };
}

/** What a run knows before any plan, with gaps everywhere. */
export function bareData(): ReportData {
  const full = reportData();
  const nothing = (k: Kpi): Kpi => ({
    ...k,
    value: null,
    valueIfUnknownCovered: null,
    numerator: Number.NaN,
    denominator: Number.NaN,
    covered: null,
    notCovered: null,
    unknown: null,
  });
  return {
    ...full,
    notices: [],
    kpis: { before: full.kpis.before.map(nothing) },
    zones: [{ service: '4g-any', zones: [zone('4g-any', 2, false)] }],
    places: verdicts.filter((v) => v.place.id === 'p3'),
    placesAfter: undefined,
    paths: undefined,
    plan: undefined,
    demand: { basisId: 'none', basis: plain('none'), isPeople: false },
    defaults: [],
    warnings: [],
    unknownShares: [],
    inputs: [],
    maps: {
      ...full.maps,
      ground_m: undefined,
      status: full.maps.status.slice(0, 1).map(({ service, before }) => ({ service, before })),
      vectors: {},
      places: [],
      onAir: [],
    },
  };
}
