/** Positions by edition: the county edition moves them to a 500 m grid of the working CRS, the carrier edition is exact. */
import { transformer } from '../../geo/transform.js';
import type { Edition } from './data.js';

const coarse_m = 500;

export interface Positions {
  /** A position as it may be shown or drawn. */
  round(lon: number, lat: number): [lon: number, lat: number];
  /** `110.5813, 32.0109` in degrees; a dash when it is not known. */
  text(lon: number, lat: number): string;
}

export function positionsOf(edition: Edition, crs: string): Positions {
  const round =
    edition === 'carrier' ? (lon: number, lat: number): [number, number] => [lon, lat] : rounding(crs);
  const digits = edition === 'carrier' ? 6 : 4;
  return {
    round,
    text(lon, lat) {
      const [x, y] = round(lon, lat);
      return Number.isFinite(x) && Number.isFinite(y) ? `${x.toFixed(digits)}, ${y.toFixed(digits)}` : '–';
    },
  };
}

function rounding(crs: string): Positions['round'] {
  const toGrid = transformer('EPSG:4326', crs);
  const fromGrid = transformer(crs, 'EPSG:4326');
  const nearest = (v: number) => Math.round(v / coarse_m) * coarse_m;
  return (lon, lat) => {
    const [x, y] = toGrid(lon, lat);
    return fromGrid(nearest(x), nearest(y));
  };
}
