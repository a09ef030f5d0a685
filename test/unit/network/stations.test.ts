import { describe, expect, it } from 'vitest';
import { transformer } from '../../../src/geo/transform.js';
import { parseGeoJson, pointTable } from '../../../src/io/geojson.js';
import { parseTable, readTable } from '../../../src/io/table/table.js';
import { decodeText } from '../../../src/io/table/text.js';
import { buildNetwork, type StationOptions } from '../../../src/network/stations.js';
import { parseMsi } from '../../../src/radio/msi.js';
import { sectorPattern } from '../../../src/radio/patterns.js';
import { has, shared } from '../../helpers/needs.js';

const build = (csv: string, options: StationOptions = {}) =>
  buildNetwork([parseTable(csv, 's.csv')], options);
const errors = (csv: string, options: StationOptions = {}) =>
  build(csv, options)
    .diagnostics.list('error')
    .map(
      (d) =>
        `${d.where?.row ?? ''}:${d.where?.column ?? ''} ${d.where?.field ?? ''}: ${d.text.en}${d.hint ? ` Hint: ${d.hint.en}` : ''}`,
    );
const warnings = (csv: string, options: StationOptions = {}) =>
  build(csv, options)
    .diagnostics.list('warning')
    .map((d) => d.code.replace('CVG_LINT_', '').toLowerCase());
const only = (csv: string, options: StationOptions = {}) => {
  const { network, diagnostics } = build(csv, options);
  expect(diagnostics.list('error')).toEqual([]);
  expect(network.sectors).toHaveLength(1);
  return network.sectors[0];
};

/** Text to GB18030 bytes: the inverse of the decoder over all two-byte codes. */
function gb18030(text: string): Uint8Array {
  const codes = new Map<string, [number, number]>();
  const decoder = new TextDecoder('gb18030');
  for (let a = 0x81; a <= 0xfe; a++)
    for (let b = 0x40; b <= 0xfe; b++) {
      const c = decoder.decode(Uint8Array.of(a, b));
      if (c.length === 1 && !codes.has(c)) codes.set(c, [a, b]);
    }
  return Uint8Array.from(
    [...text].flatMap((c) => (c.charCodeAt(0) < 128 ? [c.charCodeAt(0)] : (codes.get(c) ?? [63]))),
  );
}

describe('a carrier’s table in GB18030 with units in its headers', () => {
  const table = [
    '*基站名称,*小区名称,基站号,小区号,运营商,制式,频段,频点,*经度,*纬度,挂高（m）,方位角(°),机械下倾角,电子下倾角,参考信号功率(0.1dBm),带宽,PCI,覆盖类型,状态',
    '清河一站,清河一站-1,０４６００１,1,中国联通,LTE,FDD1800,1650,113°15′30″,23.1,３５,0,2,4,152,20M,0,宏站,在网',
    '清河一站,清河一站-2,046001,2,中国联通,LTE,FDD1800,1650,113.2583,23.1,35,120,2,4,182,20M,1,宏站,在网',
    '清河二站,清河二站-1,046002,1,中国电信,NR,n78,636666,113.30,23.15,30,0,,,178,100,300,宏站,开通',
    '汽车站,汽车站室分-1,046003,1,移动,LTE,B40,38950,113.31,23.16,3,,,,90,20,10,室分,在网',
    '新站,新站-1,046004,1,移动,NR,700M,,113.32,23.17,40,0,3,3,209,30,500,宏站,规划',
  ].join('\r\n');
  const { text, encoding } = decodeText(gb18030(table), 'gc.csv');
  const { network, diagnostics } = buildNetwork([parseTable(text, 'gc.csv')]);

  it('is read without an error, and every row is counted once', () => {
    expect(encoding).toBe('gb18030');
    expect(diagnostics.list('error')).toEqual([]);
    expect(network.counts).toMatchObject({
      rows: 5,
      propagated: 3,
      indoor: 1,
      notPropagated: { planned: 1 },
    });
  });

  it('positions, heights, tilts, powers and carriers come out in our units', () => {
    expect(network.sectors[0]).toMatchObject({
      name: '清河一站-1',
      operator: 'unicom',
      lat: 23.1,
      antennaHeight_mAGL: 35,
      azimuth_deg: 0,
      mechTilt_deg: 2,
      elecTilt_deg: 4,
      epre_dBm: 15.2,
      frequency_MHz: 1850,
      bandwidth_MHz: 20,
      pci: 0,
      row: 2,
    });
    expect(network.sectors[0].lon).toBeCloseTo(113.258333, 6);
    expect(network.sectors[1].epre_dBm).toBeCloseTo(18.2, 9);
  });

  it('ids keep their leading zeros', () => {
    expect(network.sectors[1].siteId).toBe('046001');
  });

  it('layers follow operators, technologies and carriers', () => {
    expect(network.layers.map((l) => [l.id, l.group, l.frequency_MHz])).toEqual([
      ['lte-b3', 'unicom', 1850],
      ['lte-b40', 'mobile', 2330],
      ['nr-n28', 'mobile+broadnet', 773],
      ['nr-n78', 'telecom+unicom', 3549.99],
    ]);
  });

  it('says that powers were tenths of a dBm', () => {
    expect(diagnostics.list('warning').map((d) => d.text.zh)).toContain(
      '5 个参考信号功率按 0.1 dBm 单位读取。',
    );
  });

  it('missing tilts are named among the defaults', () => {
    expect(network.sectors[2].defaulted).toEqual(
      expect.arrayContaining(['mech_tilt_deg', 'elec_tilt_deg', 'load']),
    );
    expect(network.counts.defaulted.elec_tilt_deg).toBe(2);
  });
});

