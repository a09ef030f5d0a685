/** Land cover of a project: a raster, polygons of OpenStreetMap, or, without either, the settlements that it knows. */
import { openMosaics } from '../../io/raster/mosaic.js';
import { type CoverPolygon, type LandCover, polygonCover, rasterCover } from '../../terrain/landCover.js';
import { type Legend, legends } from '../../terrain/legends.js';
import { osmClass, osmTags } from '../../terrain/osm.js';
import { settlementThresholds } from '../../terrain/settlement.js';
import type { ClutterConfig, ProjectConfig } from '../config/types.js';
import { type Area, polygonsOf } from './area.js';
import { readPoints } from './points.js';
import { settlementCover } from './settlements.js';

export interface OpenLandCover {
  /** Undefined: nothing is known, all ground is unmapped. */
  readonly cover: LandCover | undefined;
  readonly close: () => Promise<unknown>;
}

export async function openLandCover(config: ProjectConfig, area: Area): Promise<OpenLandCover> {
  const { clutter } = config.terrain;
  const close = () => Promise.resolve();
  if (clutter === undefined) return { cover: settlementCover(config, area), close };
  if (clutter.classes === 'osm') return { cover: await osmCover(clutter, area), close };
  const sources = await openMosaics(clutter.file, { declaredCrs: clutter.crs });
  return {
    cover: rasterCover(sources, legendOf(clutter)),
    close: () => Promise.all(sources.map((s) => s.close())),
  };
}

/** Class of each code, or of each tag that goes before the table of OpenStreetMap. */
function legendOf({ classes, map }: ClutterConfig): Legend {
  const published = classes === 'own' || classes === 'osm' ? {} : legends[classes];
  return { ...published, ...map };
}

/** For the manifest: the class of each code or tag and who says so, or the thresholds by which settlements were told. */
export function landCoverDefinition(clutter: ClutterConfig | undefined): object {
  if (clutter === undefined) return { settlement: settlementThresholds };
  const classes = Object.entries(legendOf(clutter)).map(([code, id]) => ({
    code,
    class: id,
    from: Object.hasOwn(clutter.map, code) ? 'file' : 'default',
  }));
  return clutter.classes === 'osm'
    ? { legend: 'osm', own: classes, tags: osmTags }
    : { legend: clutter.classes, codes: classes };
}

/** Points and lines are no land cover; a polygon without a known tag is counted under the tag that it has. */
async function osmCover(clutter: ClutterConfig, { fromLonLat }: Area): Promise<LandCover> {
  const polygons: CoverPolygon[] = [];
  const unknown = new Map<string, number>();
  for (const { attributes, geometry } of await readPoints(clutter)) {
    const shapes = polygonsOf(geometry);
    if (shapes.length === 0) continue;
    const { id, tag } = osmClass(attributes, clutter.map);
    if (id === undefined) unknown.set(tag, (unknown.get(tag) ?? 0) + shapes.length);
    else
      for (const rings of shapes)
        polygons.push({ id, rings: rings.map((ring) => ring.flatMap(([lon, lat]) => fromLonLat(lon, lat))) });
  }
  return polygonCover(polygons, Object.fromEntries([...unknown].sort(([a], [b]) => (a < b ? -1 : 1))));
}
