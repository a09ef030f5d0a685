/** The complete delta-Bullington method. ITU-R P.526-15 §4.5.3. Diffraction loss relative to free space, dB. */
import { CoverageError } from '../../foundation/errors.js';
import { fill, type Text } from '../../foundation/text.js';
import { requireWithin } from '../limits.js';
import { messages } from '../messages.js';
import type { Trace } from '../trace.js';
import { bullingtonNu, smoothEarthBullingtonLoss_dB } from './bullington.js';
import {
  bullingtonLoss_dB,
  type EarthConstants,
  knifeEdgeLoss_dB,
  knifeEdgeLossExact_dB,
  sphericalEarthLoss_dB,
} from './equations.js';
import { type SmoothEarthHeights, smoothEarthHeights } from './smoothEarth.js';

/** A path from the first terminal to the last: the first `count` entries of each list. */
export interface PathProfile {
  /** Distance from the first terminal, km, ascending from 0. */
  readonly d_km: ArrayLike<number>;
  /** Bare terrain, m above sea level. */
  readonly h_m: ArrayLike<number>;
  /** Terrain with clutter at the inner points; absent means bare. */
  readonly g_m?: ArrayLike<number>;
}

export interface DeltaBullington {
  /** L_d = L_bulla + max(L_dsph − L_bulls, 0). */
  readonly loss_dB: number;
  readonly bullington_dB: number;
  readonly sphericalEarth_dB: number;
  readonly smoothBullington_dB: number;
  /** ν of the equivalent edge; −Infinity without inner points. */
  readonly nu: number;
  /** Effective heights above the smooth earth, m. */
  readonly h_te_m: number;
  readonly h_re_m: number;
}

/** Smooth-earth heights that a caller knows already, m above sea level. */
export type GivenSmoothEarth = Readonly<SmoothEarthHeights>;

/**
 * Diffraction loss of a path with antennas `h_tg_m`, `h_rg_m` above ground.
 * A void (NaN) anywhere on the path makes the result NaN. A path without length has no diffraction.
 */
export function deltaBullington(
  profile: PathProfile,
  count: number,
  h_tg_m: number,
  h_rg_m: number,
  k: EarthConstants,
  trace?: Trace,
  smooth?: GivenSmoothEarth,
): DeltaBullington {
  const { d_km, h_m } = profile;
  const g_m = profile.g_m ?? h_m;
  if (hasVoid(h_m, count) || (g_m !== h_m && hasVoid(g_m, count))) return unknown;
  const d = count > 1 ? d_km[count - 1] : 0;
  if (d <= 0) return { ...nothing, h_te_m: h_tg_m, h_re_m: h_rg_m };

  const h_ts_m = h_m[0] + h_tg_m;
  const h_rs_m = h_m[count - 1] + h_rg_m;
  const surface: SmoothEarthHeights = { h_std_m: smooth?.h_std_m ?? 0, h_srd_m: smooth?.h_srd_m ?? 0 };
  if (!smooth) smoothEarthHeights(d_km, h_m, count, h_ts_m, h_rs_m, surface);
  const h_te_m = h_ts_m - surface.h_std_m;
  const h_re_m = h_rs_m - surface.h_srd_m;

  const nu = bullingtonNu(d_km, g_m, count, h_ts_m, h_rs_m, k);
  const bullington_dB = bullingtonLoss_dB(knifeEdgeLoss_dB(nu), d);
  const smoothBullington_dB = smoothEarthBullingtonLoss_dB(d_km, count, h_te_m, h_re_m, k);
  const sphericalEarth_dB = sphericalEarthLoss_dB(k, d, h_te_m, h_re_m);
  const loss_dB = bullington_dB + Math.max(sphericalEarth_dB - smoothBullington_dB, 0); // P.526-15 §4.5.3
  const result = {
    loss_dB,
    bullington_dB,
    sphericalEarth_dB,
    smoothBullington_dB,
    nu,
    h_te_m,
    h_re_m,
  };
  if (trace) traceTerms(trace, result);
  return result;
}

const nothing = {
  loss_dB: 0,
  bullington_dB: 0,
  sphericalEarth_dB: 0,
  smoothBullington_dB: 0,
  nu: Number.NEGATIVE_INFINITY,
};

const unknown: DeltaBullington = {
  loss_dB: Number.NaN,
  bullington_dB: Number.NaN,
  sphericalEarth_dB: Number.NaN,
  smoothBullington_dB: Number.NaN,
  nu: Number.NaN,
  h_te_m: Number.NaN,
  h_re_m: Number.NaN,
};

function hasVoid(values: ArrayLike<number>, count: number): boolean {
  for (let i = 0; i < count; i++) if (!Number.isFinite(values[i])) return true;
  return false;
}

function traceTerms(trace: Trace, r: DeltaBullington): void {
  const term = (symbol: string, value: number, unit: string, section: string) =>
    trace({ symbol, value, unit, equation: `ITU-R P.526-15 ${section}` });
  term('h_te', r.h_te_m, 'm', '§4.5.3');
  term('h_re', r.h_re_m, 'm', '§4.5.3');
  term('ν', r.nu, '', '§4.5.1');
  term('L_bulla', r.bullington_dB, 'dB', '§4.5.1');
  term('L_bulls', r.smoothBullington_dB, 'dB', '§4.5.1');
  term('L_dsph', r.sphericalEarth_dB, 'dB', '§3.2');
  term('L_d', r.loss_dB, 'dB', '§4.5.3');
}

/** Loss of one knife edge by ν, any real: the approximation of the text and the exact form. */
export function knifeEdge(nu: number, trace?: Trace): { approximate_dB: number; exact_dB: number } {
  requireWithin('nu', nu, -Number.MAX_VALUE, Number.MAX_VALUE);
  const exact_dB = knifeEdgeLossExact_dB(nu);
  const approximate_dB = knifeEdgeLoss_dB(nu);
  const term = (symbol: string, value: number, equation: string) =>
    trace?.({ symbol, value, unit: 'dB', equation: `ITU-R P.526-15 §4.1, ${equation}` });
  term('J(ν) exact', exact_dB, 'eq. (30)');
  term('J(ν)', approximate_dB, 'eq. (31)');
  return { approximate_dB, exact_dB };
}

/** Throws an input error unless the profile has two equal lists of finite numbers with ascending distance from 0. */
export function requireProfile(d_km: ArrayLike<number>, h_m: ArrayLike<number>, name: string): void {
  const reason = profileProblem(d_km, h_m);
  if (!reason) return;
  throw new CoverageError('inputData', {
    severity: 'error',
    code: 'CVG_PROFILE',
    text: {
      en: fill(messages.badProfile, { reason: reason.en }).en,
      zh: fill(messages.badProfile, { reason: reason.zh }).zh,
    },
    where: { file: name },
  });
}

function profileProblem(d_km: ArrayLike<number>, h_m: ArrayLike<number>): Text | undefined {
  if (d_km.length !== h_m.length || d_km.length < 2) return messages.profileLengths;
  if (d_km[0] !== 0) return messages.profileStart;
  for (let i = 0; i < d_km.length; i++) {
    if (!Number.isFinite(d_km[i]) || !Number.isFinite(h_m[i])) {
      return fill(messages.profileNumber, { index: i + 1 });
    }
    if (i > 0 && d_km[i] <= d_km[i - 1]) return fill(messages.profileOrder, { index: i + 1 });
  }
  return undefined;
}
