/** Codes of the run in words. Keys are the codes themselves, so that a new code shows as a missing key. */
import { defineMessages } from '../../foundation/text.js';

export const kpiWords = defineMessages({
  populationShare: { en: 'People covered', zh: '人口覆盖率' },
  populationExpected: { en: 'People covered, expected value', zh: '人口覆盖率（期望值）' },
  areaExpected: { en: 'Area covered, expected value', zh: '面积覆盖率（期望值）' },
  settledAreaExpected: { en: 'Settled area covered, expected value', zh: '居住区面积覆盖率（期望值）' },
  roadExpected: { en: 'Road length covered, expected value', zh: '道路覆盖率（期望值）' },
  placesReliableShare: { en: 'Places covered reliably', zh: '可靠覆盖的场所占比' },
  settledAreaShare: { en: 'Settled area covered', zh: '居住区面积覆盖率' },
  areaShare: { en: 'Area covered', zh: '面积覆盖率' },
  roadShare: { en: 'Road length covered', zh: '道路覆盖率' },
  population: { en: 'People', zh: '人口' },
  stations4g: { en: '4G stations on air', zh: '在网 4G 基站' },
  stations5g: { en: '5G stations on air', zh: '在网 5G 基站' },
  stations5gPer10k: { en: '5G stations per ten thousand people', zh: '每万人 5G 基站' },
  sites5g: { en: '5G sites, physical', zh: '5G 物理站址' },
  sites5gPer10k: { en: '5G sites per ten thousand people', zh: '每万人 5G 站址' },
});

export const unitWords = defineMessages({
  'km²': { en: 'km²', zh: 'km²' },
  people: { en: 'people', zh: '人' },
  km: { en: 'km', zh: 'km' },
  stations: { en: 'stations', zh: '个' },
  sites: { en: 'sites', zh: '个' },
  places: { en: 'places', zh: '个' },
  '1/10k people': { en: 'per ten thousand people', zh: '个/万人' },
});

export const causeWords = defineMessages({
  distance: { en: 'too far from a site', zh: '距站点过远' },
  terrain: { en: 'blocked by terrain', zh: '地形遮挡' },
  indoor: { en: 'walls: weak indoors', zh: '室内深度覆盖不足' },
  interference: { en: 'poor quality (interference)', zh: '干扰质差' },
  'no-site': { en: 'no site in reach', zh: '周边无站点' },
});

export const placeWords = defineMessages({
  station: { en: 'station', zh: '车站' },
  community: { en: 'community', zh: '社区' },
  mall: { en: 'mall or market', zh: '商场' },
  hospital: { en: 'hospital', zh: '医院' },
  school: { en: 'school', zh: '学校' },
  university: { en: 'university', zh: '高校' },
  government: { en: 'government office', zh: '政务中心' },
  scenic: { en: 'scenic spot', zh: '景区' },
  office: { en: 'office building', zh: '商务楼宇' },
  metro: { en: 'metro station', zh: '地铁站' },
  village: { en: 'village', zh: '村庄' },
  other: { en: 'other place', zh: '其他场所' },
});

export const remedyWords = defineMessages({
  macro: { en: 'macro site', zh: '宏站' },
  pole: { en: 'pole site', zh: '杆站（微站）' },
  'indoor-system': { en: 'indoor system', zh: '室内分布系统' },
});

export const environmentWords = defineMessages({
  outdoor: { en: 'outdoors', zh: '室外' },
  indoor: { en: 'indoors', zh: '室内' },
});

export const kindWords = defineMessages({
  '5g-key-area': { en: '5G sites for key areas', zh: '5G 重点区域站址' },
  '5g-area': { en: '5G sites for wide coverage', zh: '5G 广度覆盖站址' },
  '4g-fill-in': { en: '4G fill-in sites', zh: '4G 补盲站址' },
});

export const proofWords = defineMessages({
  lagrangian: { en: 'Lagrangian upper bound', zh: '拉格朗日上界' },
  mip: { en: 'integer program', zh: '整数规划' },
  none: { en: 'not proved: the bound leaves a gap', zh: '未证明最优：界与值之间有差距' },
});

/** Columns of the station table, as they stand in the list of defaults. */
export const columnWords = defineMessages({
  operator: { en: 'operator', zh: '运营商' },
  technology: { en: 'technology', zh: '制式' },
  band: { en: 'band', zh: '频段' },
  frequency_MHz: { en: 'frequency', zh: '频率' },
  bandwidth_MHz: { en: 'bandwidth', zh: '带宽' },
  scs_kHz: { en: 'subcarrier spacing', zh: '子载波间隔' },
  height_mAGL: { en: 'height of the antenna', zh: '天线挂高' },
  azimuth_deg: { en: 'azimuth', zh: '方位角' },
  mech_tilt_deg: { en: 'mechanical downtilt', zh: '机械下倾角' },
  elec_tilt_deg: { en: 'electrical downtilt', zh: '电下倾角' },
  antenna: { en: 'antenna model', zh: '天线型号' },
  gain_dBi: { en: 'antenna gain', zh: '天线增益' },
  ssb_gain_dBi: { en: 'gain of the broadcast beams', zh: '广播波束增益' },
  hpbw_deg: { en: 'horizontal beamwidth', zh: '水平波束宽度' },
  vpbw_deg: { en: 'vertical beamwidth', zh: '垂直波束宽度' },
  rs_epre_dBm: { en: 'reference-signal power', zh: '参考信号功率' },
  carrier_power_W: { en: 'power of the carrier', zh: '载波功率' },
  ports: { en: 'antenna ports', zh: '天线端口数' },
  feeder_loss_dB: { en: 'feeder loss', zh: '馈线损耗' },
  load: { en: 'load of the cell', zh: '小区负荷' },
});

/** Keys of the project file that name files; a position in a list is left out. */
export const inputWords = defineMessages({
  project: { en: 'project', zh: '项目文件' },
  'area.boundary': { en: 'boundary of the area', zh: '规划区边界' },
  'admin.counties': { en: 'counties', zh: '县界' },
  'admin.towns': { en: 'towns', zh: '乡镇界' },
  'admin.villages': { en: 'villages', zh: '村界' },
  'terrain.elevation': { en: 'elevation', zh: '高程' },
  'terrain.clutter': { en: 'land cover', zh: '地物' },
  'terrain.buildings': { en: 'buildings', zh: '建筑' },
  stations: { en: 'stations', zh: '基站' },
  'stations.antennas': { en: 'antenna patterns', zh: '天线方向图' },
  'demand.population': { en: 'population', zh: '人口' },
  'demand.places': { en: 'places', zh: '场所' },
  'demand.roads': { en: 'roads and railways', zh: '道路与铁路' },
  'demand.premises': { en: 'premises', zh: '住户与单位' },
  'siting.candidates.towers': { en: 'towers', zh: '铁塔' },
  'siting.candidates.avoid': { en: 'areas to avoid', zh: '避让区' },
  'siting.candidates.sites': { en: 'sites proposed by hand', zh: '人工推荐站址' },
  'siting.costs': { en: 'unit prices', zh: '造价表' },
});
