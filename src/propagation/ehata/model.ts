/** Extended Hata over a terrain profile, checked and traced. */
import { pathLength_m, type StepProfile } from '../itm/terrain.js';
import { type Prediction, rangeFlags, requirePositive, requireWithin } from '../limits.js';
import type { Trace } from '../trace.js';
import { hillPosition_dB, mixedPath_dB, ridge_dB, rollingHills_dB, slope_dB } from './corrections.js';
import {
  deviate,
  type EhataEnvironment,
  type EhataMedian,
  locationSpread_dB,
  medianLoss,
} from './equations.js';
import { limits } from './limits.js';
import { type EhataTerrain, readTerrain } from './terrain.js';

export interface EhataInput {
  /** Bare ground from the mobile to the base. */
  readonly profile: StepProfile;
  readonly f_MHz: number;
  readonly h_b_m: number;
  readonly h_m_m: number;
  readonly environment: EhataEnvironment;
  /** The loss is not exceeded at this fraction of places, in (0, 1). */
  readonly reliability_frac: number;
}

/** Loss with what led to it; `terrain` and `median` are absent when the ground is unknown. */
export interface EhataPrediction extends Prediction {
  readonly terrain?: EhataTerrain;
  readonly median?: EhataMedian;
}

export function extendedHata(input: EhataInput, trace?: Trace): EhataPrediction {
  const { profile, f_MHz, h_b_m, h_m_m, environment, reliability_frac } = input;
  const d_km = pathLength_m(profile) / 1000;
  requirePositive({ f_MHz, h_b_m, h_m_m, d_km });
  requireWithin('reliability_frac', reliability_frac, 0, 1, true);
  if (!Array.from(profile.h_m).every(Number.isFinite)) return { loss_dB: Number.NaN, flags: [] };

  const terrain = readTerrain(profile, h_b_m, h_m_m);
  const median = medianLoss(f_MHz, d_km, terrain.h_b_eff_m, terrain.h_m_eff_m, environment);
  const spread_dB = deviate(reliability_frac) * locationSpread_dB(f_MHz, environment);
  const gains = corrections(terrain, profile.h_m[0], d_km);
  const loss_dB = gains.reduce((loss, { gain_dB }) => loss - gain_dB, median.loss_dB + spread_dB);
  if (trace) {
    const term = (symbol: string, value: number, unit: string, equation: string) =>
      trace({ symbol, value, unit, equation });
    term('h_b,eff', terrain.h_b_eff_m, 'm', 'TR-15-517 App. A, effective heights');
    term('h_m,eff', terrain.h_m_eff_m, 'm', 'TR-15-517 App. A, effective heights');
    term('Δh', terrain.delta_h_m, 'm', 'Okumura 1968 §2.4');
    term('d_bp', median.d_bp_km, 'km', 'TR-15-517 App. A, breakpoint');
    term('L_median', median.loss_dB, 'dB', 'TR-15-517 App. A, median');
    term('Y_q', spread_dB, 'dB', 'Okumura 1968 Fig. 39');
    for (const { symbol, gain_dB, equation } of gains) term(symbol, gain_dB, 'dB', equation);
    term('L_b', loss_dB, 'dB', 'NTIA TR-15-517 App. A');
  }
  const values = { f_MHz, d_km, h_b_eff_m: terrain.h_b_raw_m, h_m_eff_m: terrain.h_m_raw_m };
  return { loss_dB, flags: rangeFlags(limits, values), terrain, median };
}

/** Terrain gains: of the ridge when one edge makes both horizons, else of the hills and the slope. */
function corrections(
  terrain: EhataTerrain,
  ground_m: number,
  d_km: number,
): { symbol: string; gain_dB: number; equation: string }[] {
  const sea = {
    symbol: 'K_mp',
    gain_dB: mixedPath_dB(terrain, d_km),
    equation: 'Okumura 1968 §4.4, Fig. 35',
  };
  if (terrain.ridge)
    return [
      { symbol: 'K_im', gain_dB: ridge_dB(terrain.ridge), equation: 'Okumura 1968 §4.2, Fig. 31' },
      sea,
    ];
  return [
    { symbol: 'K_h', gain_dB: rollingHills_dB(terrain.delta_h_m), equation: 'Okumura 1968 §4.1, Fig. 28' },
    { symbol: 'K_hf', gain_dB: hillPosition_dB(ground_m, terrain), equation: 'Okumura 1968 §4.1, Fig. 29' },
    { symbol: 'K_sp', gain_dB: slope_dB(terrain.theta_m_mrad, d_km), equation: 'Okumura 1968 §4.3, Fig. 34' },
    sea,
  ];
}
