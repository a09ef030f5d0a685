/** Untuned factors from the Hata formulas, as Atoll's documents derive them. */
import type { SpmModel } from './equations.js';

/** The vendor's list of K1 starts here and equals 24.7 + 20 lg(f / 2300 MHz). */
const listFrom_MHz = 2300;

/**
 * K1 of an untuned model. Below 1500 MHz from Okumura-Hata, to 2300 MHz from COST-231-Hata, above from the vendor's list;
 * at 2300 MHz the list is 0.9 dB lower than COST-231.
 */
export function defaultK1(f_MHz: number): number {
  if (f_MHz >= listFrom_MHz) return 24.7 + 20 * Math.log10(f_MHz / listFrom_MHz);
  const [A1, A2] = f_MHz < 1500 ? [69.55, 26.16] : [46.3, 33.9];
  return A1 + A2 * Math.log10(f_MHz) - 3 * 44.9; // d in metres
}

/** Urban Hata for a small city and a mobile at 1.5 m: K3 = −13.82 + 3 · 6.55. */
export const defaultModel = (f_MHz: number): SpmModel => ({
  convention: 'atoll',
  distanceUnit: 'm',
  K: [defaultK1(f_MHz), 44.9, 5.83, 1, -6.55, 0, 0],
  Kclutter: 1,
});