describe('bad cells are refused with row, column, limit and hint', () => {
  it.each([
    [
      'lon,lat,mech_tilt_deg\n1,2,412',
      '2:3 mech_tilt_deg: 412 is above the maximum 45. Hint: Tilt is in degrees',
    ],
    [
      'lon,lat,azimuth_deg\n1,2,412',
      '2:3 azimuth_deg: 412 is above the maximum 360. Hint: Did you mean 52 (412−360)?',
    ],
    ['lon,lat,height\n1,2,NaN', '2:3 height_mAGL: “NaN” is not a number. Hint: Leave the cell empty'],
    ['lon,lat\nNaN,2', '2:1 lon: “NaN” is not a number.'],
    [
      'lon,lat\n23.1,113.2',
      '2:2 lat: Longitude 23.1, latitude 113.2: outside the range of degrees. Hint: The two columns look swapped.',
    ],
    ['lon,lat\n200,95', '2:1 lon: Longitude 200, latitude 95: outside the range of degrees.'],
    ['lon,lat\n0,0', '2:1 lon: Longitude and latitude are both 0.'],
    [
      'x,y\n38512345,2554321',
      '2:1 lon: 38512345 cannot be a degree: this looks like a projected coordinate. Hint: Declare stations.crs, for example EPSG:4526.',
    ],
    [
      'lon,lat,height\n1,2,1850',
      '2:3 height_mAGL: 1850 is above the maximum 600. Hint: Height counts from the ground; this looks like a height above sea level.',
    ],
    [
      'lon,lat,rs_epre_dBm\n1,2,43',
      '2:3 rs_epre_dBm: 43 is above the maximum 35. Hint: Power per resource element',
    ],
    ['lon,lat,earfcn\n1,2,5000', '2:3 arfcn: 5000 is no downlink channel number of any LTE band.'],
    ['lon,lat,technology,frequency_MHz\n1,2,LTE,1200', '2:4 frequency_MHz: No LTE band holds 1200 MHz.'],
    ['lon,lat,band\n1,2,purple', '2:3 band: “purple” is not a band that the tool knows.'],
    ['site_id,cell_id,lon,lat\nA,1,1,2\nA,1,1,2', '3:2 cell_id: Cell 1 of site A is already in row 2.'],
    ['lon,lat\n', ': : The station table has no rows.'],
    ['name,height\na,3', '1: : No columns for longitude and latitude. Columns found: name, height.'],
  ])('%s', (csv, message) => {
    const found = errors(csv);
    expect(found[0]).toContain(message);
  });

  it('all problems of a table are listed at once, and the good rows stay', () => {
    const csv = 'lon,lat,azimuth_deg,height\n1,2,400,30\n1,2,30,NaN\nx,2,500,30\n1,2,30,30';
    expect(errors(csv)).toHaveLength(4);
    expect(build(csv).network.counts).toMatchObject({
      rows: 4,
      propagated: 1,
      notPropagated: { unreadable: 3 },
    });
  });

  it('at most 200 problems of one file are listed, the rest are counted', () => {
    const list = build(`lon,lat,azimuth_deg\n${'1,2,999\n'.repeat(450)}`).diagnostics.list('error');
    expect(list).toHaveLength(201);
    expect(list[200].text.en).toContain('250 more');
  });

  it('limits hold at the edge', () => {
    const tilt = (t: number) => errors(`lon,lat,mech_tilt_deg\n1,2,${t}`).length;
    expect([44.9, 45, 45.1, -30, -30.1].map(tilt)).toEqual([0, 0, 1, 0, 1]);
    const azimuth = (a: number) => errors(`lon,lat,azimuth_deg\n1,2,${a}`).length;
    expect([-1, 0, 360, 360.5, -2].map(azimuth)).toEqual([0, 0, 0, 1, 1]);
  });

  it('swapped coordinates that are both possible are noticed by the planning area', () => {
    const csv = 'lon,lat\n39.4,75.9\n39.5,76.0\n39.6,76.1';
    expect(errors(csv)).toEqual([]);
    expect(errors(csv, { area: [75, 39, 77, 40] })[0]).toContain('3 of 3 stations');
  });

  it('rows without coordinates are counted, not fatal', () => {
    expect(build('lon,lat\n1,2\n,\n').network.counts).toMatchObject({ propagated: 1 });
    expect(build('id,lon,lat\na,1,2\nb,,\n').network.counts.notPropagated).toEqual({ 'no-position': 1 });
    expect(errors('id,lon,lat\nb,,\n')[0]).toContain('No row of the station table can be used');
  });
});

