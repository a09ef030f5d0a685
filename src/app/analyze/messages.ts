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
  loading: { en: 'Loading {name} …', zh: '正在读取 {name} …' },
  cells: { en: 'cells', zh: '单元' },
  candidates: { en: 'candidate sites', zh: '候选站址' },
  rasters: { en: 'rasters', zh: '栅格文件' },
  cancelled: { en: 'Cancelled.', zh: '已取消。' },
  plan: {
    en: 'Plan of {name}\n  output   {cols} × {rows} pixels of {resolution} m, {crs}; working cells of {work} m\n  network  {masts} masts, {sectors} sectors, {layers} layers\n  work     {cells} M cells in {tiles} tiles; about {seconds} s on {workers} workers\n  needs    about {memory} MB of memory and {disk} MB of disk\nNothing was computed or written.',
    zh: '{name} 的计划\n  输出    {cols} × {rows} 个 {resolution} 米栅格，{crs}；计算单元 {work} 米\n  网络    {masts} 个天线位置，{sectors} 个扇区，{layers} 个图层\n  工作量  {cells} 百万单元，{tiles} 个分块；{workers} 个线程约需 {seconds} 秒\n  资源    约需内存 {memory} MB，磁盘 {disk} MB\n未计算也未写入任何内容。',
  },
  radiusShort: {
    en: 'Layer {layer}: {share} % of people are best served in the last tenth of the {radius} m radius. Use radius_m: {better}.',
    zh: '图层 {layer}：{share} % 的人口由预测半径 {radius} 米最后十分之一内的小区最佳服务。建议 radius_m: {better}。',
  },
  summaryHead: {
    en: '{name}: {people} people, {stations4g} 4G and {stations5g} 5G stations on air.',
    zh: '{name}：人口 {people}，在网 4G 基站 {stations4g} 个、5G 基站 {stations5g} 个。',
  },
  summaryService: {
    en: '  {service}: covers {people} of people, {area} of area, {roads} of roads; unknown {unknown}.',
    zh: '  {service}：覆盖人口 {people}、面积 {area}、道路 {roads}；未知 {unknown}。',
  },
  summaryAddedNr: {
    en: '  No 5G layer on air: sites are planned on {layers}.',
    zh: '  没有在网 5G 图层：按 {layers} 规划站址。',
  },
  'assigned-lte-by-default': {
    en: '  {rows} station rows name no technology: taken as LTE.',
    zh: '  {rows} 行基站未写制式：按 LTE 处理。',
  },
  'assigned-assume': {
    en: '  {rows} station rows took technology or band from stations.assume.',
    zh: '  {rows} 行基站的制式或频段取自 stations.assume。',
  },
  'assigned-no-carrier': {
    en: '  {rows} station rows name no carrier: taken as the layer of their technology.',
    zh: '  {rows} 行基站未写载波：按其制式的默认图层处理。',
  },
  'assigned-band-only': {
    en: '  {rows} station rows name a band but no carrier: its usual carrier is assumed.',
    zh: '  {rows} 行基站只写频段未写载波：按该频段常用载波处理。',
  },
  pointColumns: {
    en: 'No coordinate columns: one of {lon} and one of {lat} is needed.',
    zh: '缺少坐标列：需要 {lon} 之一和 {lat} 之一。',
  },
  notOnEarth: {
    en: 'The position ({x}, {y}) does not exist in {crs}.',
    zh: '位置（{x}，{y}）在 {crs} 中不存在。',
  },
  notOnEarthHint: {
    en: 'Longitude comes before latitude; another system is declared beside the file, for example crs: EPSG:4547.',
    zh: '经度在前、纬度在后；其他坐标系须在项目文件中该文件旁声明，例如 crs: EPSG:4547。',
  },
  populationNegative: {
    en: 'The population raster has {count} cells below zero; they are taken as unknown.',
    zh: '人口栅格有 {count} 个负值单元，按未知处理。',
  },
  climateDeclared: { en: 'project file', zh: '项目文件' },
  climatePartlyDeclared: {
    en: '{key} from the project file, else {source}',
    zh: '{key} 取自项目文件，其余：{source}',
  },
  settlementsAdded: {
    en: '{count} settlements that the population basis misses were added with {people} people.',
    zh: '人口数据遗漏的 {count} 个聚居点已补入，共 {people} 人。',
  },
  noPeople: {
    en: 'No people are known: weights stand in their place and no population figure is given.',
    zh: '没有人口数据：以权重代替，不给出任何人口数字。',
  },
  budgetCurrency: {
    en: 'The budget is in {budget}, but the costs are in {costs}.',
    zh: '预算币种为 {budget}，而造价币种为 {costs}。',
  },
  candidatesLeft: {
    en: '{left} candidate sites with least at stake were not predicted; {kept} were.',
    zh: '{left} 个涉及人口最少的候选站址未做预测；已预测 {kept} 个。',
  },
  budgetTown: {
    en: 'no candidate stands in {towns}: the cap of such a town never binds. Towns are named as on the map of towns.',
    zh: '{towns} 内没有候选站址，其上限不起作用；乡镇名称须与乡镇边界图一致。',
  },
  summaryAfter: {
    en: '  {service} with the plan: covers {people} of people, {area} of area.',
    zh: '  {service} 规划实施后：覆盖人口 {people}、面积 {area}。',
  },
  summarySites: {
    en: '  Plan: {key} 5G sites and {fill} 4G fill-in sites for {cost} × 10,000 {currency} ({government} of it government share), chosen from {candidates} candidates within {gap} % of the best possible; demand basis {basis}.',
    zh: '  规划：从 {candidates} 个候选中选出 5G 站址 {key} 个、4G 补盲站址 {fill} 个，投资 {cost} 万 {currency}（其中财政 {government} 万），与最优解差距不超过 {gap} %；需求依据 {basis}。',
  },
  terrainOnly: {
    en: 'Terrain only: no land cover was given, so levels in towns and forests are optimistic; not to be compared with a run that has land cover.',
    zh: '仅有地形：未提供地物数据，城镇与林区的电平偏乐观；不可与有地物数据的结果比较。',
  },
  terrainAndSettlements: {
    en: 'Terrain only: no land cover was given. Settlements are told by {sources}; levels in forests are optimistic. Not to be compared with a run that has land cover.',
    zh: '仅有地形：未提供地物数据，聚居区由{sources}推定，林区电平偏乐观；不可与有地物数据的结果比较。',
  },
  'settled-buildings': { en: 'buildings', zh: '建筑' },
  'settled-population': { en: 'population', zh: '人口' },
  'settled-places': { en: 'places', zh: '场所' },
  'settled-roads': { en: 'streets', zh: '街道' },
  factGrid: { en: 'Output grid', zh: '输出栅格' },
  factTerrain: { en: 'Elevation', zh: '高程数据' },
  factDtm: { en: 'bare ground (DTM)', zh: '地面高程（DTM）' },
  factDsm: { en: 'surface model (DSM), ground estimated', zh: '地表高程（DSM），地面为估计值' },
  factTerrainCell: { en: 'Terrain cell', zh: '地形栅格' },
  factVoids: { en: 'Area without elevation', zh: '无高程面积占比' },
  factClutter: { en: 'Clutter beside terminals', zh: '终端附近地物' },
  factOwnFigures: { en: 'Clutter figures of the project', zh: '项目自定地物参数' },
  factHeight: { en: '{id} height {value} m', zh: '{id} 高度 {value} m' },
  factGap: { en: '{id} gap {value} m', zh: '{id} 间距 {value} m' },
  factNominalGap: { en: 'at nominal gaps by class', zh: '按类别取标称间距' },
  costsOwn: {
    en: "the project's cost book; what it does not name is the shipped book's",
    zh: '项目造价表；未列项目取自带造价表',
  },
  costsShipped: {
    en: 'the shipped cost book: each figure has its source and date, or is marked as an assumption',
    zh: '自带造价表：每个数值均注明来源与日期，或标明为假设',
  },
  userSiteType: {
    en: 'Site {id}: the type "{value}" is not known; known: {known}.',
    zh: '站址 {id}：未知类型“{value}”；可用：{known}。',
  },
  importColumns: {
    en: 'The carrier import list lacks values in required columns: {columns}.',
    zh: '运营商导入表的必填列缺少取值：{columns}。',
  },
  importColumnsHint: {
    en: 'Give admin.city, town outlines and county names in the project.',
    zh: '请在项目中提供 admin.city、乡镇界与县名。',
  },
  beamFile: {
    en: 'A beam names the antenna “{name}”, which is not among stations.antennas.',
    zh: '波束引用的天线“{name}”不在 stations.antennas 中。',
  },
});
