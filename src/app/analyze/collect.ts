/**
 * A finished prediction on the output grid. A band is put together from its tiles when it is first read: a run that writes
 * rasters and counts kilometres never holds most of them. Arrays are shared memory, so that later jobs read them.
 */
import { type BandArray, type Banded, lazily } from '../../coverage/bands.js';
import { type NamedSpec, profileOf, type ServiceSpec } from '../../coverage/assemble.js';
import type { LayerTile, ServiceTile } from '../../coverage/kernel/fold.js';
import type { Plan } from '../../coverage/plan/plan.js';
import type { CoverageResult } from '../../coverage/result.js';
import type { Layer } from '../../radio/layer.js';
import type { TerrainScene } from '../../terrain/scene.js';

export interface Collection {
  readonly plan: Plan;
  readonly layers: readonly Layer[];
  readonly services: readonly ServiceSpec[];
  readonly named?: readonly NamedSpec[];
  readonly terrain: TerrainScene;
  readonly areaMask: Uint8Array;
}

/** Samples of a band of one tile, its first row and column first, `stride` of them in a row. */
export type ReadBand = (
  tile: number,
  band: string,
  like: BandArray,
) => { readonly data: BandArray; readonly stride: number };

export function collectCoverage(collection: Collection, read: ReadBand): CoverageResult {
  const { plan, terrain } = collection;
  const { cols, rows } = plan.lattice;
  const whole = (name: string, like: BandArray): BandArray => {
    const out = sharedLike(like, cols * rows);
    plan.tiles.forEach(({ tile }, t) => {
      const { data, stride } = read(t, name, like);
      for (let r = 0; r < tile.rows; r++)
        out.set(data.subarray(r * stride, r * stride + tile.cols), (tile.row0 + r) * cols + tile.col0);
    });
    return out;
  };
  return coverageOf(collection, lazily(emptyBands(collection), whole), pixelTerrain(terrain));
}

/** Bands of no length, of the types that they have. */
export const emptyBands = ({ layers, services, named = [] }: Collection): Banded => ({
  layers: layers.map(emptyLayer),
  services: [...services, ...named].map(emptyService),
});

export function coverageOf(
  { layers, services, named = [], terrain, areaMask }: Collection,
  bands: Banded,
  ground: Pick<CoverageResult, 'ground_m' | 'clutterClass'>,
): CoverageResult {
  return joined(ground, {
    pixelGrid: terrain.pixelGrid,
    areaMask,
    layers: layers.map((layer, i) => joined(bands.layers[i], { layer, profile: profileOf(layer) })),
    services: services.map((s, i) => joined(bands.services[i], s)),
    ...(named.length > 0 && {
      named: named.map((s, i) => joined(bands.services[services.length + i], s)),
    }),
  });
}

/** Both in one object; properties that are computed stay so. */
const joined = <A extends object, B extends object>(a: A, b: B): A & B =>
  Object.defineProperties({ ...b }, Object.getOwnPropertyDescriptors(a)) as A & B;

const emptyLayer = (): LayerTile => ({
  rsrp_dBm: new Float32Array(0),
  rsSinr_dB: new Float32Array(0),
  dataSinr_dB: new Float32Array(0),
  bestServer: new Int32Array(0),
  dl_Mbps: new Float32Array(0),
  ul_Mbps: new Float32Array(0),
  probability: new Float32Array(0),
  overlap: new Uint8Array(0),
  status: new Uint8Array(0),
});

const emptyService = (): ServiceTile => ({
  status: new Uint8Array(0),
  probability: new Float32Array(0),
  bestLayer: new Uint8Array(0),
});

function sharedLike(like: BandArray, length: number): BandArray {
  const buffer = new SharedArrayBuffer(like.BYTES_PER_ELEMENT * length);
  const Type = like.constructor as new (buffer: SharedArrayBuffer) => BandArray;
  return new Type(buffer);
}

/** Ground and clutter class at each output pixel, when they are first read. */
function pixelTerrain(terrain: TerrainScene): Pick<CoverageResult, 'ground_m' | 'clutterClass'> {
  let ground_m: Float32Array | undefined;
  let clutterClass: Uint8Array | undefined;
  const { cols, rows } = terrain.lattice;
  return {
    get ground_m() {
      return (ground_m ??= pixelsOf(terrain, terrain.ground_m, new Float32Array(cols * rows)));
    },
    get clutterClass() {
      return (clutterClass ??= pixelsOf(terrain, terrain.clutterClass, new Uint8Array(cols * rows)));
    },
  };
}

function pixelsOf<T extends Float32Array | Uint8Array>(
  { lattice, workGrid }: TerrainScene,
  cells: T,
  out: T,
): T {
  for (let row = 0, p = 0; row < lattice.rows; row++) {
    let i = (lattice.row0 + row * lattice.stride) * workGrid.cols + lattice.col0;
    for (let col = 0; col < lattice.cols; col++, p++, i += lattice.stride) out[p] = cells[i];
  }
  return out;
}
