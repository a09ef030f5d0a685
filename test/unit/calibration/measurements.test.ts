import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readComplaints } from '../../../src/calibration/complaints.js';
import { readDriveTest, readGrids } from '../../../src/calibration/measurements.js';
import { Diagnostics } from '../../../src/foundation/diagnostics.js';
import { CoverageError } from '../../../src/foundation/errors.js';
import { transformer } from '../../../src/geo/transform.js';
import { parseTable } from '../../../src/io/table/table.js';
import { shared } from '../../helpers/needs.js';

const asDegrees = (x: number, y: number) => [x, y] as const;

function grids(text: string, toDegrees: typeof asDegrees = asDegrees, projected = false) {
  const problems = new Diagnostics();
  const rows = readGrids(parseTable(text, 'mr.csv'), problems, toDegrees, projected);
  return { rows, problems: problems.list().map((d) => ({ code: d.code, ...d.where })) };
}

describe('tables of measured grids', () => {
  it('are read by English and Chinese headers', () => {
    const english = grids(
      'lon,lat,size_m,group,technology,samples,rsrp_dBm,weak_share\n112.1,32.1,100,telecom+unicom,NR,800,-101.5,0.2\n',
    );
    expect(english).toEqual({
      rows: [
        {
          lon: 112.1,
          lat: 32.1,
          size_m: 100,
          operators: ['telecom', 'unicom'],
          technology: 'nr',
          samples: 800,
          rsrp_dBm: -101.5,
          coveredShare: 0.8,
        },
      ],
      problems: [],
    });
    const chinese = grids(
      '栅格中心经度,栅格中心纬度,运营商,网络制式,采样点数,平均RSRP（dBm）,MR覆盖率（%）\n112.1,32.1,中国移动,4G,650,-104,91.5\n',
    );
    expect(chinese.rows).toEqual([
      expect.objectContaining({
        operators: ['mobile'],
        technology: 'lte',
        samples: 650,
        rsrp_dBm: -104,
        size_m: 50,
      }),
    ]);
    expect(chinese.rows[0].coveredShare).toBeCloseTo(0.915, 12);
  });

  it('may name their grids by size, northing and easting in a projected system', () => {
    const header = 'grid_id,samples,mean_rsrp\n';
    const { rows } = grids(
      `${header}100mN58735E4942,900,-99\n`,
      transformer('EPSG:25832', 'EPSG:4326'),
      true,
    );
    // The cell spans 494200–494300 E, 5873500–5873600 N.
    const [x, y] = transformer('EPSG:4326', 'EPSG:25832')(rows[0].lon, rows[0].lat);
    expect([x, y].map(Math.round)).toEqual([494_250, 5_873_550]);
    expect(rows[0].size_m).toBe(100);
    expect(grids(`${header}100mN58735E4942,900,-99\n`).problems).toEqual([
      expect.objectContaining({ code: 'CVG_EVIDENCE_GRID', row: 2, column: 1 }),
    ]);
  });

  it('locate what is wrong and go on reading', () => {
    const { rows, problems } = grids(
      [
        'lon,lat,operator,technology,samples,rsrp',
        '112,32,移动,4G,800,47',
        '112,32,移动,6X,800,-90',
        '112,32,移动,4G,many,-90',
        ',32,移动,4G,800,-90',
        '112,32,移动,GSM,800,-90',
        '112,32,移动,4G,,-90',
        '112,32,移动,5G,800,-90',
      ].join('\n'),
    );
    expect(problems.map(({ code, row, column }) => [code, row, column])).toEqual([
      ['CVG_INPUT_RANGE', 2, 6],
      ['CVG_EVIDENCE_TECHNOLOGY', 3, 4],
      ['CVG_INPUT_NUMBER', 4, 5],
      ['CVG_EVIDENCE_GRID', 5, 1],
    ]);
    expect(rows.at(-1)).toMatchObject({ technology: 'nr', rsrp_dBm: -90 });
  });

  it('without a needed column name what is read', () => {
    for (const text of ['lon,lat,rsrp\n1,2,-90', 'lon,samples,rsrp\n1,600,-90', 'lon,lat,samples\n1,2,600'])
      expect(() => grids(text)).toThrow(CoverageError);
    expect(() => grids('lon,lat,rsrp\n1,2,-90')).toThrow(/samples.*采样点数/);
  });
});

describe('drive tests', () => {
  const read = (text: string) => {
    const problems = new Diagnostics();
    return {
      rows: readDriveTest(parseTable(text, 'dt.csv'), problems, asDegrees),
      problems: problems.list(),
    };
  };

  it('keep levels that a phone can report; other technologies and lost positions are left out', () => {
    const { rows, problems } = read(
      'Longitude,Latitude,Operatorname,NetworkMode,RSRP\n1,2,B,5G,-99\n1,2,B,LTE,-200\n1,2,B,HSPA+,-90\n-,-,B,LTE,-90\n1,2,B,LTE,-\n',
    );
    expect(problems).toEqual([]);
    expect(rows).toEqual([{ lon: 1, lat: 2, operators: ['b'], technology: 'nr', rsrp_dBm: -99, samples: 1 }]);
  });

  it('of a table with a column per technology give a sample of each', () => {
    const { rows } = read('经度,纬度,NR SS-RSRP,LTE RSRP\n1,2,-100,-95\n1,2,,-96\n');
    expect(rows.map((r) => [r.technology, r.rsrp_dBm])).toEqual([
      ['nr', -100],
      ['lte', -95],
      ['lte', -96],
    ]);
  });

  const cork = shared('data/drive_tests/cork_5g/B_2019.12.16_14.23.32.csv');
  it.skipIf(!existsSync(cork))('of a real logger are read as they are', () => {
    const { rows, problems } = read(readFileSync(cork, 'utf8'));
    expect(problems).toEqual([]);
    expect(rows.length).toBeGreaterThan(1000);
    expect(rows.every((r) => r.rsrp_dBm < -40 && r.rsrp_dBm > -141 && Math.abs(r.lat - 51.9) < 0.2)).toBe(
      true,
    );
  });
});

describe('complaints', () => {
  it('count as their row says, one without a word', () => {
    const problems = new Diagnostics();
    const table = parseTable('经度,纬度,投诉次数\n1,2,4\n3,4,\n', 'complaints.csv');
    expect(readComplaints(table, problems, asDegrees)).toEqual([
      { lon: 1, lat: 2, count: 4 },
      { lon: 3, lat: 4, count: 1 },
    ]);
    expect(problems.list()).toEqual([]);
  });
});
