/** The table behind `explain`: every value of the clear-air method with its place in the Recommendation. */
import type { Trace } from '../trace.js';
import type { CombinedLoss } from './combine.js';
import type { PathDiffraction } from './diffraction.js';
import type { DuctingLoss } from './ducting.js';
import type { PathGeometry } from './geometry.js';

/** All the parts of one answer. */
export interface ClearAirParts {
  readonly geometry: PathGeometry;
  readonly L_bfs_dB: number;
  readonly L_bs_dB: number;
  readonly ducting: DuctingLoss;
  readonly diffraction: PathDiffraction;
  readonly combined: CombinedLoss;
}

/** Sections of the Recommendation in use. */
export interface ClearAirSections {
  readonly profile: string;
  readonly climate: string;
  readonly freeSpace: string;
  readonly diffraction: string;
  readonly troposcatter: string;
  readonly ducting: string;
  readonly combined: string;
}

export function traceClearAir(trace: Trace, parts: ClearAirParts, at: ClearAirSections): void {
  const { geometry: g, ducting, diffraction, combined: c } = parts;
  const terms: readonly (readonly [string, number, string, string])[] = [
    ['d', g.d_km, 'km', at.profile],
    ['a_e', g.a_e_km, 'km', at.profile],
    ['θ_t', g.theta_t_mrad, 'mrad', at.profile],
    ['θ_r', g.theta_r_mrad, 'mrad', at.profile],
    ['θ', g.theta_mrad, 'mrad', at.profile],
    ['d_lt', g.d_lt_km, 'km', at.profile],
    ['d_lr', g.d_lr_km, 'km', at.profile],
    ['h_std', g.diffraction.h_std_m, 'm', at.profile],
    ['h_srd', g.diffraction.h_srd_m, 'm', at.profile],
    ['h_te', g.h_te_m, 'm', at.profile],
    ['h_re', g.h_re_m, 'm', at.profile],
    ['h_m', g.h_m_m, 'm', at.profile],
    ['ω', g.omega_sea, '', at.climate],
    ['β_0', g.beta0_pct, '%', at.climate],
    ['L_bfs', parts.L_bfs_dB, 'dB', at.freeSpace],
    ['L_b0p', c.L_b0p_dB, 'dB', at.freeSpace],
    ['ν', diffraction.median.nu, '', at.diffraction],
    ['L_bulla50', diffraction.median.bullington_dB, 'dB', at.diffraction],
    ['L_bulls50', diffraction.median.smoothBullington_dB, 'dB', at.diffraction],
    ['L_dsph50', diffraction.median.sphericalEarth_dB, 'dB', at.diffraction],
    ['L_d50', diffraction.median.loss_dB, 'dB', at.diffraction],
    ['F_i', diffraction.F_i, '', at.diffraction],
    ['L_dp', diffraction.loss_dB, 'dB', at.diffraction],
    ['L_bd', c.L_bd_dB, 'dB', at.diffraction],
    ['L_bs', parts.L_bs_dB, 'dB', at.troposcatter],
    ['A_f', ducting.A_f_dB, 'dB', at.ducting],
    ['A_d', ducting.A_d_dB, 'dB', at.ducting],
    ['β', ducting.beta_pct, '%', at.ducting],
    ['L_ba', ducting.loss_dB, 'dB', at.ducting],
    ['F_j', c.F_j, '', at.combined],
    ['F_k', c.F_k, '', at.combined],
    ['L_minb0p', c.L_minb0p_dB, 'dB', at.combined],
    ['L_minbap', c.L_minbap_dB, 'dB', at.combined],
    ['L_bda', c.L_bda_dB, 'dB', at.combined],
    ['L_bam', c.L_bam_dB, 'dB', at.combined],
  ];
  for (const [symbol, value, unit, equation] of terms) trace({ symbol, value, unit, equation });
}
