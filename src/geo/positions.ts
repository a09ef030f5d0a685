/** The positions of a GeoJSON geometry, whatever its kind. */
import type { Geometry, Position } from 'geojson';

/** All of them in their order; the last of a ring, which is its first again, only where asked. */
export function positionsOf(geometry: Geometry, withRingEnds = true): Position[] {
  const ring = (positions: Position[]): Position[] => (withRingEnds ? positions : positions.slice(0, -1));
  switch (geometry.type) {
    case 'Point':
      return [geometry.coordinates];
    case 'MultiPoint':
    case 'LineString':
      return geometry.coordinates;
    case 'MultiLineString':
      return geometry.coordinates.flat();
    case 'Polygon':
      return geometry.coordinates.flatMap(ring);
    case 'MultiPolygon':
      return geometry.coordinates.flat().flatMap(ring);
    case 'GeometryCollection':
      return geometry.geometries.flatMap((part) => positionsOf(part, withRingEnds));
  }
}

/** Mean of the corners, each once; NaN without any. */
export function meanPosition(geometry: Geometry): [x: number, y: number] {
  const corners = positionsOf(geometry, false);
  const mean = (axis: 0 | 1): number => corners.reduce((sum, p) => sum + p[axis], 0) / corners.length;
  return [mean(0), mean(1)];
}
