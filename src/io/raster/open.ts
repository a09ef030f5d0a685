/** Opens or describes one raster file, whatever its kind. */
import type { RasterFacts, RasterOptions } from './facts.js';
import { describeGeoTiff, type OpenRaster, openGeoTiff } from './geotiff.js';
import { isHgtName, openHgt } from './hgt.js';

/** @throws CoverageError('file' | 'inputData'), located by the file's name. */
export async function openRaster(file: string, options: RasterOptions = {}): Promise<OpenRaster> {
  return isHgtName(file) ? openHgt(file) : openGeoTiff(file, options);
}

/** What the file holds; what would keep it out of an analysis is listed in `problems`, not thrown. */
export async function describeRaster(file: string, options: RasterOptions = {}): Promise<RasterFacts> {
  if (!isHgtName(file)) return describeGeoTiff(file, options);
  const tile = await openHgt(file);
  await tile.close();
  return tile.facts;
}
