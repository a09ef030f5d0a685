/** Texts of reading a project file. */
import { defineMessages } from '../../foundation/text.js';

export const configMessages = defineMessages({
  areaEither: {
    en: 'the area needs either boundary or bbox, and not both.',
    zh: '规划区须写 boundary 或 bbox 之一，且不能同时写。',
  },
  bboxOrder: {
    en: 'bbox is [west, south, east, north] with west < east and south < north.',
    zh: 'bbox 依次为 [西, 南, 东, 北]，且西 < 东、南 < 北。',
  },
  duplicateLayer: {
    en: 'the layer id {id} is used already, in item {first}.',
    zh: '网络层标识 {id} 与第 {first} 项重复。',
  },
  heightStep: {
    en: '{value} m cannot be held: heights are whole or half metres.',
    zh: '{value} m 无法表示：高度须为整米或半米。',
  },
  gapWithoutHeight: {
    en: 'nothing stands in the class {id}: a gap needs heights_m.{id} above 0.',
    zh: '类别 {id} 没有地物：写间距须先写大于 0 的 heights_m.{id}。',
  },
  ownNeedsMap: {
    en: 'classes: own needs map, with a class for each code of the file.',
    zh: 'classes: own 须同时写 map，给出文件中每个代码的类别。',
  },
  mapNeedsCode: {
    en: '{key} is not a code of a raster: a whole number is expected.',
    zh: '{key} 不是栅格代码，此处应为整数。',
  },
  mapNeedsTag: {
    en: '{key} is not a tag: key=value is expected, for example landuse=orchard.',
    zh: '{key} 不是标签，此处应为 键=值，例如 landuse=orchard。',
  },
  osmNeedsPolygons: {
    en: 'classes: osm reads polygons from GeoJSON; {file} is no such file.',
    zh: 'classes: osm 读取 GeoJSON 面，{file} 不是此类文件。',
  },
  legendNeedsRaster: {
    en: 'classes: {legend} reads a raster of codes; for the polygons of {file} write classes: osm.',
    zh: 'classes: {legend} 读取代码栅格；{file} 为面数据，请写 classes: osm。',
  },
  notAProject: {
    en: 'a project file is a list of keys with values; this file is not.',
    zh: '项目文件应由配置项与取值组成，此文件不是。',
  },
  projectHint: {
    en: 'start from data-samples/qinghe/project.yaml.',
    zh: '可参照 data-samples/qinghe/project.yaml 编写。',
  },
  fileMissing: { en: 'the file {path} does not exist.', zh: '文件 {path} 不存在。' },
  globEmpty: { en: 'no file matches {path}.', zh: '没有与 {path} 匹配的文件。' },
  pathHint: { en: 'paths are relative to the project file.', zh: '路径相对于项目文件所在目录。' },
  tooManyFiles: {
    en: '{path} matches {count} files; at most {limit} are read.',
    zh: '{path} 匹配到 {count} 个文件，最多读取 {limit} 个。',
  },
  beamsEither: {
    en: 'Give either measured beams, or azimuths_deg and downtilts_deg.',
    zh: '请只写 measured，或同时写 azimuths_deg 与 downtilts_deg。',
  },
});
