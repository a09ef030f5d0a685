/** Small drawn counties for siting: one character a pixel of 100 m, north up. */
import type { CandidateCover, CandidateRequest, CoverageResult } from '../../../src/coverage/result.js';
import { PixelStatus } from '../../../src/coverage/kernel/fold.js';
import type { Network, Sector } from '../../../src/network/network.js';
import { equipmentFor, equipmentPattern } from '../../../src/radio/equipment.js';
import type { Layer } from '../../../src/radio/layer.js';
import { makeLayer } from '../../../src/radio/layers.js';
import { profileById } from '../../../src/radio/profiles.js';
import type { Place } from '../../../src/demand/places.js';
import { shippedBook } from '../../../src/economics/costBook.js';
import type { PlaceVerdict } from '../../../src/siting/audit/audit.js';
import type { Verdict } from '../../../src/siting/audit/verdict.js';
import type { SitingInput } from '../../../src/siting/plan.js';
import type { WeakZone } from '../../../src/siting/zones/zone.js';
import type { Tower } from '../../../src/siting/hosts.js';
import { clutterIndex } from '../../../src/terrain/clutter.js';
import { gridOf, toLonLat } from '../demand/world.js';

export const lowLte = makeLayer({
  id: 'lte-b5',
  technology: 'lte',
  group: ['telecom', 'unicom'],
  frequency_MHz: 874.2,
  bandwidth_MHz: 10,
});
export const highLte = makeLayer({
  id: 'lte-b3',
  technology: 'lte',
  group: ['telecom', 'unicom'],
  frequency_MHz: 1850,
  bandwidth_MHz: 20,
});
export const nr = makeLayer({
  id: 'nr-n78',
  technology: 'nr',
  group: ['telecom', 'unicom'],
  frequency_MHz: 3550,
  bandwidth_MHz: 100,
});

/**
 * What a character says of its pixel. `.` covered, `o` one person and weak, `#` a hundred people and weak, `T` a hundred
 * people in a built-up pixel and weak, `?` a hundred people and unknown, `~` water and weak, `^` high ground and weak,
 * `V` void terrain and weak, blank outside the area.
 */
const people: Readonly<Record<string, number>> = { o: 1, '#': 100, T: 100, '?': 100 };
const heights: Readonly<Record<string, number>> = { '^': 50, V: Number.NaN };

export function county(rows: readonly string[], overrides: Partial<SitingInput> = {}): SitingInput {
  const cells = [...rows.join('')];
  const status = Uint8Array.from(cells, (c) =>
    c === ' '
      ? PixelStatus.outside
      : c === '.'
        ? PixelStatus.covered
        : c === '?'
          ? PixelStatus.unknown
          : PixelStatus.weak,
  );
  const coverage = {
    pixelGrid: gridOf(rows),
    areaMask: Uint8Array.from(cells, (c) => (c === ' ' ? 0 : 1)),
    ground_m: Float32Array.from(cells, (c) => heights[c] ?? 10),
    clutterClass: Uint8Array.from(cells, (c) =>
      clutterIndex(c === '~' ? 'water' : c === 'T' ? 'urban' : 'open'),
    ),
    layers: [lowLte, highLte, nr].map((layer) => layerCoverage(layer, status)),
    services: [
      service('4g-telecom+unicom', 'lte', [0, 1], status),
      service('5g-telecom+unicom', 'nr', [2], status),
    ],
  };
  return {
    coverage,
    people: Float64Array.from(cells, (c) => people[c] ?? 0),
    basisIsPeople: true,
    demandBasis: 'population-raster',
    network: networkOf([]),
    positions: [],
    places: [],
    towers: [],
    zones: new Map(),
    verdicts: [],
    roads: undefined,
    users: [],
    classes: ['station', 'community', 'mall'],
    from: ['towers', 'base-stations', 'places', 'weak-zones', 'user'],
    avoided: () => false,
    toLonLat,
    county: '',
    townAt: undefined,
    entryLoss: 'p2109',
    book: shippedBook,
    caps: [],
    years: [2027],
    effort: 5,
    ...overrides,
  };
}

function layerCoverage(layer: Layer, status: Uint8Array): CoverageResult['layers'][number] {
  const profile = profileById(layer.profile);
  if (!profile) throw new Error(`no profile ${layer.profile}`);
  const floats = new Float32Array(status.length);
  return {
    layer,
    profile,
    status,
    rsrp_dBm: floats,
    rsSinr_dB: floats,
    dataSinr_dB: floats,
    dl_Mbps: floats,
    ul_Mbps: floats,
    probability: floats,
    bestServer: new Int32Array(status.length),
    overlap: new Uint8Array(status.length),
  };
}

const service = (id: string, technology: Layer['technology'], layers: number[], status: Uint8Array) => ({
  id,
  technology,
  group: 'telecom+unicom',
  layers,
  status,
  probability: new Float32Array(status.length),
  bestLayer: new Uint8Array(status.length),
});

export function networkOf(sectors: readonly Sector[]): Network {
  return {
    layers: [lowLte, highLte, nr],
    sectors,
    indoor: [],
    counts: {
      rows: sectors.length,
      propagated: sectors.length,
      indoor: 0,
      notPropagated: {},
      defaulted: {},
      assigned: {},
    },
  };
}

