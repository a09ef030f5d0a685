/**
 * Clutter class of an OpenStreetMap polygon by its tags. Keys stand from the most telling to the least, and the first whose
 * value is in the table decides: what is built goes before what the ground is used for.
 * Meanings: OpenStreetMap wiki, "Map features". The classes are defaults [d]; `terrain.clutter.map` goes before them.
 */
import type { ClutterId } from './clutter.js';
import type { Legend } from './legends.js';

/** `*` = any other value of the key. */
type Values = Readonly<Record<string, ClutterId>>;

const each = (id: ClutterId, values: string): Values =>
  Object.fromEntries(values.split(' ').map((value) => [value, id]));

export const osmTags: readonly (readonly [key: string, values: Values])[] = [
  [
    'building',
    {
      ...each(
        'urban',
        'apartments residential dormitory hotel commercial office retail hospital university civic',
      ),
      ...each('suburban', 'industrial warehouse school college kindergarten train_station'),
      ...each('farmland', 'greenhouse'),
      '*': 'village',
    },
  ],
  ['water', { '*': 'water' }],
  ['waterway', each('water', 'riverbank dock')],
  ['wetland', each('forest', 'mangrove swamp')],
  [
    'natural',
    {
      ...each('water', 'water bay strait'),
      ...each('forest', 'wood'),
      ...each('shrub', 'scrub heath'),
      ...each(
        'open',
        'grassland fell tundra wetland bare_rock rock scree shingle sand beach dune mud glacier',
      ),
    },
  ],
  [
    'landuse',
    {
      ...each('urban', 'commercial retail'),
      ...each('suburban', 'residential industrial institutional education garages depot port'),
      ...each('village', 'farmyard'),
      ...each('forest', 'forest'),
      ...each('shrub', 'orchard vineyard plant_nursery'),
      ...each('farmland', 'farmland farm allotments greenhouse_horticulture paddy'),
      ...each('water', 'reservoir basin salt_pond aquaculture'),
      ...each('open', 'meadow grass greenfield brownfield construction quarry landfill cemetery railway'),
      ...each('open', 'recreation_ground village_green flowerbed'),
    },
  ],
  [
    'leisure',
    {
      ...each('water', 'swimming_pool marina'),
      ...each('suburban', 'stadium sports_centre'),
      ...each('open', 'park garden pitch track playground golf_course common'),
    },
  ],
  [
    'amenity',
    {
      ...each('suburban', 'school college university kindergarten hospital clinic marketplace'),
      ...each('open', 'parking'),
    },
  ],
  ['aeroway', each('open', 'aerodrome runway taxiway apron')],
  [
    'place',
    {
      ...each('village', 'village hamlet isolated_dwelling farm'),
      ...each('suburban', 'town suburb quarter neighbourhood city_block'),
    },
  ],
];

export interface OsmClass {
  /** Undefined: no tag of the polygon is known. */
  readonly id?: ClutterId;
  /** The tag that decided, or the one that is not known; `untagged` without any key of the table. */
  readonly tag: string;
}

/** `own` holds the project's tags, `key=value`, in the order of the file. */
export function osmClass(attributes: Readonly<Record<string, unknown>>, own: Legend = {}): OsmClass {
  for (const [tag, id] of Object.entries(own)) {
    const [key, value] = tag.split('=');
    if (attributes[key] === value) return { id, tag };
  }
  let unknown: string | undefined;
  for (const [key, values] of osmTags) {
    const value = attributes[key];
    if (typeof value !== 'string' || value === '' || value === 'no') continue;
    const id = Object.hasOwn(values, value) ? values[value] : values['*'];
    if (id !== undefined) return { id, tag: `${key}=${value}` };
    unknown ??= `${key}=${value}`;
  }
  return { tag: unknown ?? 'untagged' };
}
