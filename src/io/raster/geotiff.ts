/** GeoTIFF as a raster source: north-up grid, nodata and scale applied. */
import type { GeoTIFFImage } from 'geotiff';
import { CoverageError, type Diagnostic } from '../../foundation/errors.js';
import { type Crs, resolveCrs } from '../../geo/crs.js';
import type { GridSpec, RasterSource, Window } from '../../raster/raster.js';
import type { RasterFacts, RasterOptions } from './facts.js';
import { rasterMessages as m } from './messages.js';
import { rasterProblem } from './problems.js';
import { compressionName } from './tiffDecode.js';
import { openTiffPixels, sampleTypeName, type TiffLayout, type TiffPixels } from './tiffPixels.js';
import { unescapeXml } from './xmlText.js';
import { crsOfGeoKeys, type GeoTransform, geoKeysOf, geoTransformOf, pixelIsPoint } from './tiffReference.js';

export type OpenRaster = RasterSource & { readonly facts: RasterFacts };

/**
 * Opens one band (default: the first). Values arrive as `raw * scale + offset`, NaN where raw equals the nodata value.
 * @throws CoverageError('file') when it cannot be opened; ('inputData') when damaged, without CRS or position, rotated.
 */
export async function openGeoTiff(file: string, options: RasterOptions = {}): Promise<OpenRaster> {
  const pixels = await openTiffPixels(file);
  try {
    const facts = await factsOf(file, pixels, options);
    const errors = facts.problems.filter((p) => p.severity === 'error');
    if (errors.length > 0) throw new CoverageError('inputData', errors);
    const { grid } = facts;
    // Without an error the position is known; the check satisfies the compiler.
    if (grid === undefined) throw new CoverageError('inputData', facts.problems);
    const band = options.band ?? 0;
    return {
      name: file,
      grid,
      facts,
      read: (window) => readValues(pixels, facts, band, window),
      close: () => pixels.close(),
    };
  } catch (error) {
    await pixels.close();
    throw error;
  }
}

/**
 * Describes a TIFF that can be decoded; a missing CRS, a rotation or a missing position stand in `problems`.
 * @throws CoverageError when it is cut short, damaged or packed in a way that is not read.
 */
export async function describeGeoTiff(file: string, options: RasterOptions = {}): Promise<RasterFacts> {
  const pixels = await openTiffPixels(file);
  try {
    if (pixels.refusal) throw pixels.refusal;
    return await factsOf(file, pixels, options);
  } finally {
    await pixels.close();
  }
}

async function readValues(
  pixels: TiffPixels,
  facts: RasterFacts,
  band: number,
  w: Window,
): Promise<Float64Array> {
  const { scale, offset, nodata, southUp } = facts;
  const row0 = southUp ? facts.rows - w.row0 - w.rows : w.row0;
  const values = await pixels.read({ ...w, row0 }, band);
  for (let i = 0; i < values.length; i++)
    values[i] = values[i] === nodata ? Number.NaN : values[i] * scale + offset;
  return southUp ? turnedOver(values, w.cols) : values;
}

function turnedOver(values: Float64Array, cols: number): Float64Array {
  const out = new Float64Array(values.length);
  for (let from = 0, to = values.length - cols; to >= 0; from += cols, to -= cols)
    out.set(values.subarray(from, from + cols), to);
  return out;
}

async function factsOf(file: string, pixels: TiffPixels, options: RasterOptions): Promise<RasterFacts> {
  const { image, layout, header } = pixels;
  const band = options.band ?? 0;
  const problems: Diagnostic[] = [];
  if (pixels.refusal) problems.push(...pixels.refusal.diagnostics);
  const note = await bandNote(image, band);
  const transform = await geoTransformOf(file, image);
  if (transform === undefined)
    problems.push(rasterProblem(file, 'CVG_RASTER_NO_GEOREFERENCE', m.notGeoreferenced));
  else if (transform === 'controlPoints')
    problems.push(rasterProblem(file, 'CVG_RASTER_CONTROL_POINTS', m.controlPoints, {}, m.controlPointsHint));
  const crs = chooseCrs(file, image, options.declaredCrs, problems);
  const affine = typeof transform === 'object' ? transform : undefined;
  const placed = affine && place(file, affine, layout, crs, problems);
  return {
    file,
    format: header.bigTiff ? 'BigTIFF' : 'GeoTIFF',
    bytes: header.fileBytes,
    cols: layout.cols,
    rows: layout.rows,
    bands: layout.bands,
    sampleType: sampleTypeName(layout),
    compression: compressionName(layout.compression),
    blockCols: layout.blockCols,
    blockRows: layout.blockRows,
    nodata: nodataOf(image, layout),
    ...note,
    pixelIs: pixelIsPoint(image) ? 'point' : 'area',
    crs: crs?.id,
    crsName: crs?.name,
    geotransform: affine,
    southUp: placed?.southUp ?? false,
    rotated: placed?.rotated ?? false,
    grid: placed?.grid,
    problems,
  };
}

