import { defineMessages } from '../../foundation/text.js';

export const analyzeMessages = defineMessages({
  crsNotMetric: {
    en: 'The working CRS {crs} is not a projected CRS in metres.',
    zh: '计算坐标系 {crs} 不是以米为单位的投影坐标系。',
  },
  crsNotMetricHint: {
    en: 'Use grid.crs: auto, or a UTM or Gauss-Kruger zone.',
    zh: '请使用 grid.crs: auto，或某个 UTM、高斯-克吕格分带。',
  },
  boundaryBroken: {
    en: 'The boundary holds no polygon, or its coordinates are not degrees.',
    zh: '边界文件中没有多边形，或坐标不是经纬度。',
  },
  boundaryBrokenHint: {
    en: 'Give a polygon in WGS 84, or declare its CRS with area.boundary.crs.',
    zh: '请提供 WGS 84 多边形，或用 area.boundary.crs 声明坐标系。',
  },
  elevationKind: {
    en: 'The elevation product is not recognised, so it is not known whether it shows ground or surface.',
    zh: '无法识别高程产品，不知道它表示地面还是地表。',
  },
  elevationKindHint: {
    en: 'Declare terrain.elevation.kind: dtm for bare ground, dsm for a surface model with buildings and trees.',
    zh: '请声明 terrain.elevation.kind：裸地为 dtm，含建筑与树木的地表模型为 dsm。',
  },
  terrainEmpty: {
    en: 'No elevation value lies inside the area.',
    zh: '区域内没有任何高程值。',
  },
  terrainEmptyHint: {
    en: 'Check that the files cover the area, their nodata value and their CRS (coverage info FILE).',
    zh: '请检查文件是否覆盖该区域，以及无效值与坐标系（coverage info 文件）。',
  },
  noStations: {
    en: 'No station can be used: {count} cells lie outside the terrain.',
    zh: '没有可用的基站：{count} 个小区在地形范围之外。',
  },
  noStationsHint: {
    en: 'Check lon and lat (swapped?) and the declared CRS of the station table.',
    zh: '请检查经纬度（是否颠倒）以及基站表声明的坐标系。',
  },
  unknownLegend: {
    en: 'Land-cover legend "{legend}" is unknown; known: {known}.',
    zh: '未知的地物分类体系“{legend}”；可用：{known}。',
  },
});
