/**
 * Sums that do not depend on their order: each summand is rounded to a multiple of 2^-26, so that float64 adds them without
 * error up to 2^27, the people of a province. Counties add up to their union to the last digit.
 */
const unit = 2 ** 26;

export const exact = (x: number): number => Math.round(x * unit) / unit;
