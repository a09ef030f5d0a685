import { describe, expect, it } from 'vitest';
import { PixelStatus } from '../../../src/coverage/kernel/fold.js';
import type { TransportLine } from '../../../src/demand/transportLines.js';
import { auditLines, type LineVerdict } from '../../../src/siting/lines/audit.js';
import { linesColumns, linesCsvRows, weakRoadsGeoJson } from '../../../src/siting/lines/rows.js';
import { trainLoss_dB } from '../../../src/siting/lines/vehicle.js';
import { toLonLat } from '../demand/world.js';
import { zoneWorld } from './zones/world.js';

/** Weak pixels stand at −120 dBm, covered ones at `level_dBm`; SINR 10 dB in all. */
function judged(row: string, line: Partial<TransportLine>, level_dBm = -90, trainLoss?: number): LineVerdict {
  const { coverage, network } = zoneWorld([row]);
  const [layer] = coverage.layers;
  const rsrp_dBm = layer.rsrp_dBm.map((v) => (v === -90 ? level_dBm : v));
  const dataSinr_dB = layer.rsSinr_dB.map(() => 10);
  const whole: TransportLine = {
    id: 'road-1',
    class: 'national',
    name: 'G1',
    parts: [{ line: [0, 50, 100 * row.length, 50], tunnel: false }],
    ...line,
  };
  const [[verdict]] = [
    ...auditLines({
      coverage: { ...coverage, layers: [{ ...layer, rsrp_dBm, dataSinr_dB }] },
      network,
      lines: [whole],
      trainLoss_dB: trainLoss,
    }),
  ];
  return verdict;
}

const dots = (n: number): string => '.'.repeat(n);
const weak = (n: number): string => 'w'.repeat(n);

describe('a line', () => {
  it('passes when 95 % of its length is covered, and tells the longest stretch that fails', () => {
    expect(judged(`${dots(57)}${weak(3)}`, {}).verdict).toBe('pass');
    const failing = judged(`${dots(40)}w${dots(9)}${weak(4)}${dots(6)}`, {});
    expect(failing).toMatchObject({ verdict: 'fail', length_m: 6000, covered_m: 5500, unknown_m: 0 });
    expect(failing.longestFailing?.length_m).toBe(400);
    expect(failing.longestFailing?.path[0]).toEqual([5000, 50]);
    expect(failing.longestFailing?.path.at(-1)).toEqual([5400, 50]);
  });

  it('is unknown where what is unknown decides: on void terrain and in tunnels', () => {
    expect(judged(`${dots(56)}????`, {}).verdict).toBe('unknown');
    expect(judged(`${dots(50)}${weak(4)}??????`, {}).verdict).toBe('fail');
    const tunnel = judged(dots(20), {
      parts: [
        { line: [0, 50, 1000, 50], tunnel: false },
        { line: [1000, 50, 2000, 50], tunnel: true },
      ],
    });
    expect(tunnel).toMatchObject({ verdict: 'unknown', covered_m: 1000, unknown_m: 1000, tunnel_m: 1000 });
  });

  it('counts inside the area only, and a stretch ends at the border', () => {
    const verdict = judged(`ww ww${dots(5)}`, {});
    expect(verdict.length_m).toBe(900);
    expect(verdict.longestFailing?.length_m).toBe(200);
  });

  it('of rail is heard behind the wall of the carriage, by frequency or as the project says', () => {
    const rail = { class: 'railway' } as const;
    // Gate −110 dBm; the wall takes 26 dB at 874 MHz.
    expect(judged(dots(10), rail, -85).verdict).toBe('fail');
    expect(judged(dots(10), rail, -83).verdict).toBe('pass');
    expect(judged(dots(10), { class: 'county' }, -85).verdict).toBe('pass');
    expect(judged(dots(10), rail, -85, 20).verdict).toBe('pass');
    expect(judged(dots(10), rail, -83).rates.ul_Mbps[0]).toBeLessThan(
      judged(dots(10), { class: 'county' }, -83).rates.ul_Mbps[0],
    );
  });

  it('is a weak road where it is at or below −105 dBm for more than 50 m; rails are none', () => {
    const verdict = judged(`..w..ww..`, {});
    expect(verdict.weak.map((s) => s.length_m)).toEqual([100, 200]);
    expect(verdict.weak[1].rsrp_dBm).toBeCloseTo(-120, 9);
    expect(judged('ww', { class: 'railway' }).weak).toEqual([]);
    const short = { parts: [{ line: [170, 50, 210, 50], tunnel: false }] };
    expect(judged('..w..', short).weak).toEqual([]);
    const { features } = weakRoadsGeoJson([verdict], toLonLat);
    expect(features.map((f) => f.properties.length_m)).toEqual([100, 200]);
  });

  it('is written with an empty cell for what is not known', () => {
    const [row] = linesCsvRows([judged('b', {})], { county: 'C', toLonLat });
    const cell = (name: (typeof linesColumns)[number]) => row[linesColumns.indexOf(name)];
    expect(row).toHaveLength(linesColumns.length);
    expect(cell('verdict')).toBe('fail');
    expect(cell('dlMean_Mbps')).toBe(0);
    expect(cell('weakRoads')).toBe(1);
  });
});

describe('the loss of a carriage', () => {
  it('is as measured at three bands, grows between them and is held beyond', () => {
    expect([1800, 2100, 3500].map(trainLoss_dB)).toEqual([26, 30, 33]);
    expect(trainLoss_dB(700)).toBe(26);
    expect(trainLoss_dB(4900)).toBe(33);
    for (let f = 1800; f < 3500; f += 100) expect(trainLoss_dB(f + 100)).toBeGreaterThan(trainLoss_dB(f));
  });
});

it('statuses that the drawn world uses are those of the engine', () => {
  expect(zoneWorld(['.w?b']).coverage.services[0].status).toEqual(
    Uint8Array.of(PixelStatus.covered, PixelStatus.weak, PixelStatus.unknown, PixelStatus.blind),
  );
});
