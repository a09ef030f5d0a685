/**
 * A made-up county of 6 × 6 km that `analyze` does in about two seconds: flat land at 300 m, one ridge from north to south
 * in the east, a village behind it, three sites of two sharing groups west of it. Every file can be left out or replaced.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { transformer } from '../../src/geo/transform.js';
import { writeCog } from '../../src/io/raster/cog.js';
import type { GridSpec } from '../../src/raster/raster.js';

/** Terrain and land cover: 7.2 × 7.2 km of 60 m cells in UTM zone 49 north. */
export const smallGrid: GridSpec = {
  crs: 'EPSG:32649',
  originX: 460_800,
  originY: 3_545_040,
  cellX: 60,
  cellY: 60,
  cols: 120,
  rows: 120,
};
const epsg = 32649;

/** East of the west edge, north of the south edge of the terrain, km → WGS 84 degrees. */
export function degreesAt(east_km: number, north_km: number): [lon: number, lat: number] {
  const south = smallGrid.originY - smallGrid.rows * smallGrid.cellY;
  return transformer(smallGrid.crs, 'EPSG:4326')(smallGrid.originX + 1000 * east_km, south + 1000 * north_km);
}

/** The ridge's crest, km east, and how high it stands over the plain. */
export const ridge = { east_km: 4.8, height_m: 260, spread_km: 0.25 } as const;
const plain_m = 300;

export const elevation_m = (east_km: number): number =>
  plain_m + ridge.height_m * Math.exp(-((east_km - ridge.east_km) ** 2) / (2 * ridge.spread_km ** 2));

/** A grid of values by place, row 0 north. */
export function fieldOf(grid: GridSpec, value: (east_km: number, north_km: number) => number): number[] {
  return Array.from({ length: grid.cols * grid.rows }, (_, i) => {
    const east_km = (((i % grid.cols) + 0.5) * grid.cellX) / 1000;
    const north_km = ((grid.rows - Math.floor(i / grid.cols) - 0.5) * grid.cellY) / 1000;
    return value(east_km, north_km);
  });
}

/** ESA WorldCover codes. */
const cover = { forest: 10, open: 30, builtUp: 50 } as const;

const coverAt = (east_km: number, north_km: number): number => {
  if (Math.hypot(east_km - 2.4, north_km - 3.6) < 0.5) return cover.builtUp;
  return Math.abs(east_km - ridge.east_km) < 0.5 ? cover.forest : cover.open;
};

/** People of one 120 m cell: a town in the west, a village of about 130 in the shadow. */
const peopleAt = (east_km: number, north_km: number): number => {
  if (Math.hypot(east_km - 2.4, north_km - 3.6) < 0.6) return 60;
  return Math.hypot(east_km - 6, north_km - 2.4) < 0.3 ? 7 : 0;
};

export interface StationRow {
  readonly site: string;
  readonly cell: string;
  readonly operator: string;
  readonly technology: 'lte' | 'nr';
  readonly frequency_MHz: number;
  readonly bandwidth_MHz: number;
  readonly east_km: number;
  readonly north_km: number;
  readonly azimuth_deg: number | '';
  readonly epre_dBm: number;
  readonly pci: number;
}

const cell = (
  site: string,
  [operator, technology, frequency_MHz, bandwidth_MHz, epre_dBm]: readonly [
    string,
    'lte' | 'nr',
    number,
    number,
    number,
  ],
  [east_km, north_km]: readonly [number, number],
  azimuth_deg: number,
  pci: number,
): StationRow => ({
  site,
  cell: `${site}-${technology}-${azimuth_deg}`,
  operator,
  technology,
  frequency_MHz,
  bandwidth_MHz,
  east_km,
  north_km,
  azimuth_deg,
  epre_dBm,
  pci,
});

const b3 = ['unicom', 'lte', 1850, 20, 12] as const;
const b8 = ['mobile', 'lte', 939, 10, 12] as const;
const n78 = ['unicom', 'nr', 3550.02, 100, 12] as const;

/** Unicom's LTE stands on one site with one sector to the east; Mobile's LTE on two; NR in the town. */
export const smallStations: readonly StationRow[] = [
  cell('S1', b3, [2.6, 3.6], 90, 10),
  cell('S1', n78, [2.6, 3.6], 0, 20),
  cell('S1', n78, [2.6, 3.6], 120, 21),
  cell('S1', n78, [2.6, 3.6], 240, 22),
  cell('S2', b8, [1.2, 5.4], 120, 30),
  cell('S2', b8, [1.2, 5.4], 240, 31),
  cell('S3', b8, [3.0, 1.2], 60, 33),
];

export const stationHeader =
  'site_id,cell_id,name,operator,technology,frequency_MHz,bandwidth_MHz,lon,lat,height_mAGL,azimuth_deg,mech_tilt_deg,elec_tilt_deg,rs_epre_dBm,pci';

