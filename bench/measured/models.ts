/** The models under test, each as loss of a link with the question whether it lies outside the model's stated range. */
import { freeSpace } from '../../src/propagation/p525/model.js';
import { hata } from '../../src/propagation/hata/model.js';
import { itmArea, itmPointToPoint } from '../../src/propagation/itm/model.js';
import type { Prediction } from '../../src/propagation/limits.js';
import { p1812 } from '../../src/propagation/p1812/model.js';
import { defaultModel } from '../../src/propagation/spm/defaults.js';
import { withConvention } from '../../src/propagation/spm/equations.js';
import { spm } from '../../src/propagation/spm/model.js';
import { lineOfSight, pathLoss, ruralDefaults } from '../../src/propagation/tr38901/model.js';
import type { Campaign, Link } from './campaign.js';

export interface Model {
  readonly id: string;
  readonly title: string;
  /** Fits a slope besides the offsets. */
  readonly slope: boolean;
  readonly huber?: number;
  /** Absolute loss; log-distance has none and is 0 before it is fitted. */
  readonly absolute: boolean;
  /** Says something of a terminal in the air. */
  readonly aerial: boolean;
  readonly predict: (link: Link, campaign: Campaign) => Prediction;
}

/** A profile has a point each 30 m at most, as a terrain cell. */
const step_m = 30;
/** Gap between a terminal and its first obstacle, as the product takes it: the street width of P.2108-1 §3.1. */
const gap_m = 27;

/** Straight ground from end to end; at least five points, evenly apart. */
function profileOf({ d_m, baseGround_m, mobileGround_m }: Link) {
  const n = Math.max(4, Math.ceil(d_m / step_m));
  const share = Array.from({ length: n + 1 }, (_, i) => i / n);
  return {
    step_m: d_m / n,
    at_m: share.map((s) => d_m * s),
    h_m: share.map((s) => baseGround_m + (mobileGround_m - baseGround_m) * s),
  };
}

function p1812Of(link: Link, campaign: Campaign, clutter_m: number): Prediction {
  const { d_m } = link;
  const { at_m, h_m } = profileOf(link);
  const open = (x_m: number) => x_m < gap_m || x_m > d_m - gap_m;
  return p1812({
    profile: {
      d_km: at_m.map((x_m) => x_m / 1000),
      h_m,
      clutter_m: at_m.map((x_m) => (open(x_m) ? 0 : clutter_m)),
    },
    profileName: campaign.id,
    f_GHz: campaign.f_MHz / 1000,
    p_pct: 50,
    pL_pct: 50,
    polarisation: campaign.polarisation,
    h_tg_m: link.baseHeight_mAGL,
    h_rg_m: link.mobileHeight_mAGL,
    d_ct_km: 500,
    d_cr_km: 500,
    latitude_deg: campaign.latitude_deg,
    deltaN: 45,
    N0: 325,
  });
}

/** Average ground; median of time, places and situations. */
const itmCommon = (link: Link, { f_MHz, polarisation, climate }: Campaign) => ({
  f_MHz,
  polarisation,
  climate,
  h_tx_m: link.baseHeight_mAGL,
  h_rx_m: link.mobileHeight_mAGL,
  epsilon_r: 15,
  sigma_Spm: 0.005,
  mode: 'broadcast' as const,
  time_pct: 50,
  location_pct: 50,
  situation_pct: 50,
});

const itmOf = (link: Link, campaign: Campaign): Prediction =>
  itmPointToPoint({
    ...itmCommon(link, campaign),
    profile: profileOf(link),
    profileName: campaign.id,
    N_0: 325,
  });

const itmAreaOf = (link: Link, campaign: Campaign): Prediction =>
  itmArea({
    ...itmCommon(link, campaign),
    d_km: link.d_m / 1000,
    deltaH_m: campaign.irregularity_m,
    sitingTx: 'random',
    sitingRx: 'random',
    N_s: 325,
  });