describe('tilt', () => {
  const tilt = (header: string, row: string) => {
    const s = only(`lon,lat,${header}\n1,2,${row}`);
    return [s.mechTilt_deg, s.elecTilt_deg];
  };

  it('preset and adjustable electrical tilt add up', () => {
    expect(tilt('机械下倾角,预置电下倾角,电调下倾角', '2,3,4')).toEqual([2, 7]);
  });

  it('an electrical tilt is not counted twice with its preset part', () => {
    expect(tilt('机械下倾角,电子下倾角,预置电下倾角', '2,7,3')).toEqual([2, 7]);
    expect(tilt('机械下倾角,预置电下倾角,电调下倾角,总下倾角', '2,3,4,6')).toEqual([2, 4]);
  });

  it('a total alone is electrical, and a total that does not add up is a warning', () => {
    expect(tilt('下倾角', '6')).toEqual([0, 6]);
    expect(warnings('lon,lat,机械下倾角,电子下倾角,总下倾角\n1,2,2,4,9')).toContain('tilt_sum');
    expect(warnings('lon,lat,机械下倾角,电子下倾角,总下倾角\n1,2,2,4,7')).not.toContain('tilt_sum');
  });

  it('a missing tilt follows height, design radius and beam, and is named', () => {
    const s = only('lon,lat,height,vpbw_deg,earfcn\n1,2,35,7,1650');
    expect(s.elecTilt_deg).toBeCloseTo((Math.atan(35 / 1700) * 180) / Math.PI + 3.5, 9);
    expect(s.defaulted).toContain('elec_tilt_deg');
  });
});

describe('azimuth', () => {
  it('0 and 360 are north, −1 and an omni type radiate all around, blank is unknown', () => {
    expect(only('lon,lat,azimuth\n1,2,0')).toMatchObject({ azimuth_deg: 0 });
    expect(only('lon,lat,azimuth\n1,2,360')).toMatchObject({ azimuth_deg: 0 });
    const omni = only('lon,lat,azimuth,扇区类型\n1,2,0,全向');
    expect([omni.azimuth_deg, omni.defaulted.includes('azimuth_deg')]).toEqual([Number.NaN, false]);
    expect(Math.max(...omni.pattern.horizontal_dB)).toBe(0);
    const unknown = only('lon,lat,azimuth\n1,2,');
    expect([unknown.azimuth_deg, unknown.defaulted.includes('azimuth_deg')]).toEqual([Number.NaN, true]);
    expect(new Set(unknown.pattern.horizontal_dB).size).toBe(1);
    expect(unknown.pattern.horizontal_dB[0]).toBeGreaterThan(1);
  });
});

