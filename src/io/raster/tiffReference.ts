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

/** Problems of the conversion that leave the horizontal system sound: heights, and a base system named beside its grid. */
const harmless = /^(bothGCSAndPCSAreSet|vertical.*)$/;

function fromKeys(keys: Keys): Crs | undefined {
  try {
    const p = geokeysToProj4.toProj4(keys as unknown as GeoKeys);
    const sound = Object.keys(p.errors).every((name) => harmless.test(name));
    // A grid that is not understood comes back as plain degrees, and a missing ellipsoid as none.
    if (!sound || p.isGCS !== (keys.GTModelTypeGeoKey === 2) || !/\+(ellps|datum|a)=/.test(p.proj4))
      return undefined;
    const toMetre = (p.coordinatesConversionParameters as { x?: number }).x ?? 1;
    const scaled = toMetre === 1 ? p.proj4 : `${p.proj4.replace(/\+units=\S+/, '')} +to_meter=${toMetre}`;
    return tryResolve(withPublishedDatum(scaled, keys.GeogGeodeticDatumGeoKey));
  } catch {
    return undefined;
  }
}

const datumTerms = /\+(ellps|datum|towgs84|nadgrids|a|b|rf)=\S+/g;

/**
 * The datum from the EPSG table where the keys name one: geokeys-to-proj4 2024.4.13 gives Beijing 1954 a shift of the wrong
 * sign, 300 m off. EPSG numbers a datum 2000 above the geographic system on it.
 */
function withPublishedDatum(text: string, datum: unknown): string {
  if (typeof datum !== 'number' || datum < 6001 || datum > 6999) return text;
  const published = tryResolve(`EPSG:${datum - 2000}`)?.proj4.match(datumTerms);
  return published
    ? `${text.replace(datumTerms, '').trim()} ${published.join(' ')}`.replace(/\s+/g, ' ')
    : text;
}

const citationKeys = ['PCSCitationGeoKey', 'GTCitationGeoKey', 'GeogCitationGeoKey'];

const citations = (keys: Keys): string[] =>
  citationKeys.map((key) => keys[key]).filter((text) => typeof text === 'string');

const citation = (keys: Keys): string => (citations(keys)[0] ?? '?').slice(0, 100);

/** Esri software writes its WKT into a citation. */
function esriText(keys: Keys): string | undefined {
  for (const text of citations(keys)) {
    const m = /ESRI PE String = ([^|]+)/.exec(text);
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
