/** Excess loss of a path that ends inside a wood. ITU-R P.833-10 §2.1. */

/**
 * Loss beyond that of the same path without the wood, dB. It starts with `gamma_dBperm` per metre and never exceeds
 * `A_m_dB`, the loss of the ways around and above the trees. `d_m` ≥ 0 is the length inside, above 0 the rest.
 */
export const woodlandLoss_dB = (d_m: number, gamma_dBperm: number, A_m_dB: number): number =>
  -A_m_dB * Math.expm1((-d_m * gamma_dBperm) / A_m_dB); // ITU-R P.833-10 §2.1, eq. (1), A_ev
