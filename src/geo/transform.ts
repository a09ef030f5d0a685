/** Coordinates from one system to another, always in (x, y) order: longitude before latitude, easting before northing. */
import gcoordModule from 'gcoord';
import proj4 from 'proj4';
import { type Crs, resolveCrs } from './crs.js';

export type Transform = (x: number, y: number) => [number, number];

/** Coordinates that the projection cannot hold come back as NaN; nothing is thrown per point. */
export function transformer(from: Crs | string, to: Crs | string): Transform {
  const source = typeof from === 'string' ? resolveCrs(from) : from;
  const target = typeof to === 'string' ? resolveCrs(to) : to;
  if (source.id === target.id) return (x, y) => [x, y];
  const steps: Transform[] = [];
  if (source.shift) steps.push(unshift(source.shift));
  if (source.proj4 !== target.proj4) steps.push(projection(source.proj4, target.proj4));
  if (target.shift) steps.push(shift(target.shift));
  return (x, y) => {
    let p: [number, number] = [x, y];
    for (const step of steps) p = step(p[0], p[1]);
    return p;
  };
}

function projection(from: string, to: string): Transform {
  const converter = proj4(from, to);
  return (x, y) => {
    if (!Number.isFinite(x) || !Number.isFinite(y)) return [Number.NaN, Number.NaN];
    try {
      const p = converter.forward([x, y]);
      return Number.isFinite(p[0]) && Number.isFinite(p[1]) ? [p[0], p[1]] : [Number.NaN, Number.NaN];
    } catch {
      return [Number.NaN, Number.NaN];
    }
  };
}

// gcoord leaves points outside China as they are, as the datums themselves do; its inverse closes within 0.1 m.
// The package is CommonJS while its types describe an ES module: at run time the default import is the object itself.
const gcoord = gcoordModule as unknown as typeof gcoordModule.default;
const datumOf = { gcj02: gcoord.GCJ02, bd09: gcoord.BD09 } as const;

const unshift =
  (datum: 'gcj02' | 'bd09'): Transform =>
  (x, y) => {
    const p = gcoord.transform([x, y] as [number, number], datumOf[datum], gcoord.WGS84);
    return [p[0], p[1]];
  };

const shift =
  (datum: 'gcj02' | 'bd09'): Transform =>
  (x, y) => {
    const p = gcoord.transform([x, y] as [number, number], gcoord.WGS84, datumOf[datum]);
    return [p[0], p[1]];
  };
