/** Level and fade margin of a line-of-sight link with equal dishes at both ends. ITU-R P.525-4, F.1245-3. Clear sky, no gases. */
import { freeSpaceLoss_dB } from '../propagation/p525/equations.js';
import { dishAxisGain_dBi, dishDiameter_wl } from './dish.js';

export interface FixedLink {
  readonly f_GHz: number;
  readonly d_km: number;
  readonly dish_m: number;
  readonly tx_dBm: number;
  /** Received level that still carries the wanted rate. */
  readonly threshold_dBm: number;
  /** Feeders, branching and the like of both ends together. */
  readonly miscLoss_dB: number;
}

export interface FixedLinkBudget {
  /** Of each dish. */
  readonly gain_dBi: number;
  readonly freeSpaceLoss_dB: number;
  readonly received_dBm: number;
  /** Received level above the threshold: what rain and multipath may take. Negative: no link even in clear sky. */
  readonly margin_dB: number;
}

export function fixedLinkBudget(link: FixedLink): FixedLinkBudget {
  const gain_dBi = dishAxisGain_dBi(dishDiameter_wl(link.dish_m, link.f_GHz));
  const loss_dB = freeSpaceLoss_dB(link.f_GHz, link.d_km);
  const received_dBm = link.tx_dBm + 2 * gain_dBi - loss_dB - link.miscLoss_dB;
  return {
    gain_dBi,
    freeSpaceLoss_dB: loss_dB,
    received_dBm,
    margin_dB: received_dBm - link.threshold_dBm,
  };
}
