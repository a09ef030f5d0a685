/** From network and terrain to what the kernels read: plan, shared world, fold tables. Pure. */
import { CoverageError } from '../foundation/errors.js';
import { fill } from '../foundation/text.js';
import type { Network, Sector } from '../network/network.js';
import type { Layer } from '../radio/layer.js';
import { noisePerRe_dBm } from '../radio/noise.js';
import type { AntennaPattern } from '../radio/pattern.js';
import type { CoverageProfile } from '../radio/profile.js';
import { profileById } from '../radio/profiles.js';
import { rateTable } from '../radio/rate.js';
import type { ServiceInput } from '../radio/service.js';
import { uplinkBudget, uplinkRateTable } from '../radio/uplink.js';
import { clutterClasses, locationSigma_dB, modelSigma_dB } from '../terrain/clutter.js';
import type { TerrainScene } from '../terrain/scene.js';
import { engineInUse } from './kernel/engine.js';
import type { FoldCarrier, FoldLayer, FoldPattern, FoldSetup } from './kernel/fold.js';
import type { LossModel } from './kernel/loss.js';
import type { SweepWorld } from './kernel/sweepMast.js';
import { coverageMessages as m } from './messages.js';
import { planCoverage, type PlanSectorInput } from './plan/plan.js';
import type { PlannedSector, PredictInput } from './predict.js';
import { foldNamed, type NamedSpec, namedServices, type ServiceSpec, servicesOf } from './services.js';

export type { NamedSpec, ServiceSpec } from './services.js';

/** Receivers are handsets in the street. */
export const receiverHeight_mAGL = 1.5;

/** The coverage profile of a layer. @throws CoverageError('config') for an unknown id. */
export function profileOf(layer: Layer): CoverageProfile {
  const profile = profileById(layer.profile);
  if (profile) return profile;
  throw new CoverageError('config', {
    severity: 'error',
    code: 'CVG_UNKNOWN_PROFILE',
    text: fill(m.unknownProfile, { profile: layer.profile, layer: layer.id }),
  });
}

/** Models that `analyze` runs. @throws CoverageError('config') for one that is no coverage model (rules R3). */
export function lossModelOf(layer: Layer): LossModel {
  if (layer.model === 'auto' || layer.model === 'hata' || layer.model === 'tr38901') return layer.model;
  throw new CoverageError('config', {
    severity: 'error',
    code: 'CVG_MODEL_NOT_FOR_MAPS',
    text: fill(m.modelNotForMaps, { model: layer.model, layer: layer.id }),
    hint: m.modelNotForMapsHint,
  });
}

/** What decides whether a layer covers: thresholds, noise, spread and uplink, without its rate tables. */
export type LayerGates = Omit<FoldLayer, 'dlRate' | 'ulRate'>;

export function layerGates(layer: Layer, pixel_m: number): LayerGates {
  const profile = profileOf(layer);
  const budget = uplinkBudget(layer, profile.ulEdgeRate_kbps);
  return {
    id: layer.id,
    group: layer.group,
    lte: layer.technology === 'lte',
    rsrp_dBm: profile.rsrp_dBm,
    rsSinr_dB: profile.rsSinr_dB,
    blind_dBm: profile.blind_dBm,
    edgeProbability: profile.edgeProbability,
    noise_dBm: noisePerRe_dBm(layer.scs_kHz),
    sigma_dB: sigmaOutdoors_dB(layer, pixel_m),
    maxCouplingLossUl_dB: budget.maxCouplingLoss_dB,
  };
}

/** By clutter class: model and location variability. */
function sigmaOutdoors_dB(layer: Layer, pixel_m: number): Float32Array {
  const location = locationSigma_dB(layer.frequency_MHz / 1000, pixel_m);
  return Float32Array.from(clutterClasses, (c) => Math.hypot(modelSigma_dB[c.sigma], location));
}

export const foldLayer = (layer: Layer, pixel_m: number): FoldLayer => ({
  ...layerGates(layer, pixel_m),
  dlRate: rateTable(layer),
  ulRate: uplinkRateTable(layer),
});

/** Terrain, clutter and terminal heights that all sweeps share. */
export function sweepWorld(scene: TerrainScene): SweepWorld {
  return {
    terrain: {
      cols: scene.workGrid.cols,
      rows: scene.workGrid.rows,
      cell_m: scene.workGrid.cellX,
      sourceCell_m: scene.facts.sourceCell_m,
      ground_m: scene.ground_m,
      clutter_halfM: scene.clutter_halfM,
      clutterClass: scene.clutterClass,
    },
    clutter: {
      gap_m: Float32Array.from(scene.clutter, (c) => c.gap_m),
      sigma_dB: Float32Array.from(clutterClasses, (c) => modelSigma_dB[c.sigma]),
    },
    environment: Uint8Array.from(clutterClasses, (c) =>
      !c.builtUp ? 0 : c.sigma === 'rural' || c.id === 'suburban' ? 1 : 2,
    ),
    lattice: scene.lattice,
    receiverHeight_mAGL,
    climate: scene.climate,
    rays: scene.rays,
    engine: engineInUse(),
  };
}

