/** Finished tiles between the worker that packs them, the store on disk, the coverage read from it, and the files of the run. */
import { type BandArray, type BandFactsByName, bandsOf } from '../../coverage/bands.js';
import { mostTileSize, unpackBand, unpackHalf } from '../../coverage/cache/packedTile.js';
import type { CoverageResult, StoredTiles } from '../../coverage/result.js';
import type { CogArray, ReadyTiles } from '../../io/raster/cog.js';
import type { TileStore } from '../../io/runFolder.js';
import { rasterFiles } from '../../report/rasters.js';
import { type Collection, collectCoverage, coverageOf, emptyBands } from './collect.js';

const noGround = { ground_m: new Float32Array(0), clutterClass: new Uint8Array(0) };

/** What is kept of each band: those that become rasters as the rasters say, the others as they are. */
export function bandFacts(collection: Collection): BandFactsByName {
  const bands = emptyBands(collection);
  const files = rasterFiles(coverageOf(collection, bands, noGround), '');
  return Object.fromEntries(
    bandsOf(bands).map(([name, array]) => {
      const file = files.find((f) => f.data === array);
      return [name, file ? { nodata: file.nodata, overview: file.overview } : { nodata: 0 }];
    }),
  );
}

/** The coverage whose tiles all lie in a store. */
export function storedCoverage(collection: Collection, store: TileStore): CoverageResult {
  const coverage = collectCoverage(collection, (tile, band, like) => ({
    data: unpackBand(store, tile, band, like),
    stride: mostTileSize,
  }));
  // Tiles of another size are no tiles of a GeoTIFF.
  if (collection.plan.tileSize !== mostTileSize) return coverage;
  return Object.defineProperty(coverage, 'stored', { value: tilesOf(collection, store), enumerable: true });
}

function tilesOf(collection: Collection, store: TileStore): StoredTiles {
  const bands = emptyBands(collection);
  const names = new Map<CogArray, string>(bandsOf(bands).map(([name, array]) => [array, name]));
  return {
    empty: coverageOf(collection, bands, noGround),
    ready(like: BandArray): ReadyTiles {
      const name = names.get(like) ?? '';
      return {
        like,
        tile: (t) => store.part(t, name),
        halved: () => halved(collection, store, name, like),
      };
    },
  };
}

function halved({ plan }: Collection, store: TileStore, name: string, like: BandArray): BandArray {
  const cols = Math.ceil(plan.lattice.cols / 2);
  const rows = Math.ceil(plan.lattice.rows / 2);
  const Type = like.constructor as new (length: number) => BandArray;
  const out = new Type(cols * rows);
  plan.tiles.forEach(({ tile }, t) => {
    const part = unpackHalf(store, t, name, like);
    const width = Math.ceil(tile.cols / 2);
    for (let r = 0, from = 0; from < part.length; r++, from += width)
      out.set(part.subarray(from, from + width), (tile.row0 / 2 + r) * cols + tile.col0 / 2);
  });
  return out;
}
