import type { Feature, Polygon } from 'geojson';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { geodesicDirect } from '../../../src/geo/geodesic.js';
import { transformer } from '../../../src/geo/transform.js';
import { encodePng } from '../../../src/io/png.js';
import type { GridSpec } from '../../../src/raster/raster.js';
import {
  classShares,
  outsideClass,
  rsrpClasses,
  rsrpLegend,
  statusClasses,
  statusLegend,
  unknownClass,
} from '../../../src/report/map/classes.js';
import { paintClasses, parseColour } from '../../../src/report/map/image.js';
import { type MapSpec, mapSvg } from '../../../src/report/map/map.js';
import { mapMessages } from '../../../src/report/map/messages.js';
import { shadeAt } from '../../../src/report/map/relief.js';
import { drawSectors } from '../../../src/report/map/sectors.js';
import { escapeXml, wrapText } from '../../../src/report/map/svg.js';
import { fitView } from '../../../src/report/map/view.js';

/** 40 × 30 cells of 100 m in UTM 49N, two degrees off the central meridian, where grid north leans. */
const grid: GridSpec = {
  crs: 'EPSG:32649',
  originX: 640_000,
  originY: 3_545_000,
  cellX: 100,
  cellY: 100,
  cols: 40,
  rows: 30,
};
const toLonLat = transformer(grid.crs, 'EPSG:4326');

const square = (col0: number, row0: number, size: number): Feature<Polygon> => {
  const corners = [
    [0, 0],
    [size, 0],
    [size, size],
    [0, size],
    [0, 0],
  ].map(([c, r]) => toLonLat(grid.originX + 100 * (col0 + c), grid.originY - 100 * (row0 + r)));
  return { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [corners] } };
};

function spec(over: Partial<MapSpec> = {}): MapSpec {
  const [lon, lat] = toLonLat(grid.originX + 2000, grid.originY - 1500);
  return {
    language: 'zh',
    title: { en: 'County', zh: '某县' },
    grid,
    classes: new Uint8Array(grid.cols * grid.rows),
    legend: rsrpLegend,
    vectors: { boundary: [square(10, 8, 6)] },
    sectors: [{ lon, lat, azimuth_deg: 90 }],
    places: [],
    sources: [{ en: 'Model: X.', zh: '模型：X。' }],
    ...over,
  };
}

