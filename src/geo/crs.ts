/** Coordinate reference systems by name: EPSG codes, the two shifted Chinese web datums, PROJ strings and WKT. */
import proj4 from 'proj4';
import epsgList from 'proj4-list';
import { CoverageError } from '../foundation/errors.js';
import { fill, type Text } from '../foundation/text.js';
import { geoMessages } from './messages.js';

export interface Crs {
  /** The name that resolves to this system again: `EPSG:n`, `gcj02`, `bd09`, or the PROJ or WKT text itself. */
  readonly id: string;
  readonly name: string;
  /** PROJ or WKT text. For `gcj02` and `bd09` it is that of WGS 84: the shift is not a projection. */
  readonly proj4: string;
  readonly kind: 'geographic' | 'projected';
  /** Metres in one unit of a projected system; NaN for a geographic one, whose unit is the degree. */
  readonly metresPerUnit: number;
  /** A non-linear obfuscation that lies on top of WGS 84. */
  readonly shift?: 'gcj02' | 'bd09';
  /** What a reader should know about accuracy, when the datum is not within a metre of WGS 84. */
  readonly warning?: Text;
}

const wgs84 = '+proj=longlat +datum=WGS84 +no_defs';

const aliases: Readonly<Record<string, string>> = {
  wgs84: 'EPSG:4326',
  'wgs-84': 'EPSG:4326',
  cgcs2000: 'EPSG:4490',
  'gcj-02': 'gcj02',
  'bd-09': 'bd09',
  bd09ll: 'bd09',
  'ogc:crs84': 'EPSG:4326',
  'urn:ogc:def:crs:ogc:1.3:crs84': 'EPSG:4326',
};

const names: Readonly<Record<string, string>> = {
  'EPSG:4326': 'WGS 84',
  'EPSG:4490': 'CGCS2000',
  'EPSG:4214': 'Beijing 1954',
  'EPSG:4610': 'Xian 1980',
  'EPSG:3857': 'WGS 84 / Pseudo-Mercator',
};

/** Semi-major axis of GRS 80 and WGS 84; systems on other ellipsoids need a datum shift. */
const semiMajorWgs84_m = 6378137;

/** What proj4 keeps of a parsed definition beyond its published types. */
type ParsedProjection = InstanceType<typeof proj4.Proj> & {
  readonly a: number;
  readonly projName?: string;
  readonly to_meter?: number;
};

const resolved = new Map<string, Crs>();

/**
 * The system that a name stands for. CGCS2000 (EPSG:4490 and its grids) is taken as WGS 84: they agree within decimetres.
 * @throws CoverageError('config') when neither the EPSG table nor proj4 knows it.
 */
export function resolveCrs(name: string): Crs {
  const known = resolved.get(name);
  if (known) return known;
  const crs = parse(canonical(name), name);
  // A hostile table may name endless systems; the cache must not grow with it.
  if (resolved.size < 1000) resolved.set(name, crs);
  return crs;
}

function canonical(name: string): string {
  const text = name.trim();
  const urn =
    /^(?:urn:ogc:def:crs:EPSG:[^:]*:|https?:\/\/www\.opengis\.net\/def\/crs\/EPSG\/\d+\/)(\d+)$/i.exec(text);
  if (urn) return `EPSG:${urn[1]}`;
  const epsg = /^epsg[: ]*(\d+)$/i.exec(text);
  if (epsg) return `EPSG:${Number(epsg[1])}`;
  const lower = text.toLowerCase();
  return aliases[lower] ?? (lower === 'gcj02' || lower === 'bd09' ? lower : text);
}

function parse(id: string, asWritten: string): Crs {
  if (id === 'gcj02' || id === 'bd09') {
    return {
      id,
      name: id === 'gcj02' ? 'GCJ-02' : 'BD-09',
      proj4: wgs84,
      kind: 'geographic',
      metresPerUnit: Number.NaN,
      shift: id,
    };
  }
  const definition = id.startsWith('EPSG:') ? epsgList[id]?.[1]?.trim() : id;
  // proj4 knows a few words ("GOOGLE", "WGS84") of its own; only definitions are let through.
  if (definition === undefined || !/[+[{]/.test(definition)) throw unknownCrs(asWritten);
  let proj: ParsedProjection;
  try {
    proj = new proj4.Proj(definition);
  } catch (cause) {
    throw unknownCrs(asWritten, cause);
  }
  if (typeof proj.forward !== 'function' || !Number.isFinite(proj.a)) throw unknownCrs(asWritten);
  const geographic = proj.projName === 'longlat';
  const crs: Crs = {
    id,
    name: names[id] ?? utmName(id) ?? (/^(EPSG:|\+)/.test(id) ? id : (proj.title ?? proj.name ?? id)),
    proj4: definition,
    kind: geographic ? 'geographic' : 'projected',
    metresPerUnit: geographic ? Number.NaN : (proj.to_meter ?? 1),
  };
  const warning = datumWarning(crs, Number(proj.a), definition);
  return warning ? { ...crs, warning } : crs;
}

function datumWarning(crs: Crs, semiMajor_m: number, definition: string): Text | undefined {
  if (Math.abs(semiMajor_m - semiMajorWgs84_m) < 0.5) return undefined;
  const shifted = /towgs84|datum=|nadgrids/i.test(definition);
  return fill(shifted ? geoMessages.datumShiftApproximate : geoMessages.datumShiftUnknown, { crs: crs.name });
}

function utmName(id: string): string | undefined {
  const m = /^EPSG:32([67])(\d\d)$/.exec(id);
  return m ? `WGS 84 / UTM zone ${Number(m[2])}${m[1] === '6' ? 'N' : 'S'}` : undefined;
}

function unknownCrs(name: string, cause?: unknown): CoverageError {
  return new CoverageError(
    'config',
    {
      severity: 'error',
      code: 'CVG_CRS_UNKNOWN',
      text: fill(geoMessages.crsUnknown, { crs: name.slice(0, 120) }),
      hint: geoMessages.crsHint,
    },
    { cause },
  );
}

/** The UTM zone of WGS 84 that holds a point: EPSG:326xx in the north, EPSG:327xx in the south. Degrees. */
export function utmCrs(lon: number, lat: number): Crs {
  const zone = Math.min(60, Math.max(1, Math.floor((lon + 180) / 6) + 1));
  return resolveCrs(`EPSG:${(lat < 0 ? 32700 : 32600) + zone}`);
}

/**
 * The CGCS2000 Gauss-Krueger grid that an 8-digit easting names by its first two digits: 25 to 45 are the 3-degree zones
 * (EPSG:4513 to 4533), 13 to 23 the 6-degree zones (EPSG:4491 to 4501). Undefined for any other easting.
 */
export function crsOfZonedEasting(easting_m: number): Crs | undefined {
  const prefix = Math.floor(easting_m / 1_000_000);
  if (prefix >= 25 && prefix <= 45) return resolveCrs(`EPSG:${4513 + prefix - 25}`);
  if (prefix >= 13 && prefix <= 23) return resolveCrs(`EPSG:${4491 + prefix - 13}`);
  return undefined;
}
