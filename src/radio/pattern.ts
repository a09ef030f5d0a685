/** Antenna patterns as two attenuation cuts in 0.1° steps. Attenuation is in dB below the maximum, never negative. */

export interface AntennaPattern {
  readonly id: string;
  readonly maxGain_dBi: number;
  /** [3600], index = offset from boresight, clockwise seen from above, 0.1° each, 0…359.9. */
  readonly horizontal_dB: Float32Array;
  /** [1801], index 0 = −90° (straight down) … 900 = beam axis … 1800 = +90° (up), elevation relative to the beam axis. */
  readonly vertical_dB: Float32Array;
  /** The combined attenuation of both cuts never exceeds this. */
  readonly maxAttenuation_dB: number;
  /** Where the numbers come from: a standard's table or a file. */
  readonly source: string;
}
