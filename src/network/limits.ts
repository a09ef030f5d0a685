/** Ranges of station columns. Outside, a cell is refused; the hint says what the value may have been. */
import type { Text } from '../foundation/text.js';
import { networkMessages as m } from './messages.js';
import type { Column } from './columns.js';

export interface Limit {
  readonly min: number;
  readonly max: number;
  readonly hint?: Text;
}

export const limits = {
  height_mAGL: { min: 0, max: 600, hint: m.altitudeHint },
  azimuth_deg: { min: -1, max: 360 },
  mech_tilt_deg: { min: -30, max: 45, hint: m.tiltHint },
  elec_tilt_deg: { min: -30, max: 45, hint: m.tiltHint },
  adjustable_tilt_deg: { min: -30, max: 45, hint: m.tiltHint },
  preset_tilt_deg: { min: -30, max: 45, hint: m.tiltHint },
  total_tilt_deg: { min: -30, max: 45, hint: m.tiltHint },
  gain_dBi: { min: -10, max: 40 },
  ssb_gain_dBi: { min: -10, max: 40 },
  hpbw_deg: { min: 1, max: 360 },
  vpbw_deg: { min: 1, max: 180 },
  rs_epre_dBm: { min: -10, max: 35, hint: m.epreHint },
  carrier_power_W: { min: 0.001, max: 2000 },
  ports: { min: 1, max: 256 },
  feeder_loss_dB: { min: 0, max: 30 },
  load: { min: 0, max: 1 },
  frequency_MHz: { min: 400, max: 100_000 },
  bandwidth_MHz: { min: 0.2, max: 2000 },
  arfcn: { min: 0, max: 3_279_165 },
} as const satisfies Partial<Record<Column, Limit>>;

export type LimitedColumn = keyof typeof limits;
