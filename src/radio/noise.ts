/** Thermal noise. Boltzmann constant (SI, exact) at T0 = 290 K. */
const boltzmann_JperK = 1.380649e-23;
const T0_K = 290;

/** Usual noise figures of terminals and base stations; assumptions. */
export const ueNoiseFigure_dB = 7;
export const gnbNoiseFigure_dB = 3.5;
export const enbNoiseFigure_dB = 5;

/** k·T0·B in dBm plus a noise figure. */
export function thermalNoise_dBm(bandwidth_Hz: number, noiseFigure_dB = 0): number {
  return 10 * Math.log10(boltzmann_JperK * T0_K * bandwidth_Hz) + 30 + noiseFigure_dB;
}

/** Noise within one resource element (one subcarrier) at a terminal. 30 kHz and 7 dB: −122.2 dBm. */
export function noisePerRe_dBm(scs_kHz: number, noiseFigure_dB = ueNoiseFigure_dB): number {
  return thermalNoise_dBm(scs_kHz * 1000, noiseFigure_dB);
}
