/**
 * Sums that do not depend on their order: each summand is rounded to a multiple of 2^-20, so that float64 adds them without
 * error up to 2^33. Counties add up to their union to the last digit.
 */
const unit = 2 ** 20;

export const exact = (x: number): number => Math.round(x * unit) / unit;