describe('power', () => {
  it('carrier power is spread over resource elements, 2 × 20 W on 20 MHz is 15.2 dBm', () => {
    expect(only('lon,lat,earfcn,bandwidth,carrier_power_W,ports\n1,2,1650,20,40,2').epre_dBm).toBeCloseTo(
      15.23,
      2,
    );
    expect(only('lon,lat,earfcn,bandwidth,发射功率(dBm),ports\n1,2,1650,20,46.02,2').epre_dBm).toBeCloseTo(
      15.23,
      2,
    );
    expect(
      only('lon,lat,technology,band,bandwidth,carrier_power_W\n1,2,NR,n78,100,200').epre_dBm,
    ).toBeCloseTo(17.86, 2);
  });

  it('a carrier power that no resource element can have is refused', () => {
    expect(errors('lon,lat,earfcn,bandwidth,carrier_power_W,ports\n1,2,1650,1.4,900,1')[0]).toContain(
      '41 dBm per resource element',
    );
  });

  it('two sources more than 3 dB apart are a finding', () => {
    const csv = (epre: number) =>
      `lon,lat,earfcn,bandwidth,carrier_power_W,ports,rs_epre_dBm\n1,2,1650,20,40,2,${epre}`;
    expect(warnings(csv(12.2))).toContain('power_differs');
    expect(warnings(csv(12.3))).not.toContain('power_differs');
    expect(only(csv(9)).epre_dBm).toBe(9);
  });

  it('a cell power in 0.1 dBm is the reference signal when small and the carrier when large', () => {
    expect(only('lon,lat,earfcn,小区功率(0.1毫瓦分贝)\n1,2,1650,152').epre_dBm).toBeCloseTo(15.2, 9);
    expect(only('lon,lat,earfcn,小区功率(0.1毫瓦分贝),ports\n1,2,1650,460.2,2').epre_dBm).toBeCloseTo(
      15.23,
      2,
    );
  });

  it('a panel’s traffic gain is not given to its SSB', () => {
    const panel = only('lon,lat,technology,band,gain_dBi,azimuth\n1,2,NR,n78,25,0');
    expect([panel.rsGain_dBi, panel.trafficGain_dBi, panel.pattern.maxGain_dBi]).toEqual([23, 25, 23]);
    const wide = only('lon,lat,technology,band,gain_dBi,ssb_gain_dBi,azimuth\n1,2,NR,n78,24,17.5,0');
    expect([wide.rsGain_dBi, wide.trafficGain_dBi]).toEqual([17.5, 24]);
    const lte = only('lon,lat,earfcn,gain_dBi,azimuth\n1,2,1650,18,0');
    expect([lte.rsGain_dBi, lte.trafficGain_dBi]).toEqual([18, 18]);
  });
});

