/** Shortest lines on the WGS 84 ellipsoid (Karney 2013), through geographiclib. Degrees and metres. */
import geographiclib from 'geographiclib-geodesic';
import { azimuth360 } from '../foundation/units.js';

const wgs84 = geographiclib.Geodesic.WGS84;

export function geodesicDistance_m(lon1: number, lat1: number, lon2: number, lat2: number): number {
  return wgs84.Inverse(lat1, lon1, lat2, lon2).s12 ?? Number.NaN;
}

/** Distance and the forward azimuth at the first point, clockwise from north in [0, 360). */
export function geodesicInverse(
  lon1: number,
  lat1: number,
  lon2: number,
  lat2: number,
): { distance_m: number; azimuth_deg: number } {
  const line = wgs84.Inverse(lat1, lon1, lat2, lon2);
  return { distance_m: line.s12 ?? Number.NaN, azimuth_deg: azimuth360(line.azi1 ?? Number.NaN) };
}

/** The point that lies `distance_m` away in the direction `azimuth_deg`, as [lon, lat]. */
export function geodesicDirect(
  lon: number,
  lat: number,
  azimuth_deg: number,
  distance_m: number,
): [number, number] {
  const end = wgs84.Direct(lat, lon, azimuth_deg, distance_m);
  return [end.lon2 ?? Number.NaN, end.lat2 ?? Number.NaN];
}
