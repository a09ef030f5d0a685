import { describe, expect, it } from 'vitest';
import { CoverageError } from '../../../src/foundation/errors.js';
import { crsOfZonedEasting, resolveCrs, utmCrs } from '../../../src/geo/crs.js';
import { geodesicDistance_m, geodesicDirect, geodesicInverse } from '../../../src/geo/geodesic.js';
import { transformer } from '../../../src/geo/transform.js';

describe('resolveCrs', () => {
  it('finds EPSG codes in any usual spelling', () => {
    for (const name of ['EPSG:4547', 'epsg:4547', 'EPSG 4547', 'urn:ogc:def:crs:EPSG::4547'])
      expect(resolveCrs(name).id).toBe('EPSG:4547');
    expect(resolveCrs('CGCS2000').id).toBe('EPSG:4490');
    expect(resolveCrs('GCJ-02').id).toBe('gcj02');
  });

  it('tells degrees from metres and feet', () => {
    expect(resolveCrs('EPSG:4490').kind).toBe('geographic');
    expect(resolveCrs('EPSG:4490').metresPerUnit).toBeNaN();
    expect(resolveCrs('EPSG:4547')).toMatchObject({ kind: 'projected', metresPerUnit: 1 });
    expect(resolveCrs('EPSG:2227').metresPerUnit).toBeCloseTo(1200 / 3937, 9);
  });

  it('reads PROJ strings and WKT, and its own ids again', () => {
    const utm = '+proj=utm +zone=50 +datum=WGS84 +units=m';
    const wkt =
      'PROJCS["g",GEOGCS["c",DATUM["D",SPHEROID["GRS",6378137,298.257222101]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["central_meridian",114],PARAMETER["scale_factor",1],PARAMETER["false_easting",500000],PARAMETER["false_northing",0],PARAMETER["latitude_of_origin",0],UNIT["metre",1]]';
    const [x, y] = transformer('EPSG:4326', utm)(117.3, 26.1);
    const [ex, ey] = transformer('EPSG:4326', 'EPSG:32650')(117.3, 26.1);
    expect(Math.hypot(x - ex, y - ey)).toBeLessThan(1e-6);
    const [wx, wy] = transformer('EPSG:4326', wkt)(114.4, 22.6);
    const [gx, gy] = transformer('EPSG:4326', 'EPSG:4547')(114.4, 22.6);
    expect(Math.hypot(wx - gx, wy - gy)).toBeLessThan(1e-3);
    for (const name of [utm, wkt]) expect(resolveCrs(resolveCrs(name).id).proj4).toBe(resolveCrs(name).proj4);
  });

  it('refuses what it does not know with a config error in both languages', () => {
    for (const name of ['EPSG:99999', 'GOOGLE', '+proj=nothing', '', 'PROJCS["x"']) {
      const error = caught(() => resolveCrs(name));
      expect(error).toBeInstanceOf(CoverageError);
      expect((error as CoverageError).exitCode).toBe(3);
      expect((error as CoverageError).diagnostics[0].code).toBe('CVG_CRS_UNKNOWN');
    }
  });

  it('warns about datums whose shift is rough or not published, and only about those', () => {
    expect(resolveCrs('EPSG:2415').warning?.en).toContain('approximate');
    expect(resolveCrs('EPSG:4610').warning?.zh).toContain('未公开');
    for (const fine of ['EPSG:4326', 'EPSG:4490', 'EPSG:4547', 'EPSG:3857', 'EPSG:25831', 'gcj02'])
      expect(resolveCrs(fine).warning).toBeUndefined();
  });
});

