/** Where a TIFF lies: geotransform from tags or world file, CRS from GeoKeys (OGC GeoTIFF 1.1, 19-008r4). */
import { readFile } from 'node:fs/promises';
import type { GeoTIFFImage } from 'geotiff';
import geokeysToProj4, { type GeoKeys } from 'geotiff-geokeys-to-proj4';
import { type Crs, resolveCrs } from '../../geo/crs.js';

/** x = [0] + col*[1] + row*[2], y = [3] + col*[4] + row*[5], at the outer corner of a cell. */
export type GeoTransform = readonly [number, number, number, number, number, number];

const userDefined = 32767;

export type LocatedBy = GeoTransform | 'controlPoints' | undefined;

export async function geoTransformOf(file: string, image: GeoTIFFImage): Promise<LocatedBy> {
  const d = image.fileDirectory;
  const numbers = async (tag: number): Promise<number[]> => {
    const value: unknown = await d.loadValue(tag);
    return typeof value === 'object' && value !== null ? Array.from(value as ArrayLike<number>) : [];
  };
  const [scale, tie, matrix] = [await numbers(33550), await numbers(33922), await numbers(34264)];
  const shift = pixelIsPoint(image) ? -0.5 : 0;
  if (matrix.length >= 8) {
    const [a, b, , c, e, f, , g] = matrix;
    return shifted([c, a, b, g, e, f], shift);
  }
  if (scale.length >= 2 && tie.length >= 6 && scale[0] !== 0 && scale[1] !== 0) {
    const [i, j, , x, y] = tie;
    return shifted([x - i * scale[0], scale[0], 0, y + j * scale[1], 0, -scale[1]], shift);
  }
  if (tie.length > 6) return 'controlPoints';
  return worldFile(file);
}

export const pixelIsPoint = (image: GeoTIFFImage): boolean => geoKeysOf(image).GTRasterTypeGeoKey === 2;

/** A cell that a coordinate names by its centre begins half a cell before it. */
const shifted = (t: GeoTransform, cells: number): GeoTransform => [
  t[0] + cells * (t[1] + t[2]),
  t[1],
  t[2],
  t[3] + cells * (t[4] + t[5]),
  t[4],
  t[5],
];

/** Six lines beside the image: a, d, b, e, and the centre of the first cell. */
async function worldFile(file: string): Promise<GeoTransform | undefined> {
  const stem = file.replace(/\.[^./\\]*$/, '');
  for (const suffix of ['.tfw', '.TFW', '.tifw', '.tiffw', '.wld']) {
    let text: string;
    try {
      text = await readFile(stem + suffix, 'latin1');
    } catch {
      continue;
    }
    const v = text.slice(0, 4096).trim().split(/\s+/).map(Number);
    if (v.length < 6 || v.slice(0, 6).some((n) => !Number.isFinite(n))) continue;
    return shifted([v[4], v[0], v[2], v[5], v[1], v[3]], -0.5);
  }
  return undefined;
}

type Keys = Record<string, unknown>;

export function geoKeysOf(image: GeoTIFFImage): Keys {
  // A damaged key directory leaves the CRS unknown, which is reported; it is no reason to refuse the pixels.
  try {
    return (image.getGeoKeys() ?? {}) as Keys;
  } catch {
    return {};
  }
}

/** The CRS that the GeoKeys name, or what they say when nothing here understands it; undefined when they name none. */
export function crsOfGeoKeys(keys: Keys): Crs | { notUnderstood: string } | undefined {
  const model = keys.GTModelTypeGeoKey;
  const projected = keys.ProjectedCSTypeGeoKey;
  const geographic = keys.GeographicTypeGeoKey;
  const code = typeof projected === 'number' ? projected : model === 1 ? undefined : geographic;
  if (typeof code === 'number' && code > 0 && code !== userDefined) {
    const crs = tryResolve(`EPSG:${code}`);
    if (crs) return crs;
  }
  const esri = esriText(keys);
  const fromText = esri === undefined ? undefined : tryResolve(esri);
  if (fromText) return fromText;
  if (model !== 1 && model !== 2 && code === undefined) return undefined;
  return fromKeys(keys) ?? { notUnderstood: typeof code === 'number' ? `EPSG:${code}` : citation(keys) };
}

function fromKeys(keys: Keys): Crs | undefined {
  try {
    const p = geokeysToProj4.toProj4(keys as unknown as GeoKeys);
    const toMetre = (p.coordinatesConversionParameters as { x?: number } | undefined)?.x ?? 1;
    const text = toMetre === 1 ? p.proj4 : `${p.proj4.replace(/\+units=\S+/, '')} +to_meter=${toMetre}`;
    return tryResolve(text);
  } catch {
    return undefined;
  }
}

const citation = (keys: Keys): string =>
  String(keys.PCSCitationGeoKey ?? keys.GTCitationGeoKey ?? keys.GeogCitationGeoKey ?? '?').slice(0, 100);

/** Esri software writes its WKT into a citation. */
function esriText(keys: Keys): string | undefined {
  for (const key of ['PCSCitationGeoKey', 'GTCitationGeoKey', 'GeogCitationGeoKey']) {
    const m = /ESRI PE String = ([^|]+)/.exec(String(keys[key] ?? ''));
    if (m) return m[1];
  }
  return undefined;
}

function tryResolve(name: string): Crs | undefined {
  try {
    return resolveCrs(name);
  } catch {
    return undefined;
  }
}
