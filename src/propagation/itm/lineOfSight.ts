/**
 * Attenuation within the smooth-earth horizon: a two-ray model weighted against diffraction extended inward, at three
 * distances, joined by a curve K_1 s + K_2 ln s. Hufford, line-of-sight range.
 */
import { type Complex, divide, modulus, multiply, phasor, scale } from './complex.js';
import { horizonSum_m, type ItmPath, type Line, onLine, smoothReach_m, terrainSpread_m } from './path.js';

/** A_ref(s) = A_el + K_1 s + K_2 ln(s / d_Ls), s ≤ d_Ls. */
export interface SightCurve {
  readonly A_el_dB: number;
  readonly K_1_dBperm: number;
  readonly K_2_dB: number;
  readonly d_Ls_m: number;
}

export function onCurve({ A_el_dB, K_1_dBperm, K_2_dB, d_Ls_m }: SightCurve, s_m: number): number {
  return A_el_dB + K_1_dBperm * s_m + K_2_dB * Math.log(s_m / d_Ls_m);
}

/** The curve through A_0, A_1 and the diffraction line at d_Ls, kept from falling with distance. */
export function sightCurve(path: ItmPath, diffraction: Line): SightCurve {
  const d_Ls_m = smoothReach_m(path);
  const A_2_dB = onLine(diffraction, d_Ls_m);
  const { K_1_dBperm, K_2_dB } = slopes(path, diffraction, { d_m: d_Ls_m, A_dB: A_2_dB });
  return { A_el_dB: A_2_dB - K_1_dBperm * d_Ls_m, K_1_dBperm, K_2_dB, d_Ls_m };
}

type Slopes = Pick<SightCurve, 'K_1_dBperm' | 'K_2_dB'>;

/** Attenuation known at one distance. */
interface Knot {
  readonly d_m: number;
  readonly A_dB: number;
}

function slopes(path: ItmPath, diffraction: Line, end: Knot): Slopes {
  const d_L_m = horizonSum_m(path);
  const [a, b] = path.terminals;
  const knot = (d_m: number): Knot => ({ d_m, A_dB: sightLoss_dB(path, diffraction, d_m) });
  const twoRay_m = 1.908 * path.k_perm * a.h_e_m * b.h_e_m; // farther out the rays cancel
  const rising = diffraction.A_0_dB >= 0;
  const d_0_m = rising ? Math.min(twoRay_m, d_L_m / 2) : twoRay_m;
  const d_1_m = rising
    ? d_0_m + (d_L_m - d_0_m) / 4
    : Math.max(-diffraction.A_0_dB / diffraction.m_dBperm, d_L_m / 4);
  const middle = knot(d_1_m);
  const bent = d_0_m < d_1_m ? throughThree(knot(d_0_m), middle, end, diffraction) : undefined;
  if (bent && (rising || bent.K_2_dB > 0)) return bent;
  const slope = (end.A_dB - middle.A_dB) / (end.d_m - d_1_m);
  return { K_1_dBperm: slope > 0 ? slope : diffraction.m_dBperm, K_2_dB: 0 };
}

/** K_1, K_2 ≥ 0 through three knots; where that cannot be, through the outer two; at last the slope of diffraction. */
function throughThree(first: Knot, middle: Knot, end: Knot, { m_dBperm }: Line): Slopes {
  const span_m = end.d_m - first.d_m;
  const part_m = middle.d_m - first.d_m;
  const rise_dB = end.A_dB - first.A_dB;
  const logSpan = Math.log(end.d_m / first.d_m);
  const K_2_dB = Math.max(
    0,
    (span_m * (middle.A_dB - first.A_dB) - part_m * rise_dB) /
      (span_m * Math.log(middle.d_m / first.d_m) - part_m * logSpan),
  );
  const K_1_dBperm = (rise_dB - K_2_dB * logSpan) / span_m;
  if (K_1_dBperm >= 0) return { K_1_dBperm, K_2_dB };
  if (rise_dB > 0) return { K_1_dBperm: 0, K_2_dB: rise_dB / logSpan };
  return { K_1_dBperm: m_dBperm, K_2_dB: 0 };
}

/** Lengths that set which of both laws rules, m. */
const D_1_m = 47.7;
const D_2_m = 10e3;

/** A_los(s): two rays over smooth ground, the extended diffraction line over rough. */
function sightLoss_dB(path: ItmPath, diffraction: Line, s_m: number): number {
  const { k_perm, deltaH_m } = path;
  const w = 1 / (1 + (D_1_m * k_perm * deltaH_m) / Math.max(D_2_m, smoothReach_m(path)));
  return (1 - w) * onLine(diffraction, s_m) + w * twoRayLoss_dB(path, s_m);
}

/** A_t(s): direct and ground-reflected ray. */
export function twoRayLoss_dB(path: ItmPath, s_m: number): number {
  const { k_perm, Z_g, terminals, deltaH_m } = path;
  const [a, b] = terminals;
  const rise_m = a.h_e_m + b.h_e_m;
  const sinPsi = rise_m / Math.hypot(s_m, rise_m);
  const roughness = Math.exp(-k_perm * terrainSpread_m(deltaH_m, s_m) * sinPsi);
  const R_e = diffused(reflection(sinPsi, Z_g), roughness, sinPsi);
  const reflected = multiply(R_e, phasor(boundedPhase_rad((2 * k_perm * a.h_e_m * b.h_e_m) / s_m)));
  return -20 * Math.log10(modulus({ re: 1 + reflected.re, im: reflected.im }));
}

/** Plane-wave reflection coefficient at grazing angle ψ. */
const reflection = (sinPsi: number, Z_g: Complex): Complex =>
  divide({ re: sinPsi - Z_g.re, im: -Z_g.im }, { re: sinPsi + Z_g.re, im: Z_g.im });

/** R_e: roughness weakens the mirror, but diffuse reflection keeps the second ray from vanishing. */
function diffused(R: Complex, roughness: number, sinPsi: number): Complex {
  const mirrored = modulus(R) * roughness;
  const least = Math.sqrt(sinPsi);
  return mirrored >= Math.max(0.5, least) ? scale(R, roughness) : scale(R, least / modulus(R));
}

/** δ: the phase lag of the reflected ray, held below π so that no lobes appear. */
function boundedPhase_rad(lag_rad: number): number {
  const quarter = Math.PI / 2;
  return lag_rad <= quarter ? lag_rad : Math.PI - quarter ** 2 / lag_rad;
}
