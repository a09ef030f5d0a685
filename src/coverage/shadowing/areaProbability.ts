/**
 * Share of a cell's area that is covered when a given share of places at its edge is, and back: a round cell, a loss that
 * grows by 10·n dB a decade, log-normal shadowing. Reudink in Jakes, Microwave Mobile Communications (1974), §2.5.3.
 */
import { erfc, normalCdf, normalQuantile, scaledErfc } from '../../foundation/math.js';

/** How the level falls towards the edge, and how it scatters around that. */
export interface CellEdge {
  /** Standard deviation of shadowing, > 0. */
  readonly sigma_dB: number;
  /** Exponent n of distance, > 0. */
  readonly exponent: number;
}

/** Share of places at the edge that are covered when the median there is `margin_dB` above the gate. */
export const edgeOfMargin = (margin_dB: number, { sigma_dB }: CellEdge): number =>
  normalCdf(margin_dB / sigma_dB);

/** Margin of the median that covers this share of places at the edge, dB; ±Infinity for a share of 1 and 0. */
export const marginOfEdge_dB = (edge: number, { sigma_dB }: CellEdge): number =>
  sigma_dB * normalQuantile(edge);

/** Share of the cell's area that is covered when the median at its edge is `margin_dB` above the gate. */
export function areaOfMargin(margin_dB: number, { sigma_dB, exponent }: CellEdge): number {
  const a = -margin_dB / (sigma_dB * Math.SQRT2);
  const b = (10 * exponent * Math.LOG10E) / (sigma_dB * Math.SQRT2);
  // exp((1 − 2ab)/b²)·erfc(x) with x = (1 − ab)/b, written as exp(−a²)·exp(x²)·erfc(x): no factor overflows.
  const x = (1 - a * b) / b;
  const nearer = x >= 0 ? Math.exp(-a * a) * scaledErfc(x) : Math.exp((1 - 2 * a * b) / (b * b)) * erfc(x);
  return 0.5 * (erfc(a) + nearer);
}

export const areaOfEdge = (edge: number, cell: CellEdge): number =>
  edge <= 0 || edge >= 1 ? Math.round(edge) : areaOfMargin(marginOfEdge_dB(edge, cell), cell);

/** Margin at the edge that covers this share of the area, dB; ±Infinity for a share of 1 and 0. */
export function marginOfArea_dB(area: number, cell: CellEdge): number {
  if (!(area > 0)) return Number.NEGATIVE_INFINITY;
  if (!(area < 1)) return Number.POSITIVE_INFINITY;
  // The area grows with the margin: halving an interval that holds the answer.
  let low = -cell.sigma_dB;
  let high = cell.sigma_dB;
  while (areaOfMargin(low, cell) > area) low *= 2;
  while (areaOfMargin(high, cell) < area) high *= 2;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (areaOfMargin(middle, cell) < area) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

export const edgeOfArea = (area: number, cell: CellEdge): number =>
  edgeOfMargin(marginOfArea_dB(area, cell), cell);
