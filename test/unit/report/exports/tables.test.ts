import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { encodeGb18030 } from '../../../../src/io/table/encode.js';
import { decodeText } from '../../../../src/io/table/text.js';
import { carrierImportCsv } from '../../../../src/report/exports/carrierImport.js';
import { projectsCsv } from '../../../../src/report/exports/projects.js';
import { fillSite, keySite, lteLayer, nrLayer, plan, sectorAt } from './items.js';

type Row = Readonly<Record<string, string>>;
const records = (text: string): Row[] => parse(text, { columns: true, bom: true });
const headerOf = (text: string): string[] =>
  text
    .replace(/^\ufeff/, '')
    .split('\r\n')[0]
    .split(',');
const sum = (rows: readonly Row[], column: string): number => rows.reduce((s, r) => s + Number(r[column]), 0);

/** Domain: columns of a carrier's planning import, `*` = required. */
const carriersOwn =
  '规划站点名称*, 网络类型*, 归属地市*, 区县*, 建设方式*, 天面建设方式*, 经度*, 纬度*, 覆盖区域*, 覆盖场景, 交通场景, 建设需求类型, 天线挂高, 频段, 载频数, 小区数, 天面类型, 备注';

const carrier = (items = plan, city = '青阳市') => {
  const { bytes, missing } = carrierImportCsv(items, { language: 'zh', city });
  const { text, encoding } = decodeText(bytes, 'carrier.csv');
  return { text, encoding, missing, rows: records(text) };
};

