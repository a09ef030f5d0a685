/** What the numbers mean and where they end. */
import { defineMessages } from '../../foundation/text.js';

export const methodMessages = defineMessages({
  models: { en: 'Propagation models', zh: '传播模型' },
  model: { en: 'Model', zh: '模型' },
  edition: { en: 'Edition', zh: '版本' },
  layers: { en: 'Layers', zh: '图层' },
  layer: { en: 'Layer', zh: '图层' },
  band: { en: 'Band', zh: '频段' },
  frequency: { en: 'Frequency MHz', zh: '频率 MHz' },
  bandwidth: { en: 'Bandwidth MHz', zh: '带宽 MHz' },
  radius: { en: 'Radius km', zh: '预测半径 km' },
  profile: { en: 'Profile', zh: '判定标准' },
  group: { en: 'Sharing group', zh: '共享组' },
  profiles: { en: 'Thresholds', zh: '判定门限' },
  rsrp: { en: 'RSRP ≥ dBm', zh: 'RSRP ≥ dBm' },
  sinr: { en: 'SINR ≥ dB', zh: 'SINR ≥ dB' },
  probability: { en: 'Edge probability', zh: '边缘概率' },
  reliability: { en: 'Required of places', zh: '场所达标要求' },
  uplink: { en: 'Uplink kbit/s', zh: '上行边缘速率 kbit/s' },
  source: { en: 'Source', zh: '来源' },
  facts: { en: 'Facts of this run', zh: '本次计算说明' },
  demand: { en: 'Demand basis', zh: '需求依据' },
  grid: { en: 'Grid', zh: '栅格' },
  gridValue: { en: '{cols} × {rows} pixels of {cell} m, {crs}', zh: '{cols} × {rows} 个，{cell} m，{crs}' },
  meaning: { en: 'What the numbers mean', zh: '数字的含义' },
  covered: {
    en: 'Covered: level and quality of the reference signal pass the gate of the profile and the uplink budget holds, outdoors, by the median of the model.',
    zh: '已覆盖：室外参考信号的电平与质量（模型中值）达到判定门限，且上行预算满足。',
  },
  probabilityMeaning: {
    en: 'The probability of a pixel says how likely shadowing leaves level and quality above their gates; own and disturbing cells are shadowed together.',
    zh: '栅格覆盖概率指在阴影衰落下电平与质量仍满足门限的概率；服务小区与干扰小区按同步衰落计算。',
  },
  anyOperator: {
    en: 'Any operator: at least one sharing group covers the pixel. A service is the best layer of one technology and group.',
    zh: '任一运营商：至少一个共享组覆盖该栅格。业务取同一制式、同一共享组内最好的图层。',
  },
  newPeople: {
    en: 'New people of a site are those whom neither the network nor a site ranked before it serves.',
    zh: '站址新增人口是现网与排序在前的站址均未覆盖的人口。',
  },
  after: {
    en: 'Figures with the plan come from predicting the network and all chosen sites again as a whole, not from adding up sites.',
    zh: '方案后指标由现网与全部入选站址整体重新预测得到，并非逐站相加。',
  },
  indoorCells: {
    en: 'Indoor cells serve only the building they stand in.',
    zh: '室内小区只服务其所在建筑。',
  },
  proof: { en: 'How good the choice is', zh: '方案优度' },
  proofSentence: {
    en: 'Objective of the cover set: value {value}, proven upper bound {bound}, gap {gap} %. Proof: {proof}.',
    zh: '覆盖集目标函数：值 {value}，可证上界 {bound}，差距 {gap} %。证明方式：{proof}。',
  },
  proofJoint: {
    en: 'Predicted again as a whole the plan reaches {joint} ({difference} against the value).',
    zh: '整体复算后目标值为 {joint}（较上值 {difference}）。',
  },
  noProof: { en: 'No bound was computed.', zh: '未计算上界。' },
  noPlan: { en: 'No plan was made.', zh: '没有规划方案。' },
  limits: { en: 'Limits', zh: '局限' },
  limitMedian: {
    en: 'Not calibrated with measurements unless said above; single predictions scatter by 7 to 10 dB.',
    zh: '除非上文注明，未经实测校正；单点预测离散约 7 至 10 dB。',
  },
  limitUplink: {
    en: 'The uplink is a link budget at the edge rate with a fixed interference margin; uplink interference is not simulated.',
    zh: '上行按边缘速率链路预算和固定干扰余量判定，未仿真上行干扰。',
  },
  limitTdd: {
    en: 'Cross-link interference between cells with different TDD frames is not modelled.',
    zh: '未模拟不同 TDD 帧结构小区之间的交叉链路干扰。',
  },
  limitLoad: {
    en: 'Capacity and busy-hour load are not part of the coverage gate.',
    zh: '覆盖判定不含容量与忙时负荷。',
  },
  limitSurvey: {
    en: 'A listed site is a search area: right to build, power, load of the tower and exposure are checked in the survey.',
    zh: '清单站址仅为选址范围：用地、供电、铁塔承载与电磁辐射须在查勘中确认。',
  },
  limitBound: {
    en: 'Bound and gap are of the cover set among the candidates, not of every possible network.',
    zh: '上界与差距针对候选集内的覆盖集问题，而非所有可能的网络。',
  },
});
