/** Loss of a train carriage by carrier: where passengers are, not where the track is. */

/** High-speed carriages, measured at three bands; open to correction. */
const measured: readonly (readonly [f_GHz: number, loss_dB: number])[] = [
  [1.8, 26],
  [2.1, 30],
  [3.5, 33],
];

/** Straight between the bands over the logarithm of frequency, held beyond them: nothing is known there. */
export function trainLoss_dB(frequency_MHz: number): number {
  const f = frequency_MHz / 1000;
  const above = measured.findIndex(([f1]) => f1 >= f);
  if (above === 0) return measured[0][1];
  if (above < 0) return measured[measured.length - 1][1];
  const [[f0, low], [f1, high]] = [measured[above - 1], measured[above]];
  return low + ((high - low) * Math.log(f / f0)) / Math.log(f1 / f0);
}
