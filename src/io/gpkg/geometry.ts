/** GeoJSON geometries as GeoPackage blobs: a header with the envelope, then ISO WKB, little-endian (OGC 12-128r17, 2.1.3). */
import { coordAll } from '@turf/turf';
import type { Geometry, Position } from 'geojson';

export type GpkgGeometryType =
  | 'POINT'
  | 'LINESTRING'
  | 'POLYGON'
  | 'MULTIPOINT'
  | 'MULTILINESTRING'
  | 'MULTIPOLYGON';

/** West, south, east, north. */
export type Extent = readonly [number, number, number, number];

type SimpleGeometry = Exclude<Geometry, { type: 'GeometryCollection' }>;

const wkbCodes: Readonly<Record<SimpleGeometry['type'], number>> = {
  Point: 1,
  LineString: 2,
  Polygon: 3,
  MultiPoint: 4,
  MultiLineString: 5,
  MultiPolygon: 6,
};

/** Version 0, little-endian, envelope x and y. */
const headerFlags = 0b0000_0011;
/** Points carry no envelope: they are their own. */
const pointFlags = 0b0000_0001;
const envelopeSize = 4 * 8;

/** The blob of one geometry; a single one becomes a collection of one where the layer's type is `MULTI…`. */
export function gpkgBlob(geometry: Geometry, type: GpkgGeometryType, srsId: number): Uint8Array {
  const fitted = fit(geometry, type);
  const isPoint = fitted.type === 'Point';
  const out = new ByteWriter(8 + (isPoint ? 0 : envelopeSize) + wkbSize(fitted));
  out.byte(0x47);
  out.byte(0x50);
  out.byte(0);
  out.byte(isPoint ? pointFlags : headerFlags);
  out.int32(srsId);
  if (!isPoint) {
    const [west, south, east, north] = extentOf([fitted]);
    for (const v of [west, east, south, north]) out.double(v);
  }
  writeWkb(out, fitted);
  return out.bytes;
}

/** Infinite and inverted for geometries without any position. */
export function extentOf(geometries: readonly Geometry[]): Extent {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const geometry of geometries)
    for (const [x, y] of coordAll(geometry)) {
      west = Math.min(west, x);
      east = Math.max(east, x);
      south = Math.min(south, y);
      north = Math.max(north, y);
    }
  return [west, south, east, north];
}

function fit(geometry: Geometry, type: GpkgGeometryType): SimpleGeometry {
  if (geometry.type !== 'GeometryCollection') {
    if (geometry.type.toUpperCase() === type) return geometry;
    if (geometry.type === 'Point' && type === 'MULTIPOINT')
      return { type: 'MultiPoint', coordinates: [geometry.coordinates] };
    if (geometry.type === 'LineString' && type === 'MULTILINESTRING')
      return { type: 'MultiLineString', coordinates: [geometry.coordinates] };
    if (geometry.type === 'Polygon' && type === 'MULTIPOLYGON')
      return { type: 'MultiPolygon', coordinates: [geometry.coordinates] };
  }
  throw new Error(`a ${geometry.type} does not fit into a layer of ${type}`);
}

const pairSize = 16;

function wkbSize(g: SimpleGeometry): number {
  switch (g.type) {
    case 'Point':
      return 5 + pairSize;
    case 'LineString':
      return 9 + pairSize * g.coordinates.length;
    case 'Polygon':
      return g.coordinates.reduce((sum, ring) => sum + 4 + pairSize * ring.length, 9);
    default:
      return parts(g).reduce((sum, part) => sum + wkbSize(part), 9);
  }
}

function writeWkb(out: ByteWriter, g: SimpleGeometry): void {
  out.byte(1);
  out.int32(wkbCodes[g.type]);
  switch (g.type) {
    case 'Point':
      out.pair(g.coordinates);
      return;
    case 'LineString':
      out.line(g.coordinates);
      return;
    case 'Polygon':
      out.int32(g.coordinates.length);
      for (const ring of g.coordinates) out.line(ring);
      return;
    default: {
      const members = parts(g);
      out.int32(members.length);
      for (const member of members) writeWkb(out, member);
    }
  }
}

function parts(
  g: Extract<SimpleGeometry, { type: 'MultiPoint' | 'MultiLineString' | 'MultiPolygon' }>,
): SimpleGeometry[] {
  switch (g.type) {
    case 'MultiPoint':
      return g.coordinates.map((coordinates) => ({ type: 'Point', coordinates }));
    case 'MultiLineString':
      return g.coordinates.map((coordinates) => ({ type: 'LineString', coordinates }));
    case 'MultiPolygon':
      return g.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates }));
  }
}

/** Little-endian, of known size. */
class ByteWriter {
  readonly bytes: Uint8Array;
  private readonly view: DataView;
  private at = 0;

  constructor(size: number) {
    this.bytes = new Uint8Array(size);
    this.view = new DataView(this.bytes.buffer);
  }

  byte(value: number): void {
    this.view.setUint8(this.at, value);
    this.at += 1;
  }

  int32(value: number): void {
    this.view.setInt32(this.at, value, true);
    this.at += 4;
  }

  double(value: number): void {
    this.view.setFloat64(this.at, value, true);
    this.at += 8;
  }

  /** Heights are left out: the layers are flat. */
  pair([x, y]: Position): void {
    this.double(x);
    this.double(y);
  }

  line(positions: readonly Position[]): void {
    this.int32(positions.length);
    for (const position of positions) this.pair(position);
  }
}
