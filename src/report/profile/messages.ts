/** Texts of path profiles. */
import { defineMessages } from '../../foundation/text.js';

export const profileMessages = defineMessages({
  title: { en: 'Path profile: {cell}, {layer}', zh: '路径剖面：{cell}（{layer}）' },
  facts: {
    en: '{distance} km towards {azimuth}° · RSRP {rsrp} dBm · path loss {loss} dB, {excess} dB above free space · {sight}',
    zh: '距离 {distance} km，方位 {azimuth}° · RSRP {rsrp} dBm · 路径损耗 {loss} dB，较自由空间多 {excess} dB · {sight}',
  },
  zoneTitle: { en: 'Path profile: {site} to {zone}', zh: '路径剖面：{site} 至 {zone}' },
  zoneFacts: {
    en: 'nearest cell of the service, {layer} · {distance} km · {frequency} MHz · {sight}',
    zh: '该业务最近小区，{layer} · 距离 {distance} km · {frequency} MHz · {sight}',
  },
  lineOfSight: { en: 'line of sight', zh: '视距' },
  obstructed: { en: 'obstructed', zh: '受遮挡' },
  ground: { en: 'ground', zh: '地面' },
  clutter: { en: 'trees and buildings', zh: '地物（树木、建筑）' },
  bulge: { en: 'curve of the earth', zh: '地球曲率' },
  ray: { en: 'direct ray', zh: '直射线' },
  fresnel: { en: 'first Fresnel zone', zh: '第一菲涅耳区' },
  clearance: { en: '0.6 of it', zh: '0.6 倍菲涅耳半径' },
  horizon: { en: 'horizon', zh: '视地平点' },
  edge: { en: 'main edge', zh: '主障碍点' },
  edgeLabel: { en: 'ν = {nu}', zh: 'ν = {nu}' },
  distanceAxis: { en: 'Distance from the antenna (km)', zh: '距天线距离（km）' },
  heightAxis: { en: 'Height above sea level (m)', zh: '海拔（m）' },
  antenna: { en: 'antenna {height} m', zh: '天线 {height} m' },
  receiver: { en: 'terminal {height} m', zh: '终端 {height} m' },
  note: {
    en: 'Ground raised by the bulge of an earth of {radius} km effective radius, so that the ray is straight. Vertical scale ×{exaggeration}.',
    zh: '地面按等效地球半径 {radius} km 抬升，射线因而为直线。竖向夸大 {exaggeration} 倍。',
  },
  model: { en: 'Model: {model}.', zh: '模型：{model}。' },
  /** Entries of the key, between bars. */
  plotKey: {
    en: 'T antenna|R terminal|█ ground over the effective earth|░ clutter|· direct ray|┄ first Fresnel zone|▲ main edge (ν = {nu})|^ horizon',
    zh: 'T 天线|R 终端|█ 等效地球上的地面|░ 地物|· 直射线|┄ 第一菲涅耳区|▲ 主障碍点（ν = {nu}）|^ 视地平点',
  },
});
