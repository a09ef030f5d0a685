/** Weak roads of a county, so told that those of two counties join at the border. Pure. */
import { type LineVerdict, weakRoad_m } from '../../siting/lines/audit.js';
import { type Tally, tally } from './tally.js';

export interface WeakRoads {
  /** Length of those that end inside, m. */
  readonly inside_m: number;
  /** Weak stretches that end at the border, of any length, with the places where they do. */
  readonly atBorder: readonly { readonly length_m: number; readonly ends: readonly string[] }[];
}

export const weakRoadsOf = (roads: readonly LineVerdict[]): WeakRoads => ({
  inside_m: roads
    .flatMap((v) => v.weak.filter((s) => s.borders.length === 0))
    .reduce((sum, s) => sum + s.length_m, 0),
  atBorder: roads.flatMap((v) =>
    v.weakAtBorder.map(({ length_m, borders }) => ({
      length_m,
      ends: borders.map(([x, y]) => `${v.line.id}/${x.toFixed(1)}/${y.toFixed(1)}`),
    })),
  ),
});

/** Where the stretches of two counties end at one place they are one, and may end inside or at another border. */
export function joinedRoads(all: readonly WeakRoads[]): WeakRoads {
  let inside_m = all.reduce((sum, r) => sum + r.inside_m, 0);
  const atBorder: WeakRoads['atBorder'][number][] = [];
  const waiting = new Map<string, WeakRoads['atBorder'][number]>();
  for (const { atBorder: own } of all)
    for (const stretch of own) {
      let whole = stretch;
      for (const end of stretch.ends) {
        const other = waiting.get(end);
        if (!other) continue;
        for (const e of other.ends) waiting.delete(e);
        whole = {
          length_m: whole.length_m + other.length_m,
          ends: [...whole.ends, ...other.ends].filter((e) => e !== end),
        };
      }
      if (whole.ends.length > 0) for (const e of whole.ends) waiting.set(e, whole);
      else if (whole.length_m > weakRoad_m) inside_m += whole.length_m;
    }
  for (const stretch of new Set(waiting.values())) atBorder.push(stretch);
  return { inside_m, atBorder };
}

/** Kilometres of weak road. */
export const weakRoadTally = ({ inside_m, atBorder }: WeakRoads): Tally =>
  tally(
    atBorder.reduce((sum, s) => sum + (s.length_m > weakRoad_m ? s.length_m : 0), inside_m),
    1000,
  );
