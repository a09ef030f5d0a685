/**
 * Fits a path-loss model to measured links: one offset per site (its EIRP and calibration) and, when asked, one slope by
 * the logarithm of distance. Linear least squares by Householder reflections; Huber's weights against outliers.
 */
import { type SpmModel, withDistanceUnit } from '../propagation/spm/equations.js';

/** A measured link and what a model says of it. */
export interface FitLink {
  /** Links of one site share an offset. */
  readonly site: string;
  /** Length of the path, m; > 0. */
  readonly d_m: number;
  readonly measured_dB: number;
  readonly predicted_dB: number;
}

/** What is added to a model's loss: `offset_dB` of the site + `slope_dB` · lg(d in km). */
export interface Correction {
  readonly offset_dB: ReadonlyMap<string, number>;
  /** dB per decade; 0 when no slope was fitted. */
  readonly slope_dB: number;
  /** Standard errors under independent residuals; measured links are correlated, so the truth is wider. */
  readonly offsetError_dB: ReadonlyMap<string, number>;
  readonly slopeError_dB: number;
}

export interface FitOptions {
  readonly slope: boolean;
  /** Huber's bound in robust standard deviations, usually 1.345; absent = ordinary least squares. */
  readonly huber?: number;
}

/** All values are NaN where the links do not decide them: too few, or all of one distance. */
export function fitCorrection(links: readonly FitLink[], { slope, huber }: FitOptions): Correction {
  const sites = [...new Set(links.map((l) => l.site))].sort();
  const columns = sites.map(() => new Float64Array(links.length));
  links.forEach(({ site }, i) => {
    columns[sites.indexOf(site)][i] = 1;
  });
  if (slope) columns.push(Float64Array.from(links, lgKm));
  const residual_dB = Float64Array.from(links, (l) => l.measured_dB - l.predicted_dB);
  const { coefficients, standardErrors } = leastSquares(columns, residual_dB, huber);
  const bySite = (values: Float64Array) => new Map(sites.map((site, i) => [site, values[i]]));
  return {
    offset_dB: bySite(coefficients),
    slope_dB: slope ? coefficients[sites.length] : 0,
    offsetError_dB: bySite(standardErrors),
    slopeError_dB: slope ? standardErrors[sites.length] : 0,
  };
}

/** Loss after the correction, dB; NaN for a site that the fit did not see. */
export const corrected_dB = (
  { offset_dB, slope_dB }: Correction,
  link: Pick<FitLink, 'site' | 'd_m' | 'predicted_dB'>,
): number => link.predicted_dB + (offset_dB.get(link.site) ?? Number.NaN) + slope_dB * lgKm(link);

/** The K factors that hold the correction of one site; convention and unit of distance stay as they are. */
export function tunedSpm(model: SpmModel, { offset_dB, slope_dB }: Correction, site: string): SpmModel {
  const inKm = withDistanceUnit(model, 'km');
  const [K1, K2, ...rest] = inKm.K;
  const K = [K1 + (offset_dB.get(site) ?? Number.NaN), K2 + slope_dB, ...rest] as const;
  return withDistanceUnit({ ...inKm, K }, model.distanceUnit);
}

const lgKm = ({ d_m }: Pick<FitLink, 'd_m'>): number => Math.log10(d_m / 1000);

export interface LinearFit {
  readonly coefficients: Float64Array;
  readonly standardErrors: Float64Array;
  /** Standard deviation of the residuals with the degrees of freedom left; with Huber's weights, of the weighted ones. */
  readonly sigma: number;
}

/**
 * min Σ w·(y − Σ c_j·column_j)². `columns`: one array a coefficient, each as long as `y`. All NaN when the columns depend on
 * each other or outnumber the equations.
 */
export function leastSquares(
  columns: readonly ArrayLike<number>[],
  y: ArrayLike<number>,
  huber?: number,
): LinearFit {
  let weight = new Float64Array(y.length).fill(1);
  let fit = weighted(columns, y, weight);
  if (huber === undefined) return fit;
  for (let round = 0; round < mostRounds; round++) {
    const before = fit.coefficients;
    weight = huberWeights(residuals(columns, y, before), huber);
    fit = weighted(columns, y, weight);
    if (fit.coefficients.every((c, j) => Math.abs(c - before[j]) < stop)) break;
  }
  return fit;
}

