/** Bad tables and vector files: cells, rows, headers, encodings, positions. */
import { writeFileSync } from 'node:fs';
import {
  analyze,
  asUtf16,
  type Case,
  cut,
  edit,
  numberHint,
  project,
  type Spoil,
  station,
  write,
} from './case.js';

const placesTable =
  (text: string): Spoil =>
  async (p) => {
    await project('places.geojson', 'places.csv')(p);
    writeFileSync(p.path('places.csv'), text);
  };

const noColumns =
  'No coordinate columns: one of lon, lng, longitude, x, 经度 and one of lat, latitude, y, 纬度 is needed. [CVG_POINTS_COLUMNS]';

export const tableCases: readonly Case[] = [
  {
    name: 'stations outside the terrain',
    argv: analyze,
    spoil: edit('stations.csv', /,110\./g, ',114.'),
    code: 4,
    says: [
      'stations.csv: No station can be used: 7 cells lie outside the terrain. Hint: Check lon and lat (swapped?) and the declared CRS of the station table. [CVG_NO_STATIONS]',
    ],
  },
  {
    name: 'longitude and latitude swapped, which no degree allows',
    spoil: async (p) => {
      await edit('stations.csv', 'lon,lat', 'lat,lon')(p);
      await edit('stations.csv', /(\n[^\n]+){6}\n$/, '\n')(p);
    },
    code: 4,
    says: [
      'stations.csv:2:8 lat: Longitude 32.008469, latitude 110.612481: outside the range of degrees. Hint: The two columns look swapped. [CVG_INPUT_POSITION]',
    ],
  },
  {
    name: 'longitude and latitude swapped, which only the area tells',
    spoil: async (p) => {
      await project(/bbox: .*\]/, 'bbox: [10, 40, 10.05, 40.05]')(p);
      await edit('stations.csv', /\d+\.\d{6},\d+\.\d{6}/g, '40.02,10.02')(p);
    },
    code: 4,
    says: [
      'stations.csv: 7 of 7 stations lie in the planning area only with longitude and latitude swapped. Hint: The two columns look swapped. [CVG_INPUT_SWAPPED]',
    ],
  },
  {
    name: 'duplicate cells',
    spoil: station(4, 2, 'S1-nr-0'),
    code: 4,
    says: ['stations.csv:4:2 cell_id: Cell S1-nr-0 of site S1 is already in row 3. [CVG_INPUT_DUPLICATE]'],
  },
  {
    name: 'NaN in a coordinate and in a height, both listed',
    spoil: async (p) => {
      await station(3, 8, 'NaN')(p);
      await station(5, 10, 'NaN')(p);
    },
    code: 4,
    says: [
      `stations.csv:3:8 lon: “NaN” is not a number. ${numberHint}`,
      `stations.csv:5:10 height_mAGL: “NaN” is not a number. ${numberHint}`,
    ],
  },
  {
    name: 'values outside their limits',
    spoil: async (p) => {
      await station(2, 11, '412')(p);
      await station(3, 6, '500')(p);
      await station(4, 12, '412')(p);
      await station(5, 10, '1500')(p);
      await station(6, 14, '46')(p);
    },
    code: 4,
    says: [
      'stations.csv:2:11 azimuth_deg: 412 is above the maximum 360. Hint: Did you mean 52 (412−360)? [CVG_INPUT_RANGE]',
      'stations.csv:3:6 frequency_MHz: No NR band holds 500 MHz. [CVG_INPUT_BAND]',
      'stations.csv:4:12 mech_tilt_deg: 412 is above the maximum 45. Hint: Tilt is in degrees, down positive. [CVG_INPUT_RANGE]',
      'stations.csv:5:10 height_mAGL: 1500 is above the maximum 600. Hint: Height counts from the ground; this looks like a height above sea level. [CVG_INPUT_RANGE]',
      'stations.csv:6:14 rs_epre_dBm: 46 is above the maximum 35. Hint: Power per resource element, not of the carrier: 20 W per port on 20 MHz is 15.2 dBm. [CVG_INPUT_RANGE]',
    ],
  },
  {
    name: 'an empty table',
    spoil: write('stations.csv', ''),
    code: 4,
    says: ['stations.csv: The table is empty: it has no header row. [CVG_TABLE_EMPTY]'],
  },
  {
    name: 'a header without rows',
    spoil: write('stations.csv', 'site_id,lon,lat\n'),
    code: 4,
    says: ['stations.csv: The station table has no rows. [CVG_STATIONS_EMPTY]'],
  },
  {
    name: 'a table without coordinates',
    spoil: write('stations.csv', 'a,b\n1,2\n'),
    code: 4,
    says: [
      'stations.csv:1: No columns for longitude and latitude. Columns found: a, b. Hint: Name them lon and lat, or 经度 and 纬度; projected x and y need a declared CRS. [CVG_STATIONS_COLUMNS]',
    ],
  },
  {
    name: 'a table in UTF-16',
    spoil: asUtf16('stations.csv'),
    code: 4,
    says: ['stations.csv: The text is UTF-16. Hint: Save it as UTF-8 or GB18030. [CVG_TEXT_ENCODING]'],
  },
  {
    name: 'a workbook named .csv',
    spoil: write('stations.csv', 'PK\u0003\u0004\u0000\u0000\u0000'),
    code: 4,
    says: [
      'stations.csv: Byte 5 is NUL: this is not a text file. Hint: A workbook must be exported as CSV first; text must be UTF-8 or GB18030. [CVG_TEXT_ENCODING]',
    ],
  },
  {
    name: 'a quote that is not closed',
    spoil: edit('stations.csv', 'S2 mast', '"S2 mast'),
    code: 4,
    says: [
      'stations.csv:6: A quoted cell that begins here is never closed. Hint: Look for a quote that is not closed. [CVG_TABLE_BROKEN]',
    ],
  },
  {
    name: 'a row with too many cells',
    spoil: edit('stations.csv', 'S2 mast', 'S2, mast'),
    code: 4,
    says: [
      'stations.csv:6:16: The row has 16 cells, the header has 15. Hint: A separator inside a text needs quotes around the cell. [CVG_TABLE_WIDTH]',
    ],
  },
  {
    name: 'more columns than any table has',
    spoil: write('stations.csv', `${Array.from({ length: 2001 }, (_, i) => `c${i}`).join(',')}\n`),
    code: 7,
    says: [
      'stations.csv:1: 2001 columns; at most 2000 are read. Hint: Cut it to the planning area and its surroundings. [CVG_TABLE_SIZE]',
    ],
  },
  {
    name: 'places without coordinates',
    spoil: placesTable('name,class\nA,mall\n'),
    code: 4,
    says: [`places.csv:1: ${noColumns}`],
  },
  {
    name: 'places without coordinates, in an analysis',
    argv: analyze,
    spoil: placesTable('name,class\nA,mall\n'),
    code: 4,
    says: [`places.csv:1: ${noColumns}`],
  },
  {
    name: 'a place with a word for a coordinate',
    spoil: placesTable('name,lon,lat\nA,110.6,32.0\nB,110.6,north\nC,,\n'),
    code: 4,
    says: [`places.csv:3:3 lat: “north” is not a number. ${numberHint}`],
  },
  {
    name: 'a place with latitude first',
    spoil: placesTable('name,lon,lat\nA,32.0,110.6\n'),
    code: 4,
    says: [
      'places.csv:2:2 lon: The position (32, 110.6) does not exist in EPSG:4326. Hint: Longitude comes before latitude; another system is declared beside the file, for example crs: EPSG:4547. [CVG_INPUT_POSITION]',
    ],
  },
  {
    name: 'towers without coordinates, in an analysis',
    argv: analyze,
    spoil: write('towers.csv', 'name,height_m\nA,30\n'),
    code: 4,
    says: [`towers.csv:1: ${noColumns}`],
  },
  {
    name: 'GeoJSON that ends too early',
    spoil: cut('places.geojson', 300),
    code: 4,
    says: ['places.geojson:1: The JSON ends too early: the file is cut off. [CVG_GEOJSON]'],
  },
  {
    name: 'GeoJSON coordinates that are no numbers',
    spoil: edit('roads.geojson', /\[\[[^\]]*\]/, '[[null,1]'),
    code: 4,
    says: [
      'roads.geojson: Feature 1: coordinates are not finite numbers in the nesting of LineString. [CVG_GEOJSON]',
    ],
  },
  {
    name: 'a boundary of lines',
    spoil: project(/bbox: .*\]/, 'boundary: roads.geojson'),
    code: 4,
    says: [
      'roads.geojson area.boundary: The boundary holds no polygon, or its coordinates are not degrees. Hint: Give a polygon in WGS 84, or declare its CRS with area.boundary.crs. [CVG_AREA_BOUNDARY]',
    ],
  },
];