describe('transformer', () => {
  it('puts the central meridian at the false easting and the northing at the length of the meridian', () => {
    // Gauss-Krueger has scale 1 on the central meridian, so the northing is a geodesic: a second road to the same number.
    for (const lat of [18, 25.6, 40, 53]) {
      const [x, y] = transformer('EPSG:4490', 'EPSG:4547')(114, lat);
      expect(x).toBeCloseTo(500000, 4);
      expect(y).toBeCloseTo(geodesicDistance_m(114, 0, 114, lat), 2);
    }
  });

  it('takes longitude before latitude and comes back', () => {
    for (const crs of ['EPSG:4547', 'EPSG:32650', 'EPSG:3857', 'EPSG:2415', 'EPSG:25831', 'gcj02', 'bd09']) {
      const [x, y] = transformer('EPSG:4326', crs)(114.2, 30.6);
      const [lon, lat] = transformer(crs, 'EPSG:4326')(x, y);
      expect(geodesicDistance_m(lon, lat, 114.2, 30.6)).toBeLessThan(0.2);
    }
  });

  it('shifts web-map datums by some hundred metres inside China and not at all outside', () => {
    const [lon, lat] = transformer('EPSG:4326', 'gcj02')(116.4, 39.9);
    expect(geodesicDistance_m(lon, lat, 116.4, 39.9)).toBeGreaterThan(300);
    expect(geodesicDistance_m(lon, lat, 116.4, 39.9)).toBeLessThan(900);
    expect(transformer('EPSG:4326', 'gcj02')(1.5, 42.5)).toEqual([1.5, 42.5]);
  });

  it('chains the shift with a projection', () => {
    const gcj = transformer('EPSG:4326', 'gcj02')(114.1, 22.6);
    const [x, y] = transformer('gcj02', 'EPSG:4547')(...gcj);
    const [ex, ey] = transformer('EPSG:4326', 'EPSG:4547')(114.1, 22.6);
    expect(Math.hypot(x - ex, y - ey)).toBeLessThan(0.2);
  });

  it('answers NaN for what has no image and throws nothing', () => {
    const t = transformer('EPSG:4326', 'EPSG:32650');
    expect(t(Number.NaN, 30)).toEqual([Number.NaN, Number.NaN]);
    expect(t(117, Number.POSITIVE_INFINITY)).toEqual([Number.NaN, Number.NaN]);
    expect(
      transformer('EPSG:4326', 'EPSG:3857')(0, 95).every((v) => !Number.isFinite(v) || Number.isNaN(v)),
    ).toBe(true);
  });
});

describe('zones', () => {
  it('gives the UTM zone of a point in both hemispheres', () => {
    expect(utmCrs(1.5, 42.5).id).toBe('EPSG:32631');
    expect(utmCrs(-71.5, -28.5).id).toBe('EPSG:32719');
    expect(utmCrs(180, 10).id).toBe('EPSG:32660');
  });

  it('reads the zone in an 8-digit easting', () => {
    const crs = crsOfZonedEasting(39_512_345);
    expect(crs?.id).toBe('EPSG:4527');
    const [lon] = transformer(crs ?? '', 'EPSG:4490')(39_500_000, 2_833_000);
    expect(lon).toBeCloseTo(117, 9);
    const [lon6] = transformer(crsOfZonedEasting(20_500_000) ?? '', 'EPSG:4490')(20_500_000, 2_833_000);
    expect(lon6).toBeCloseTo(117, 9);
    expect(crsOfZonedEasting(512_345)).toBeUndefined();
  });
});

describe('geodesics', () => {
  it('measures on the ellipsoid', () => {
    const { distance_m, azimuth_deg } = geodesicInverse(116, 40, 117, 40);
    // One degree of parallel at 40 N: published value of the geodesic, 85 393.409 m (GeographicLib).
    expect(distance_m).toBeCloseTo(85393.409, 3);
    const [lon, lat] = geodesicDirect(116, 40, azimuth_deg, distance_m);
    expect([lon, lat]).toEqual([expect.closeTo(117, 9), expect.closeTo(40, 9)]);
    expect(geodesicInverse(0, 0, -1, 0).azimuth_deg).toBe(270);
  });
});

function caught(f: () => unknown): unknown {
  try {
    return f();
  } catch (error) {
    return error;
  }
}
