/**
 * `auto` over one profile, every step of P.1812-7 computed, O(N): the oracle of the sweep, and what `explain` shows.
 */
import { traceClearAir } from '../../propagation/clearAir/traceTerms.js';
import { freeSpace_dB } from '../../propagation/p1812/equations.js';
import type { Trace } from '../../propagation/trace.js';
import { type ClearAirLoss, clearAir, inlandPath } from './clearAir.js';
import type { CarrierLoss } from './loss.js';
import { bareTerrainLoss_dB, farShare, nearMastLoss_dB } from './nearMast.js';
import { type ProfileDiffraction, profileDiffraction, type RayProfile } from './profile.js';

export interface Terminals {
  readonly antennaHeight_mAGL: number;
  readonly receiverHeight_mAGL: number;
  /** Receiver environment: 0 open, else among buildings. */
  readonly environment: number;
}

export interface AutoLoss {
  readonly freeSpace_dB: number;
  readonly diffraction: ProfileDiffraction;
  readonly clearAir: ClearAirLoss;
  /** Near-mast loss with bare terrain, dB; it counts with 1 − `farShare`. */
  readonly near_dB: number;
  readonly farShare: number;
  readonly loss_dB: number;
}

/** `horizontal_m` is the distance between the terminals, which a ray through cells only comes near to. */
export function autoOverProfile(
  carrier: CarrierLoss,
  profile: RayProfile,
  terminals: Terminals,
  horizontal_m: number,
): AutoLoss {
  const { d_km, bare_m, h_ts_m, h_rs_m } = profile;
  const { f_GHz, climate, earth } = carrier;
  const free = freeSpace_dB(f_GHz, Math.max(0.001, Math.hypot(horizontal_m, h_rs_m - h_ts_m) / 1000));
  const diffraction = profileDiffraction(carrier, profile);
  const path = inlandPath(d_km, bare_m, terminals, climate);
  const far = clearAir(f_GHz, climate, free, diffraction.loss_dB, path);
  const share = farShare(horizontal_m);
  const near =
    nearMastLoss_dB(f_GHz, { ...terminals, horizontal_m, freeSpace_dB: free }) +
    bareTerrainLoss_dB(earth, d_km, bare_m, h_ts_m, h_rs_m);
  return {
    freeSpace_dB: free,
    diffraction,
    clearAir: far,
    near_dB: near,
    farShare: share,
    loss_dB: near + share * (far.combined.loss_dB - near),
  };
}

/** Every value of `auto` with its place in the Recommendation: the table behind `explain`. */
export function traceAuto(trace: Trace, auto: AutoLoss): void {
  const text = 'ITU-R P.1812-7';
  const { diffraction, clearAir: far, freeSpace_dB: L_bfs_dB } = auto;
  traceClearAir(
    trace,
    {
      ...far,
      L_bfs_dB,
      diffraction: { median: diffraction, F_i: 0, loss_dB: diffraction.loss_dB },
    },
    {
      profile: `${text} Attachment 1`,
      climate: `${text} §3.6`,
      freeSpace: `${text} §4.2`,
      diffraction: `${text} §4.3, terminal clutter at nominal gaps`,
      troposcatter: `${text} §4.4`,
      ducting: `${text} §4.5`,
      combined: `${text} §4.6`,
    },
  );
  trace({ symbol: 'L_bc', value: far.combined.loss_dB, unit: 'dB', equation: `${text} §4.6` });
  if (auto.farShare === 1) return;
  const near = '3GPP TR 38.901 V17.0.0 Table 7.4.1-1 or free space, and bare terrain';
  trace({ symbol: 'L_near', value: auto.near_dB, unit: 'dB', equation: near });
  trace({ symbol: 'w', value: auto.farShare, unit: '', equation: 'share of P.1812 at this distance' });
}
