/** Land cover in the project file: the legend, what replaces its classes, heights and gaps. */
import { z } from 'zod';
import { fill, type Text } from '../../foundation/text.js';
import { choice, files, named, quantity, section } from '../../schema/option.js';
import {
  clutterClasses,
  defaultGap_m,
  defaultHeight_m,
  heightStep_m,
  maxHeight_m,
} from '../../terrain/clutter.js';
import { landCoverKinds } from '../../terrain/legends.js';
import { configMessages as m } from './messages.js';

/** Classes that a project can name and set. */
const classes = clutterClasses.filter((c) => c.id !== 'unmapped');
const [firstClass, ...otherClasses] = classes.map((c) => c.id);

/** One key for each class, so that a misspelt class is an unknown key with its nearest known one. */
const heights_m = section(
  Object.fromEntries(
    classes.map(({ id }) => {
      const height_m = defaultHeight_m[id];
      const height = quantity({
        doc: { en: `Height of ${id}; absent: ${height_m} m.`, zh: `${id} 的高度；不写则为 ${height_m} m。` },
        unit: 'm',
        min: 0,
        max: maxHeight_m,
        example: height_m,
      }).superRefine((value, context) => {
        if (!Number.isInteger(value / heightStep_m))
          context.addIssue({ code: 'custom', params: { text: fill(m.heightStep, { value }) } });
      });
      return [id, height.optional()];
    }),
  ),
  {
    doc: {
      en: 'Heights of clutter above ground by class, in whole or half metres.',
      zh: '各类地物的离地高度，整米或半米。',
    },
    source: 'ITU-R P.1812 Table 2',
    example: { forest: 12, village: 6 },
  },
);

const gaps_m = section(
  Object.fromEntries(
    classes.map((c) => {
      const gap_m = defaultGap_m(c);
      const gap = quantity({
        doc: {
          en: `Gap in ${c.id}; absent: ${gap_m} m where the class has a height.`,
          zh: `${c.id} 的间距；不写且该类有高度时为 ${gap_m} m。`,
        },
        unit: 'm',
        min: 1,
        max: 200,
        example: gap_m,
      });
      return [c.id, gap.optional()];
    }),
  ),
  {
    doc: {
      en: 'Distance from a terminal to the obstacle beside it, by class.',
      zh: '终端到最近地物的距离，按类别。',
    },
    source: 'ITU-R P.2108-1 §3.1',
    example: { village: 20 },
  },
);

const landCover = files(
  {
    classes: choice(landCoverKinds, {
      doc: {
        en: 'Legend of the land-cover classes; own: map alone; osm: GeoJSON polygons with OpenStreetMap tags.',
        zh: '地物类别图例；own：仅用 map；osm：带 OpenStreetMap 标签的 GeoJSON 面。',
      },
      example: 'esa-worldcover',
    }).default('esa-worldcover'),
    map: named(
      z.string().min(1).max(100),
      choice([firstClass, ...otherClasses], {
        doc: { en: 'Clutter class.', zh: '地物类别。' },
        example: 'urban',
      }),
      {
        doc: {
          en: 'Class by code of the raster, or by tag with osm; goes before the legend.',
          zh: '按栅格代码（osm 时按标签）指定类别，优先于图例。',
        },
        example: { 50: 'urban', 61: 'water' },
      },
    ).default({}),
    heights_m: heights_m.prefault({}),
    gaps_m: gaps_m.prefault({}),
  },
  {
    doc: {
      en: 'Land cover: a raster, or polygons of OpenStreetMap.',
      zh: '地物覆盖：栅格，或 OpenStreetMap 面。',
    },
    example: { file: 'landcover.tif', classes: 'esa-worldcover' },
  },
);

const isGeoJson = (file: string): boolean => /\.(geo)?json$/i.test(file);

/** What the keys of land cover demand of each other. */
export const clutter = landCover.superRefine((value, context) => {
  const refuse = (text: Text, ...path: (string | number)[]): void =>
    context.addIssue({ code: 'custom', path, params: { text } });
  const osm = value.classes === 'osm';
  if (value.classes === 'own' && Object.keys(value.map).length === 0) refuse(m.ownNeedsMap, 'map');
  for (const key of Object.keys(value.map)) {
    if (osm && !/^[^=]+=[^=]+$/.test(key)) refuse(fill(m.mapNeedsTag, { key }), 'map', key);
    if (!osm && !/^-?\d{1,9}$/.test(key)) refuse(fill(m.mapNeedsCode, { key }), 'map', key);
  }
  value.file.forEach((file, i) => {
    if (osm && !isGeoJson(file)) refuse(fill(m.osmNeedsPolygons, { file }), 'file', i);
    if (!osm && isGeoJson(file))
      refuse(fill(m.legendNeedsRaster, { legend: value.classes, file }), 'file', i);
  });
  for (const { id } of classes) {
    const height_m = value.heights_m[id] ?? defaultHeight_m[id];
    if (value.gaps_m[id] !== undefined && height_m === 0)
      refuse(fill(m.gapWithoutHeight, { id }), 'gaps_m', id);
  }
});
