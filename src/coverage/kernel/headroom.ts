/** How far a level may fall before its quality fails (docs/decisions/014-headroom.md). */

const lnPerDb = Math.LN10 / 10;

/**
 * dB that the own cell and those that disturb it may fall together before the noise makes the SINR miss its gate; negative
 * where it misses it now. −Infinity where the disturbance alone is too much: no level helps there.
 */
export function headroom_dB(
  level_dBm: number,
  interference_mW: number,
  noise_mW: number,
  gate_dB: number,
): number {
  const noiseAtMost_mW = Math.exp((level_dBm - gate_dB) * lnPerDb) - interference_mW;
  return noiseAtMost_mW > 0 ? 10 * Math.log10(noiseAtMost_mW / noise_mW) : Number.NEGATIVE_INFINITY;
}
