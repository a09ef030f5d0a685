/** A finished tile as it is kept: each band as a tile of its GeoTIFF, ready to be copied there, and at half size for the overviews. */
import { half } from '../../io/raster/cogOverviews.js';
import { type CogArray, cogTileSize, decodeTile, encodeTileNow } from '../../io/raster/cogTiles.js';
import { packParts } from '../../io/parts.js';
import { type BandFactsByName, bandsOf } from '../bands.js';
import { type FoldJob, type FoldSetup, foldTile } from '../kernel/fold.js';

export interface PackedTile {
  readonly packed: Uint8Array;
  readonly clamped: number;
}

/** Largest compute tile that can be kept, output pixels per side. */
export const mostTileSize = cogTileSize;

const halfOf = (band: string): string => `${band}/half`;

/** Job `tile`: folds a tile and packs it, in the worker, while others sweep. */
export function packedTile(setup: FoldSetup, job: FoldJob, facts: BandFactsByName): PackedTile {
  const result = foldTile(setup, job);
  const { cols, rows } = job.tile;
  const parts = new Map<string, Uint8Array>();
  for (const [band, data] of bandsOf(result)) {
    const { nodata, overview } = facts[band];
    const level = { data, cols, rows };
    parts.set(band, encodeTileNow(level, 0, nodata));
    if (overview) parts.set(halfOf(band), bytesOf(half(level, overview, nodata).data));
  }
  return { packed: packParts(parts), clamped: result.clamped };
}

const bytesOf = ({ buffer, byteOffset, byteLength }: CogArray): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

export interface PartReader {
  part(tile: number, name: string): Uint8Array;
}

/** A band of one tile, `mostTileSize` samples in a row whatever the tile's own width. */
export const unpackBand = <T extends CogArray>(store: PartReader, tile: number, band: string, like: T): T =>
  decodeTile(store.part(tile, band), like);

/** A band of one tile at half size, half its width rounded up in a row. */
export function unpackHalf<T extends CogArray>(store: PartReader, tile: number, band: string, like: T): T {
  const bytes = store.part(tile, halfOf(band));
  const Type = like.constructor as new (buffer: ArrayBufferLike) => T;
  return new Type(bytes.buffer);
}