export const carrierOf = (s: Pick<Sector, 'frequency_MHz' | 'bandwidth_MHz' | 'layer'>): FoldCarrier => ({
  frequency_MHz: s.frequency_MHz,
  bandwidth_MHz: s.bandwidth_MHz,
  scs_kHz: s.layer.scs_kHz,
  operators: s.layer.operators,
});

export const foldPattern = (p: AntennaPattern): FoldPattern => ({
  horizontal_dB: p.horizontal_dB,
  vertical_dB: p.vertical_dB,
  maxAttenuation_dB: p.maxAttenuation_dB,
});

/**
 * Everything `predict` needs. `positions[i]` is the place of `network.sectors[i]` in the working CRS, inside the terrain.
 */
export function assemble(
  network: Network,
  positions: readonly (readonly [x_m: number, y_m: number])[],
  scene: TerrainScene,
  areaMask: Uint8Array,
  tileSize: number,
  asked: readonly ServiceInput[] = [],
): PredictInput & { readonly services: readonly ServiceSpec[]; readonly named: readonly NamedSpec[] } {
  const { layers, sectors } = network;
  const carriers = new Registry<FoldCarrier>(
    (c) => `${c.frequency_MHz}/${c.bandwidth_MHz}/${c.scs_kHz}/${c.operators.join('+')}`,
  );
  const patterns = new Registry<AntennaPattern>((p) => p.id);
  const layerAt = new Map(layers.map((l, i) => [l.id, i]));
  const models = layers.map(lossModelOf);
  const planned: PlannedSector[] = [];
  const inputs: PlanSectorInput[] = [];
  sectors.forEach((s, i) => {
    const layer = layerAt.get(s.layer.id) as number;
    planned.push({
      index: s.index,
      layer,
      carrier: carriers.index(carrierOf(s)),
      pattern: patterns.index(s.pattern),
      azimuth_deg: s.azimuth_deg,
      mechTilt_deg: s.mechTilt_deg,
      elecTilt_deg: s.elecTilt_deg,
      peak_dBm: s.epre_dBm - s.feederLoss_dB + s.rsGain_dBi,
      epre_dBm: s.epre_dBm,
      trafficDelta_dB: s.trafficGain_dBi - s.rsGain_dBi,
      ...(s.trafficPattern && { trafficPattern: patterns.index(s.trafficPattern) }),
      load: s.load,
      pciMod3: s.pci < 0 ? -1 : s.pci % 3,
    });
    inputs.push({
      index: s.index,
      x_m: positions[i][0],
      y_m: positions[i][1],
      antennaHeight_mAGL: s.antennaHeight_mAGL,
      frequency_MHz: s.frequency_MHz,
      model: models[layer],
      radius_m: s.layer.radius_m,
    });
  });
  const world = sweepWorld(scene);
  const plan = planCoverage(inputs, {
    lattice: scene.lattice,
    cell_m: scene.workGrid.cellX,
    originX: scene.workGrid.originX,
    originY: scene.workGrid.originY,
    workCols: scene.workGrid.cols,
    workRows: scene.workGrid.rows,
    tileSize,
  });
  const services = servicesOf(layers);
  const named = namedServices(asked, layers);
  const pixel_m = scene.pixelGrid.cellX;
  const carried = foldNamed(named, layers, (l) => sigmaOutdoors_dB(l, pixel_m));
  const fold: FoldSetup = {
    terrain: world.terrain,
    lattice: scene.lattice,
    receiverHeight_mAGL,
    areaMask,
    patterns: patterns.items.map(foldPattern),
    carriers: carriers.items,
    layers: layers.map((l) => foldLayer(l, pixel_m)),
    services: [...services.map(({ id, layers }) => ({ id, layers })), ...carried.services],
    bearers: carried.bearers,
    engine: world.engine,
  };
  return { plan, world, fold, sectors: planned, services, named };
}

/** Numbers distinct values in order of first appearance. */
class Registry<T> {
  readonly items: T[] = [];
  private readonly at = new Map<string, number>();
  constructor(private readonly keyOf: (item: T) => string) {}
  index(item: T): number {
    const key = this.keyOf(item);
    let i = this.at.get(key);
    if (i === undefined) {
      i = this.items.push(item) - 1;
      this.at.set(key, i);
    }
    return i;
  }
}
