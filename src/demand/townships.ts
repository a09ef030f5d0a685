/** Totals of townships, as a census gives them, spread on what stands inside each outline. Pure. */
import type { GridSpec } from '../raster/raster.js';
import { burnPolygon, type Rings } from '../raster/mask.js';
import { insideRings, ringsArea, ringsBounds } from '../raster/rings.js';
import { peopleOf, type Place, pixelAt } from './places.js';

export interface Township {
  /** Outline, working CRS. */
  readonly rings: Rings;
  /** People of the whole township; NaN = not stated. */
  readonly population: number;
}

export interface TownshipWorld {
  readonly grid: GridSpec;
  readonly areaMask: Uint8Array;
  readonly places: readonly Place[];
  readonly buildings?: { readonly xy: Float64Array; readonly weight: Float64Array };
  /** 1 = built-up land cover. */
  readonly builtUp: Uint8Array;
}

/** Pixel (−1 off the grid) and weight. */
type Share = readonly [pixel: number, weight: number];

/**
 * People per pixel. A township's people go by floor area on its buildings, without buildings on the footprints of its
 * settlements by their people, then on its built-up land, last on its whole surface. What falls outside the area is not
 * the county's and is dropped; a township wholly inside keeps its sum.
 */
export function spreadTownships(townships: readonly Township[], world: TownshipWorld): Float64Array {
  const people = new Float64Array(world.areaMask.length);
  for (const town of townships) {
    if (!(town.population > 0)) continue;
    const shares = sharesOf(town, world);
    const total = shares.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [pixel, weight] of shares)
      if (pixel >= 0 && world.areaMask[pixel] === 1) people[pixel] += (town.population * weight) / total;
  }
  return people;
}

function sharesOf(town: Township, world: TownshipWorld): readonly Share[] {
  const onBuildings = buildingShares(town, world);
  if (onBuildings.length > 0) return onBuildings;
  const onPlaces = settlementShares(town, world);
  if (onPlaces.length > 0) return onPlaces;
  return landShares(town, world);
}

function buildingShares({ rings }: Township, { grid, buildings }: TownshipWorld): Share[] {
  const shares: Share[] = [];
  const { minX, maxX, minY, maxY } = ringsBounds(rings);
  for (let b = 0; buildings && b < buildings.weight.length; b++) {
    const [x, y] = [buildings.xy[2 * b], buildings.xy[2 * b + 1]];
    if (x < minX || x > maxX || y < minY || y > maxY || !(buildings.weight[b] > 0)) continue;
    if (insideRings(rings, x, y)) shares.push([pixelAt(grid, x, y), buildings.weight[b]]);
  }
  return shares;
}

function settlementShares({ rings }: Township, { places }: TownshipWorld): Share[] {
  return places
    .filter((p) => peopleOf(p) > 0 && insideRings(rings, p.x_m, p.y_m))
    .flatMap((p) => [...p.pixels].map((pixel): Share => [pixel, peopleOf(p) / p.pixels.length]));
}

/** Land outside the grid is not known: it takes its part as if it were like the land inside. */
function landShares({ rings }: Township, { grid, builtUp }: TownshipWorld): Share[] {
  const mask = new Uint8Array(grid.cols * grid.rows);
  burnPolygon(grid, rings, mask);
  const inside = [...mask.keys()].filter((p) => mask[p] === 1);
  const built = inside.filter((p) => builtUp[p] === 1);
  const used = built.length > 0 ? built : inside;
  const whole = Math.round(ringsArea(rings) / (grid.cellX * grid.cellY));
  // An outline of pixels is off by the pixels on its edge; only a real remainder lies outside.
  const outside = Math.max(0, 1 - inside.length / whole);
  const shares = used.map((pixel): Share => [pixel, 1]);
  return outside > edgeSlack ? [...shares, [-1, (used.length * outside) / (1 - outside)]] : shares;
}

/** Difference between an outline's surface and that of its pixels which is rounding. */
const edgeSlack = 0.02;
