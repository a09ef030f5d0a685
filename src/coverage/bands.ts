/** The arrays of a coverage by name: `layers/0/rsrp_dBm`, `services/2/status`. */
import type { LayerTile, ServiceTile } from './kernel/fold.js';

export type BandArray = Float32Array | Int32Array | Uint8Array;

export interface Banded {
  readonly layers: readonly LayerTile[];
  readonly services: readonly ServiceTile[];
}

/** How a band is kept in files. */
export interface BandFacts {
  readonly nodata: number;
  /** Absent: no raster is made of it. */
  readonly overview?: 'nearest' | 'average' | 'power';
}

export type BandFactsByName = Readonly<Record<string, BandFacts>>;

/** Every band with its array, in a stable order. */
export function bandsOf(banded: Banded): [name: string, array: BandArray][] {
  return (['layers', 'services'] as const).flatMap((kind) =>
    banded[kind].flatMap((maps, i) =>
      Object.entries(maps).map(([band, array]): [string, BandArray] => [
        `${kind}/${i}/${band}`,
        array as BandArray,
      ]),
    ),
  );
}

/** The same maps with `of` in the place of each array. It is called when a band is first read, and its answer kept. */
export function lazily(banded: Banded, of: (name: string, like: BandArray) => BandArray): Banded {
  const mapsOf = <T extends LayerTile | ServiceTile>(kind: string, maps: T, i: number): T => {
    const out = {};
    for (const [band, like] of Object.entries(maps) as [string, BandArray][]) {
      let known: BandArray | undefined;
      const get = (): BandArray => (known ??= of(`${kind}/${i}/${band}`, like));
      Object.defineProperty(out, band, { enumerable: true, get });
    }
    return out as T;
  };
  return {
    layers: banded.layers.map((maps, i) => mapsOf('layers', maps, i)),
    services: banded.services.map((maps, i) => mapsOf('services', maps, i)),
  };
}
