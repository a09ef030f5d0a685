/**
 * Specific gaseous attenuation, line by line, and attenuation of a short terrestrial path.
 * ITU-R P.676-13 Annex 1 §1 and Annex 1 §2.1. The total pressure is the sum of dry pressure and vapour pressure.
 */
import { oxygenLines, vapourLines } from './lines.js';

/** State of the air at one place. */
export interface Air {
  /** Pressure of the dry air p, hPa: without the vapour. */
  readonly dryPressure_hPa: number;
  readonly temperature_K: number;
  /** Water-vapour density ρ, g/m³; 0 is dry air. */
  readonly vapour_gPerM3: number;
}

/** Partial pressure of water vapour e, hPa. */
export const vapourPressure_hPa = (vapour_gPerM3: number, temperature_K: number): number =>
  (vapour_gPerM3 * temperature_K) / 216.7; // ITU-R P.676-13 eq. (4)

/** Specific attenuation of dry air γ_o (oxygen lines, Debye spectrum of oxygen, nitrogen), dB/km. `f_GHz` 1-1000. */
export function oxygenAttenuation_dBperKm(f_GHz: number, air: Air): number {
  const { p, e, theta } = stateOf(air);
  let N = 0;
  for (const [f_0, a_1, a_2, a_3, a_4, a_5, a_6] of oxygenLines) {
    const S = a_1 * 1e-7 * p * theta ** 3 * Math.exp(a_2 * (1 - theta)); // eq. (3)
    const width = a_3 * 1e-4 * (p * theta ** (0.8 - a_4) + 1.1 * e * theta); // eq. (6a)
    const zeeman = Math.sqrt(width * width + 2.25e-6); // eq. (6b)
    const delta = (a_5 + a_6 * theta) * 1e-4 * (p + e) * theta ** 0.8; // eq. (7)
    N += S * lineShape(f_GHz, f_0, zeeman, delta); // eq. (2a)
  }
  return 0.182 * f_GHz * (N + dryContinuum(f_GHz, p, e, theta)); // eq. (1)
}

/** Specific attenuation of water vapour γ_w, dB/km; 0 in dry air. `f_GHz` 1-1000. */
export function vapourAttenuation_dBperKm(f_GHz: number, air: Air): number {
  const { p, e, theta } = stateOf(air);
  let N = 0;
  for (const [f_0, b_1, b_2, b_3, b_4, b_5, b_6] of vapourLines) {
    const S = b_1 * 0.1 * e * theta ** 3.5 * Math.exp(b_2 * (1 - theta)); // eq. (3)
    const width = b_3 * 1e-4 * (p * theta ** b_4 + b_5 * e * theta ** b_6); // eq. (6a)
    const doppler = 0.535 * width + Math.sqrt(0.217 * width * width + (2.1316e-12 * f_0 * f_0) / theta); // eq. (6b)
    N += S * lineShape(f_GHz, f_0, doppler, 0); // eq. (2b); δ = 0, eq. (7)
  }
  return 0.182 * f_GHz * N; // eq. (1)
}

function stateOf({ dryPressure_hPa, temperature_K, vapour_gPerM3 }: Air): {
  p: number;
  e: number;
  theta: number;
} {
  return {
    p: dryPressure_hPa,
    e: vapourPressure_hPa(vapour_gPerM3, temperature_K),
    theta: 300 / temperature_K,
  };
}

/** Line-shape factor F_i, eq. (5). */
function lineShape(f: number, f_0: number, width: number, delta: number): number {
  const below = (width - delta * (f_0 - f)) / ((f_0 - f) ** 2 + width * width);
  const above = (width - delta * (f_0 + f)) / ((f_0 + f) ** 2 + width * width);
  return (f / f_0) * (below + above);
}

/** Dry continuum N''_D: Debye spectrum of oxygen below 10 GHz and nitrogen above 100 GHz, eq. (8). */
function dryContinuum(f: number, p: number, e: number, theta: number): number {
  const d = 5.6e-4 * (p + e) * theta ** 0.8; // eq. (9)
  const debye = 6.14e-5 / (d * (1 + (f / d) ** 2));
  const nitrogen = (1.4e-12 * p * theta ** 1.5) / (1 + 1.9e-5 * f ** 1.5);
  return f * p * theta * theta * (debye + nitrogen);
}
