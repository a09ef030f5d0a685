import { describe, expect, it } from 'vitest';
import { lineLength_km } from '../../../src/demand/lines.js';
import { type PeopleInput, pixelPeople } from '../../../src/demand/people.js';
import { makePlaces, type PlaceInput } from '../../../src/demand/places.js';
import { contextOf, drawn, gridOf, maskOf } from './world.js';

const world = Array.from({ length: 12 }, () => '........... ');
const grid = gridOf(world);
const pixel = (col: number, row: number) => row * grid.cols + col;

const bare: PeopleInput = {
  grid,
  areaMask: maskOf(world),
  places: [],
  builtUp: new Uint8Array(grid.cols * grid.rows),
};

const village = (name: string, x: number, y: number, attributes: Record<string, unknown>): PlaceInput => ({
  attributes: { class: 'village', name, ...attributes },
  geometry: { type: 'Point', coordinates: [x / 1e5, y / 1e5] },
});
const placesOf = (...inputs: PlaceInput[]) => makePlaces(inputs, contextOf(world)).places;

/** Centres of pixels as buildings, with a floor area each. */
const buildingsAt = (...list: [col: number, row: number, weight: number][]) => ({
  xy: Float64Array.from(list.flatMap(([c, r]) => [(c + 0.5) * 100, grid.originY - (r + 0.5) * 100])),
  weight: Float64Array.from(list, ([, , w]) => w),
});