describe('technology, band and carrier', () => {
  const where = (header: string, row: string, options: StationOptions = {}) => {
    const s = only(`lon,lat,${header}\n1,2,${row}`, options);
    return `${s.layer.id} ${s.frequency_MHz}`;
  };

  it.each([
    ['EARFCN', '1650', 'lte-b3 1850'],
    ['频点', '1650', 'lte-b3 1850'],
    ['频点', '636666', 'nr-n78 3549.99'],
    ['SSB ARFCN', '504990', 'nr-n41 2524.95'],
    ['频段', 'F频段', 'lte-b39 1895'],
    ['频段', 'n28', 'nr-n28 773'],
    ['频段', '1800M', 'lte-b3 1850'],
    ['制式,频段', 'NR,3.5G', 'nr-n78 3550'],
    ['制式,频段', '5G,700M', 'nr-n28 773'],
    ['频段', 'FDD-900', 'lte-b8 941.5'],
    ['频段', 'LTE_FDD_1800', 'lte-b3 1850'],
    ['Frequency Band', '2585', 'lte-b41 2585'],
    ['制式,频段', 'NR,41', 'nr-n41 2565'],
    ['频段,频点', 'B1,2120', 'lte-b1 2120'],
    ['制式,下行中心频率', 'NR,2.565', 'nr-n41 2565'],
  ])('%s = %s', (header, row, expected) => {
    expect(where(header, row)).toBe(expected);
  });

  it('a row with nothing is LTE on 1850 MHz, never NR, and is counted', () => {
    const { network, diagnostics, addedNrLayers } = build('lon,lat\n1,2');
    expect(network.layers.map((l) => [l.id, l.frequency_MHz, l.bandwidth_MHz])).toEqual([
      ['lte-b3', 1850, 20],
    ]);
    expect(network.counts.assigned).toEqual({ 'lte-by-default': 1, 'no-carrier': 1 });
    expect(diagnostics.list('warning').map((d) => d.code)).toContain('CVG_LINT_UNKNOWN_OPERATOR');
    expect(addedNrLayers.map((l) => [l.id, l.group, l.frequency_MHz])).toEqual([['nr-n78', 'unknown', 3550]]);
  });

  it('stations.assume fills what is missing and is counted', () => {
    const assume = { technology: 'nr', band: 28 } as const;
    expect(where('name', 'a', { assume })).toBe('nr-n28 773');
    expect(build('lon,lat\n1,2', { assume }).network.counts.assigned).toMatchObject({ assume: 1 });
    expect(where('EARFCN', '1650', { assume })).toBe('lte-b3 1850');
  });

  it('a channel number outside the stated band is a finding and wins', () => {
    expect(warnings('lon,lat,频段,earfcn\n1,2,B1,1650')).toContain('arfcn_band');
    expect(where('频段,earfcn', 'B1,1650')).toBe('lte-b3 1850');
  });

  it('2G, 3G and NB-IoT are kept out and counted', () => {
    expect(
      build('lon,lat,制式\n1,2,GSM\n1,2,UMTS\n1,2,NB-IoT\n1,2,LTE').network.counts.notPropagated,
    ).toEqual({ 'other-technology': 3 });
  });

  it('project layers take rows within 5 % of their frequency; others are counted', () => {
    const layers = [{ id: 'low', technology: 'lte', frequency_MHz: 1850, bandwidth_MHz: 20 } as const];
    const { network } = build('lon,lat,earfcn\n1,2,1650\n1,2,1300\n1,2,100\n1,2,38400', { layers });
    expect(network.counts).toMatchObject({ propagated: 3, notPropagated: { 'no-layer': 1 } });
    expect(network.sectors.map((s) => [s.layer.id, s.frequency_MHz])).toEqual([
      ['low', 1850],
      ['low', 1815],
      ['low', 1895],
    ]);
  });

  it('a project layer without group becomes one layer for each group', () => {
    const layers = [{ id: 'l18', technology: 'lte', frequency_MHz: 1850, bandwidth_MHz: 20 } as const];
    const { network } = build('lon,lat,operator,earfcn\n1,2,移动,1300\n1,2,联通,1650', { layers });
    expect(network.layers.map((l) => [l.id, l.group])).toEqual([
      ['l18-mobile', 'mobile'],
      ['l18-unicom', 'unicom'],
    ]);
    const shared = build('lon,lat,operator,earfcn\n1,2,移动,1300\n1,2,联通,1650', {
      layers: [{ ...layers[0], group: ['unicom'] }],
    });
    expect(shared.network.counts).toMatchObject({ propagated: 1, notPropagated: { 'no-layer': 1 } });
  });

  it('a column misread as operators cannot make endless layers', () => {
    const csv = `lon,lat,operator\n${Array.from({ length: 100 }, (_, i) => `1,2,name${i}`).join('\n')}`;
    expect(errors(csv)[0]).toContain('more than 64 layers');
  });
});