describe('carrier import', () => {
  it('has the carrier’s columns first and in order, in GB18030, with CRLF', () => {
    const { text, encoding } = carrier();
    expect(encoding).toBe('gb18030');
    expect(headerOf(text).slice(0, 18)).toEqual(carriersOwn.split(', '));
    expect(text.endsWith('\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('fills every starred column of the selected sites and lists none as missing', () => {
    const { rows, missing } = carrier();
    expect(missing).toEqual([]);
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({
      '规划站点名称*': '城关汽车站',
      '网络类型*': '5G',
      '归属地市*': '青阳市',
      '区县*': '清河县',
      '建设方式*': '新建',
      '天面建设方式*': '楼顶抱杆',
      '经度*': '110.123456',
      '纬度*': '32.065432',
      '覆盖区域*': '县城区域',
      覆盖场景: '交通枢纽',
    });
    expect(rows[1]).toMatchObject({
      '建设方式*': '共址',
      '天面建设方式*': '利旧铁塔',
      '覆盖区域*': '县辖农村',
      建设需求类型: '弱覆盖',
      频段: 'b8',
      小区数: '2',
      共址铁塔编码: 'T-7',
      解决弱覆盖簇: 'z1;z2',
      方位角1: '30',
      方位角3: '',
      下倾角2: '6.5',
      资金性质: '公益性',
      建设阶段: '第1期（2028年）',
    });
  });

  it('lists a starred column that a row leaves empty', () => {
    expect(carrier(plan, '').missing).toContain('归属地市*');
    expect(carrier([{ ...fillSite, county: '' }]).missing).toEqual(['区县*']);
    expect(carrier([{ ...keySite, town: '' }]).missing).toEqual(['覆盖区域*']);
  });

  it('gives one row per layer, three sectors a row, and each site’s figures once', () => {
    const many = {
      ...keySite,
      layers: [nrLayer, { ...lteLayer, id: 'lte-b3', band: 'b3' }],
      sectors: [...[0, 60, 120, 180, 240, 300].map((a) => sectorAt(a)), sectorAt(90, 'lte-b3')],
    };
    const { rows } = carrier([many, fillSite]);
    expect(rows.map((r) => [r.频段, r.小区数, r.方位角1])).toEqual([
      ['n78', '3', '0'],
      ['n78', '3', '180'],
      ['b3', '1', '90'],
      ['b8', '2', '30'],
    ]);
    expect(sum(rows, '小区数')).toBe(many.sectors.length + fillSite.sectors.length);
    expect(sum(rows, '投资估算(万元)')).toBeCloseTo((180_001 + 333_333) / 1e4, 10);
    expect(sum(rows, '新增覆盖人口')).toBe(1200 + 260);
  });

  it('numbers names that come again, because the system knows a site by its name', () => {
    const twice = [fillSite, { ...fillSite, id: 'f3' }];
    expect(carrier(twice).rows.map((r) => r['规划站点名称*'])).toEqual(['白果村', '白果村-2']);
  });

  it('leaves unknown numbers empty and guards text that a spreadsheet would compute', () => {
    const evil = {
      ...fillSite,
      name: '=HYPERLINK("x")',
      gain: { ...fillSite.gain, marginalPeople: Number.NaN },
    };
    const [row] = carrier([evil]).rows;
    expect(row['规划站点名称*'].startsWith('=')).toBe(false);
    expect([row.新增覆盖人口, row.综合得分, row['供电距离(m)'], row['距最近现网站(m)']]).toEqual([
      '',
      '',
      '',
      '',
    ]);
  });

  it('keeps characters outside GBK', () => {
    const name = '㙍村𠀀';
    expect(carrier([{ ...fillSite, name }]).rows[0]['规划站点名称*']).toBe(name);
  });

  it('says that nothing is missing of nothing', () => {
    expect(carrier([], '')).toMatchObject({ missing: [], rows: [] });
  });
});

describe('GB18030', () => {
  it('is read back by the platform’s decoder: every character of the basic plane and beyond but the private ones', () => {
    const points = Array.from({ length: 0x2_0400 - 0x20 }, (_, i) => i + 0x20).filter(
      (c) => !(c >= 0xd800 && c < 0xf900),
    );
    const all = points.map((c) => String.fromCodePoint(c)).join('');
    expect(new TextDecoder('gb18030', { fatal: true }).decode(encodeGb18030(all))).toBe(all);
  });
});

describe('project table', () => {
  const text = projectsCsv(plan, 'zh');
  const rows = records(text);
  const total = rows[rows.length - 1];
  const projects = rows.slice(0, -1);

  it('has the bureau’s columns first, a byte-order mark, and one project per kind, service and class', () => {
    expect(text.startsWith('\ufeff')).toBe(true);
    expect(headerOf(text).slice(0, 10)).toEqual([
      '序号',
      '项目名称',
      '建设内容及规模',
      '建设地点',
      '总投资(万元)',
      '资金来源(财政/企业自筹/政策性金融/专项企业债券/PPP)',
      '公益性/准公益性/经营性',
      '建设起止年限',
      '责任单位',
      '预期成效',
    ]);
    expect(projects.map((r) => r.项目名称)).toEqual([
      '清河县5G重点区域（中国电信+中国联通）经营性项目',
      '清河县4G弱覆盖补点（中国移动）公益性项目',
    ]);
    expect(projects[1]).toMatchObject({
      建设地点: '双河镇',
      '总投资(万元)': '33.3333',
      建设起止年限: '2028',
      预期成效: '新增覆盖人口260人，解决弱覆盖区2个',
    });
  });

  it.each(['总投资(万元)', '其中：政府出资(万元)', '运营商出资(万元)', '铁塔公司出资(万元)', '站点数'])(
    '%s adds up to the total row',
    (column) => {
      expect(sum(projects, column)).toBeCloseTo(Number(total[column]), 10);
    },
  );

  it('divides each row between government, carriers and tower company, and by source, without a rest', () => {
    for (const row of rows) {
      const shares =
        Number(row['其中：政府出资(万元)']) +
        Number(row['运营商出资(万元)']) +
        Number(row['铁塔公司出资(万元)']);
      const bySource = [...row['资金来源(财政/企业自筹/政策性金融/专项企业债券/PPP)'].matchAll(/ ([\d.]+)/g)];
      expect(shares).toBeCloseTo(Number(row['总投资(万元)']), 10);
      expect(bySource.reduce((s, [, amount]) => s + Number(amount), 0)).toBeCloseTo(shares, 10);
    }
    expect(Number(total['总投资(万元)'])).toBe(51.3334);
  });

  it('says nothing of people that nobody counted', () => {
    const uncounted = { ...keySite, gain: { ...keySite.gain, marginalPeople: Number.NaN } };
    expect(records(projectsCsv([uncounted], 'zh'))[0].预期成效).toBe('1处重点场所达标');
  });

  it('of an empty plan is a header and a total of 0', () => {
    expect(records(projectsCsv([], 'en'))).toHaveLength(1);
  });
});
