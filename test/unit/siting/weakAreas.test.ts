import { describe, expect, it } from 'vitest';
import { weakAreas } from '../../../src/siting/weakAreas.js';
import { county } from './world.js';

const areasOf = (rows: string[], least?: number) => {
  const { coverage, people } = county(rows);
  return weakAreas(coverage.pixelGrid, coverage.services[0].status, people, least);
};

describe('weak areas', () => {
  it('join over corners, not over covered or unknown pixels, and end at the border', () => {
    const areas = areasOf([
      '#.....', //
      '.#....',
      '...#?#',
      '.....#',
    ]);
    expect(areas.map((a) => [...a.pixels])).toEqual([[0, 7], [17, 23], [15]]);
  });

  it('have their centre where the people are', () => {
    const [area] = areasOf(['#ooo#']);
    expect(area.people).toBe(203);
    expect(area.x_m).toBeCloseTo(250, 9);
    const [uneven] = areasOf(['##.', '..o']);
    // 100 at 50 m, 100 at 150 m, 1 at 250 m, joined over the corner.
    expect(uneven.x_m).toBeCloseTo((100 * 50 + 100 * 150 + 250) / 201, 9);
    expect(uneven.y_m).toBeCloseTo((200 * 150 + 50) / 201, 9);
  });

  it('of fewer people than the limit are none', () => {
    expect(areasOf(['oooo'])).toEqual([]);
    expect(areasOf(['oooo'], 0)).toHaveLength(1);
    expect(areasOf(['~~^~'], 0)).toEqual([]);
  });
});
