/** Edge and area probability: the published table both ways, and the cell counted ring by ring. */
import { describe, expect, it } from 'vitest';
import {
  areaOfEdge,
  areaOfMargin,
  edgeOfArea,
  edgeOfMargin,
  marginOfArea_dB,
  marginOfEdge_dB,
} from '../../../../src/coverage/shadowing/areaProbability.js';
import { erfc, normalCdf, scaledErfc } from '../../../../src/foundation/math.js';

/** Area target, σ; edge and margin at n = 3.5; edge and margin at n = 3.908 (38.901 UMa without line of sight). */
const table = [
  [0.9, 6, '71.1', '3.34', '69.3', '3.03'],
  [0.9, 8, '75.2', '5.45', '73.7', '5.08'],
  [0.9, 10, '77.9', '7.67', '76.6', '7.26'],
  [0.95, 6, '83.6', '5.87', '82.5', '5.60'],
  // Published as 85.3 %, which is Φ(8.38 / 8) of the rounded margin; unrounded it is 85.246 %.
  [0.95, 8, '86.2', '8.70', '85.2', '8.38'],
  [0.95, 10, '87.8', '11.64', '87.0', '11.27'],
  [0.95, 11.7, '88.7', '14.19', '88.1', '13.79'],
  [0.98, 8, '93.8', '12.29', '93.3', '12.01'],
] as const;
const cells = table.flatMap(([area, sigma_dB, edge35, margin35, edge39, margin39]) => [
  { area, cell: { sigma_dB, exponent: 3.5 }, edge: edge35, margin: margin35 },
  { area, cell: { sigma_dB, exponent: 3.908 }, edge: edge39, margin: margin39 },
]);

/** Covered share of rings of equal area, each with the median of its middle. */
function countedArea(margin_dB: number, sigma_dB: number, exponent: number): number {
  const rings = 20_000;
  let sum = 0;
  for (let i = 0; i < rings; i++) {
    const radius = Math.sqrt((i + 0.5) / rings);
    sum += normalCdf((margin_dB - 10 * exponent * Math.log10(radius)) / sigma_dB);
  }
  return sum / rings;
}

describe('edge and area probability', () => {
  it.each(cells)('from area to edge: $area, $cell', ({ area, cell, edge, margin }) => {
    expect(marginOfArea_dB(area, cell).toFixed(2)).toBe(margin);
    expect((100 * edgeOfArea(area, cell)).toFixed(1)).toBe(edge);
  });

  it.each(cells)('from edge to area: $edge %, $cell', ({ area, cell, edge, margin }) => {
    // The printed edge is rounded to 0.1 %, the margin to 0.01 dB: neither moves the area by more than that.
    expect(areaOfEdge(Number(edge) / 100, cell)).toBeCloseTo(area, 3);
    expect(areaOfMargin(Number(margin), cell)).toBeCloseTo(area, 3);
  });

  it.each([
    [50, '75.5'],
    [75, '89.9'],
    [80, '92.3'],
    [85, '94.5'],
    [90, '96.6'],
    [95, '98.4'],
  ])('an edge of %i in 100 at σ 8 dB and n 3.5 gives an area of %s in 100', (edge, area) => {
    expect((100 * areaOfEdge(edge / 100, { sigma_dB: 8, exponent: 3.5 })).toFixed(1)).toBe(area);
  });

  it('is what the cell counted ring by ring gives, far outside the table too', () => {
    for (const sigma_dB of [0.5, 3, 8, 14])
      for (const exponent of [2, 3.5, 4.5])
        for (const margin_dB of [-20, -4, 0, 6, 25])
          expect(areaOfMargin(margin_dB, { sigma_dB, exponent })).toBeCloseTo(
            countedArea(margin_dB, sigma_dB, exponent),
            4,
          );
  });

  it('leads back to where it came from', () => {
    const cell = { sigma_dB: 7, exponent: 3.2 };
    for (const share of [0.001, 0.3, 0.5, 0.9, 0.999]) {
      expect(areaOfEdge(edgeOfArea(share, cell), cell)).toBeCloseTo(share, 9);
      expect(edgeOfMargin(marginOfEdge_dB(share, cell), cell)).toBeCloseTo(share, 9);
    }
    expect([areaOfEdge(0, cell), areaOfEdge(1, cell)]).toEqual([0, 1]);
    expect([edgeOfArea(0, cell), edgeOfArea(1, cell)]).toEqual([0, 1]);
  });

  it('the scaled error function is erfc where that is a plain number, and 1/(x·√π) far out', () => {
    for (const x of [0, 0.3, 1, 3, 8]) expect(scaledErfc(x) / (Math.exp(x * x) * erfc(x))).toBeCloseTo(1, 9);
    expect(scaledErfc(1e4) * 1e4 * Math.sqrt(Math.PI)).toBeCloseTo(1, 6);
  });
});
