/** Bad rasters: damaged, overlarge by their own claim, without a place on earth, empty where they count. */
import { writeElevation } from '../../helpers/smallProject.js';
import { crsTag, imageTags, placedTags, rotatedTags, tiffBytes, tiledTags } from '../../helpers/tiff.js';
import { analyze, type Case, cut, project, write } from './case.js';

const small = { cols: 4, rows: 4, bytes: 16 };
/** 31 623² is 10⁹. */
const side = 31_623;

const hints = {
  copy: 'Hint: Copy or download the file again.',
  tiled:
    'Hint: Write it in tiles: gdal_translate -co TILED=YES -co COMPRESS=DEFLATE in.tif out.tif [CVG_RASTER_BLOCK_SIZE]',
  raster:
    'Hint: GeoTIFF (.tif) and SRTM tiles (.hgt, .hgt.zip) are read. Export the layer as GeoTIFF. [CVG_RASTER_UNKNOWN]',
  cover:
    'Hint: Check that the files cover the area, their nodata value and their CRS (coverage info FILE). [CVG_TERRAIN_EMPTY]',
};
const rotated =
  'dem.tif: The raster is rotated, sheared or mirrored against its axes (geotransform 100, 0.5, 0.1, 30, 0.1, -0.5). Hint: Warp it first: gdalwarp -t_srs EPSG:4490 in.tif out.tif [CVG_RASTER_ROTATED]';
const noCrs =
  'dem.tif: The raster names no coordinate reference system. Hint: Declare it beside the file in the project, for example crs: EPSG:4490. [CVG_RASTER_CRS_MISSING]';

export const rasterCases: readonly Case[] = [
  {
    name: 'a truncated GeoTIFF',
    spoil: cut('dem.tif', 3000),
    code: 4,
    says: [
      `dem.tif: The file is cut short: it has 3000 bytes, its directory points to byte 15641. ${hints.copy} [CVG_RASTER_TRUNCATED]`,
    ],
  },
  {
    name: 'an empty raster file',
    spoil: write('dem.tif', ''),
    code: 4,
    says: [`dem.tif: This is not a raster that can be read: it begins with "". ${hints.raster}`],
  },
  {
    name: 'a text named .tif',
    spoil: write('dem.tif', 'site_id,lon,lat\nA,1,2\n'),
    code: 4,
    says: [
      `dem.tif: This is not a raster that can be read: it begins with "site_id,lon,lat.". ${hints.raster}`,
    ],
  },
  {
    name: 'a strip that claims 10⁹ × 10⁹ pixels',
    spoil: write('dem.tif', tiffBytes([...imageTags({ ...small, cols: 1e9, rows: 1e9 }), ...placedTags()])),
    code: 4,
    says: [`dem.tif: One block of the file decodes to 953674316406 MB; the limit is 256 MB. ${hints.tiled}`],
  },
  {
    name: 'a packed strip that claims 10⁹ pixels',
    spoil: write(
      'dem.tif',
      tiffBytes([...imageTags({ cols: side, rows: side, bytes: 16, compression: 8 }), ...placedTags()]),
    ),
    code: 4,
    says: [`dem.tif: One block of the file decodes to 954 MB; the limit is 256 MB. ${hints.tiled}`],
  },
  {
    name: 'tiles that claim 10⁹ × 10⁹ pixels',
    spoil: write('dem.tif', tiffBytes([...tiledTags({ cols: 1e9, rows: 1e9 }), ...placedTags()])),
    code: 4,
    says: [
      `dem.tif: The file is damaged: of its 15258789062500 blocks 1 are listed. ${hints.copy} [CVG_RASTER_CORRUPT]`,
    ],
  },
  {
    name: 'tiles that claim 10⁹ pixels, in an analysis',
    argv: analyze,
    spoil: write('dem.tif', tiffBytes([...tiledTags({ cols: side, rows: side }), ...placedTags()])),
    code: 4,
    says: [
      `dem.tif: The file is damaged: of its 15376 blocks 1 are listed. ${hints.copy} [CVG_RASTER_CORRUPT]`,
    ],
  },
  {
    name: 'a rotated raster',
    spoil: write('dem.tif', tiffBytes([...imageTags(small), ...rotatedTags()])),
    code: 4,
    says: [rotated],
  },
  {
    name: 'a rotated raster, in an analysis',
    argv: analyze,
    spoil: write('dem.tif', tiffBytes([...imageTags(small), ...rotatedTags()])),
    code: 4,
    says: [rotated],
  },
  {
    name: 'a raster without CRS',
    spoil: write('dem.tif', tiffBytes([...imageTags(small), ...placedTags().slice(0, 2)])),
    code: 4,
    says: [noCrs],
  },
  {
    name: 'a raster without CRS, in an analysis',
    argv: analyze,
    spoil: write('dem.tif', tiffBytes([...imageTags(small), ...placedTags().slice(0, 2)])),
    code: 4,
    says: [noCrs],
  },
  {
    name: 'a raster without position',
    spoil: write('dem.tif', tiffBytes([...imageTags(small), crsTag()])),
    code: 4,
    says: [
      'dem.tif: The raster does not say where it lies: it has neither a geotransform nor a world file. [CVG_RASTER_NO_GEOREFERENCE]',
    ],
  },
  {
    name: 'an elevation of nodata only',
    argv: analyze,
    spoil: (p) => writeElevation(p.path('dem.tif'), () => Number.NaN),
    code: 4,
    says: [`dem.tif terrain.elevation: No elevation value lies inside the area. ${hints.cover}`],
  },
  {
    name: 'an area away from the terrain',
    argv: analyze,
    spoil: project(/bbox: .*\]/, 'bbox: [100, 30, 100.05, 30.05]'),
    code: 4,
    says: [`dem.tif terrain.elevation: No elevation value lies inside the area. ${hints.cover}`],
  },
];
