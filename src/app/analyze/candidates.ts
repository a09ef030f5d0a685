/** Candidate sites through the engine: requests of the siting stage become jobs for the executor. */
import { carrierOf, foldLayer, foldPattern, lossModelOf, sweepWorld } from '../../coverage/assemble.js';
import type {
  CandidateGain,
  CandidateJob,
  CandidateLayer,
  CandidateWorld,
} from '../../coverage/kernel/candidate.js';
import { discWindow } from '../../coverage/plan/plan.js';
import type { CandidateCover, CandidateRequest, CoverageResult } from '../../coverage/result.js';
import type { Executor } from '../../execute/executor.js';
import type { Layer } from '../../radio/layer.js';
import { defaultLoad } from '../../radio/sinr.js';
import type { AntennaPattern } from '../../radio/pattern.js';
import type { TerrainScene } from '../../terrain/scene.js';

export interface CandidatePredictor {
  (requests: readonly CandidateRequest[]): Promise<CandidateCover[]>;
}

export function candidatePredictor(
  coverage: CoverageResult,
  terrain: TerrainScene,
  watch: Uint8Array,
  executor: Executor,
  options: { readonly signal?: AbortSignal; readonly onProgress?: (done: number) => void },
): CandidatePredictor {
  return async (requests) => {
    const byService = new Map<string, CandidateRequest[]>();
    for (const r of requests) byService.set(r.service, [...(byService.get(r.service) ?? []), r]);
    const covers = new Map<string, CandidateCover>();
    for (const [service, group] of byService) {
      const shared = sharedWorld(coverage, terrain, watch, service, group);
      const gains = await Promise.all(
        group.map(async (request) => {
          const job = candidateJob(request, terrain, shared);
          const gain = job
            ? await executor.run<CandidateGain>('candidate', { shared: shared.world, job }, options.signal)
            : nothing;
          options.onProgress?.(1);
          return gain;
        }),
      );
      group.forEach((request, i) => {
        covers.set(request.id, { id: request.id, ...gains[i] });
      });
    }
    return requests.map((r) => covers.get(r.id) as CandidateCover);
  };
}

const nothing: CandidateGain = {
  pixels: new Int32Array(0),
  rsrp_dBm: new Float32Array(0),
  watched: new Int32Array(0),
  watched_dBm: new Float32Array(0),
  lost: new Int32Array(0),
};

interface Shared {
  readonly world: CandidateWorld;
  readonly layers: readonly Layer[];
  readonly patterns: readonly AntennaPattern[];
}

function sharedWorld(
  coverage: CoverageResult,
  terrain: TerrainScene,
  watch: Uint8Array,
  serviceId: string,
  requests: readonly CandidateRequest[],
): Shared {
  const sectors = requests.flatMap((r) => r.sectors);
  const layers = [...new Map(sectors.map((s) => [s.layer.id, s.layer])).values()];
  const patterns = [...new Map(sectors.map((s) => [s.pattern.id, s.pattern])).values()];
  const service = coverage.services.find((s) => s.id === serviceId);
  const size = coverage.pixelGrid.cols * coverage.pixelGrid.rows;
  return {
    layers,
    patterns,
    world: {
      world: sweepWorld(terrain),
      layers: layers.map(
        (l): CandidateLayer => ({
          ...foldLayer(l, terrain.pixelGrid.cellX),
          carrier: carrierOf({ ...l, layer: l }),
          model: lossModelOf(l),
          radius_m: l.radius_m,
          index: coverage.layers.findIndex((c) => c.layer.id === l.id),
          ...collisions(l),
        }),
      ),
      patterns: patterns.map(foldPattern),
      existing_dBm: layers.map((l) => existingPower_dBm(coverage, l.id, size)),
      serving_dBm: layers.map(
        (l) => coverage.layers.find((c) => c.layer.id === l.id)?.rsrp_dBm ?? nowhere(size),
      ),
      bestLayer: service?.bestLayer ?? new Uint8Array(size).fill(255),
      // A service that no layer gives yet is nowhere covered.
      status: service?.status ?? notServed(coverage.areaMask),
      watch,
    },
  };
}

/**
 * SSBs of synchronised cells collide at any load. CRS of a site's sectors are planned apart (PCI mod 3) and meet only data;
 * those of another site collide in one case of three.
 */
const collisions = ({
  technology,
  load = defaultLoad,
}: Layer): Pick<CandidateLayer, 'ownCollision' | 'otherCollision'> =>
  technology === 'nr'
    ? { ownCollision: 1, otherCollision: 1 }
    : { ownCollision: load, otherCollision: (1 + 2 * load) / 3 };

const nowhere = (size: number): Float32Array =>
  new Float32Array(new SharedArrayBuffer(4 * size)).fill(Number.NaN);

/** Everything on air plus noise on a layer, from its level and SINR: S + (I + N) = S·(1 + 1/SINR). NaN where no cell reaches. */
function existingPower_dBm(coverage: CoverageResult, layerId: string, size: number): Float32Array {
  const out = nowhere(size);
  const layer = coverage.layers.find((l) => l.layer.id === layerId);
  if (!layer) return out;
  for (let i = 0; i < size; i++) {
    const s = layer.rsrp_dBm[i];
    if (!Number.isNaN(s)) out[i] = s + 10 * Math.log10(1 + 10 ** (-layer.rsSinr_dB[i] / 10));
  }
  return out;
}

function notServed(areaMask: Uint8Array): Uint8Array {
  const blind = 3;
  return Uint8Array.from(areaMask, (inside) => (inside === 1 ? blind : 0));
}

function candidateJob(
  request: CandidateRequest,
  terrain: TerrainScene,
  shared: Shared,
): CandidateJob | undefined {
  const { workGrid, lattice } = terrain;
  const col = Math.floor((request.x_m - workGrid.originX) / workGrid.cellX);
  const row = Math.floor((workGrid.originY - request.y_m) / workGrid.cellY);
  // An indoor system has no sectors outdoors.
  if (request.sectors.length === 0) return undefined;
  if (col < 0 || row < 0 || col >= workGrid.cols || row >= workGrid.rows) return undefined;
  const layerAt = new Map(shared.layers.map((l, i) => [l.id, i]));
  const patternAt = new Map(shared.patterns.map((p, i) => [p.id, i]));
  const used = [...new Set(request.sectors.map((s) => layerAt.get(s.layer.id) as number))];
  const windows = used.flatMap((layer) => {
    const window = discWindow(lattice, col, row, shared.layers[layer].radius_m / workGrid.cellX);
    return window ? [{ layer, window }] : [];
  });
  return {
    mast: { col, row, antennaHeight_mAGL: request.antennaHeight_mAGL },
    windows,
    sectors: request.sectors.map((s) => ({
      layer: layerAt.get(s.layer.id) as number,
      pattern: patternAt.get(s.pattern.id) as number,
      azimuth_deg: s.azimuth_deg,
      mechTilt_deg: s.mechTilt_deg,
      elecTilt_deg: s.elecTilt_deg,
      peak_dBm: s.epre_dBm - s.feederLoss_dB + s.rsGain_dBi,
      epre_dBm: s.epre_dBm,
      trafficDelta_dB: s.trafficGain_dBi - s.rsGain_dBi,
    })),
  };
}