describe('people per pixel', () => {
  it('come from the first basis there is', () => {
    const builtUp = bare.builtUp.slice().fill(1, 0, 5);
    const road_km = new Float64Array(bare.builtUp.length).fill(0.1, 0, 7);
    const buildings = buildingsAt([1, 1, 100], [2, 1, 100]);
    const places = placesOf(village('甲村', 550, 550, { population: 90 }));
    const population = new Float64Array(bare.builtUp.length).fill(2);
    const townships = [{ rings: [[0, 0, 1100, 0, 1100, 1200, 0, 1200]], population: 500 }];
    const basis = (input: Partial<PeopleInput>) => pixelPeople({ ...bare, ...input }).basis;
    expect(basis({ population, townships, places, buildings, builtUp, road_km })).toBe('population-raster');
    expect(basis({ townships, places, buildings, builtUp, road_km })).toBe('township-totals');
    // Outlines without a count are no basis.
    expect(basis({ townships: [{ ...townships[0], population: Number.NaN }], buildings })).toBe('buildings');
    expect(basis({ places, buildings, builtUp, road_km })).toBe('places-on-buildings');
    expect(basis({ buildings, builtUp, road_km })).toBe('buildings');
    expect(basis({ builtUp, road_km })).toBe('built-up');
    expect(basis({ road_km })).toBe('roads');
    expect(basis({})).toBe('none');
    // A raster without anybody, or all unknown, is no basis.
    expect(basis({ population: new Float64Array(bare.builtUp.length), buildings })).toBe('buildings');
    expect(basis({ population: population.slice().fill(Number.NaN), buildings })).toBe('buildings');
  });

  it('outside the area or unknown count nobody', () => {
    const population = Float64Array.from(
      drawn(
        world.map((row, r) => (r === 0 ? '1?1.......91' : row)),
        { '1': 10, '9': 90, '?': Number.NaN },
      ),
    );
    const result = pixelPeople({ ...bare, population });
    expect(result.total).toBe(110);
    expect(result.people.every((p) => p >= 0)).toBe(true);
    expect(result.people[pixel(11, 0)]).toBe(0);
  });

  it('of a settlement that the raster misses are added on its footprint, once, and counted', () => {
    const population = new Float64Array(bare.builtUp.length);
    population[pixel(0, 0)] = 500;
    const places = placesOf(
      village('漏村', 550, 550, { households: 25 }),
      village('有人村', 50, 1150, { households: 40 }),
      village('无户村', 850, 250, {}),
    );
    const result = pixelPeople({ ...bare, population, places });
    expect(result).toMatchObject({ settlementsAdded: 1, peopleAdded: 75 });
    expect(result.total).toBeCloseTo(575, 9);
    const footprint = [...places[0].pixels];
    expect(footprint.reduce((sum, p) => sum + result.people[p], 0)).toBeCloseTo(75, 9);
  });

  it('of a township go by floor area on its buildings, else its settlements, its built-up land, its surface', () => {
    const west = [[0, 0, 500, 0, 500, 1200, 0, 1200]];
    const east = [[500, 0, 1100, 0, 1100, 1200, 500, 1200]];
    const townships = [
      { rings: west, population: 900 },
      { rings: east, population: 100 },
    ];
    const places = placesOf(village('东村', 850, 250, { population: 40 }));
    const builtUp = bare.builtUp.slice();
    builtUp[pixel(7, 0)] = 1;
    const buildings = buildingsAt([1, 1, 100], [3, 9, 200]);
    const inPixels = (people: Float64Array, pixels: Iterable<number>) =>
      [...pixels].reduce((sum, p) => sum + people[p], 0);

    const full = pixelPeople({ ...bare, townships, places, buildings, builtUp });
    expect(full.basis).toBe('township-totals');
    expect(full.total).toBeCloseTo(1000, 9);
    expect(full.people[pixel(1, 1)]).toBeCloseTo(300, 9);
    expect(full.people[pixel(3, 9)]).toBeCloseTo(600, 9);
    // The east has no building: its 100 people live in its one settlement.
    expect(inPixels(full.people, places[0].pixels)).toBeCloseTo(100, 9);

    const land = pixelPeople({ ...bare, townships, builtUp });
    expect(land.people[pixel(7, 0)]).toBeCloseTo(100, 9);
    expect(land.people[pixel(2, 5)]).toBeCloseTo(900 / 60, 9);
    expect(land.total).toBeCloseTo(1000, 9);
  });

  it('of a township across the border stay with what lies outside', () => {
    // The drawn area ends at x = 1100; half of this outline lies beyond it, and half of its floor area.
    const townships = [{ rings: [[1000, 0, 1200, 0, 1200, 1200, 1000, 1200]], population: 240 }];
    expect(pixelPeople({ ...bare, townships }).total).toBeCloseTo(120, 9);
    const buildings = buildingsAt([10, 3, 100], [11, 3, 100]);
    expect(pixelPeople({ ...bare, townships, buildings }).total).toBeCloseTo(120, 9);
    const beyond = [{ rings: [[1000, 0, 1400, 0, 1400, 1200, 1000, 1200]], population: 240 }];
    expect(pixelPeople({ ...bare, townships: beyond }).total).toBeCloseTo(60, 9);
  });

  it('of a place spread by floor area on buildings within a kilometre, and nowhere else', () => {
    const places = placesOf(village('甲村', 150, 150, { population: 400 }));
    // The last one is 9 columns away: beyond 1 km with its two rows.
    const buildings = buildingsAt([1, 10, 100], [3, 9, 300], [10, 5, 5000]);
    const { people, total } = pixelPeople({ ...bare, places, buildings });
    expect(people[pixel(1, 10)]).toBeCloseTo(100, 9);
    expect(people[pixel(3, 9)]).toBeCloseTo(300, 9);
    expect(people[pixel(10, 5)]).toBe(0);
    expect(total).toBeCloseTo(400, 9);
  });

  it('of places near and far sum as when every building is looked at', () => {
    const random = (i: number) => (Math.imul(i + 1, 2654435761) >>> 0) / 2 ** 32;
    const list = Array.from({ length: 200 }, (_, i): [number, number, number] => [
      Math.floor(random(3 * i) * 11),
      Math.floor(random(3 * i + 1) * 12),
      1 + random(3 * i + 2),
    ]);
    const places = placesOf(
      village('甲村', 150, 150, { population: 400 }),
      village('乙村', 950, 1050, { households: 100 }),
    );
    const expected = new Float64Array(grid.cols * grid.rows);
    for (const [place, count] of [
      [places[0], 400],
      [places[1], 300],
    ] as const) {
      const near = list.filter(
        ([c, r]) =>
          Math.hypot((c + 0.5) * 100 - place.x_m, grid.originY - (r + 0.5) * 100 - place.y_m) <= 1000,
      );
      const sum = near.reduce((a, [, , w]) => a + w, 0);
      for (const [c, r, w] of near) expected[pixel(c, r)] += (count * w) / sum;
    }
    const { people } = pixelPeople({ ...bare, places, buildings: buildingsAt(...list) });
    people.forEach((p, i) => {
      expect(p).toBeCloseTo(expected[i], 9);
    });
  });

  it('are three in each building inside the area when only buildings are known', () => {
    const { total, people } = pixelPeople({
      ...bare,
      buildings: buildingsAt([1, 1, 9], [1, 1, 99], [11, 1, 9]),
    });
    expect(people[pixel(1, 1)]).toBe(6);
    expect(total).toBe(6);
  });
});

describe('length of lines per pixel', () => {
  it('is cut at pixel edges and sums to the length inside the grid', () => {
    const straight = lineLength_km(grid, [[50, 50, 350, 50]]);
    [0.05, 0.1, 0.1, 0.05].forEach((km, col) => {
      expect(straight[pixel(col, 11)]).toBeCloseTo(km, 12);
    });
    const diagonal = lineLength_km(grid, [[-300, 600, 600, 600, 900, 1000]]);
    expect(diagonal.reduce((a, b) => a + b, 0)).toBeCloseTo(0.6 + 0.5, 9);
  });
});
