/**
 * Inverse complementary cumulative normal distribution I(x) as P.452-18 Attachment 3 and P.1812-7 Attachment 2 define it:
 * an approximation, error below 0.00054, and part of both methods. Everything else uses the exact quantile.
 */

/** I(x) for a probability `x`, held inside [1e-6, 1 − 1e-6]. I(0.5) is −4e-5 here, not 0. */
export function complementaryNormal(x: number): number {
  if (x > 0.5) return -upperHalf(Math.max(1 - x, 1e-6)); // P.1812-7 Att. 2, I(x) = −I(1 − x)
  return upperHalf(Math.max(x, 1e-6));
}

function upperHalf(x: number): number {
  const T = Math.sqrt(-2 * Math.log(x));
  const numerator = (0.010328 * T + 0.802853) * T + 2.515516698;
  const denominator = ((0.001308 * T + 0.189269) * T + 1.432788) * T + 1;
  return T - numerator / denominator; // P.1812-7 Att. 2, I(x) = T(x) − ξ(x)
}
