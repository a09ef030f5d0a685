/** The reference attenuation: loss above free space, median of place and time, before any climate. Hufford, reference attenuation. */
import { diffractionLine } from './diffraction.js';
import { onCurve, sightCurve } from './lineOfSight.js';
import { type ItmPath, onLine, smoothReach_m } from './path.js';
import { scatterRange } from './scatter.js';

/** Range of distance that gave the value; `sight` means within the smooth-earth horizons, not a clear ray. */
export type Range = 'sight' | 'diffraction' | 'scatter';

export interface ReferenceAttenuation {
  readonly A_ref_dB: number;
  readonly range: Range;
}

export function referenceAttenuation(path: ItmPath, d_m: number): ReferenceAttenuation {
  const { A_dB, range } = unbounded(path, d_m);
  return { A_ref_dB: Math.max(0, A_dB), range };
}

function unbounded(path: ItmPath, d_m: number): { A_dB: number; range: Range } {
  const diffraction = diffractionLine(path);
  if (d_m < smoothReach_m(path)) {
    return { A_dB: onCurve(sightCurve(path, diffraction), d_m), range: 'sight' };
  }
  const scatter = scatterRange(path, diffraction);
  return scatter && d_m > scatter.d_x_m
    ? { A_dB: onLine(scatter, d_m), range: 'scatter' }
    : { A_dB: onLine(diffraction, d_m), range: 'diffraction' };
}