export function sectorOn(layer: Layer, antennaHeight_mAGL: number): Sector {
  const equipment = equipmentFor(layer.technology, layer.band, layer.frequency_MHz);
  return {
    index: 0,
    row: 2,
    siteId: 'S1',
    cellId: 'S1-1',
    name: 'Old mast',
    operator: layer.operators.join('+'),
    layer,
    lon: 0,
    lat: 0,
    antennaHeight_mAGL,
    azimuth_deg: 0,
    mechTilt_deg: 0,
    elecTilt_deg: 4,
    pattern: equipmentPattern(equipment),
    rsGain_dBi: equipment.rsGain_dBi,
    trafficGain_dBi: equipment.trafficGain_dBi,
    epre_dBm: 15,
    feederLoss_dB: 0.5,
    frequency_MHz: layer.frequency_MHz,
    bandwidth_MHz: layer.bandwidth_MHz,
    pci: -1,
    load: 0.5,
    coverType: 'outdoor',
    status: 'on-air',
    towerId: '',
    town: '',
    defaulted: [],
  };
}

export const towerAt = (id: string, x_m: number, y_m: number, facts: Partial<Tower> = {}): Tower => ({
  id,
  lon: 0,
  lat: 0,
  x_m,
  y_m,
  height_m: 40,
  freeHeight_m: Number.NaN,
  freePlatforms: Number.NaN,
  tenants: Number.NaN,
  owner: '',
  fibre: undefined,
  ...facts,
});

/** One zone of a service that holds every pixel with people whom it does not cover, around their middle. */
export function withZone(input: SitingInput, serviceId = '4g-telecom+unicom'): SitingInput {
  const { pixelGrid: g, services } = input.coverage;
  const status = services.find((s) => s.id === serviceId)?.status ?? new Uint8Array(0);
  const pixels = [...status.keys()].filter((p) => status[p] === PixelStatus.weak && input.people[p] > 0);
  const population = pixels.reduce((sum, p) => sum + input.people[p], 0);
  const mean = (of: (p: number) => number) =>
    pixels.reduce((sum, p) => sum + input.people[p] * of(p), 0) / population;
  const x_m = mean((p) => g.originX + ((p % g.cols) + 0.5) * g.cellX);
  const y_m = mean((p) => g.originY - (Math.floor(p / g.cols) + 0.5) * g.cellY);
  const [lon, lat] = toLonLat(x_m, y_m);
  const zone: WeakZone = {
    id: 'wz-1',
    service: serviceId,
    group: 'telecom+unicom',
    kind: 'settlement',
    name: { en: 'Baisha', zh: 'Baisha' },
    county: '',
    town: 'Shatian',
    village: 'Baisha',
    polygons: [],
    x_m,
    y_m,
    lon,
    lat,
    grids: 1,
    weakGrids: 1,
    area_km2: 1,
    population,
    households: population / 3,
    places: [],
    road_km: Number.NaN,
    rsrpMean_dBm: -120,
    rsrpP10_dBm: -120,
    deficit_dB: 10,
    need: 10 * population,
    severity: 1,
    cause: 'distance',
    nearestSite_m: Number.NaN,
    nearestTower_m: Number.NaN,
    unknownShare: 0,
    pixels: Int32Array.from(pixels),
    rank: 1,
  };
  return { ...input, zones: new Map([[serviceId, [zone]]]) };
}

/** What an audit says of a place, with one verdict for the street and one for the inside. */
export function verdictOn(
  place: Place,
  outdoor: Verdict,
  indoor: Verdict,
  facts: Partial<PlaceVerdict> = {},
): PlaceVerdict {
  const environment = (verdict: Verdict): PlaceVerdict['indoor'] => ({
    verdict,
    pointsCovered: 0,
    pointsUnknown: 0,
    keyPointsCovered: 0,
    keyPointsUnknown: 0,
    passedBy: verdict === 'pass' ? 'points' : undefined,
    worst: undefined,
    rsrpMin_dBm: Number.NaN,
    rsrpMean_dBm: Number.NaN,
  });
  return {
    place,
    service: '5g-telecom+unicom',
    group: 'telecom+unicom',
    footprint_m2: 1e4,
    points: 9,
    outdoor: environment(outdoor),
    indoor: environment(indoor),
    judged: 'indoor',
    rates: undefined,
    servedBy: '',
    indoorSystem: false,
    remedy: '',
    ...facts,
  };
}

/** An engine that serves every pixel within a distance, for tests of what comes after the engine. */
export const discEngine =
  (input: SitingInput, radius_m: number) =>
  (requests: readonly CandidateRequest[]): Promise<CandidateCover[]> => {
    const { pixelGrid: g, services } = input.coverage;
    return Promise.resolve(
      requests.map((r) => {
        const status = services.find((s) => s.id === r.service)?.status ?? new Uint8Array(0);
        const pixels: number[] = [];
        status.forEach((s, i) => {
          const dx = g.originX + ((i % g.cols) + 0.5) * g.cellX - r.x_m;
          const dy = g.originY - (Math.floor(i / g.cols) + 0.5) * g.cellY - r.y_m;
          if (s === PixelStatus.weak && Math.hypot(dx, dy) <= radius_m) pixels.push(i);
        });
        return {
          id: r.id,
          pixels: Int32Array.from(pixels),
          rsrp_dBm: new Float32Array(pixels.length).fill(-95),
          watched: new Int32Array(0),
          watched_dBm: new Float32Array(0),
          lost: new Int32Array(0),
        };
      }),
    );
  };
