/** One value for each terminal: [transmitter, receiver]. */
export type Pair = readonly [number, number];

/** The same function of each terminal. */
export const each = (f: (terminal: 0 | 1) => number): Pair => [f(0), f(1)];

export const sum = ([a, b]: Pair): number => a + b;