const mostRounds = 100;
/** Change of a coefficient, dB, below which the weights have settled. */
const stop = 1e-9;

function residuals(
  columns: readonly ArrayLike<number>[],
  y: ArrayLike<number>,
  c: Float64Array,
): Float64Array {
  return Float64Array.from(y, (v, i) => columns.reduce((left, column, j) => left - c[j] * column[i], v));
}

/** Huber 1964: weight 1 within k·s, then k·s/|r|; s = median(|r|) / 0.6745, the standard deviation of a normal r. */
function huberWeights(r: Float64Array, k: number): Float64Array<ArrayBuffer> {
  const sorted = r.map(Math.abs).sort();
  const bound = (k * sorted[sorted.length >> 1]) / 0.6745;
  return Float64Array.from(r, (v) => (Math.abs(v) <= bound ? 1 : bound / Math.abs(v)));
}

/** Relative size below which a column holds nothing that those before it do not. */
const dependent = 1e-10;

function weighted(columns: readonly ArrayLike<number>[], y: ArrayLike<number>, w: Float64Array): LinearFit {
  const [m, n] = [y.length, columns.length];
  const root = w.map(Math.sqrt);
  const a = columns.map((column) => root.map((s, i) => s * column[i]));
  const b = root.map((s, i) => s * y[i]);
  const nothing = (): LinearFit => ({
    coefficients: new Float64Array(n).fill(Number.NaN),
    standardErrors: new Float64Array(n).fill(Number.NaN),
    sigma: Number.NaN,
  });
  if (m < n) return nothing();
  const size = a.map((column) => norm(column, 0));
  const diagonal = new Float64Array(n);
  for (let j = 0; j < n; j++) {
    const v = a[j];
    const length = norm(v, j);
    if (!(length > dependent * size[j])) return nothing();
    diagonal[j] = v[j] > 0 ? -length : length;
    v[j] -= diagonal[j]; // v is now the vector of the reflection that turns the column onto R's diagonal
    const half = -diagonal[j] * v[j]; // v·v / 2
    for (let k = j + 1; k < n; k++) reflect(v, half, a[k], j);
    reflect(v, half, b, j);
  }
  const R = (i: number, j: number) => (i === j ? diagonal[j] : a[j][i]);
  const sigma = m > n ? norm(b, n) / Math.sqrt(m - n) : Number.NaN;
  return {
    coefficients: backSubstitute(R, b.subarray(0, n)),
    standardErrors: inverseRowNorms(R, n).map((x) => x * sigma),
    sigma,
  };
}

function norm(v: Float64Array, from: number): number {
  let sum = 0;
  for (let i = from; i < v.length; i++) sum += v[i] * v[i];
  return Math.sqrt(sum);
}

function reflect(v: Float64Array, half: number, x: Float64Array, from: number): void {
  let dot = 0;
  for (let i = from; i < v.length; i++) dot += v[i] * x[i];
  const t = dot / half;
  for (let i = from; i < v.length; i++) x[i] -= t * v[i];
}

/** x of R·x = b, R upper triangular. */
function backSubstitute(R: (i: number, j: number) => number, b: Float64Array): Float64Array {
  const x = Float64Array.from(b);
  for (let i = x.length - 1; i >= 0; i--) {
    for (let j = i + 1; j < x.length; j++) x[i] -= R(i, j) * x[j];
    x[i] /= R(i, i);
  }
  return x;
}

/** Square roots of the diagonal of (RᵀR)⁻¹ = R⁻¹R⁻ᵀ: the norms of the rows of R⁻¹. */
function inverseRowNorms(R: (i: number, j: number) => number, n: number): Float64Array {
  const squares = new Float64Array(n);
  for (let j = 0; j < n; j++) {
    const column = backSubstitute(
      R,
      Float64Array.from({ length: n }, (_, i) => Number(i === j)),
    );
    column.forEach((value, i) => {
      squares[i] += value * value;
    });
  }
  return squares.map(Math.sqrt);
}
