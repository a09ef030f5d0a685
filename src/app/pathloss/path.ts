/** The path of a case as a figure needs it: heights of the antennas, frequency and earth, each form under its own keys. */
import { fill } from '../../foundation/text.js';
import type { PathProfile } from '../../report/profile/path.js';
import type { Outcome } from '../pathloss.js';
import { messages as m } from './messages.js';
import type { CaseRow } from './source.js';

/** Antennas above ground, from the first terminal to the last. */
const heights = {
  tx: ['htg_m', 'h_tx_m', 'h_b_m'],
  rx: ['hrg_m', 'h_rx_m', 'h_m_m'],
} as const;

/** Models for which clutter in a profile stands in the way; the others compute over bare ground. */
const readsClutter: ReadonlySet<string> = new Set(['p1812', 'p452']);

/** Earth without and with the median refraction, km. */
const earth_km = 6371;
const medianEarth_km = 8500;

/** Undefined when the case does not say enough to draw it. */
export function pathOf({ row, candidate, profile }: Outcome): PathProfile | undefined {
  const h_tx_m = first(row, heights.tx);
  const h_rx_m = first(row, heights.rx);
  const f_MHz = first(row, ['f_mhz']);
  const f_GHz = first(row, ['f_ghz', 'f_GHz']) ?? (f_MHz === undefined ? undefined : f_MHz / 1000);
  if (!profile || h_tx_m === undefined || h_rx_m === undefined || f_GHz === undefined) return undefined;
  const { d_km, h_m, clutter_height_m } = profile;
  return {
    title: fill(m.plotTitle, { id: row.id }),
    d_km,
    ground_mAMSL: h_m,
    clutter_m: candidate && readsClutter.has(candidate.model) ? clutter_height_m : undefined,
    tx_mAMSL: h_m[0] + h_tx_m,
    rx_mAMSL: h_m[h_m.length - 1] + h_rx_m,
    effectiveEarthRadius_km: effectiveEarth_km(row),
    f_GHz,
  };
}

/** Given, or by the fall of refractivity ΔN (ITU-R P.452-18 §3.2: k = 157 / (157 − ΔN)), or the median one. */
function effectiveEarth_km(row: CaseRow): number {
  const deltaN = first(row, ['deltaN']);
  return first(row, ['ae_km']) ?? (deltaN === undefined ? medianEarth_km : (earth_km * 157) / (157 - deltaN));
}

function first(row: CaseRow, keys: readonly string[]): number | undefined {
  const key = keys.find((k) => k in row.inputs);
  if (key === undefined) return undefined;
  const value = Number(row.inputs[key]);
  return Number.isFinite(value) ? value : undefined;
}
