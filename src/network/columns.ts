/** Canonical station columns and the headers by which carriers' tables, open data and planning tools call them. */
import { headerKey } from '../io/table/header.js';
import { plainText } from '../io/table/numbers.js';
import type { Table } from '../io/table/table.js';

/** Aliases by column, best first; compared after `headerKey`. The first name is the canonical one. */
const aliases = {
  site_id: [
    'site_id',
    '基站号',
    '站号',
    'enodebid',
    'enbid',
    'gnodebid',
    'gnbid',
    'menodebid',
    'site',
    '基站id',
    '站点编号',
    '站点id',
    '站址编号',
    'osm_id',
  ],
  site_name: [
    'site_name',
    '基站名称',
    '基站名',
    '站名',
    '站点名称',
    '逻辑站名',
    'enodebname',
    'gnodebname',
    'gnbname',
  ],
  cell_id: [
    'cell_id',
    '小区号',
    '小区标识',
    '本地小区标识',
    'ci',
    'local_cellid',
    'localcellid',
    'cell',
    'cid',
    '小区id',
    'tx_id',
    'cellindex',
  ],
  name: ['name', '小区名称', '小区名', '小区友好名', 'cellname', 'userlabel', '扇区名称'],
  ecgi: ['ecgi', 'ncgi', 'cgi', 'lte_ecgi', 'ecellid'],
  operator: ['operator', '运营商', '所属运营商', '建设运营商', 'plmn', 'network', '承建方'],
  group: ['group', '共享组', '共享方', '共享运营商'],
  mcc: ['mcc'],
  mnc: ['mnc', 'net'],
  technology: ['technology', '制式', '网络类型', '网络制式', '网络', 'rat', 'radio', 'tech'],
  band: ['band', '频段', '频带', '频带类型', '工作频段', '使用频段', 'frequencyband', 'freqband', '频段号'],
  arfcn: [
    'arfcn',
    'earfcn',
    'dlearfcn',
    'downlinkearfcn',
    '下行earfcn',
    'nrarfcn',
    'nr_arfcn',
    'ssbarfcn',
    'ssb频点',
    'ssbfrequency',
    '频点',
    '下行频点',
    '中心频点',
    '频点号',
    '载频频点',
  ],
  frequency_MHz: [
    'frequency_MHz',
    'frequency',
    '频率',
    '中心频率',
    '下行频率',
    '下行中心频率',
    'downlinkcenterfrequency',
    'dlfrequency',
    'centerfrequency',
    'freq',
  ],
  bandwidth_MHz: [
    'bandwidth_MHz',
    'bandwidth',
    '带宽',
    '下行带宽',
    '系统带宽',
    '小区带宽',
    '载波带宽',
    'dlbandwidth',
  ],
  scs_kHz: ['scs_kHz', 'scs', '子载波间隔'],
  lon: [
    'lon',
    '小区经度',
    '天线经度',
    'celllongitude',
    '经度',
    'longitude',
    'lng',
    'cellx',
    '基站经度',
    '站点经度',
    'enodeblongitude',
    'x',
  ],
  lat: [
    'lat',
    '小区纬度',
    '天线纬度',
    'celllatitude',
    '纬度',
    'latitude',
    'celly',
    '基站纬度',
    '站点纬度',
    'enodeblatitude',
    'y',
  ],
  height_mAGL: [
    'height_mAGL',
    '天线挂高',
    '挂高',
    '站高',
    '天线高度',
    '天线高',
    'antennaheight',
    'aheight',
    'height',
    'groundheight',
  ],
  azimuth_deg: ['azimuth_deg', '方位角', '方向角', '天线方位角', 'azimuth', 'azimut'],
  mech_tilt_deg: [
    'mech_tilt_deg',
    '机械下倾角',
    '机械倾角',
    '机械下倾',
    'mechanicaldowntilt',
    'mechtilt',
    'mdowntilt',
    'mechanicaltilt',
    'mtilt',
  ],
  elec_tilt_deg: [
    'elec_tilt_deg',
    '电子下倾角',
    '电子倾角',
    '电子下倾',
    '电下倾角',
    '电下倾',
    'electricaldowntilt',
    'electilt',
    'edowntilt',
    'electricaltilt',
    'etilt',
  ],
  adjustable_tilt_deg: ['电调下倾角', '电调倾角', '可调电下倾角', '可调电下倾', 'ret'],
  preset_tilt_deg: ['预置电下倾角', '预置电下倾', '预制电下倾角', '预制电下倾', '内置下倾角', 'presettilt'],
  total_tilt_deg: ['总下倾角', '下倾角', '总倾角', 'totaltilt', 'downtilt', 'tilt'],
  antenna: ['antenna', '天线型号', 'antennatype', 'antennaname', 'antennamodel'],
  gain_dBi: ['gain_dBi', '天线增益', '增益', 'gain', 'antennagain'],
  ssb_gain_dBi: ['ssb_gain_dBi', 'ssb增益', '广播波束增益', 'ssbgain'],
  hpbw_deg: [
    'hpbw_deg',
    '水平半功率角',
    '水平波瓣角',
    '水平波束宽度',
    '波束宽度',
    'beamwidth',
    'hbeamwidth',
    'hbw',
    'hpbw',
  ],
  vpbw_deg: ['vpbw_deg', '垂直半功率角', '垂直波瓣角', '垂直波束宽度', 'vbeamwidth', 'vbw', 'vpbw'],
  rs_epre_dBm: [
    'rs_epre_dBm',
    '参考信号功率',
    'rs功率',
    'crs功率',
    'ssb功率',
    'rspower',
    'referencesignalpower',
    'epre',
    'rsepre',
  ],
  carrier_power_W: [
    'carrier_power_W',
    '小区发射功率',
    '发射功率',
    '载波功率',
    '最大发射功率',
    '总功率',
    'carrierpower',
    'txpower',
    'transmitpower',
    'maxtransmitpower',
  ],
  cell_power: ['小区功率', 'cellpower'],
  ports: ['ports', '端口数', '天线端口数', '通道数', '收发模式', 'antennaports', 'txports'],
  feeder_loss_dB: ['feeder_loss_dB', '馈线损耗', '馈损', 'feederloss', 'cableloss'],
  pci: ['pci', 'phycellid', '物理小区标识', '物理小区id'],
  tac: ['tac', '跟踪区', '跟踪区码', 'area', 'lac'],
  cover_type: [
    'cover_type',
    '覆盖类型',
    '室内外',
    '站型',
    '小区覆盖类型',
    '站点类型',
    '覆盖属性',
    'doortype',
    'covertype',
  ],
  sector_type: ['sector_type', '扇区类型', '天线类型', 'sectortype'],
  status: [
    'status',
    '开通情况',
    '状态',
    '小区状态',
    '运行状态',
    '基站状态',
    'state',
    'onairstatus',
    'active',
  ],
  tower_id: ['tower_id', '铁塔站址编码', '站址编码', '铁塔编码', 'towercode', 'towerid'],
  load: ['load', '负荷', 'prb利用率', '下行prb利用率', '利用率'],
  town: ['town', '乡镇', '街道', '所属乡镇', '乡镇街道'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Column = keyof typeof aliases;

interface Target {
  readonly column: Column;
  readonly rank: number;
}

const targets = new Map<string, Target>();
for (const [column, names] of Object.entries(aliases) as [Column, readonly string[]][])
  names.forEach((name, rank) => targets.set(headerKey(name), { column, rank }));

export interface ColumnMap {
  /** Canonical column → position in the header. */
  readonly at: ReadonlyMap<Column, number>;
  /** Canonical column → what its header has in brackets: `0.1dbm`, `m`. */
  readonly unit: ReadonlyMap<Column, string>;
  /** Canonical column → its header's bare name. */
  readonly alias: ReadonlyMap<Column, string>;
  /** Headers that no alias names, and those that lost to a better one. */
  readonly unused: readonly string[];
}

/** Recognises a header row. Of two headers for one column the one that stands earlier in the alias list wins. */
export function mapColumns(header: readonly string[]): ColumnMap {
  const best = new Map<Column, { rank: number; position: number }>();
  header.forEach((title, position) => {
    const target = targets.get(headerKey(title));
    if (!target) return;
    const held = best.get(target.column);
    if (!held || target.rank < held.rank) best.set(target.column, { rank: target.rank, position });
  });
  const at = new Map([...best].map(([column, { position }]) => [column, position]));
  const used = new Set(at.values());
  return {
    at,
    unit: new Map([...at].map(([column, position]) => [column, headerUnit(header[position])])),
    alias: new Map([...at].map(([column, position]) => [column, headerKey(header[position])])),
    unused: header.filter((title, position) => title !== '' && !used.has(position)),
  };
}

function headerUnit(title: string): string {
  const inside = /[([【](.*?)[)\]】]/.exec(plainText(title))?.[1] ?? '';
  return inside.toLowerCase().replace(/\s/g, '');
}

const openCellId =
  'radio,mcc,net,area,cell,unit,lon,lat,range,samples,changeable,created,updated,averageSignal'.split(',');

/** A public cell database comes without a header: its first record is then taken back into the rows. */
export function withHeader(table: Table): Table {
  const first = table.header;
  const bare =
    first.length >= 9 &&
    /^(GSM|UMTS|LTE|NR|CDMA|NBIOT)$/.test(first[0]) &&
    first.slice(1, 5).every((c) => /^\d+$/.test(c));
  if (!bare) return table;
  const header = first.map((_, i) => openCellId[i] ?? `column ${i + 1}`);
  return {
    ...table,
    header,
    rows: [first, ...table.rows],
    rowNumber: (i) => (i === 0 ? table.headerRow : table.rowNumber(i - 1)),
  };
}
