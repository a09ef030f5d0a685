/** Long searches in steps: each yields the best so far, the last returns it. So a caller can pause, show, or stop. */

export type Steps<T> = Generator<T, T, void>;

/** Runs to the end. */
export function finish<T>(steps: Steps<T>): T {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}
