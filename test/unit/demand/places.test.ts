import type { Geometry } from 'geojson';
import { describe, expect, it } from 'vitest';
import { makePlaces, type PlaceInput } from '../../../src/demand/places.js';
import { contextOf } from './world.js';

/** 9 × 9 pixels of 100 m; the eastern column is the neighbouring county. */
const world = Array.from({ length: 9 }, () => '........ ');
const context = contextOf(world);

/** Metres from the lower left corner. */
const at = (x: number, y: number): Geometry => ({ type: 'Point', coordinates: [x / 1e5, y / 1e5] });
const box = (x0: number, y0: number, x1: number, y1: number): Geometry => ({
  type: 'Polygon',
  coordinates: [
    [
      [x0, y0],
      [x1, y0],
      [x1, y1],
      [x0, y1],
      [x0, y0],
    ].map(([x, y]) => [x / 1e5, y / 1e5]),
  ],
});
const feature = (attributes: Record<string, unknown>, geometry: Geometry): PlaceInput => ({
  attributes,
  geometry,
});
const rowCol = (pixels: Int32Array) => [...pixels].map((p) => [Math.floor(p / 9), p % 9]);

describe('places', () => {
  it('take their own polygon as footprint: the pixels whose centres lie inside, north row first', () => {
    const { places } = makePlaces([feature({ class: 'mall', name: 'A' }, box(200, 300, 400, 500))], context);
    expect(places[0].footprintOrigin).toBe('polygon');
    expect(rowCol(places[0].pixels)).toEqual([
      [4, 2],
      [4, 3],
      [5, 2],
      [5, 3],
    ]);
    expect([places[0].x_m, places[0].y_m]).toEqual([expect.closeTo(300, 6), expect.closeTo(400, 6)]);
  });

  it('take the building under the point, else a circle of the class', () => {
    const building = [[410, 410, 590, 410, 590, 490, 410, 490]];
    const inBuilding = makePlaces([feature({ class: 'hospital' }, at(450, 450))], {
      ...context,
      buildingAt: () => building,
    }).places[0];
    expect(inBuilding.footprintOrigin).toBe('building');
    expect(rowCol(inBuilding.pixels)).toEqual([
      [4, 4],
      [4, 5],
    ]);
    const { places } = makePlaces([feature({ class: 'station' }, at(450, 450))], context);
    expect(places[0].footprintOrigin).toBe('class-radius');
    // 150 m: the pixel itself and its eight neighbours (141 m), none at 200 m.
    expect(places[0].pixels).toHaveLength(9);
  });

  it('smaller than a pixel stand in the pixel of their centre', () => {
    const { places } = makePlaces([feature({ class: 'mall' }, box(210, 210, 240, 240))], context);
    expect(rowCol(places[0].pixels)).toEqual([[6, 2]]);
  });

  it('of the neighbouring county are left to it, and footprints end at the border', () => {
    const { places } = makePlaces(
      [feature({ class: 'station' }, at(850, 450)), feature({ class: 'station' }, at(750, 450))],
      context,
    );
    expect(places).toHaveLength(1);
    expect(rowCol(places[0].pixels).every(([, col]) => col <= 7)).toBe(true);
    expect(places[0].pixels).toHaveLength(6);
  });

  it('that two files name are one: what one leaves open comes from the other', () => {
    const { places } = makePlaces(
      [
        feature({ class: 'village', name: '石坎村村委会', town: '龙潭乡' }, at(400, 400)),
        feature({ class: 'village', 村名: '石坎村', 户数: '1,025', 人口: '约三千' }, at(500, 400)),
        feature({ class: 'village', name: '石坎村', population: '0' }, at(450, 400)),
      ],
      context,
    );
    expect(places).toHaveLength(1);
    expect(places[0]).toMatchObject({ name: '石坎村村委会', town: '龙潭乡', households: 1025 });
    expect(places[0].population).toBeNaN();
  });

  it('of one name but another class, or unnamed elsewhere, stay apart; ids do not depend on the order', () => {
    const inputs = [
      feature({ class: 'school', name: '石坎' }, at(400, 400)),
      feature({ class: 'hospital', name: '石坎' }, at(400, 400)),
      feature({ class: 'community' }, at(400, 400)),
      feature({ class: 'community' }, at(650, 400)),
    ];
    const ids = makePlaces(inputs, context).places.map((p) => p.id);
    expect(new Set(ids).size).toBe(4);
    expect(makePlaces(inputs.toReversed(), context).places.map((p) => p.id)).toEqual(ids.toReversed());
  });

  it('in one building, or unnamed within a footprint of their class, are one place; a settlement never is', () => {
    const house = [[300, 300, 400, 300, 400, 400, 300, 400, 300, 300]];
    const beside = { ...context, buildingAt: (x: number) => (x < 400 ? house : undefined) };
    const { places } = makePlaces(
      [
        feature({ class: 'mall' }, at(320, 320)),
        feature({ class: 'mall', name: 'Super' }, at(380, 380)),
        feature({ class: 'hospital', name: 'Ward' }, at(350, 350)),
        feature({ class: 'station' }, at(450, 450)),
        feature({ class: 'station', name: 'East' }, at(500, 450)),
        feature({ class: 'village' }, at(450, 550)),
        feature({ class: 'village' }, at(500, 550)),
      ],
      beside,
    );
    expect(places.map((p) => [p.class, p.name])).toEqual([
      ['mall', 'Super'],
      ['hospital', 'Ward'],
      ['station', 'East'],
      ['village', ''],
      ['village', ''],
    ]);
  });

  it('take the key points in them, else beside them; the smaller footprint first', () => {
    const { places, skipped } = makePlaces(
      [
        feature({ class: 'key-point' }, at(320, 300)),
        feature({ class: 'community', name: 'Garden' }, box(200, 200, 600, 600)),
        feature({ class: 'mall', name: 'Hall' }, box(300, 200, 400, 600)),
        feature({ 类别: '关键点' }, at(520, 300)),
        feature({ class: 'key-point' }, at(630, 300)),
        feature({ class: 'key-point' }, at(900, 300)),
      ],
      context,
    );
    expect(places.map((p) => [p.name, p.keyPoints && [...p.keyPoints].map(Math.round)])).toEqual([
      ['Garden', [520, 300, 630, 300]],
      ['Hall', [320, 300]],
    ]);
    expect(skipped).toBe(0);
  });

  it('without a class or without a position are counted, whatever the geometry', () => {
    const empty: Geometry[] = [
      { type: 'Polygon', coordinates: [] },
      { type: 'MultiPolygon', coordinates: [] },
      { type: 'GeometryCollection', geometries: [] },
      { type: 'LineString', coordinates: [] },
    ];
    const { places, skipped } = makePlaces(
      [...empty.map((g) => feature({ class: 'mall' }, g)), feature({ amenity: 'bench' }, at(400, 400))],
      context,
    );
    expect(places).toEqual([]);
    expect(skipped).toBe(5);
  });

  it('with an outline of two hundred thousand points are read', () => {
    const n = 200_000;
    const ring = Array.from({ length: n + 1 }, (_, i) => {
      const angle = (2 * Math.PI * (i % n)) / n;
      return [(450 + 200 * Math.cos(angle)) / 1e5, (450 + 200 * Math.sin(angle)) / 1e5];
    });
    const shape: Geometry = { type: 'Polygon', coordinates: [ring] };
    const { places } = makePlaces([feature({ class: 'scenic' }, shape)], context);
    // Centres within 200 m of a centre: those at 0, 100, 141, and some at exactly 200 m.
    expect(places[0].pixels.length).toBeGreaterThanOrEqual(9);
    expect(places[0].pixels.length).toBeLessThanOrEqual(13);
  });
});