export function stationLine(s: StationRow): string {
  const [lon, lat] = degreesAt(s.east_km, s.north_km).map((v) => v.toFixed(6));
  return [
    s.site,
    s.cell,
    `${s.site} mast`,
    s.operator,
    s.technology,
    s.frequency_MHz,
    s.bandwidth_MHz,
    lon,
    lat,
    30,
    s.azimuth_deg,
    1,
    2,
    s.epre_dBm,
    s.pci,
  ].join(',');
}

const layers = `
layers:
  - {id: lte-b3, group: [unicom], technology: lte, frequency_MHz: 1850, bandwidth_MHz: 20}
  - {id: lte-b8, group: [mobile], technology: lte, frequency_MHz: 939, bandwidth_MHz: 10}
  - {id: nr-n78, group: [telecom, unicom], technology: nr, frequency_MHz: 3550.02, bandwidth_MHz: 100, scs_kHz: 30}
`;

export interface SmallProject {
  readonly folder: string;
  /** The project file. */
  readonly file: string;
  readonly path: (name: string) => string;
}

/** Writes the whole project into a folder. `resolution_m` makes the run longer: 12 m gives nine compute tiles. */
export async function writeSmallProject(folder: string, resolution_m = 60): Promise<SmallProject> {
  mkdirSync(folder, { recursive: true });
  const path = (name: string): string => join(folder, name);
  const write = (name: string, text: string): void => {
    mkdirSync(dirname(path(name)), { recursive: true });
    writeFileSync(path(name), text);
  };
  await writeElevation(path('dem.tif'), (east_km) => elevation_m(east_km));
  await writeCog(path('landcover.tif'), {
    grid: smallGrid,
    epsg,
    data: Uint8Array.from(fieldOf(smallGrid, coverAt)),
    nodata: 0,
  });
  const people = { ...smallGrid, cellX: 120, cellY: 120, cols: 60, rows: 60 };
  await writeCog(path('population.tif'), {
    grid: people,
    epsg,
    data: Float32Array.from(fieldOf(people, peopleAt)),
    nodata: Number.NaN,
  });
  write('stations.csv', `${[stationHeader, ...smallStations.map(stationLine)].join('\n')}\n`);
  write('places.geojson', JSON.stringify(places()));
  write('towers.csv', towers());
  write('roads.geojson', JSON.stringify(roads()));
  write('project.yaml', projectText(resolution_m));
  return { folder, file: path('project.yaml'), path };
}

export const writeElevation = (
  file: string,
  value: (east_km: number, north_km: number) => number,
): Promise<void> =>
  writeCog(file, {
    grid: smallGrid,
    epsg,
    data: Float32Array.from(fieldOf(smallGrid, value)),
    nodata: Number.NaN,
    unit: 'm',
  });

export function projectText(resolution_m = 60): string {
  const bbox = [...degreesAt(0.6, 0.6), ...degreesAt(6.6, 6.6)].map((v) => v.toFixed(5));
  return `version: 1
name: small
date: 2026-11-01
area: {bbox: [${bbox.join(', ')}]}
grid: {resolution_m: ${resolution_m}}
terrain:
  elevation: {file: dem.tif, kind: dtm}
  clutter: {file: landcover.tif, classes: esa-worldcover}
stations: {file: stations.csv, crs: EPSG:4326}
demand:
  population: {file: population.tif, kind: count}
  places: [{file: places.geojson}]
  roads: roads.geojson
${layers.trim()}
siting:
  candidates: {towers: towers.csv}
  budget: {currency: CNY, capexTotal: 3000000}
report: {language: en, edition: county}
`;
}

function places(): object {
  const square = (east_km: number, north_km: number, half_km: number): number[][][] => [
    (
      [
        [-1, -1],
        [1, -1],
        [1, 1],
        [-1, 1],
        [-1, -1],
      ] as const
    ).map(([x, y]) => degreesAt(east_km + x * half_km, north_km + y * half_km)),
  ];
  return {
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        properties: { id: 'P1', class: 'community', name: 'East Garden' },
        geometry: { type: 'Polygon', coordinates: square(2.2, 3.4, 0.2) },
      },
      {
        type: 'Feature',
        properties: { id: 'P2', class: 'station', name: 'Bus station' },
        geometry: { type: 'Point', coordinates: degreesAt(6.1, 2.4) },
      },
    ],
  };
}

function towers(): string {
  const rows = (
    [
      ['T1', 5.9, 2.2],
      ['T2', 1.6, 1.8],
    ] as const
  ).map(([id, east_km, north_km]) => {
    const [lon, lat] = degreesAt(east_km, north_km).map((v) => v.toFixed(6));
    return `${id},${lon},${lat},40,25,1,tower company,1`;
  });
  return `${['id,lon,lat,height_m,free_height_m,free_platforms,owner,tenants', ...rows].join('\n')}\n`;
}

function roads(): object {
  return {
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        properties: { class: 'primary' },
        geometry: { type: 'LineString', coordinates: [degreesAt(0.8, 3), degreesAt(6.5, 3.1)] },
      },
      {
        type: 'Feature',
        properties: { class: 'track' },
        geometry: { type: 'LineString', coordinates: [degreesAt(5.9, 3.08), degreesAt(5.9, 2.25)] },
      },
    ],
  };
}
