/** Turns the world into the text files of the sample: compact, in a fixed order, with no time of making. */
import * as turf from '@turf/turf';
import type { Feature, Geometry, Polygon } from 'geojson';
import { lonLat, type Point } from './frame.js';
import type { Row } from './network.js';
import { RAILWAY, type Road, simplify } from './roads.js';
import { type Settlements, townshipCells } from './settlements.js';
import type { Town } from './town.js';

const COUNTY = '清河示例县';
type Properties = Readonly<Record<string, string | number | boolean | undefined>>;

const feature = (geometry: Geometry, properties: Properties): Feature => ({
  type: 'Feature',
  properties,
  geometry,
});
const point = (p: Point): Geometry => ({ type: 'Point', coordinates: lonLat(p) });
const line = (points: readonly Point[]): Geometry => ({
  type: 'LineString',
  coordinates: points.map(lonLat),
});

/** Closed and counter-clockwise, as RFC 7946 §3.1.6 wants it. */
function polygon(ring: readonly Point[]): Polygon {
  const open = ring[0] === ring[ring.length - 1] ? ring.slice(0, -1) : ring;
  const twiceArea = open.reduce((sum, [x, y], i) => {
    const [u, v] = open[(i + 1) % open.length];
    return sum + x * v - u * y;
  }, 0);
  const turned = twiceArea < 0 ? [...open].reverse() : open;
  return { type: 'Polygon', coordinates: [[...turned, turned[0]].map(lonLat)] };
}

/** One feature a line, so that differences can be read. */
function collection(name: string, features: readonly Feature[]): string {
  const head = `{"type":"FeatureCollection","name":${JSON.stringify(name)},"synthetic":true,"features":[\n`;
  return `${head}${features.map((f) => JSON.stringify(f)).join(',\n')}\n]}\n`;
}

export function csv(rows: readonly Row[], bom = false): string {
  const quote = (value: string | number): string =>
    /[",\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value);
  const lines = [Object.keys(rows[0]), ...rows.map((r) => Object.values(r))].map((cells) =>
    cells.map(quote).join(','),
  );
  return `${bom ? '\uFEFF' : ''}${lines.join('\n')}\n`;
}

export const boundaryFile = ({ border }: Settlements): string =>
  collection('boundary', [
    feature(polygon(border), { name: COUNTY, name_en: 'Qinghe county (synthetic)', adcode: '999901' }),
  ]);

export function townsFile({ border, townships }: Settlements): string {
  const county = turf.feature(polygon(border));
  const cells = townshipCells(townships).map((ring, i) => {
    const part = turf.intersect(turf.featureCollection([turf.feature(polygon(ring)), county]));
    if (!part) throw new Error(`township ${townships[i].name} lies outside the county`);
    const geometry = turf.truncate(part, { precision: 5 }).geometry;
    return feature(geometry, {
      id: townships[i].id,
      name: townships[i].name,
      name_en: townships[i].nameEn,
      county: COUNTY,
    });
  });
  return collection('towns', cells);
}

export const villagesFile = ({ villages }: Settlements): string =>
  csv(
    villages.map((v) => {
      const [lon, lat] = lonLat(v.at);
      return {
        id: v.id,
        name: v.name,
        name_en: v.nameEn,
        town: v.town,
        county: COUNTY,
        lon,
        lat,
        households: v.households,
        population: v.people,
      };
    }),
  );

export const buildingsFile = ({ buildings }: Town): string =>
  collection(
    'buildings',
    buildings.map((b) => feature(polygon(b.ring), { height: b.height_m, use: b.use })),
  );

export const roadsFile = (roads: readonly Road[], town: Town): string =>
  collection(
    'roads',
    [...roads, ...town.streets].map((r) =>
      feature(line(r.line), { class: r.class, name: r.name || undefined }),
    ),
  );

export const railFile = (): string =>
  collection('rail', [
    feature(line(simplify(RAILWAY, 0.01)), { class: 'railway', name: '清示线', name_en: 'Qingshi line' }),
  ]);

export function placesFile(town: Town, { townships, villages }: Settlements): string {
  const named = town.places.map((p) => {
    const { id, name, kind, households } = p;
    return feature(polygon(p.ring), {
      id,
      class: p.class,
      name,
      name_en: p.nameEn,
      kind,
      households,
      indoorSystem: p.indoorSystem,
      town: '清河镇',
    });
  });
  const seats = townships.slice(1).flatMap((t) => {
    const at = (dx: number, dy: number): Geometry => point([t.at[0] + dx, t.at[1] + dy]);
    const base = t.name.replace(/[镇乡]$/, '');
    return [
      feature(at(0, 0), {
        id: `${t.id}-c`,
        class: 'community',
        name: `${base}集镇社区`,
        kind: 'township-seat',
        households: t.households,
        town: t.name,
      }),
      feature(at(0.12, 0.05), {
        id: `${t.id}-s`,
        class: 'school',
        name: `${base}中心学校`,
        kind: 'township',
        town: t.name,
      }),
      feature(at(-0.1, 0.08), {
        id: `${t.id}-h`,
        class: 'hospital',
        name: `${t.name}卫生院`,
        kind: 'township',
        town: t.name,
      }),
    ];
  });
  const committees = villages.map((v) => {
    const kind = v.missedByRaster ? 'natural-village' : 'village-committee';
    const name = v.missedByRaster ? v.name : `${v.name}村委会`;
    return feature(point(v.at), {
      id: v.id,
      class: 'village',
      name,
      kind,
      households: v.households,
      town: v.town,
    });
  });
  return collection('places', [...named, ...seats, ...committees]);
}
