/**
 * Okumura-Hata (M. Hata, IEEE Trans. VT-29(3), 1980, eqs. (A)-(G)) and COST-231-Hata (EUR 18957, 1999, §4.4.1).
 * Median basic transmission loss over quasi-flat ground; knows no terrain. One formula per function.
 */

export type HataModel = 'okumura-hata' | 'cost231-hata';
export type HataEnvironment = 'urban' | 'suburban' | 'open';
export type HataCity = 'small' | 'large';

/** Mobile antenna height correction a(h_m), dB; 0 near 1.5 m. `small` means small and medium-sized cities. */
export function mobileHeightCorrection_dB(city: HataCity, f_MHz: number, h_m_m: number): number {
  if (city === 'small') {
    const lf = Math.log10(f_MHz);
    return (1.1 * lf - 0.7) * h_m_m - (1.56 * lf - 0.8); // Hata 1980, small and medium city
  }
  return f_MHz <= 200
    ? 8.29 * Math.log10(1.54 * h_m_m) ** 2 - 1.1 // Hata 1980, large city, up to 200 MHz
    : 3.2 * Math.log10(11.75 * h_m_m) ** 2 - 4.97; // Hata 1980 gives this from 400 MHz; used above 200 MHz
}

/** Urban loss of either model. */
function urbanLoss_dB(
  intercept_dB: number,
  slope_dB: number,
  a_dB: number,
  f_MHz: number,
  d_km: number,
  h_b_m: number,
): number {
  const lb = Math.log10(h_b_m);
  return (
    intercept_dB + slope_dB * Math.log10(f_MHz) - 13.82 * lb - a_dB + (44.9 - 6.55 * lb) * Math.log10(d_km)
  );
}

/** What a suburb loses less than the city, dB. */
const suburbanCorrection_dB = (f_MHz: number): number => 2 * Math.log10(f_MHz / 28) ** 2 + 5.4; // Hata 1980

/** What open land loses less than the city, dB. */
function openCorrection_dB(f_MHz: number): number {
  const lf = Math.log10(f_MHz);
  return 4.78 * lf * lf - 18.33 * lf + 40.94; // Hata 1980; 4.70 in some programs is a misprint
}

/**
 * Median path loss, dB. `f_MHz` 150-1500 (COST-231: 1500-2000), `d_km` 1-20, base `h_b_m` 30-200, mobile `h_m_m` 1-10.
 * Outside it extrapolates; the limits flag it. COST-231 defines cities and suburban centres only; its open land
 * takes Hata's open-area correction (see standard.ts).
 */
export function hataLoss_dB(
  model: HataModel,
  environment: HataEnvironment,
  city: HataCity,
  f_MHz: number,
  d_km: number,
  h_b_m: number,
  h_m_m: number,
): number {
  const a_dB = mobileHeightCorrection_dB(city, f_MHz, h_m_m);
  if (model === 'okumura-hata') {
    const urban = urbanLoss_dB(69.55, 26.16, a_dB, f_MHz, d_km, h_b_m);
    if (environment === 'urban') return urban;
    return urban - (environment === 'suburban' ? suburbanCorrection_dB(f_MHz) : openCorrection_dB(f_MHz));
  }
  const basic = urbanLoss_dB(46.3, 33.9, a_dB, f_MHz, d_km, h_b_m); // COST 231 §4.4.1
  if (environment === 'open') return basic - openCorrection_dB(f_MHz);
  return environment === 'urban' && city === 'large' ? basic + 3 : basic; // C_m: 3 dB in metropolitan centres
}
