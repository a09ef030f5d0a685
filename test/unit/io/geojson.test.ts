import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CoverageError } from '../../../src/foundation/errors.js';
import { parseGeoJson, pointTable, readGeoJson } from '../../../src/io/geojson.js';
import { jsonErrorAt } from '../../../src/io/jsonError.js';
import { has, shared } from '../../helpers/needs.js';

const point = (x: unknown, y: unknown, properties = {}) => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Point', coordinates: [x, y] },
});
const collection = (features: unknown[], more = {}) =>
  JSON.stringify({ type: 'FeatureCollection', ...more, features });
const message = (text: string): string => {
  try {
    parseGeoJson(text, 'f.geojson');
  } catch (error) {
    expect((error as CoverageError).exitCode).toBe(4);
    return (error as Error).message;
  }
  return 'accepted';
};

describe('where JSON breaks', () => {
  it.each([
    ['[1,]', 3],
    ['{"a":1,}', 7],
    ['{"a" 1}', 5],
    ['[1 2]', 3],
    ['{a:1}', 1],
    ['[01]', 2],
    ['"a\tb"', 0],
    ['[1]x', 3],
    ['["abc', 5],
    ['[tru', 4],
    ['{"a":', 5],
    ['', 0],
    ['[NaN]', 1],
    ["['a']", 1],
  ])('%s breaks at %i', (text, at) => {
    expect(() => JSON.parse(text) as unknown).toThrow();
    expect(jsonErrorAt(text)).toBe(at);
  });

  it('whatever JSON.parse accepts has no break, and a prefix of it is cut off', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), (text, n) => {
        expect(jsonErrorAt(text)).toBe(text.length);
        const prefix = `[${text}`.slice(0, 1 + (n % (text.length + 1)));
        // A number cut within its exponent is valid up to the exponent.
        expect(jsonErrorAt(prefix)).toBeGreaterThanOrEqual(prefix.length - 2);
      }),
    );
  });
});

describe('GeoJSON', () => {
  it('reads collections, single features, bare geometries and null geometries', () => {
    expect(
      parseGeoJson(collection([point(1, 2), { type: 'Feature', properties: null, geometry: null }]), 'f')
        .features,
    ).toHaveLength(2);
    expect(parseGeoJson(JSON.stringify(point(1, 2)), 'f').features).toHaveLength(1);
    expect(parseGeoJson('{"type":"Point","coordinates":[1,2]}', 'f').features[0].geometry?.type).toBe(
      'Point',
    );
  });

  it.each([
    ['urn:ogc:def:crs:EPSG::25833', 'EPSG:25833'],
    ['EPSG:4490', 'EPSG:4490'],
    ['urn:ogc:def:crs:OGC:1.3:CRS84', 'EPSG:4326'],
    ['urn:ogc:def:crs:EPSG:6.18:3857', 'EPSG:3857'],
  ])('the legacy crs %s is %s', (name, crs) => {
    expect(parseGeoJson(collection([], { crs: { type: 'name', properties: { name } } }), 'f').crs).toBe(crs);
  });

  it('without a crs member there is none', () => {
    expect(parseGeoJson(collection([]), 'f').crs).toBeUndefined();
  });

  it('broken JSON is located by line, cut-off JSON named as such', () => {
    expect(message('{\n"type": "FeatureCollection",\n"features": [,]\n}')).toMatch(
      /^f\.geojson:3: Not valid JSON/,
    );
    expect(message(collection([point(1, 2)]).slice(0, -5))).toContain('cut off');
    expect(message('')).toContain('cut off');
  });

  it('what is not GeoJSON, and geometries of the wrong form, are refused by number', () => {
    expect(message('[1,2]')).toContain('found object');
    expect(message('{"type":"Topology"}')).toContain('found Topology');
    expect(message(collection([point(1, 2), point('1', 2)]))).toContain('Feature 2: coordinates');
    expect(message(collection([point(1, null)]))).toContain('Feature 1');
    expect(message(collection([{ type: 'Feature', geometry: { type: 'Circle' } }]))).toContain(
      'geometry type Circle',
    );
    expect(
      message(collection([{ type: 'Feature', geometry: { type: 'Polygon', coordinates: [1, 2] } }])),
    ).toContain('Polygon');
    expect(message(collection([7]))).toContain('not a Feature');
    expect(message(collection([], { crs: 7 }))).toContain('crs');
  });

  it('deep nesting neither crashes nor passes', () => {
    expect(message(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)).toContain('Not GeoJSON');
  });

  it('points become a table with stable columns', () => {
    const t = pointTable(
      parseGeoJson(collection([point(1, 2, { b: 1, lon: 9 }), point(3, 4, { a: 'x', b: null })]), 'f'),
    );
    expect(t.header).toEqual(['b', 'a', 'lon', 'lat']);
    expect(t.rows).toEqual([
      ['1', '', '1', '2'],
      ['', 'x', '3', '4'],
    ]);
    expect(t.rowNumber(1)).toBe(2);
    const metric = parseGeoJson(
      collection([point(5e5, 4e6)], { crs: { properties: { name: 'EPSG:25831' } } }),
      'f',
    );
    expect(pointTable(metric).header).toEqual(['x', 'y']);
  });

  const masts = shared('data/andorra/vector/stations_osm.geojson');
  it.skipIf(!has(masts))('real masts: as many rows as features', async () => {
    const file = await readGeoJson(masts);
    expect(pointTable(file).rows).toHaveLength(
      (readFileSync(masts, 'utf8').match(/"Feature"/g) ?? []).length,
    );
  });

  const metric = shared('data/leipzig/pois_epsg25833.geojson');
  it.skipIf(!has(metric))('a projected file tells its system', async () => {
    expect((await readGeoJson(metric)).crs).toBe('EPSG:25833');
  });
});
