import { centroid, coordAll } from '@turf/turf';
import type { Geometry } from 'geojson';
import { describe, expect, it } from 'vitest';
import { meanPosition, positionsOf } from '../../../src/geo/positions.js';

const ring = [
  [0.1, 0.2],
  [4.3, 0.7],
  [3.9, 5.1],
  [0.1, 0.2],
];
const hole = ring.map(([x, y]) => [1 + x / 10, 1 + y / 10]);
const shapes: Geometry[] = [
  { type: 'Point', coordinates: [7.7, -3.3] },
  { type: 'MultiPoint', coordinates: ring },
  { type: 'LineString', coordinates: ring },
  { type: 'MultiLineString', coordinates: [ring, hole] },
  { type: 'Polygon', coordinates: [ring, hole] },
  { type: 'MultiPolygon', coordinates: [[ring, hole], [hole]] },
];
const all: Geometry[] = [...shapes, { type: 'GeometryCollection', geometries: shapes }];

describe.each(all)('positions of a $type', (geometry) => {
  it('are those that Turf finds, and so is their mean', () => {
    expect(positionsOf(geometry)).toEqual(coordAll(geometry));
    expect(meanPosition(geometry)).toEqual(centroid(geometry).geometry.coordinates);
  });
});

it('a shape without corners has none, and no mean', () => {
  expect(positionsOf({ type: 'MultiPolygon', coordinates: [] })).toEqual([]);
  expect(meanPosition({ type: 'Polygon', coordinates: [] })).toEqual([Number.NaN, Number.NaN]);
});
