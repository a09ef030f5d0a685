/** Which share of a neighbour's power per resource element disturbs a cell: overlap of carriers, load, colliding signals. */

interface Carrier {
  readonly frequency_MHz: number;
  readonly numRb: number;
  readonly scs_kHz: number;
}

const occupied_MHz = (c: Carrier): number => (12 * c.numRb * c.scs_kHz) / 1000;

/** Share of the victim's occupied band that the other carrier covers, 0…1. */
export function overlapShare(victim: Carrier, other: Carrier): number {
  const half = occupied_MHz(victim) / 2;
  const otherHalf = occupied_MHz(other) / 2;
  const low = Math.max(victim.frequency_MHz - half, other.frequency_MHz - otherHalf);
  const high = Math.min(victim.frequency_MHz + half, other.frequency_MHz + otherHalf);
  return Math.min(1, Math.max(0, (high - low) / (2 * half)));
}

/**
 * Weight of a neighbour in RS-SINR, before `overlapShare`. NR: SSBs of synchronised cells collide at any load, so 1.
 * LTE: CRS collide when PCI mod 3 agrees (TS 36.211 §6.10.1.2, two ports); on other shifts the neighbour's data disturbs,
 * by its load. With a PCI unknown (−1), one shift in three collides.
 */
export function rsWeight(
  technology: 'lte' | 'nr',
  servingPci: number,
  neighbourPci: number,
  neighbourLoad: number,
): number {
  if (technology === 'nr') return 1;
  if (servingPci < 0 || neighbourPci < 0) return (1 + 2 * neighbourLoad) / 3;
  return servingPci % 3 === neighbourPci % 3 ? 1 : neighbourLoad;
}

/** Load assumed for a neighbour's data when nothing is known. */
export const defaultLoad = 0.5;
