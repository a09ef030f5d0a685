/** Lines of `explain --site`. */
import { defineMessages } from '../../foundation/text.js';

export const siteMessages = defineMessages({
  noRanking: {
    en: 'This run ranked no sites: sites/ranking.json is missing.',
    zh: '本次运行没有站址排序：缺少 sites/ranking.json。',
  },
  badRanking: {
    en: 'The ranking cannot be read as one of this version.',
    zh: '站址排序文件无法按本版本读取。',
  },
  noSite: {
    en: 'No ranked site "{id}". The first ids are {known}.',
    zh: '没有编号为“{id}”的站址。前几个编号：{known}。',
  },
  head: {
    en: '{rank} {name} ({id}) · {kind} · {decision}',
    zh: '{rank} {name}（{id}）· {kind} · {decision}',
  },
  where: { en: 'Where     {lon}, {lat} · {town}', zh: '位置      {lon}, {lat} · {town}' },
  what: {
    en: 'What      {type}, {build}, {mount}; mast {tower}; {height} m; {layers}; azimuths {azimuths}°',
    zh: '建设内容  {type}，{build}，{mount}；杆塔 {tower}；挂高 {height} 米；{layers}；方位角 {azimuths}°',
  },
  people: {
    en: 'People    {marginal} newly served after the sites before it, {alone} if built alone, {unique} by it only; {indoor} of them indoors; {disturbed} disturbed; {area} km²',
    zh: '人口      在前序站址之外新增 {marginal} 人，单独建设 {alone} 人，仅由其覆盖 {unique} 人；其中室内 {indoor} 人；受干扰 {disturbed} 人；面积 {area} km²',
  },
  places: { en: 'Places    {places}', zh: '场所      {places}' },
  level: {
    en: 'RSRP      at its place: {before} dBm today, {after} dBm with the plan',
    zh: 'RSRP      站址处：现状 {before} dBm，规划后 {after} dBm',
  },
  near: {
    en: 'Nearest   site {site} m, tower {tower} m, road {road} m, mains {mains} m, fibre {fibre} m',
    zh: '周边距离  站点 {site} 米，铁塔 {tower} 米，道路 {road} 米，市电 {mains} 米，光缆 {fibre} 米',
  },
  overlap: { en: 'Overlap   {people} people with {site}', zh: '重叠      与 {site} 重叠 {people} 人' },
  score: {
    en: 'Value     {total} at its turn, {alone} if built alone, {inPlan} lost without it',
    zh: '价值      按次序增加 {total}，单独建设 {alone}，去掉后损失 {inPlan}',
  },
  term: {
    en: '  {name}: {value} × {weight} = {contribution}',
    zh: '  {name}：{value} × {weight} = {contribution}',
  },
  termPeople: { en: 'people', zh: '人口' },
  termDemand: { en: 'demand', zh: '需求权重' },
  termDisturbed: { en: 'people disturbed', zh: '受干扰人口' },
  next: { en: 'Next      {site} would have added {gain}', zh: '下一位    {site} 若先上可增加 {gain}' },
  range: {
    en: 'Firmness  rank {low} to {high} when weights change by {weights} % and levels by {level} dB',
    zh: '名次范围  权重变动 {weights} %、电平变动 {level} dB 时为 {low} 至 {high}',
  },
  replacement: {
    en: 'Instead   {site} in its place would lose {loss} of the value',
    zh: '替代      改用 {site} 价值减少 {loss}',
  },
  enters: {
    en: 'To enter  its cost would have to fall by {fall} {currency}',
    zh: '入选条件  投资须降低 {fall} {currency}',
  },
  forced: {
    en: 'If forced the plan loses at most {loss}; out: {out}',
    zh: '强制建设  方案最多损失 {loss}；让出：{out}',
  },
  cost: {
    en: 'Cost      {capex} {currency} to build, {opex} {currency} per year',
    zh: '造价      建设 {capex} {currency}，年运行 {opex} {currency}',
  },
  costLine: { en: '  {item}: {amount} ({payer}; {source})', zh: '  {item}：{amount}（{payer}；{source}）' },
  costLineYear: {
    en: '  {item}: {amount} per year ({payer}; {source})',
    zh: '  {item}：每年 {amount}（{payer}；{source}）',
  },
  assumed: { en: 'assumption', zh: '假设值' },
  dualMode: {
    en: 'Dual mode 4G/5G on the same site: {capex} to build, {opex} per year',
    zh: '同站 4G/5G 双模：建设 {capex}，年运行 {opex}',
  },
  funding: {
    en: 'Funding   {fundingClass}, from {source}: government {government}, carrier {carrier}, tower company {tower}',
    zh: '资金      {fundingClass}，来源 {source}：财政 {government}，运营商 {carrier}，铁塔公司 {tower}',
  },
  ground: { en: 'Because   {ground}', zh: '依据      {ground}' },
  returns: {
    en: 'Returns   NPV {npv}, IRR {irr} %, paid back in {payback} years, gap {gap}; {perPerson} {currency} of investment per newly served person',
    zh: '收益      净现值 {npv}，内部收益率 {irr} %，回收期 {payback} 年，缺口 {gap}；每新增覆盖一人投资 {perPerson} {currency}',
  },
  phase: { en: 'Phase     {id}, {year}', zh: '阶段      {id}，{year} 年' },
  flag: { en: 'Review    {flag}', zh: '复核      {flag}' },
  solution: {
    en: 'Plan      value {value}, no plan above {bound} (gap {gap} %); predicted as a whole {joint}',
    zh: '方案      价值 {value}，任何方案不超过 {bound}（差距 {gap} %）；整体预测价值 {joint}',
  },
});
