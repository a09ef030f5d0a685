/** Mean level by land-cover class, demand-free. */
import type { CoverageResult } from '../../src/coverage/result.js';
import { clutterClasses } from '../../src/terrain/clutter.js';

export interface ClassMean {
  readonly pixels: number;
  readonly mean_dBm: number;
}

/** Mean best-server level of a layer over the area's known pixels, by clutter class id; classes without pixels are left out. */
export function classMeans(
  { layers, areaMask, clutterClass }: CoverageResult,
  layerId: string,
): ReadonlyMap<string, ClassMean> {
  const layer = layers.find((l) => l.layer.id === layerId);
  if (!layer) throw new Error(`no layer ${layerId}`);
  const count = new Int32Array(clutterClasses.length);
  const sum = new Float64Array(clutterClasses.length);
  layer.rsrp_dBm.forEach((level_dBm, p) => {
    if (areaMask[p] !== 1 || Number.isNaN(level_dBm)) return;
    count[clutterClass[p]]++;
    sum[clutterClass[p]] += level_dBm;
  });
  const means = clutterClasses.map(
    ({ id }, c) => [id, { pixels: count[c], mean_dBm: sum[c] / count[c] }] as const,
  );
  return new Map(means.filter(([, { pixels }]) => pixels > 0));
}