function nodataOf(image: GeoTIFFImage, layout: TiffLayout): number | undefined {
  const value = image.getGDALNoData();
  if (value === null) return undefined;
  // The tag is decimal text of a double; samples of 32 bits hold the nearest float.
  return layout.sampleFormat === 3 && layout.bits === 32 ? Math.fround(value) : value;
}

async function bandNote(
  image: GeoTIFFImage,
  band: number,
): Promise<{ scale: number; offset: number; unit?: string; description?: string }> {
  const items = (await image.getGDALMetadata(band)) ?? {};
  const text = (key: string): string | undefined =>
    // Escaped twice, as GDAL writes it.
    key in items ? unescapeXml(unescapeXml(String(items[key]))) : undefined;
  const number = (key: string, fallback: number): number => {
    const value = Number(text(key) ?? fallback);
    return Number.isFinite(value) ? value : fallback;
  };
  return {
    scale: number('SCALE', 1),
    offset: number('OFFSET', 0),
    unit: text('UNITTYPE'),
    description: text('DESCRIPTION'),
  };
}

function chooseCrs(
  file: string,
  image: GeoTIFFImage,
  declared: string | undefined,
  problems: Diagnostic[],
): Crs | undefined {
  const found = crsOfGeoKeys(geoKeysOf(image));
  const declaredCrs = declared === undefined ? undefined : resolveCrs(declared);
  if (found && 'id' in found) {
    if (declaredCrs && declaredCrs.id !== found.id) {
      const text = rasterProblem(file, 'CVG_RASTER_CRS_DIFFERS', m.crsDiffers, {
        declared: declaredCrs.id,
        inFile: found.id,
      });
      problems.push({ ...text, severity: 'warning' });
    }
    return found;
  }
  if (declaredCrs) return declaredCrs;
  problems.push(
    found
      ? rasterProblem(
          file,
          'CVG_RASTER_CRS_UNKNOWN',
          m.crsNotUnderstood,
          { what: found.notUnderstood },
          m.crsMissingHint,
        )
      : rasterProblem(file, 'CVG_RASTER_CRS_MISSING', m.crsMissing, {}, m.crsMissingHint),
  );
  return undefined;
}

function place(
  file: string,
  t: GeoTransform,
  layout: TiffLayout,
  crs: Crs | undefined,
  problems: Diagnostic[],
): { grid?: GridSpec; southUp: boolean; rotated: boolean } {
  const [x0, a, b, y0, d, e] = t;
  const southUp = e > 0;
  const slant = Math.max(Math.abs(b), Math.abs(d)) > 1e-9 * Math.max(Math.abs(a), Math.abs(e));
  if (slant || !(a > 0) || !(Math.abs(e) > 0)) {
    problems.push(
      rasterProblem(file, 'CVG_RASTER_ROTATED', m.rotated, { transform: t.join(', ') }, m.controlPointsHint),
    );
    return { southUp: false, rotated: true };
  }
  if (southUp) {
    const text = rasterProblem(file, 'CVG_RASTER_SOUTH_UP', m.southUp);
    problems.push({ ...text, severity: 'warning' });
  }
  const originY = southUp ? y0 + layout.rows * e : y0;
  if (crs?.kind === 'geographic' && (Math.abs(x0) > 541 || Math.abs(originY) > 91)) {
    problems.push(
      rasterProblem(file, 'CVG_RASTER_EXTENT', m.extentImpossible, { crs: crs.id, x: x0, y: originY }),
    );
  }
  if (crs === undefined) return { southUp, rotated: false };
  return {
    southUp,
    rotated: false,
    grid: {
      crs: crs.id,
      originX: x0,
      originY,
      cellX: a,
      cellY: Math.abs(e),
      cols: layout.cols,
      rows: layout.rows,
    },
  };
}