function hataOf(link: Link, { f_MHz, environment }: Campaign): Prediction {
  return hata({
    model: f_MHz < 1500 ? 'okumura-hata' : 'cost231-hata',
    environment,
    city: 'small',
    f_MHz,
    d_km: link.d_m / 1000,
    h_b_m: link.baseHeight_mAGL,
    h_m_m: link.mobileHeight_mAGL,
  });
}

/** Mean of both losses in dB, weighted by the probability of line of sight. */
function scenarioOf(scenario: 'RMa' | 'UMa' | 'UMi-SC', link: Link, { f_MHz }: Campaign): Prediction {
  const path = {
    scenario,
    f_GHz: f_MHz / 1000,
    d_2D_m: link.d_m,
    h_BS_m: link.baseHeight_mAGL,
    h_UT_m: link.mobileHeight_mAGL,
    ...ruralDefaults,
  };
  const { probability, flags } = lineOfSight(scenario, link.d_m, link.mobileHeight_mAGL);
  const [los, nlos] = [true, false].map((clear) => pathLoss({ ...path, los: clear }));
  const loss_dB = probability * los.loss_dB + (1 - probability) * nlos.loss_dB;
  return { loss_dB, flags: [...flags, ...los.flags, ...nlos.flags] };
}

/** Untuned factors in convention `planet`; flat ground has no diffraction. */
export const spmStart = ({ f_MHz }: Campaign) => withConvention(defaultModel(f_MHz), 'planet');

function spmOf(link: Link, campaign: Campaign): Prediction {
  return spm(spmStart(campaign), {
    d_km: link.d_m / 1000,
    h_base_m: link.baseHeight_mAGL,
    h_mobile_m: link.mobileHeight_mAGL,
    diffraction_dB: 0,
    clutter_dB: 0,
  });
}

const offsetOnly = { slope: false, absolute: true, aerial: false };
const nothing: Prediction = { loss_dB: 0, flags: [] };
const logDistance = { slope: true, absolute: false, aerial: true, predict: () => nothing };

export const models: readonly Model[] = [
  {
    ...offsetOnly,
    id: 'freespace',
    title: 'free space',
    aerial: true,
    predict: (link, { f_MHz }) => freeSpace(f_MHz / 1000, link.d_m / 1000),
  },
  {
    ...offsetOnly,
    id: 'p1812-bare',
    title: 'P.1812-7, flat and bare',
    predict: (l, c) => p1812Of(l, c, 0),
  },
  {
    ...offsetOnly,
    id: 'p1812-clutter',
    title: 'P.1812-7, flat with clutter',
    predict: (l, c) => p1812Of(l, c, c.clutter_m),
  },
  { ...offsetOnly, id: 'itm', title: 'ITM, flat and bare', predict: itmOf },
  { ...offsetOnly, id: 'itm-area', title: 'ITM, area mode', predict: itmAreaOf },
  { ...offsetOnly, id: 'hata', title: 'Hata, COST-231-Hata', predict: hataOf },
  { ...offsetOnly, id: 'rma', title: 'TR 38.901 RMa', predict: (l, c) => scenarioOf('RMa', l, c) },
  { ...offsetOnly, id: 'uma', title: 'TR 38.901 UMa', predict: (l, c) => scenarioOf('UMa', l, c) },
  { ...offsetOnly, id: 'umi', title: 'TR 38.901 UMi', predict: (l, c) => scenarioOf('UMi-SC', l, c) },
  { ...offsetOnly, id: 'spm', title: 'SPM, offset', predict: spmOf },
  { ...offsetOnly, id: 'spm-slope', title: 'SPM, offset and slope', slope: true, predict: spmOf },
  { ...logDistance, id: 'log-distance', title: 'log-distance' },
  { ...logDistance, id: 'log-distance-huber', title: 'log-distance, robust', huber: 1.345 },
];