describe('sharing and duplicates', () => {
  it('a shared cell listed for each operator counts once', () => {
    const csv =
      'site_id,cell_id,operator,technology,band,lon,lat,azimuth\nA,1,电信,NR,n78,1,2,0\nA,1,联通,NR,n78,1,2,0';
    const { network, diagnostics } = build(csv);
    expect(diagnostics.list('error')).toEqual([]);
    expect(network.counts).toMatchObject({ propagated: 1, notPropagated: { 'shared-duplicate': 1 } });
  });

  it('equal numbers on two carriers, two technologies or of two operators apart are two cells', () => {
    expect(errors('site_id,cell_id,earfcn,lon,lat\nA,1,1650,1,2\nA,1,100,1,2')).toEqual([]);
    expect(errors('site_id,cell_id,频段,lon,lat\nA,1,B3,1,2\nA,1,n78,1,2')).toEqual([]);
    expect(
      build('site_id,cell_id,operator,band,lon,lat\nA,1,电信,n78,1,2\nA,1,联通,n78,1.5,2').network.counts
        .propagated,
    ).toBe(2);
  });

  it('ids that a spreadsheet turned into floats are a finding, not duplicates', () => {
    const csv = 'site_id,cell_id,lon,lat\n1,4.60001E+14,1,2\n1,4.60001E+14,1,2';
    expect(errors(csv)).toEqual([]);
    expect(warnings(csv)).toContain('scientific_id');
  });
});

describe('kinds of rows', () => {
  it('indoor cells never propagate, by type, door code or name', () => {
    const csv = 'name,lon,lat,cover_type\na,1,2,室分\nb,1,2,pRRU\n商场室分,1,2,\nd,1,2,宏站';
    expect(build(csv).network.counts).toMatchObject({ indoor: 3, propagated: 1 });
    expect(build('lon,lat,DoorType\n1,2,2\n1,2,1').network.counts).toMatchObject({
      indoor: 1,
      propagated: 1,
    });
  });

  it('planned, off, repeater and tunnel rows are typed and counted', () => {
    const csv =
      'lon,lat,status,cover_type\n1,2,规划,宏站\n1,2,退网,宏站\n1,2,在网,直放站\n1,2,在网,泄漏电缆\n1,2,在网,宏站';
    expect(build(csv).network.counts).toMatchObject({
      propagated: 1,
      notPropagated: { planned: 1, off: 1, repeater: 1, tunnel: 1 },
    });
  });

  it('sector order is the order of the files', () => {
    const tables = [parseTable('name,lon,lat\na,1,2\nb,1,2', 'x'), parseTable('name,lon,lat\nc,1,2', 'y')];
    const { sectors } = buildNetwork(tables).network;
    expect(sectors.map((s) => [s.index, s.name])).toEqual([
      [0, 'a'],
      [1, 'b'],
      [2, 'c'],
    ]);
  });

  it('PCI ranges differ between LTE and NR', () => {
    const csv = (t: string, pci: number) => `lon,lat,制式,PCI\n1,2,${t},${pci}`;
    expect(only(csv('LTE', 503)).pci).toBe(503);
    expect(only(csv('LTE', 504)).pci).toBe(-1);
    expect(only(csv('NR', 1007)).pci).toBe(1007);
    expect(warnings(csv('NR', 1008))).toContain('pci');
  });
});

describe('size', () => {
  it('more rows than any province has are refused before they are read', () => {
    const t = parseTable('lon,lat\n1,2', 'big.csv');
    const big = { ...t, rows: new Array<readonly string[]>(300_001).fill(t.rows[0]) };
    expect(() => buildNetwork([big])).toThrow('big.csv: 300001 station rows');
  });
});

describe('coordinates', () => {
  it('projected, zoned and shifted coordinates arrive as WGS 84', () => {
    const [x, y] = transformer('EPSG:4326', 'EPSG:4526')(113.2, 23.1);
    const zoned = only(`x,y\n${x},${y}`, { crs: 'EPSG:4526' });
    expect(zoned.lon).toBeCloseTo(113.2, 7);
    expect(zoned.lat).toBeCloseTo(23.1, 7);
    const [gx, gy] = transformer('EPSG:4326', 'gcj02')(113.2, 23.1);
    const shifted = only(`lon,lat\n${gx},${gy}`, { crs: 'gcj02' });
    expect(Math.hypot(shifted.lon - 113.2, shifted.lat - 23.1)).toBeLessThan(1e-5);
    expect(errors('x,y\n1e30,1e30', { crs: 'EPSG:25831' })[0]).toContain('do not exist in');
  });

  it('semicolon tables use decimal commas', () => {
    expect(only('lon;lat;height\n1,5;42,5;30,5')).toMatchObject({
      lon: 1.5,
      lat: 42.5,
      antennaHeight_mAGL: 30.5,
    });
  });

  it('GeoJSON points are stations', () => {
    const text = JSON.stringify({
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          properties: { height: '125', operator: 'Andorra Telecom' },
          geometry: { type: 'Point', coordinates: [1.56, 42.52] },
        },
      ],
    });
    const { network } = buildNetwork([pointTable(parseGeoJson(text, 'm.geojson'))]);
    expect(network.sectors[0]).toMatchObject({
      lon: 1.56,
      antennaHeight_mAGL: 125,
      operator: 'andorra-telecom',
    });
  });
});

