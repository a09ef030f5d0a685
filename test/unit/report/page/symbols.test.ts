import { describe, expect, it } from 'vitest';
import { drawSymbols, type PlateSymbol } from '../../../../src/report/map/symbols.js';
import { fitView } from '../../../../src/report/map/view.js';
import { grid, toLonLat } from './fixture.js';

/** 240 × 200 cells of 50 m on 600 × 500 pixels: 20 m a pixel. */
const view = fitView(grid, { x: 0, y: 0, width: 600, height: 500 }, 0);
const disc = { shape: 'disc', colour: '#134f80' } as const;
const square = { shape: 'square', colour: '#5b2a86' } as const;

const at = (x: number, y: number, label: string, style: Pick<PlateSymbol, 'shape' | 'colour'> = disc) => {
  const [lon, lat] = toLonLat(grid.originX + 20 * x, grid.originY - 20 * y);
  return { lon, lat, label, ...style };
};
const labels = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map((m) => m[1]);
const heights = (svg: string) => [...svg.matchAll(/<text x="[\d.]+" y="([\d.]+)"/g)].map((m) => Number(m[1]));

describe('marks of planned sites', () => {
  it('stand alone with their rank where there is room', () => {
    const svg = drawSymbols(view, [at(100, 100, '1'), at(121, 100, '2')]);
    expect(labels(svg)).toEqual(['2', '1']);
    expect(svg.match(/<circle/g)).toHaveLength(2);
  });

  it('that would hide each other share one mark with all ranks', () => {
    const svg = drawSymbols(view, [at(100, 100, '1'), at(100, 100, '2'), at(112, 108, '10')]);
    expect(labels(svg)).toEqual(['1 2 10']);
    expect(svg).not.toContain('<circle');
  });

  it('of different kinds at one place stand below each other', () => {
    const svg = drawSymbols(view, [at(100, 100, '1'), at(100, 100, '1', square), at(100, 100, '4')]);
    expect(labels(svg)).toEqual(['1 4', '1']);
    const [first, second] = heights(svg);
    expect(second - first).toBe(18);
  });
});
