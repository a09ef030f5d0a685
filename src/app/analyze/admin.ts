/** Names of the county and of the town that holds a position, from the administrative outlines of a project. */
import RBush from 'rbush';
import { ringsOf } from '../../demand/places.js';
import type { Rings } from '../../raster/mask.js';
import { insideRings, ringsBounds } from '../../raster/rings.js';
import type { FileRef, ProjectConfig } from '../config/types.js';
import type { Area } from './area.js';
import { attributeText, readPoints } from './points.js';

export interface Admin {
  /** Empty when no file names it. */
  readonly county: string;
  /** Empty outside all towns. Undefined when the project has no town outlines. */
  readonly townAt: ((x_m: number, y_m: number) => string) | undefined;
}

interface Outline {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
  readonly rings: Rings;
  readonly name: string;
  readonly county: string;
}

const nameKeys = ['name', 'name:zh', '名称', '乡镇', 'NAME'] as const;
const countyKeys = ['county', '县', '区县', 'COUNTY'] as const;

export async function loadAdmin(config: ProjectConfig, area: Area): Promise<Admin> {
  const { counties, towns } = config.admin;
  const townOutlines = towns ? await outlines(towns, area) : [];
  const countyOutlines = counties ? await outlines(counties, area) : [];
  const { minX, minY, maxX, maxY } = area.bounds;
  const own = nameAt(countyOutlines, (minX + maxX) / 2, (minY + maxY) / 2);
  return {
    county: own || (townOutlines.find((t) => t.county !== '')?.county ?? ''),
    townAt: townOutlines.length > 0 ? townFinder(townOutlines) : undefined,
  };
}

async function outlines(ref: FileRef, area: Area): Promise<Outline[]> {
  return (await readPoints(ref)).flatMap(({ attributes, geometry }) => {
    const rings = ringsOf(geometry, area.fromLonLat);
    const text = (keys: readonly string[]) =>
      keys.map((k) => attributeText(attributes, k)).find((t) => t !== '') ?? '';
    return rings.length === 0
      ? []
      : [{ ...ringsBounds(rings), rings, name: text(nameKeys), county: text(countyKeys) }];
  });
}

const nameAt = (list: readonly Outline[], x: number, y: number): string =>
  list.find((o) => insideRings(o.rings, x, y))?.name ?? '';

function townFinder(list: readonly Outline[]): (x_m: number, y_m: number) => string {
  const index = new RBush<Outline>();
  index.load([...list]);
  return (x, y) => nameAt(index.search({ minX: x, minY: y, maxX: x, maxY: y }), x, y);
}
