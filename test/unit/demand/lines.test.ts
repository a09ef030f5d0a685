import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/foundation/random.js';
import { cutLine, lineLength_km } from '../../../src/demand/lines.js';
import { chained, lineClassOf, transportLines } from '../../../src/demand/transportLines.js';
import { gridOf } from './world.js';

const grid = gridOf(Array.from({ length: 8 }, () => '........'));
const length = (line: readonly number[]): number => {
  let sum = 0;
  for (let i = 0; i + 3 < line.length; i += 2)
    sum += Math.hypot(line[i + 2] - line[i], line[i + 3] - line[i + 1]);
  return sum;
};

describe('a line cut at the pixels', () => {
  it('keeps its length, follows itself piece by piece, and adds up to the length in each pixel', () => {
    const random = seededRandom(5);
    for (let round = 0; round < 50; round++) {
      const line = Array.from({ length: 12 }, () => random() * 1000 - 100);
      const pieces = [...cutLine(grid, line)];
      expect(pieces.reduce((sum, p) => sum + p.length_m, 0)).toBeCloseTo(length(line), 6);
      for (let i = 1; i < pieces.length; i++) {
        expect(pieces[i].from[0]).toBeCloseTo(pieces[i - 1].to[0], 6);
        expect(pieces[i].from[1]).toBeCloseTo(pieces[i - 1].to[1], 6);
      }
      const byPixel = lineLength_km(grid, [line]);
      const inside = pieces.filter((p) => p.pixel >= 0).reduce((sum, p) => sum + p.length_m, 0);
      expect(byPixel.reduce((a, b) => a + b, 0) * 1000).toBeCloseTo(inside, 6);
    }
  });
});

describe('lines of traffic', () => {
  it('are told by their tags or by Chinese words; ramps, streets and paths are none', () => {
    const of = (attributes: Record<string, unknown>) => lineClassOf(attributes);
    expect(of({ railway: 'rail' })).toBe('railway');
    expect(of({ railway: 'subway' })).toBe('metro');
    expect(of({ highway: 'trunk' })).toBe('national');
    expect(of({ class: '高速' })).toBe('motorway');
    expect(of({ 等级: '省道' })).toBe('provincial');
    expect(of({ waterway: 'river' })).toBe('water');
    for (const highway of ['trunk_link', 'residential', 'path']) expect(of({ highway })).toBeUndefined();
    expect(of({})).toBeUndefined();
  });

  it('are one by their number through spellings and classes, and take the higher class', () => {
    const part = (attributes: Record<string, unknown>, line: number[]) => ({ attributes, lines: [line] });
    const lines = transportLines([
      part({ highway: 'primary', ref: 'CG-3' }, [0, 0, 100, 0]),
      part({ highway: 'trunk', ref: 'CG 3', name: 'Main street' }, [100, 0, 200, 0]),
      part({ highway: 'primary', ref: 'CG3', tunnel: 'yes' }, [200, 0, 300, 0]),
      part({ highway: 'primary', name: 'Roundabout' }, [0, 50, 40, 50]),
      part({ highway: 'primary', name: 'Long street' }, [0, 90, 1200, 90]),
      part({ highway: 'primary' }, [0, 70, 60, 70]),
      part({ class: 'railway', name: 'Short siding' }, [0, 10, 80, 10]),
    ]);
    expect(lines.map((l) => [l.class, l.name, l.parts.length])).toEqual([
      ['national', 'CG-3', 2],
      ['provincial', '', 2],
      ['provincial', 'Long street', 1],
      ['railway', 'Short siding', 1],
    ]);
    expect(lines[0].parts.map((p) => [p.tunnel, length(p.line)])).toEqual([
      [false, 200],
      [true, 100],
    ]);
    expect(new Set(lines.map((l) => l.id)).size).toBe(4);
  });

  it('are chained whatever the direction of their parts, straight on through a crossing', () => {
    const chains = chained([
      [200, 0, 100, 0],
      [0, 0, 100, 0],
      [200, 0, 300, 0],
      [200, 0, 200, 100],
    ]);
    expect(chains.map((c) => c.length / 2)).toEqual([4, 2]);
    expect([chains[0][0], chains[0][6]].sort()).toEqual([0, 300]);
  });
});
