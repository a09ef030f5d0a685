/** Tiles of a finished prediction put together on the output grid. Arrays are shared memory, so that later jobs read them. */
import type { LayerTile, ServiceTile, TileResult } from '../../coverage/kernel/fold.js';
import { type NamedSpec, profileOf, type ServiceSpec } from '../../coverage/assemble.js';
import type { Plan } from '../../coverage/plan/plan.js';
import type { CoverageResult } from '../../coverage/result.js';
import type { Layer } from '../../radio/layer.js';
import type { TerrainScene } from '../../terrain/scene.js';

export async function collectCoverage(
  plan: Plan,
  layers: readonly Layer[],
  services: readonly ServiceSpec[],
  terrain: TerrainScene,
  areaMask: Uint8Array,
  getTile: (index: number) => Promise<unknown>,
  named: readonly NamedSpec[] = [],
): Promise<CoverageResult> {
  const size = plan.lattice.cols * plan.lattice.rows;
  const whole = {
    layers: layers.map(() => sharedLayer(size)),
    services: [...services, ...named].map(() => sharedService(size)),
  };
  for (let t = 0; t < plan.tiles.length; t++) {
    const part = (await getTile(t)) as TileResult;
    part.layers.forEach((l, i) => {
      copyBands(l, whole.layers[i], part, plan.lattice.cols);
    });
    part.services.forEach((s, i) => {
      copyBands(s, whole.services[i], part, plan.lattice.cols);
    });
  }
  return {
    pixelGrid: terrain.pixelGrid,
    areaMask,
    ...pixelTerrain(terrain),
    layers: layers.map((layer, i) => ({ layer, profile: profileOf(layer), ...whole.layers[i] })),
    services: services.map((s, i) => ({ ...s, ...whole.services[i] })),
    ...(named.length > 0 && {
      named: named.map((s, i) => ({ ...s, ...whole.services[services.length + i] })),
    }),
  };
}

const f32 = (n: number) => new Float32Array(new SharedArrayBuffer(4 * n));
const u8 = (n: number) => new Uint8Array(new SharedArrayBuffer(n));

const sharedLayer = (n: number): LayerTile => ({
  rsrp_dBm: f32(n),
  rsSinr_dB: f32(n),
  dataSinr_dB: f32(n),
  bestServer: new Int32Array(new SharedArrayBuffer(4 * n)),
  dl_Mbps: f32(n),
  ul_Mbps: f32(n),
  probability: f32(n),
  overlap: u8(n),
  status: u8(n),
});

const sharedService = (n: number): ServiceTile => ({ status: u8(n), probability: f32(n), bestLayer: u8(n) });

function copyBands<T extends LayerTile | ServiceTile>(
  part: T,
  whole: T,
  { tile }: TileResult,
  cols: number,
): void {
  for (const band of Object.keys(whole) as (keyof T)[]) {
    const from = part[band] as Float32Array;
    const to = whole[band] as Float32Array;
    for (let row = 0; row < tile.rows; row++)
      to.set(from.subarray(row * tile.cols, (row + 1) * tile.cols), (tile.row0 + row) * cols + tile.col0);
  }
}

/** Ground and clutter class at each output pixel. */
function pixelTerrain({ lattice, workGrid, ground_m, clutterClass }: TerrainScene) {
  const size = lattice.cols * lattice.rows;
  const out = { ground_m: new Float32Array(size), clutterClass: new Uint8Array(size) };
  for (let row = 0, p = 0; row < lattice.rows; row++) {
    let i = (lattice.row0 + row * lattice.stride) * workGrid.cols + lattice.col0;
    for (let col = 0; col < lattice.cols; col++, p++, i += lattice.stride) {
      out.ground_m[p] = ground_m[i];
      out.clutterClass[p] = clutterClass[i];
    }
  }
  return out;
}
