/** Comparing large arrays: a deep-equality matcher takes seconds for a million numbers. */

/** How many places differ; NaN equals NaN. Different lengths differ everywhere. */
export function differences(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) return Math.max(a.length, b.length);
  let count = 0;
  for (let i = 0; i < a.length; i++)
    if (a[i] !== b[i] && !(Number.isNaN(a[i]) && Number.isNaN(b[i]))) count++;
  return count;
}