/** Elements open and close in order, attributes are quoted, no bare `<` or `&`: what a browser's XML parser demands. */
function wellFormed(svg: string): boolean {
  const open: string[] = [];
  const tag = /<(\/?)([a-zA-Z]+)((?: [\w:-]+="[^"<]*")*)(\/?)>/g;
  for (const m of svg.matchAll(tag)) {
    if (m[1] === '/') {
      if (open.pop() !== m[2]) return false;
    } else if (m[4] === '') open.push(m[2]);
  }
  const rest = svg.replace(tag, '');
  return open.length === 0 && !rest.includes('<') && !/&(?!amp;|lt;|gt;|quot;|#39;)/.test(svg);
}

const attribute = (element: string, name: string) =>
  Number(new RegExp(` ${name}="([^"]+)"`).exec(element)?.[1]);

function pathPoints(d: string): [number, number][] {
  return [...d.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map((m) => [Number(m[1]), Number(m[2])]);
}

describe('a map', () => {
  it('is well-formed in both languages and holds its texts in the asked one', () => {
    const zh = mapSvg(spec(), encodePng);
    const en = mapSvg(spec({ language: 'en' }), encodePng);
    expect(wellFormed(zh)).toBe(true);
    expect(wellFormed(en)).toBe(true);
    for (const key of ['legend', 'stamp', 'boundary', 'sector', 'unknown'] as const) {
      expect(zh).toContain(mapMessages[key].zh);
      expect(en).toContain(mapMessages[key].en);
    }
    expect(zh).toContain('示意图');
    expect(en).not.toMatch(/[\u4e00-\u9fff]/);
  });

  it('escapes names that come from data', () => {
    const [lon, lat] = toLonLat(grid.originX + 1000, grid.originY - 800);
    const name = '<script>alert("1")</script> & \u0007';
    const svg = mapSvg(
      spec({ title: { en: name, zh: name }, places: [{ lon, lat, name, rank: 1 }] }),
      encodePng,
    );
    expect(svg).not.toContain('<script');
    expect(svg).not.toContain('\u0007');
    expect(svg).toContain('&lt;script&gt;');
    expect(wellFormed(svg)).toBe(true);
  });

  it('draws a vector on the pixels it belongs to, within half a pixel', () => {
    const svg = mapSvg(spec(), encodePng);
    const image = /<image[^>]*>/.exec(svg)?.[0] ?? '';
    const cell = attribute(image, 'width') / grid.cols;
    const boundary = /class="boundary"><path d="([^"]*)"/.exec(svg)?.[1] ?? '';
    const points = pathPoints(boundary);
    const west = Math.min(...points.map((p) => p[0]));
    const north = Math.min(...points.map((p) => p[1]));
    const east = Math.max(...points.map((p) => p[0]));
    const south = Math.max(...points.map((p) => p[1]));
    const expected = [10, 8, 16, 14];
    const found = [west, north, east, south].map(
      (v, i) => (v - attribute(image, i % 2 === 0 ? 'x' : 'y')) / cell,
    );
    found.forEach((v, i) => expect(Math.abs(v - expected[i])).toBeLessThan(0.5));
  });

  it('agrees with the geodesic: a kilometre along an azimuth is a kilometre on the paper', () => {
    const view = fitView(grid, { x: 0, y: 0, width: 900, height: 700 }, 10);
    const [lon, lat] = toLonLat(grid.originX + 2000, grid.originY - 1500);
    const [x0, y0] = view.toPaper(lon, lat);
    for (const azimuth of [0, 50, 135, 270]) {
      const [x1, y1] = view.toPaper(...geodesicDirect(lon, lat, azimuth, 1000));
      // The UTM scale factor moves lengths by at most 0.1 % within a zone.
      const length_m = Math.hypot(x1 - x0, y1 - y0) * view.metresPerPixel;
      expect(Math.abs(length_m - 1000)).toBeLessThan(1);
      const bearing = (Math.atan2(x1 - x0, y0 - y1) * 180) / Math.PI - view.north_deg;
      expect(Math.cos(((bearing - azimuth) * Math.PI) / 180)).toBeGreaterThan(0.99999);
    }
    expect(Math.abs(view.north_deg)).toBeGreaterThan(0.3);
  });

  it('turns a wedge to its azimuth and leaves sites out of the frame away', () => {
    const view = fitView(grid, { x: 0, y: 0, width: 900, height: 700 }, 10);
    const [lon, lat] = toLonLat(grid.originX + 2000, grid.originY - 1500);
    const wedge = drawSectors(view, [{ lon, lat, azimuth_deg: 90 }], 10);
    const [tip, left, right] = pathPoints(wedge.replace(/A10,10,0,0,1,/, 'L'));
    expect(tip).toEqual(view.toPaper(lon, lat).map((v) => Math.round(v * 100) / 100));
    expect((left[0] + right[0]) / 2 - tip[0]).toBeGreaterThan(8);
    expect(Math.abs((left[1] + right[1]) / 2 - tip[1])).toBeLessThan(0.5);
    expect(drawSectors(view, [{ lon: lon + 3, lat, azimuth_deg: 90 }], 10)).toBe('');
    expect(drawSectors(view, [{ lon, lat, azimuth_deg: Number.NaN }], 10)).toContain('class="omni"');
  });

  it('never lets two names cover each other', () => {
    const [lon, lat] = toLonLat(grid.originX + 2000, grid.originY - 1500);
    const places = Array.from({ length: 30 }, (_, i) => ({ lon, lat, name: `地名${i}`, rank: 2 as const }));
    const svg = mapSvg(spec({ places }), encodePng);
    const shown = svg.match(/地名\d+/g) ?? [];
    // One spot has eight positions, of which the corners exclude what lies between them.
    expect(shown.length).toBeGreaterThan(1);
    expect(shown.length).toBeLessThanOrEqual(8);
  });

  it('gives the same bytes twice, and says which input has the wrong shape', () => {
    expect(mapSvg(spec(), encodePng)).toBe(mapSvg(spec(), encodePng));
    expect(() => mapSvg(spec({ classes: new Uint8Array(3) }), encodePng)).toThrow(/classes: 3 values/);
  });

  it('shows every step-th cell of a grid finer than the print, in place', () => {
    const fine: GridSpec = { ...grid, cellX: 2, cellY: 2, cols: 2999, rows: 1500 };
    const svg = mapSvg(spec({ grid: fine, classes: new Uint8Array(2999 * 1500) }), encodePng);
    const image = /<image[^>]*>/.exec(svg)?.[0] ?? '';
    const png = PNG.sync.read(Buffer.from(/base64,([^"]*)/.exec(image)?.[1] ?? '', 'base64'));
    expect(png.width).toBe(1500);
    expect(attribute(image, 'width') / png.width).toBeCloseTo(attribute(image, 'height') / png.height, 3);
  });
});

describe('legend classes', () => {
  const colourAt = (rgb: Uint8Array, i: number) => [...rgb.subarray(3 * i, 3 * i + 3)];

  it('follow the five grades, each bound just above, at and just below', () => {
    const levels = [-84.99, -85, -95, -95.01, -105, -105.01, -115, -115.01];
    const ones = new Uint8Array(levels.length).fill(1);
    expect([...rsrpClasses(levels, ones)]).toEqual([0, 1, 1, 2, 2, 3, 3, 4]);
  });

  it('keep unknown and outside apart from every grade', () => {
    const classes = rsrpClasses([Number.NaN, Number.NaN, -90, -90], [255, 3, 0, 255]);
    expect([...classes]).toEqual([unknownClass, 4, outsideClass, unknownClass]);
    expect([...statusClasses([0, 1, 2, 3, 4, 5, 255, 77])]).toEqual([
      outsideClass,
      0,
      3,
      4,
      2,
      1,
      unknownClass,
      unknownClass,
    ]);
  });

  it('do not colour unknown as a grade', () => {
    for (const legend of [rsrpLegend, statusLegend]) {
      const size = 12;
      const classes = new Uint8Array(size * size).fill(unknownClass);
      const { rgb } = paintClasses(
        { ...grid, cols: size, rows: size },
        classes,
        legend.grades,
        undefined,
        100,
      );
      const grades = legend.grades.map((g) => parseColour(g.colour).join());
      for (let i = 0; i < size * size; i++) {
        const colour = colourAt(rgb, i);
        expect(new Set(colour).size).toBe(1); // grey
        expect(grades).not.toContain(colour.join());
      }
    }
  });

  it('come out of the PNG in their colours, darker on the slope away from the light', () => {
    const small = { ...grid, cols: 3, rows: 2 };
    const classes = Uint8Array.from([0, 1, 2, 3, 4, outsideClass]);
    const png = PNG.sync.read(
      Buffer.from(encodePng(paintClasses(small, classes, rsrpLegend.grades, undefined, 100))),
    );
    for (let i = 0; i < 5; i++)
      expect([...png.data.subarray(4 * i, 4 * i + 3)]).toEqual([...parseColour(rsrpLegend.grades[i].colour)]);
    const risingEast = Float32Array.from([0, 50, 100, 0, 50, 100]);
    const fallingEast = Float32Array.from([100, 50, 0, 100, 50, 0]);
    expect(shadeAt(fallingEast, 3, 2, 1, 0, 100)).toBeLessThan(1);
    expect(shadeAt(risingEast, 3, 2, 1, 0, 100)).toBeGreaterThan(1);
    expect(shadeAt(new Float32Array(6).fill(Number.NaN), 3, 2, 1, 0, 100)).toBe(1);
    expect(shadeAt(new Float32Array(6), 3, 2, 1, 0, 100)).toBe(1);
  });

  it('add up to the whole area', () => {
    const shares = classShares(Uint8Array.from([0, 0, 4, unknownClass, outsideClass]), 5);
    expect(shares).toEqual([0.5, 0, 0, 0, 0.25, 0.25]);
    expect(classShares(new Uint8Array(4).fill(outsideClass), 5)[0]).toBeNaN();
  });
});

describe('text in SVG', () => {
  it('loses characters that XML forbids and keeps the rest', () => {
    expect(escapeXml('a\u0000<b>\u000b&"\'\ud800\ufffe𠮷\n')).toBe('a&lt;b&gt;&amp;&quot;&#39;𠮷\n');
  });

  it('wraps between words and between Chinese characters, never before punctuation', () => {
    expect(wrapText('one two three', 5)).toEqual(['one two', 'three']);
    expect(wrapText('覆盖状态，弱', 4)).toEqual(['覆盖状', '态，弱']);
    expect(wrapText('≥\u00a03 dB', 2.2)).toEqual(['≥\u00a03', 'dB']);
    expect(wrapText('', 5)).toEqual([]);
  });
});
