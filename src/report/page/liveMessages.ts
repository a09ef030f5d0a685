import { defineMessages } from '../../foundation/text.js';

export const settingMessages = defineMessages({
  title: {
    en: 'Before building: antennas on air that would serve more when set anew ({count})',
    zh: '先调整、后建设：调整后可服务更多人口的在网天线（{count} 个小区）',
  },
  note: {
    en: 'Expected to be served, all services together: {before} → {after} person-services ({gain}). Covered: {covered}. In places with {from} or more cells of like strength: {crowded}. The plan below does not count on these changes.',
    zh: '全部业务合计的期望服务人次：{before} → {after}（{gain}）；达标覆盖变化：{covered}；同强度小区不少于 {from} 个的重叠区人次变化：{crowded}。下列建设方案未计入这些调整。',
  },
  none: {
    en: 'No antenna on air was found whose setting would serve clearly more people.',
    zh: '未发现调整后可明显增加服务人口的在网天线。',
  },
  site: { en: 'Site', zh: '站点' },
  network: { en: 'Network', zh: '网络' },
  cell: { en: 'Cell', zh: '小区' },
  azimuth: { en: 'Azimuth, °', zh: '方位角，°' },
  tilt: { en: 'Electrical tilt, °', zh: '电下倾，°' },
  cells: { en: 'Cells', zh: '小区数' },
  turned: { en: 'Of which to be turned', zh: '其中调方向' },
  gain: { en: 'More people expected', zh: '期望新增人次' },
  covered: { en: 'More people covered', zh: '达标新增人次' },
});

export const criticalityMessages = defineMessages({
  title: { en: 'Sites that most depend on', zh: '关键站点' },
  note: {
    en: 'Each of {sites} sites is switched off while all others stay on. Shown are the {shown} whose failure costs most; people without service are counted per network, key places as reached outdoors today and not without the site.',
    zh: '对 {sites} 个站点逐一停用、其余保持在网，列出影响最大的 {shown} 个。失去服务的人口按各网络分别统计；重点场所指目前室外可达、停用后不可达者。',
  },
  site: { en: 'Site', zh: '站点' },
  network: { en: 'Network', zh: '网络' },
  lost: { en: 'People without service', zh: '失去服务人口' },
  share: { en: 'of those served', zh: '占已服务人口' },
  places: { en: 'Key places lost', zh: '失去的重点场所' },
});
