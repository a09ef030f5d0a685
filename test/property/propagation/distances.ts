/** Every model whose loss needs no profile, each of its laws as one function of distance. */
import { hata } from '../../../src/propagation/hata/model.js';
import type { Prediction } from '../../../src/propagation/limits.js';
import { generalRows, type GeneralRow } from '../../../src/propagation/p1411/equations.js';
import { nearStreet, overRooftops, siteGeneral, streetCanyon } from '../../../src/propagation/p1411/model.js';
import { terrestrial } from '../../../src/propagation/p2108/model.js';
import { freeSpace } from '../../../src/propagation/p525/model.js';
import { defaultModel } from '../../../src/propagation/spm/defaults.js';
import { spm } from '../../../src/propagation/spm/model.js';
import { losProbability, type Scenario, scenarios } from '../../../src/propagation/tr38901/equations.js';
import { pathLoss, ruralDefaults } from '../../../src/propagation/tr38901/model.js';

/** Antennas of all laws, m above ground: the base's of Table 7.4.1-1, a user in the street. */
export const base_m = 25;
export const user_m = 1.5;

export interface DistanceLaw {
  readonly name: string;
  /** Loss at a horizontal distance of `d_m` over level ground. */
  readonly predict: (f_GHz: number, d_m: number) => Prediction;
}

const rows = Object.keys(generalRows) as readonly GeneralRow[];
const slant_m = (d_m: number): number => Math.hypot(d_m, base_m - user_m);

/** Mean of TR 38.901 with and without line of sight, in dB, by the share of the former. */
function inScenario(scenario: Scenario, losShare: (d_m: number) => number): DistanceLaw['predict'] {
  return (f_GHz, d_2D_m) => {
    const at = (los: boolean): Prediction =>
      pathLoss({ scenario, los, f_GHz, d_2D_m, h_BS_m: base_m, h_UT_m: user_m, ...ruralDefaults });
    const share = losShare(d_2D_m);
    const [los, nlos] = [at(true), at(false)];
    return {
      loss_dB: share * los.loss_dB + (1 - share) * nlos.loss_dB,
      flags: (share > 0 ? los : nlos).flags,
    };
  };
}

export const distanceLaws: readonly DistanceLaw[] = [
  { name: 'freespace', predict: (f_GHz, d_m) => freeSpace(f_GHz, slant_m(d_m) / 1000) },
  ...(['urban', 'suburban', 'open'] as const).map((environment) => ({
    name: `hata ${environment}`,
    predict: (f_GHz: number, d_m: number) =>
      hata({
        model: f_GHz > 1.5 ? 'cost231-hata' : 'okumura-hata',
        environment,
        city: 'small',
        f_MHz: 1000 * f_GHz,
        d_km: slant_m(d_m) / 1000,
        h_b_m: base_m,
        h_m_m: user_m,
      }),
  })),
  ...scenarios.flatMap((scenario) => [
    { name: `tr38901 ${scenario} LOS`, predict: inScenario(scenario, () => 1) },
    { name: `tr38901 ${scenario} NLOS`, predict: inScenario(scenario, () => 0) },
    {
      name: `tr38901 ${scenario} mean`,
      predict: inScenario(scenario, (d_m) => losProbability(scenario, d_m, user_m)),
    },
  ]),
  ...rows.map((row) => ({
    name: `p1411 ${row}`,
    predict: (f_GHz: number, d_m: number) => siteGeneral(row, f_GHz, slant_m(d_m)),
  })),
  {
    name: 'p1411 street canyon',
    predict: (f_GHz, d_m) => streetCanyon(f_GHz, slant_m(d_m), base_m, user_m),
  },
  {
    name: 'p1411 near street',
    predict: (f_GHz, d_m) =>
      nearStreet({ f_GHz, d_m: slant_m(d_m), p_percent: 50, environment: 'urban', w_m: 20 }),
  },
  ...(['above', 'below'] as const).map((side) => ({
    name: `p1411 over roofs, base ${side} them`,
    predict: (f_GHz: number, d_m: number) =>
      overRooftops({
        f_GHz,
        d_m: slant_m(d_m),
        h_1_m: base_m,
        h_2_m: user_m,
        h_r_m: side === 'above' ? 15 : 35,
        l_m: 0.8 * slant_m(d_m),
        b_m: 30,
        w_2_m: 20,
        phi_deg: 90,
        city: 'medium',
      }),
  })),
  {
    name: 'p2108 with free space',
    predict: (f_GHz, d_m) => {
      const { loss_dB, flags } = terrestrial(f_GHz, slant_m(d_m) / 1000, 0.5);
      return { loss_dB: loss_dB + freeSpace(f_GHz, slant_m(d_m) / 1000).loss_dB, flags };
    },
  },
  {
    name: 'spm untuned',
    predict: (f_GHz, d_m) =>
      spm(defaultModel(1000 * f_GHz), {
        d_km: slant_m(d_m) / 1000,
        h_base_m: base_m,
        h_mobile_m: user_m,
        diffraction_dB: 0,
        clutter_dB: 0,
      }),
  },
];