describe('antenna files', () => {
  it('give the pattern by name, and their electrical tilt is not added again', () => {
    const cut = '0 0\n90 20\n180 25\n270 20\n';
    const file = parseMsi(
      `NAME K65\nGAIN 15 dBi\nTILT ELECTRICAL 4\nHORIZONTAL 360\n${cut}VERTICAL 360\n${cut}`,
      'k.msi',
    );
    const csv = 'lon,lat,antenna,azimuth,elec_tilt_deg\n1,2,K65,0,4';
    const s = only(csv, { antennas: new Map([['k65', file]]) });
    expect([s.elecTilt_deg, s.pattern.horizontal_dB[900]]).toEqual([0, 20]);
    expect(warnings(csv, { antennas: new Map([['k65', file]]) })).toContain('file_tilt');
    // The table's gain goes before the file's, and the file's before the equipment's.
    expect([s.rsGain_dBi, s.trafficGain_dBi, s.defaulted.includes('gain_dBi')]).toEqual([15, 15, false]);
    const stated = only('lon,lat,antenna,azimuth,gain\n1,2,K65,0,17', { antennas: new Map([['k65', file]]) });
    expect(stated.rsGain_dBi).toBe(17);
  });

  it('of beam sets give the two gains of a panel and the shape of its traffic beams', () => {
    const shape = { hpbw_deg: 90, vpbw_deg: 8, source: 'test' };
    const beams = {
      pattern: sectorPattern({ id: 'ssb', maxGain_dBi: 22.4, ...shape }),
      traffic: sectorPattern({ id: 'traffic', maxGain_dBi: 25.1, ...shape }),
      electricalTilt_deg: Number.NaN,
      gainKnown: true,
    };
    const csv = 'lon,lat,tech,arfcn,antenna,azimuth\n1,2,NR,636666,AAU,0\n1,2,NR,636666,,120';
    const of = (known: boolean) =>
      build(csv, { antennas: new Map([['aau', { ...beams, gainKnown: known }]]) }).network.sectors;
    expect(of(true)[0]).toMatchObject({
      rsGain_dBi: 22.4,
      trafficGain_dBi: 25.1,
      trafficPattern: { id: 'traffic', maxGain_dBi: 25.1 },
    });
    const [shapeOnly, other] = of(false);
    expect([shapeOnly.rsGain_dBi, shapeOnly.trafficGain_dBi]).toEqual([
      other.rsGain_dBi,
      other.trafficGain_dBi,
    ]);
    expect(shapeOnly.trafficPattern?.maxGain_dBi).toBe(other.trafficGain_dBi);
    expect(other.trafficPattern).toBeUndefined();
  });
});

describe('layers of a project', () => {
  const layer = { id: 'a', technology: 'nr', frequency_MHz: 3450, bandwidth_MHz: 100 } as const;
  const csv = 'lon,lat,tech,frequency_MHz,load\n1,2,NR,3450,\n1,2,NR,3450,0.9';

  it('give their load to cells that state none', () => {
    const loads = (load?: number) =>
      build(csv, { layers: [{ ...layer, load }] }).network.sectors.map((s) => s.load);
    expect(loads(0.2)).toEqual([0.2, 0.9]);
    expect(loads()).toEqual([0.5, 0.9]);
  });

  it('with frames that cannot be synchronised in one band are a warning that names both', () => {
    const other = { ...layer, id: 'b', frequency_MHz: 3550, frame: 'DDDDDDDSUU 6:4:4' };
    const of = (frame: string) =>
      build(csv, { layers: [{ ...layer, frame }, other] })
        .diagnostics.list('warning')
        .filter((d) => d.code === 'CVG_TDD_FRAMES');
    expect(of('DDDDDDDSUU 6:4:4')).toEqual([]);
    const [found] = of('DDDSUDDSUU');
    expect(found.text.en).toMatch(/a and b .*DDDSUDDSUU \/ DDDDDDDSUU 6:4:4/);
  });
});

