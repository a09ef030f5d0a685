/** `explain --at` beside the raster of the same run. */
import { expect } from 'vitest';
import type { Explanation } from '../../src/app/explain.js';
import { transformer } from '../../src/geo/transform.js';
import { cellCentreX, cellCentreY, type GridSpec } from '../../src/raster/raster.js';
import { runJson } from './runCli.js';
import type { DecodedRaster } from './runFiles.js';

export const explainAt = (run: string, lon: number, lat: number, layer: string): Promise<Explanation> =>
  runJson(['explain', run, '--at', `${lon},${lat}`, '--layer', layer]);

/** Centre of a pixel in WGS 84 degrees. */
export const pixelDegrees = (grid: GridSpec, index: number): [lon: number, lat: number] =>
  transformer(grid.crs, 'EPSG:4326')(
    cellCentreX(grid, index % grid.cols),
    cellCentreY(grid, Math.floor(index / grid.cols)),
  );

/** The level is the raster's within a hundredth or two, never above free space, and the sum of its terms. */
export function expectLikeRaster(told: Explanation, map: DecodedRaster): void {
  const [x, y] = transformer('EPSG:4326', map.grid.crs)(told.at.lon, told.at.lat);
  expect(Math.abs(told.rsrp_dBm - map.at(x, y))).toBeLessThanOrEqual(0.02);
  expect(told.basicTransmissionLoss_dB).toBeGreaterThanOrEqual(told.freeSpaceLoss_dB - 0.01);
  const term = (symbol: string): number => told.terms.find((t) => t.symbol === symbol)?.value ?? Number.NaN;
  const budget = term('EPRE') - term('L_feeder') + term('G_rs') - term('A') - term('L_b');
  expect(Math.abs(budget - told.rsrp_dBm)).toBeLessThanOrEqual(0.02);
  for (const t of told.terms) expect(t.equation).not.toBe('');
}
