/** Small drawn worlds: one character a pixel of 100 m, north up, the lower left corner at the origin. */
import type { PlaceContext } from '../../../src/demand/places.js';
import type { GridSpec } from '../../../src/raster/raster.js';

export const cell_m = 100;

export function gridOf(rows: readonly string[]): GridSpec {
  return {
    crs: 'EPSG:32649',
    originX: 0,
    originY: rows.length * cell_m,
    cellX: cell_m,
    cellY: cell_m,
    cols: rows[0].length,
    rows: rows.length,
  };
}

/** One value per pixel by its character. */
export const drawn = (rows: readonly string[], legend: Readonly<Record<string, number>>): number[] =>
  [...rows.join('')].map((c) => legend[c] ?? 0);

/** 1 where the character is not a blank. */
export const maskOf = (rows: readonly string[]): Uint8Array =>
  Uint8Array.from([...rows.join('')], (c) => (c === ' ' ? 0 : 1));

/** A flat world in which a thousandth of a degree is 100 m. */
export const fromLonLat = (lon: number, lat: number): [number, number] => [lon * 1e5, lat * 1e5];
export const toLonLat = (x: number, y: number): [number, number] => [x / 1e5, y / 1e5];

export function contextOf(rows: readonly string[]): PlaceContext {
  return { grid: gridOf(rows), areaMask: maskOf(rows), fromLonLat, buildingAt: () => undefined };
}
