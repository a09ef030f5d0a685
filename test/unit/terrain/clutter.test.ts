import { describe, expect, it } from 'vitest';
import { clutterClasses, clutterIndex, clutterTable } from '../../../src/terrain/clutter.js';
import { legends } from '../../../src/terrain/legends.js';

/** Codes and what their products call them, from the published legends. */
const published: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  'esa-worldcover': {
    10: 'tree cover',
    20: 'shrubland',
    30: 'grassland',
    40: 'cropland',
    50: 'built-up',
    60: 'bare',
    70: 'snow and ice',
    80: 'permanent water',
    90: 'herbaceous wetland',
    95: 'mangroves',
    100: 'moss and lichen',
  },
  globeland30: {
    10: 'cropland',
    20: 'tree cover',
    30: 'grassland',
    40: 'shrubland',
    50: 'herbaceous wetland',
    60: 'permanent water',
    70: 'tundra',
    80: 'built-up',
    90: 'bare',
    100: 'snow and ice',
  },
  clcd: {
    1: 'cropland',
    2: 'tree cover',
    3: 'shrubland',
    4: 'grassland',
    5: 'permanent water',
    6: 'snow and ice',
    7: 'bare',
    8: 'built-up',
    9: 'herbaceous wetland',
  },
};

const defaults = clutterTable();
const heightOf = (id: string) => defaults.find((c) => c.id === id)?.height_m;

describe('clutter classes', () => {
  it('take the representative heights of P.1812 where it has the class', () => {
    const p1812 = { water: 0, open: 0, suburban: 10, urban: 15, forest: 15, 'dense-urban': 20 };
    for (const [id, height_m] of Object.entries(p1812)) expect(heightOf(id), id).toBe(height_m);
  });

  it('have a gap exactly where something stands, 27 m of street where built up', () => {
    for (const { id, height_m, gap_m, builtUp } of defaults) {
      expect(gap_m > 0, id).toBe(height_m > 0);
      if (builtUp) expect(gap_m, id).toBe(27);
    }
  });

  it('start with unmapped ground, bare, under ids that are unique', () => {
    expect(defaults[0]).toMatchObject({ id: 'unmapped', height_m: 0 });
    expect(new Set(clutterClasses.map((c) => c.id)).size).toBe(clutterClasses.length);
  });
});

describe('table of a run', () => {
  const table = clutterTable({ heights_m: { forest: 12, farmland: 2.5 }, gaps_m: { village: 20 } });
  const figures = (id: string) => table.find((c) => c.id === id);

  it('takes what the project says and names the origin of each figure', () => {
    expect(figures('forest')).toMatchObject({
      height_m: 12,
      heightFrom: 'file',
      gap_m: 15,
      gapFrom: 'default',
    });
    expect(figures('village')).toMatchObject({
      height_m: 7,
      heightFrom: 'default',
      gap_m: 20,
      gapFrom: 'file',
    });
    expect(figures('urban')).toEqual(defaults[clutterIndex('urban')]);
  });

  it('gives a class that gains a height a gap, so that no obstacle stands at the phone itself', () => {
    expect(figures('farmland')).toMatchObject({ height_m: 2.5, gap_m: 15 });
  });

  it('keeps the order of the classes, which rasters refer to', () => {
    expect(table.map((c) => c.id)).toEqual(clutterClasses.map((c) => c.id));
  });
});

describe('land-cover legends', () => {
  it('hold exactly the codes that the products publish', () => {
    const codes = (of: Readonly<Record<string, object>>) =>
      Object.entries(of).map(([legend, classes]) => [legend, Object.keys(classes)]);
    expect(codes(legends)).toEqual(codes(published));
  });

  it('lead to classes that exist', () => {
    for (const [legend, classes] of Object.entries(legends))
      for (const [code, id] of Object.entries(classes))
        expect(clutterIndex(id), `${legend} ${code}`).toBeGreaterThan(0);
  });

  it('agree: one land cover is one class whichever product saw it', () => {
    const seen = new Map<string, string>();
    for (const [legend, classes] of Object.entries(legends))
      for (const [code, id] of Object.entries(classes)) {
        const cover = published[legend][Number(code)];
        expect(id, `${legend} ${code} ${cover}`).toBe(seen.get(cover) ?? id);
        seen.set(cover, id);
      }
    expect(seen.get('tree cover')).toBe('forest');
    expect(seen.get('permanent water')).toBe('water');
    expect(seen.get('cropland')).toBe('farmland');
  });
});
