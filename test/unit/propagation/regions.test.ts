import { describe, expect, it } from 'vitest';
import {
  climateRegions,
  type RegionalClimate,
  radioClimate,
} from '../../../src/propagation/clearAir/regions.js';

const world = { deltaN: 45, N0: 325 };

describe('radio climate of a place', () => {
  it.each([
    ['Harbin', 126.5, 45.8, 38, 39, 315, 320],
    ['Beijing', 116.4, 39.9, 37, 40, 315, 320],
    ["Xi'an", 108.9, 34.3, 41, 42, 325, 330],
    ['Lanzhou', 103.8, 36.1, 30, 33, 320, 325],
    ['Kashgar', 76.0, 39.5, 32, 33, 315, 315],
    ['Lhasa', 91.1, 29.65, 28, 28, 335, 335],
    ['Chongqing', 106.6, 29.6, 42, 42, 345, 345],
    ['Guiyang', 106.6, 26.65, 38, 39, 350, 350],
    ['Wuhan', 114.3, 30.6, 45, 47, 335, 345],
    ['Guangzhou', 113.3, 23.1, 46, 49, 350, 360],
    ['Haikou', 110.3, 20.0, 49, 49, 370, 370],
  ])('%s is within what was read from the maps', (_, lon, lat, lapseFrom, lapseTo, N0From, N0To) => {
    const { deltaN, N0 } = radioClimate(lon, lat);
    expect(deltaN).toBeGreaterThanOrEqual(lapseFrom);
    expect(deltaN).toBeLessThanOrEqual(lapseTo);
    expect(N0).toBeGreaterThanOrEqual(N0From);
    expect(N0).toBeLessThanOrEqual(N0To);
  });

  it('names the region in both languages', () => {
    expect(radioClimate(87.6, 43.8).source).toEqual({
      en: 'nearest region: Xinjiang',
      zh: '最近区域：新疆',
    });
    expect(radioClimate(1.5, 42.5).source.en).toContain('world default');
  });

  it.each([
    ['Gêrzê', 84.06, 32.3, 'Tibet'],
    ['Hotan', 79.92, 37.11, 'Xinjiang'],
    ['Ruoqiang', 88.17, 39.02, 'Xinjiang'],
    ['Mangnai', 90.85, 38.25, 'loess plateau and Hexi'],
    ['Golmud', 94.9, 36.42, 'loess plateau and Hexi'],
    ['Ejin', 101.07, 41.96, 'loess plateau and Hexi'],
    ['Manzhouli', 117.38, 49.6, 'north-east'],
    ['Fuyuan', 134.31, 48.36, 'north-east'],
    ['Tengchong', 98.49, 25.02, 'Liangshan, Guizhou and Yunnan'],
    ['Sansha', 112.34, 16.83, 'Hainan'],
  ])('the remote county %s falls to a region', (_, lon, lat, region) => {
    expect(radioClimate(lon, lat).source.en).toBe(`nearest region: ${region}`);
  });

  it.each([
    ['Andorra', 1.5, 42.5],
    ['north pole', 0, 90],
    ['south pole', 120, -90],
    ['west of the antimeridian', 179.9, 45],
    ['east of the antimeridian', -179.9, 45],
    ['mirror of Beijing in the south', 116.4, -39.9],
    ['no place', Number.NaN, 30],
    ['impossible latitude', 116.4, 139.9],
  ])('%s takes the world default', (_, lon, lat) => {
    expect(radioClimate(lon, lat)).toMatchObject(world);
  });

  it('does not care how a longitude is written', () => {
    for (const turn of [-360, 0, 360])
      expect(radioClimate(116.4 + turn, 39.9)).toEqual(radioClimate(116.4, 39.9));
  });

  it('ends at its reach: 600 km north of Mohe, the northernmost point', () => {
    const perDegree_km = 111.4; // of a meridian at 55° N
    const at = (km: number) => radioClimate(122.54, 52.97 + km / perDegree_km);
    expect(at(595).source.en).toBe('nearest region: north-east');
    expect(at(605)).toMatchObject(world);
  });

  it('steps at borders between regions by no more than it says', () => {
    const steps = (value: 'deltaN' | 'N0') => borders().map(([a, b]) => Math.abs(a[value] - b[value]));
    expect(Math.max(...steps('deltaN'))).toBe(14);
    expect(Math.max(...steps('N0'))).toBe(22.5);
  });
});

/** Neighbouring cells of a one-degree grid over China that fall to different regions, the world left out. */
function borders() {
  const found = new Map<string, [RegionalClimate, RegionalClimate]>();
  const note = (a: RegionalClimate, b: RegionalClimate) => {
    const pair = `${a.source.en}|${b.source.en}`;
    if (a.source.en !== b.source.en && !pair.includes('world')) found.set(pair, [a, b]);
  };
  for (let lat = 18; lat < 54; lat++)
    for (let lon = 73; lon < 135; lon++) {
      const here = radioClimate(lon, lat);
      note(here, radioClimate(lon + 1, lat));
      note(here, radioClimate(lon, lat + 1));
    }
  return [...found.values()];
}

describe('table of regions', () => {
  it('holds each point once, within the world, with values that the models take', () => {
    const points = climateRegions.flatMap((region) => region.points.map(String));
    expect(new Set(points).size).toBe(points.length);
    for (const { deltaN, N0, points } of climateRegions) {
      expect(deltaN).toBeGreaterThan(0);
      expect(deltaN).toBeLessThan(157);
      expect(N0).toBeGreaterThan(250);
      for (const [lon, lat] of points) expect(Math.abs(lon) <= 180 && Math.abs(lat) <= 90).toBe(true);
    }
  });
});
