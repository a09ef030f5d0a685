/**
 * One pixel explained: the server, the profile, every term of the loss with its equation, the link budget. Computed again
 * from the run's own inputs by the obvious O(N) engine, so that it also checks the raster.
 */
import { assemble, profileOf } from '../coverage/assemble.js';
import { autoOverProfile, traceAuto } from '../coverage/kernel/autoProfile.js';
import { effectiveEarthRadius_km } from '../coverage/kernel/climate.js';
import { attenuation_dB, type FoldLayer } from '../coverage/kernel/fold.js';
import { overlapWeight } from '../coverage/kernel/overlap.js';
import { carrierLoss, cellLoss_dB, usesClutter } from '../coverage/kernel/loss.js';
import { profileDiffraction, type RayProfile, rayProfile } from '../coverage/kernel/profile.js';
import { createSweepScratch, sweep, sweepSteps, type SweepSetup } from '../coverage/kernel/sweep.js';
import { straightLoss_dB, straightProfile } from '../coverage/kernel/straight.js';
import { lossStep_dB } from '../coverage/kernel/window.js';
import { CoverageError } from '../foundation/errors.js';
import { fill, type Language, type Text } from '../foundation/text.js';
import { azimuthDifference, degPerRad } from '../foundation/units.js';
import { openRaster } from '../io/raster/open.js';
import type { Sector } from '../network/network.js';
import { freeSpaceLoss_dB } from '../propagation/p525/equations.js';
import { freeSpace_dB } from '../propagation/p1812/equations.js';
import { modelInfo } from '../propagation/registry.js';
import type { TraceTerm } from '../propagation/trace.js';
import { profileSvg } from '../report/profile/svg.js';
import { defaultTileSize } from './analyze.js';
import { loadScene, type Scene } from './analyze/scene.js';
import { explainMessages as m } from './explain/messages.js';
import { type ExplainedRun, readRun } from './explain/run.js';
import { explainSite } from './explain/site.js';
import { explainText, pathOfExplanation } from './explain/text.js';
import type { ExplainOptions, ExplainResult, Ports } from './ports.js';

export interface Explanation {
  readonly schema: 'coverage-explain/1';
  readonly at: {
    readonly lon: number;
    readonly lat: number;
    readonly ground_mAMSL: number;
    readonly clutter: string;
  };
  readonly layer: string;
  readonly server: {
    readonly index: number;
    readonly siteId: string;
    readonly cellId: string;
    readonly name: string;
    readonly distance_m: number;
    readonly azimuth_deg: number;
    readonly antenna_mAMSL: number;
    readonly defaulted: readonly string[];
  };
  readonly isBestServer: boolean;
  readonly rsrp_dBm: number;
  /** From the raster; null for a sector that is not the best server there. */
  readonly raster: { readonly rsrp_dBm: number | null; readonly rsSinr_dB: number | null };
  readonly rsSinr_dB: number | null;
  readonly basicTransmissionLoss_dB: number;
  readonly freeSpaceLoss_dB: number;
  readonly model: { readonly id: string; readonly name: string; readonly edition: Text };
  /** Basic transmission loss over the straight profile from the antenna's own position to the asked point. */
  readonly exact_dB: number | null;
  readonly lineOfSight: boolean;
  readonly terms: readonly TraceTerm[];
  readonly gates: {
    readonly rsrp_dBm: number;
    readonly rsSinr_dB: number;
    readonly maxCouplingLossUl_dB: number;
    readonly profile: string;
  };
  readonly profile: {
    readonly d_km: readonly number[];
    readonly ground_mAMSL: readonly number[];
    readonly clutter_m: readonly number[];
    /** What the loss is computed over: with the obstacles in front of both terminals. */
    readonly surface: { readonly d_km: readonly number[]; readonly h_mAMSL: readonly number[] };
    readonly tx_mAMSL: number;
    readonly rx_mAMSL: number;
    readonly effectiveEarthRadius_km: number;
  };
}

/** Rebuilding what a run needs may not take more memory than the run itself did. */
const memory_bytes = 8 * 1024 ** 3;