describe('data-quality findings', () => {
  it.each([
    ['height,azimuth\n1,2,60,0', 'height_high'],
    ['height,azimuth\n1,2,5,0', 'height_low'],
    ['mech_tilt_deg,elec_tilt_deg\n1,2,10,7', 'tilt_high'],
    ['mech_tilt_deg,elec_tilt_deg\n1,2,0,1', 'tilt_low'],
    ['mech_tilt_deg,elec_tilt_deg\n1,2,-4,1', 'tilt_up'],
    ['height,mech_tilt_deg,elec_tilt_deg\n1,2,55,2,2', 'tilt_for_height'],
    ['height\n1,2,0', 'zero_height'],
    ['status\n1,2,?', 'status'],
    ['cover_type\n1,2,?', 'cover_type'],
    ['earfcn,bandwidth\n1,2,1650,17', 'bandwidth'],
    ['site_id,azimuth\n1,2,A,0\n1,2,A,0\n1,2,A,0', 'same_azimuth'],
    ['site_id,azimuth\n1,2,A,0\n1,2,A,64', 'close_azimuth'],
    ['site_id,azimuth\n1,2,A,350\n1,2,A,40', 'close_azimuth'],
    ['site_id,pci\n1,2,A,3\n1,2,A,6', 'mod_3'],
    ['site_id\n1,2,A\n1.01,2,A', 'site_spread'],
    ['site_id\n1,2,A\n1,2,A', 'no_azimuth_together'],
    [`height\n${'1,2,420\n'.repeat(6)}`, 'altitude'],
  ])('%s is %s', (csv, code) => {
    expect(warnings(`lon,lat,${csv}`)).toContain(code);
  });

  it('a plain site has none of them', () => {
    const csv =
      'site_id,operator,earfcn,lon,lat,height,azimuth,mech_tilt_deg,elec_tilt_deg,pci\nA,联通,1650,1,2,35,0,2,4,0\nA,联通,1650,1,2,35,120,2,4,1\nA,联通,1650,1,2,35,240,2,4,2';
    expect(warnings(csv)).toEqual([]);
  });
});

const masts = shared('data/andorra/vector/stations_osm.csv');
const cells = shared('data/cells_opencellid/lesotho_mcc651.csv');
describe('real tables', () => {
  it.skipIf(!has(masts))(
    'masts of OpenStreetMap become one LTE layer, everything defaulted is counted',
    async () => {
      const { network, diagnostics } = buildNetwork([await readTable(masts)]);
      expect(diagnostics.list('error')).toEqual([]);
      expect(network.counts.propagated).toBe(network.counts.rows);
      expect(network.counts.defaulted.azimuth_deg).toBe(network.counts.rows);
      expect(network.layers.every((l) => l.technology === 'lte')).toBe(true);
    },
  );

  it.skipIf(!has(cells))(
    'a public cell database keeps its LTE cells; every row is counted once',
    async () => {
      const { network, diagnostics } = buildNetwork([await readTable(cells)]);
      expect(diagnostics.list('error')).toEqual([]);
      const { rows, propagated, indoor, notPropagated } = network.counts;
      expect(propagated + indoor + Object.values(notPropagated).reduce((a, b) => a + b, 0)).toBe(rows);
      expect(propagated).toBeGreaterThan(0);
      expect(new Set(network.sectors.map((s) => s.operator)).size).toBeGreaterThan(1);
    },
  );

  it('a public cell database without header is recognised', () => {
    const { network } = build(
      'LTE,460,0,1234,56789,0,113.2,23.1,1000,5,1,1,1,0\nGSM,460,1,1234,1,0,113.2,23.1,1000,5,1,1,1,0\n',
    );
    expect(network.counts).toMatchObject({
      rows: 2,
      propagated: 1,
      notPropagated: { 'other-technology': 1 },
    });
    expect(network.sectors[0].operator).toBe('mobile');
  });
});
