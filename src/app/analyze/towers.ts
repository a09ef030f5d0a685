/** The tower table of a project (rules R10) on the working grid. */
import { parseNumber } from '../../io/table/numbers.js';
import type { Tower } from '../../siting/hosts.js';
import type { ProjectConfig } from '../config/types.js';
import { attributeText, readPoints } from './points.js';
import type { Scene } from './scene.js';

/** Undefined when the project names no table. Rows without a position are left out. */
export async function loadTowers(config: ProjectConfig, scene: Scene): Promise<Tower[] | undefined> {
  const { towers } = config.siting.candidates;
  if (!towers) return undefined;
  return (await readPoints(towers)).flatMap(({ attributes, geometry }, i) => {
    if (geometry.type !== 'Point') return [];
    const [lon, lat] = geometry.coordinates;
    const [x_m, y_m] = scene.area.fromLonLat(lon, lat);
    const text = (name: string) => attributeText(attributes, name);
    const number = (name: string) => parseNumber(text(name)) ?? Number.NaN;
    return [
      {
        id: text('id') || `tower-${i + 1}`,
        lon,
        lat,
        x_m,
        y_m,
        height_m: number('height_m'),
        freeHeight_m: number('free_height_m'),
        freePlatforms: number('free_platforms'),
        tenants: number('tenants'),
        owner: text('owner'),
        fibre: yesNo(text('fibre')),
      },
    ];
  });
}

/** Undefined when nothing, or something else, is said. */
function yesNo(text: string): boolean | undefined {
  if (/^(yes|y|true|1|是|有)$/i.test(text)) return true;
  return /^(no|n|false|0|否|无)$/i.test(text) ? false : undefined;
}