export async function explain(options: ExplainOptions, ports: Ports): Promise<ExplainResult> {
  const { at, site } = options;
  if (site !== undefined) return explainSite(options.run, site, ports);
  if (!at) throw usage('CVG_EXPLAIN_AT', m.needsAt);
  const run = await readRun(options.run, ports);
  const scene = await loadScene(run.config, memory_bytes, ports.signal);
  const json = await explainPixel(run, scene, options, at);
  return { json, text: explainText(json, options.columns), svg: pixelSvg(json) };
}

const pixelSvg =
  (json: Explanation) =>
  (language: Language): string =>
    profileSvg(pathOfExplanation(json), language);

async function explainPixel(
  run: ExplainedRun,
  scene: Scene,
  options: ExplainOptions,
  at: { readonly lon: number; readonly lat: number },
): Promise<Explanation> {
  const { terrain, network } = scene;
  const assembled = assemble(network, scene.positions, terrain, scene.areaMask, defaultTileSize);
  const { plan, world, fold } = assembled;
  const [x, y] = scene.area.fromLonLat(at.lon, at.lat);
  const col = Math.floor((x - terrain.pixelGrid.originX) / terrain.pixelGrid.cellX);
  const row = Math.floor((terrain.pixelGrid.originY - y) / terrain.pixelGrid.cellY);
  const inside = col >= 0 && row >= 0 && col < plan.lattice.cols && row < plan.lattice.rows;
  if (!inside || scene.areaMask[row * plan.lattice.cols + col] === 0)
    throw usage('CVG_EXPLAIN_OUTSIDE', fill(m.outside, at));

  const layerIndex = await chooseLayer(run, scene, options.layer, col, row);
  const layer = network.layers[layerIndex];
  const value = (band: string) => pixelValue(run.path(`rasters/${layer.id}/${band}.tif`), col, row);
  const best = await value('best_server');
  const position =
    options.sector === undefined ? best : findSector(network.sectors, options.sector, layer.id);
  if (!(position >= 0))
    throw usage('CVG_EXPLAIN_NO_SERVER', fill(m.noServer, { layer: layer.id, ...at }), m.noServerHint);
  const sector = network.sectors[position];
  const window = plan.windows[plan.windowOfSector[position]];
  const mast = plan.masts[window.mast];
  const earthRadius_km = effectiveEarthRadius_km(world.climate);
  const setup: SweepSetup = {
    terrain: world.terrain,
    clutter: world.clutter,
    lattice: plan.lattice,
    window: { col0: col, row0: row, cols: 1, rows: 1 },
    col: mast.col,
    row: mast.row,
    antennaHeight_mAGL: mast.antennaHeight_mAGL,
    receiverHeight_mAGL: world.receiverHeight_mAGL,
    radius_m: window.fan_m,
    effectiveEarthRadius_km: earthRadius_km,
    useClutter: usesClutter(window.model),
    rays: world.rays,
    longestWavelength_m: 10,
  };
  const dCol = plan.lattice.col0 + col * plan.lattice.stride - mast.col;
  const dRow = plan.lattice.row0 + row * plan.lattice.stride - mast.row;
  if (dCol === 0 && dRow === 0) throw usage('CVG_EXPLAIN_UNDER_MAST', m.underMast);
  const profile = rayProfile(setup, dCol, dRow);
  if (!profile.known) throw usage('CVG_EXPLAIN_UNKNOWN', m.unknownTerrain);
  const carrier = carrierLoss(window, world.climate);
  const diffraction = profileDiffraction(carrier, profile);
  const site = {
    antenna_mAMSL: profile.h_ts_m,
    antennaHeight_mAGL: mast.antennaHeight_mAGL,
    receiverHeight_mAGL: world.receiverHeight_mAGL,
    cell_m: plan.cell_m,
  };
  const clutterClass = world.terrain.clutterClass[(mast.row + dRow) * world.terrain.cols + mast.col + dCol];
  const environment = world.environment[clutterClass];
  const loss = cellLoss(setup, carrier, site, environment);
  const horizontal_m = Math.hypot(dCol, dRow) * plan.cell_m;
  const azimuth = (Math.atan2(dCol, -dRow) * degPerRad + 360) % 360;
  // The fold looks at the cell's own ground, the path ends on that of its ray.
  const cellGround_m = world.terrain.ground_m[(mast.row + dRow) * world.terrain.cols + mast.col + dCol];
  const rise_m = cellGround_m + world.receiverHeight_mAGL - profile.h_ts_m;
  const elevation = Math.atan2(rise_m, horizontal_m) * degPerRad;
  const planned = assembled.sectors[position];
  const attenuation = attenuation_dB(
    fold.patterns[planned.pattern],
    sector.azimuth_deg,
    sector.mechTilt_deg,
    sector.elecTilt_deg,
    azimuth,
    elevation,
  );
  const rsrp = planned.peak_dBm - attenuation - Math.round(loss * 64) * lossStep_dB;
  const d3D_km = Math.hypot(horizontal_m, profile.h_rs_m - profile.h_ts_m) / 1000;
  // P.1812 has its own constant, 0.05 dB below that of P.525.
  const freeSpaceOf = window.model === 'auto' ? freeSpace_dB : freeSpaceLoss_dB;
  const freeSpace = freeSpaceOf(carrier.f_GHz, Math.max(0.001, d3D_km));
  const isBest = position === best;
  const sinr = isBest ? await value('rs_sinr_dB') : null;
  const info = modelInfo(window.model);
  const { originX, originY } = terrain.workGrid;
  const exact = straightProfile({ ...setup, originX, originY }, scene.positions[position], [x, y]);
  const profileSpec = profileOf(layer);
  const foldL = fold.layers[layerIndex];
  return {
    schema: 'coverage-explain/1',
    at: {
      ...at,
      ground_mAMSL: cellGround_m,
      clutter: clutterName(clutterClass),
    },
    layer: layer.id,
    server: {
      index: position,
      siteId: sector.siteId,
      cellId: sector.cellId,
      name: sector.name,
      distance_m: horizontal_m,
      azimuth_deg: azimuth,
      antenna_mAMSL: profile.h_ts_m,
      defaulted: sector.defaulted,
    },
    isBestServer: isBest,
    rsrp_dBm: rsrp,
    raster: { rsrp_dBm: isBest ? await value('rsrp_dBm') : null, rsSinr_dB: sinr },
    rsSinr_dB: sinr,
    basicTransmissionLoss_dB: loss,
    freeSpaceLoss_dB: freeSpace,
    model: { id: info.id, name: info.name, edition: info.edition },
    exact_dB: exact ? straightLoss_dB(carrier, exact, setup, environment) : null,
    lineOfSight: diffraction.clear,
    terms: terms(),
    gates: {
      rsrp_dBm: profileSpec.rsrp_dBm,
      rsSinr_dB: profileSpec.rsSinr_dB,
      maxCouplingLossUl_dB: foldL.maxCouplingLossUl_dB,
      profile: profileSpec.id,
    },
    profile: plotData(profile, earthRadius_km),
  };

  function terms(): TraceTerm[] {
    const t = (symbol: string, value: number, unit: string, equation: string): TraceTerm => ({
      symbol,
      value,
      unit,
      equation,
    });
    const azimuthNote = Number.isNaN(sector.azimuth_deg)
      ? 'alike in all azimuths'
      : `${azimuthDifference(azimuth, sector.azimuth_deg).toFixed(1)}° off boresight`;
    return [
      t('f', carrier.f_GHz, 'GHz', 'carrier of the sector'),
      t('d', profile.d_km[profile.d_km.length - 1], 'km', 'length of the profile'),
      t('h_ts', profile.h_ts_m, 'm', 'antenna, above sea level'),
      t('h_rs', profile.h_rs_m, 'm', 'receiver, above sea level'),
      ...lossTerms(),
      t('L_b', loss, 'dB', `model ${window.model}`),
      t('EPRE', sector.epre_dBm, 'dBm', 'power per resource element at the antenna port'),
      t(
        'L_feeder',
        sector.feederLoss_dB,
        'dB',
        sector.defaulted.includes('feeder_loss_dB') ? 'default' : 'station table',
      ),
      t('G_rs', sector.rsGain_dBi, 'dBi', 'reference-signal gain'),
      t(
        'A',
        attenuation,
        'dB',
        `pattern ${sector.pattern.id}, ${azimuthNote}, elevation ${elevation.toFixed(1)}°`,
      ),
      t('RSRP', rsrp, 'dBm', 'EPRE − L_feeder + G_rs − A − L_b'),
      t('N', foldL.noise_dBm, 'dBm', 'thermal noise per resource element, noise figure included'),
      ...(sinr === null ? [] : [t('RS-SINR', sinr, 'dB', interferenceNote(foldL))]),
      t(
        'CL_ul',
        sector.epre_dBm - rsrp - planned.trafficDelta_dB,
        'dB',
        'uplink coupling loss, EPRE − RSRP − (G_traffic − G_rs)',
      ),
    ];
  }

  /** The whole of P.1812 for `auto`; for a statistical model what it adds of the terrain. */
  function lossTerms(): TraceTerm[] {
    const list: TraceTerm[] = [];
    const trace = (term: TraceTerm) => list.push(term);
    if (window.model === 'auto') {
      traceAuto(trace, autoOverProfile(carrier, profile, { ...site, environment }, horizontal_m));
      return list;
    }
    trace({ symbol: 'L_bf', value: freeSpace, unit: 'dB', equation: 'ITU-R P.525-4 §2.3' });
    trace({ symbol: 'ν', value: diffraction.nu, unit: '', equation: 'ITU-R P.526-15 §4.5.1' });
    trace({ symbol: 'L_d', value: diffraction.loss_dB, unit: 'dB', equation: 'ITU-R P.526-15 §4.5.3' });
    return list;
  }

  function interferenceNote(l: FoldLayer): string {
    const carriers = fold.carriers.filter((c) => overlapWeight(fold.carriers[planned.carrier], c) > 0).length;
    return `best server over all cells of ${carriers} overlapping carrier(s), ${l.lte ? 'CRS by PCI mod 3' : 'SSB, no load factor'}`;
  }

  function clutterName(index: number): string {
    return run.clutterIds[index] ?? String(index);
  }
}

