/** Texts of the network room. */
import { defineMessages } from '../foundation/text.js';

export const networkMessages = defineMessages({
  noPositionColumns: {
    en: 'No columns for longitude and latitude. Columns found: {columns}.',
    zh: '没有经度、纬度列。现有列：{columns}。',
  },
  noPositionHint: {
    en: 'Name them lon and lat, or 经度 and 纬度; projected x and y need a declared CRS.',
    zh: '请命名为 lon、lat 或 经度、纬度；投影坐标 x、y 需声明坐标系。',
  },
  noRows: { en: 'The station table has no rows.', zh: '站点表没有数据行。' },
  noUsableRow: { en: 'No row of the station table can be used.', zh: '站点表没有可用的数据行。' },
  notNumber: { en: '“{value}” is not a number.', zh: '“{value}”不是数值。' },
  notNumberHint: {
    en: 'Leave the cell empty when the value is unknown.',
    zh: '数值未知时请将单元格留空。',
  },
  belowMin: { en: '{value} is below the minimum {min}.', zh: '{value} 小于最小值 {min}。' },
  aboveMax: { en: '{value} is above the maximum {max}.', zh: '{value} 大于最大值 {max}。' },
  azimuthHint: { en: 'Did you mean {value}?', zh: '是否应为 {value}？' },
  tiltHint: {
    en: 'Tilt is in degrees, down positive.',
    zh: '下倾角单位为度，向下为正。',
  },
  altitudeHint: {
    en: 'Height counts from the ground; this looks like a height above sea level.',
    zh: '挂高从地面起算；此值疑似海拔高度。',
  },
  epreHint: {
    en: 'Power per resource element, not of the carrier: 20 W per port on 20 MHz is 15.2 dBm.',
    zh: '应为每 RE 功率而非载波总功率：20 MHz、单端口 20 W 对应 15.2 dBm。',
  },
  epreOfPower: {
    en: 'The carrier power gives {value} dBm per resource element; allowed {min}…{max}.',
    zh: '由载波功率得到的每 RE 功率为 {value} dBm，允许范围 {min}…{max}。',
  },
  tooManyRows: {
    en: '{count} station rows; at most {limit} are planned in one run.',
    zh: '站点表共 {count} 行，单次最多处理 {limit} 行。',
  },
  tooManyRowsHint: {
    en: 'Keep the planning area and its surroundings.',
    zh: '请只保留规划区及周边站点。',
  },
  swapped: {
    en: 'Longitude {lon}, latitude {lat}: outside the range of degrees.',
    zh: '经度 {lon}、纬度 {lat}：超出度数范围。',
  },
  swappedHint: {
    en: 'The two columns look swapped.',
    zh: '经度与纬度疑似颠倒。',
  },
  swappedTable: {
    en: '{count} of {total} stations lie in the planning area only with longitude and latitude swapped.',
    zh: '{total} 个站点中有 {count} 个只有在经纬度互换后才位于规划区。',
  },
  looksProjected: {
    en: '{value} cannot be a degree: this looks like a projected coordinate.',
    zh: '{value} 不可能是度数：疑似投影坐标。',
  },
  looksProjectedHint: {
    en: 'Declare stations.crs, for example {crs}.',
    zh: '请声明 stations.crs，例如 {crs}。',
  },
  zeroPosition: { en: 'Longitude and latitude are both 0.', zh: '经度、纬度均为 0。' },
  notInProjection: {
    en: 'The coordinates do not exist in {crs}.',
    zh: '坐标在 {crs} 中不存在。',
  },
  badArfcn: {
    en: '{value} is no downlink channel number of any {technology} band.',
    zh: '{value} 不是任何 {technology} 频段的下行频点号。',
  },
  noBandAtFrequency: {
    en: 'No {technology} band holds {value} MHz.',
    zh: '没有包含 {value} MHz 的 {technology} 频段。',
  },
  badBand: { en: '“{value}” is not a band that the tool knows.', zh: '“{value}”不是可识别的频段。' },
  duplicateCell: {
    en: 'Cell {cell} of site {site} is already in row {row}.',
    zh: '站点 {site} 的小区 {cell} 已在第 {row} 行出现。',
  },
  tooManyLayers: {
    en: 'The table makes more than {limit} layers.',
    zh: '由站点表生成的图层超过 {limit} 个。',
  },
  tooManyLayersHint: {
    en: 'Check that the operator and frequency columns hold what their headers say, or name the layers in the project.',
    zh: '请检查运营商列与频点列的内容是否与表头相符，或在项目文件中指定图层。',
  },
  lintTenths: {
    en: '{count} reference-signal powers were read in units of 0.1 dBm.',
    zh: '{count} 个参考信号功率按 0.1 dBm 单位读取。',
  },
  lintPowerDiffers: {
    en: '{count} cells: rs_epre_dBm and carrier_power_W differ by more than 3 dB; the former is used.',
    zh: '{count} 个小区的 rs_epre_dBm 与 carrier_power_W 相差超过 3 dB，采用前者。',
  },
  lintTiltHigh: { en: '{count} cells have a downtilt above 16°.', zh: '{count} 个小区下倾角大于 16°。' },
  lintTiltLow: { en: '{count} cells have a downtilt below 2°.', zh: '{count} 个小区下倾角小于 2°。' },
  lintTiltUp: { en: '{count} cells are tilted upwards.', zh: '{count} 个小区为上倾。' },
  lintTiltForHeight: {
    en: '{count} cells stand above 50 m with a downtilt below 6°.',
    zh: '{count} 个小区挂高超过 50 m 而下倾角小于 6°。',
  },
  lintTiltSum: {
    en: '{count} cells: total tilt differs from mechanical plus electrical tilt by more than 1°.',
    zh: '{count} 个小区的总下倾角与机械、电子下倾角之和相差超过 1°。',
  },
  lintHeightHigh: { en: '{count} antennas are 50 m or higher.', zh: '{count} 副天线挂高达到或超过 50 m。' },
  lintHeightLow: { en: '{count} antennas are lower than 10 m.', zh: '{count} 副天线挂高低于 10 m。' },
  lintAltitude: {
    en: 'Half of the antenna heights exceed {median} m: they look like heights above sea level.',
    zh: '半数天线挂高超过 {median} m：疑似填成了海拔高度。',
  },
  lintZeroHeight: {
    en: '{count} antenna heights of 0 are taken as unknown.',
    zh: '{count} 个挂高为 0，按未知处理。',
  },
  lintArfcnBand: {
    en: '{count} cells: the channel number lies outside the stated band; the channel number is used.',
    zh: '{count} 个小区的频点不在所填频段内，以频点为准。',
  },
  lintFrequencyBand: {
    en: '{count} cells: the frequency lies outside the stated band; the band is used.',
    zh: '{count} 个小区的频率不在所填频段内，以频段为准。',
  },
  lintArfcnIsMHz: {
    en: '{count} values in the channel-number column are read as MHz.',
    zh: '频点列中有 {count} 个值按 MHz 读取。',
  },
  lintBandwidth: {
    en: '{count} bandwidths are no standard channel; the next smaller one is used.',
    zh: '{count} 个带宽不是标准信道带宽，采用较小一档。',
  },
  lintSameAzimuth: {
    en: '{count} sites have three or more sectors of one carrier with the same azimuth.',
    zh: '{count} 个站点同频有三个及以上扇区方位角相同。',
  },
  lintCloseAzimuth: {
    en: '{count} sites have two sectors of one carrier less than 65° apart.',
    zh: '{count} 个站点同频存在夹角小于 65° 的扇区。',
  },
  lintMod3: {
    en: '{count} LTE sites have sectors of one carrier with equal PCI mod 3.',
    zh: '{count} 个 LTE 站点同频扇区 PCI 模 3 相同。',
  },
  lintSiteSpread: {
    en: '{count} sites have cells more than 50 m apart.',
    zh: '{count} 个站点的小区坐标相差超过 50 m。',
  },
  lintPci: {
    en: '{count} PCI values are outside the range of their technology and are taken as unknown.',
    zh: '{count} 个 PCI 超出该制式范围，按未知处理。',
  },
  lintScientificId: {
    en: '{count} ids were saved as floating-point numbers and have lost digits.',
    zh: '{count} 个编号被存为浮点数，已丢失位数。',
  },
  lintScientificIdHint: {
    en: 'Format the column as text before export. These rows are not checked for duplicates.',
    zh: '请先将该列设为文本格式再导出。这些行不做重复检查。',
  },
  lintStatus: {
    en: '{count} rows have an unknown status; they count as on air.',
    zh: '{count} 行状态无法识别，按在网处理。',
  },
  lintCoverType: {
    en: '{count} rows have an unknown cover type; they count as outdoor.',
    zh: '{count} 行覆盖类型无法识别，按室外处理。',
  },
  lintIndoorByName: {
    en: '{count} cells are taken as indoor by their names.',
    zh: '{count} 个小区按名称判为室内。',
  },
  lintFileTilt: {
    en: '{count} cells: the antenna file already holds the electrical tilt; it is not added again.',
    zh: '{count} 个小区的天线文件已包含电子下倾，不再重复计入。',
  },
  lintNoAzimuthTogether: {
    en: '{count} sites have several cells of one carrier without azimuth: they disturb each other fully.',
    zh: '{count} 个站点同频有多个小区缺方位角，彼此按完全干扰计算。',
  },
  lintUnknownOperator: {
    en: 'No row names an operator: all cells form one group “unknown”.',
    zh: '表中没有运营商信息：全部小区归入 “unknown” 一组。',
  },
  lintNoPosition: {
    en: '{count} rows without coordinates are left out.',
    zh: '{count} 行没有坐标，未参与计算。',
  },
  lintNoLayer: {
    en: '{count} rows match no layer of the project and are left out.',
    zh: '{count} 行与项目中任何图层都不匹配，未参与计算。',
  },
  lintLteByDefault: {
    en: '{count} rows without technology are taken as LTE.',
    zh: '{count} 行未注明制式，按 LTE 处理。',
  },
  lintAssumed: {
    en: '{count} rows take technology or band from stations.assume.',
    zh: '{count} 行的制式或频段取自 stations.assume。',
  },
  lintNoCarrier: {
    en: '{count} rows name no carrier; they are placed on {layers}.',
    zh: '{count} 行未注明载波，归入 {layers}。',
  },
  tddFrames: {
    en: 'TDD layers {a} and {b} share a band with frames that cannot be synchronised ({frames}): where their cells are neighbours, one sends while the other receives. This interference is not in the numbers.',
    zh: 'TDD 图层 {a} 与 {b} 同频段而帧结构无法同步（{frames}）：相邻小区会一个发、一个收。该干扰未计入结果。',
  },
  tddFramesHint: {
    en: 'Agree one frame for the band, or keep the sites apart.',
    zh: '请协调同频段的统一帧结构，或拉开站址间距。',
  },
});
