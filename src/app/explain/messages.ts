import { defineMessages } from '../../foundation/text.js';

export const explainMessages = defineMessages({
  needsAt: {
    en: 'Say which place: --at LON,LAT in WGS 84 degrees.',
    zh: '请给出位置：--at 经度,纬度（WGS 84，度）。',
  },
  outside: {
    en: 'The point {lon}, {lat} lies outside the area of the run.',
    zh: '点 {lon}, {lat} 在运行区域之外。',
  },
  noServer: {
    en: 'No cell of layer {layer} reaches {lon}, {lat}.',
    zh: '图层 {layer} 没有小区到达 {lon}, {lat}。',
  },
  noServerHint: {
    en: 'Name another layer with --layer, or a cell with --sector.',
    zh: '请用 --layer 指定其他图层，或用 --sector 指定小区。',
  },
  underMast: {
    en: 'The point lies in the cell of the mast itself: free space only.',
    zh: '该点就在天线所在栅格内：仅有自由空间损耗。',
  },
  unknownTerrain: {
    en: 'The terrain between the cell and this point is unknown.',
    zh: '小区与该点之间的地形未知。',
  },
  unknownLayer: {
    en: 'No layer "{layer}" in this run; there are {known}.',
    zh: '本次运行中没有图层“{layer}”；可用：{known}。',
  },
  unknownSector: { en: 'No cell "{sector}" on layer {layer}.', zh: '图层 {layer} 上没有小区“{sector}”。' },
  noManifest: { en: 'This folder holds no manifest.json.', zh: '此文件夹中没有 manifest.json。' },
  noManifestHint: {
    en: 'Give the folder that coverage analyze wrote.',
    zh: '请给出 coverage analyze 写出的文件夹。',
  },
  badManifest: {
    en: 'The manifest cannot be read as one of this version.',
    zh: '清单文件无法按本版本读取。',
  },
  inputChanged: {
    en: 'The input {key} is missing or has changed since the run.',
    zh: '输入 {key} 缺失或在运行后已改变。',
  },
  inputChangedHint: { en: 'Run coverage analyze again.', zh: '请重新运行 coverage analyze。' },
  head: {
    en: '{layer} at {lon}, {lat}: {rsrp} dBm from {name} ({cell}), {distance} km away, {sight}',
    zh: '{layer}，{lon}, {lat}：{rsrp} dBm，服务小区 {name}（{cell}），距离 {distance} km，{sight}',
  },
  clear: { en: 'line of sight', zh: '视通' },
  blocked: { en: 'obstructed', zh: '受阻挡' },
  loss: {
    en: 'Basic transmission loss {loss} dB = free space {free} dB + {rest} dB; straight profile to the very point: {exact} dB. Model: {model}.',
    zh: '基本传输损耗 {loss} dB = 自由空间 {free} dB + {rest} dB；到该点的直线剖面：{exact} dB。模型：{model}。',
  },
  raster: {
    en: 'Raster at this pixel: RSRP {rsrp} dBm, RS-SINR {sinr} dB. Gates ({profile}): {gateRsrp} dBm, {gateSinr} dB.',
    zh: '该栅格的结果：RSRP {rsrp} dBm，RS-SINR {sinr} dB。门限（{profile}）：{gateRsrp} dBm，{gateSinr} dB。',
  },
  defaulted: { en: 'Defaulted parameters of this cell: {list}.', zh: '该小区取默认值的参数：{list}。' },
});