/** The kernel's own number for the pixel: the sweep run for one ray. */
function cellLoss(
  setup: SweepSetup,
  carrier: ReturnType<typeof carrierLoss>,
  site: Parameters<typeof cellLoss_dB>[1],
  environment: number,
): number {
  let loss = Number.NaN;
  const withWavelength = { ...setup, longestWavelength_m: carrier.earth.lambda_m };
  sweep(withWavelength, createSweepScratch(sweepSteps(setup)), (ray) => {
    if (ray.count > 0) loss = cellLoss_dB(carrier, site, ray, 0, environment);
  });
  return loss;
}

function plotData(p: RayProfile, effectiveEarthRadius_km: number): Explanation['profile'] {
  return {
    d_km: [...p.d_km],
    ground_mAMSL: [...p.bare_m],
    clutter_m: [...p.clutter_m],
    surface: { d_km: [...p.surfaceD_km], h_mAMSL: [...p.surface_m] },
    tx_mAMSL: p.h_ts_m,
    rx_mAMSL: p.h_rs_m,
    effectiveEarthRadius_km,
  };
}

/** The layer asked for, or the one most likely to cover the pixel. */
async function chooseLayer(
  run: ExplainedRun,
  scene: Scene,
  asked: string | undefined,
  col: number,
  row: number,
): Promise<number> {
  const { layers } = scene.network;
  if (asked !== undefined) {
    const index = layers.findIndex((l) => l.id === asked);
    if (index < 0)
      throw usage(
        'CVG_EXPLAIN_LAYER',
        fill(m.unknownLayer, { layer: asked, known: layers.map((l) => l.id).join(', ') }),
      );
    return index;
  }
  let chosen = 0;
  let highest = -1;
  for (let i = 0; i < layers.length; i++) {
    const p = await pixelValue(run.path(`rasters/${layers[i].id}/probability.tif`), col, row);
    if (p > highest) {
      highest = p;
      chosen = i;
    }
  }
  return chosen;
}

function findSector(sectors: readonly Sector[], asked: string, layerId: string): number {
  const index = sectors.findIndex(
    (s) => (s.cellId === asked || s.siteId === asked || s.name === asked) && s.layer.id === layerId,
  );
  if (index < 0) throw usage('CVG_EXPLAIN_SECTOR', fill(m.unknownSector, { sector: asked, layer: layerId }));
  return index;
}

async function pixelValue(file: string, col: number, row: number): Promise<number> {
  const raster = await openRaster(file);
  try {
    const [value] = await raster.read({ col0: col, row0: row, cols: 1, rows: 1 });
    return value;
  } finally {
    await raster.close();
  }
}

function usage(code: string, text: Text, hint?: Text): CoverageError {
  return new CoverageError('usage', { severity: 'error', code, text, hint });
}
