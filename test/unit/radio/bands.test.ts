import { describe, expect, it } from 'vitest';
import {
  arfcnInBand,
  bandByName,
  bandOfEarfcn,
  bandsOfFrequency,
  earfcnToFrequency_MHz,
  frequencyToNrArfcn,
  nrArfcnToFrequency_MHz,
  usualBandOfFrequency,
} from '../../../src/radio/bands.js';
import { lteBands } from '../../../src/radio/lteBands.js';
import { nrBands } from '../../../src/radio/nrBands.js';

describe('LTE bands', () => {
  it('EARFCN ranges of different bands never overlap, and rise with the table', () => {
    const sorted = [...lteBands].sort((a, b) => a.earfcnLow - b.earfcnLow);
    for (let i = 1; i < sorted.length; i++)
      expect(sorted[i].earfcnLow, sorted[i].band).toBeGreaterThan(sorted[i - 1].earfcnHigh);
    expect(sorted.map((b) => b.band)).toEqual(lteBands.map((b) => b.band));
  });

  it('uplink EARFCN ranges never overlap', () => {
    const up = lteBands
      .filter((b) => b.duplex === 'fdd')
      .map((b) => [b.ulEarfcnLow, b.ulEarfcnLow + Math.round((b.ulHigh_MHz - b.ulLow_MHz) * 10) - 1])
      .sort((a, b) => a[0] - b[0]);
    for (let i = 1; i < up.length; i++) expect(up[i][0]).toBeGreaterThan(up[i - 1][1]);
  });

  // Last downlink EARFCN of each band as Table 5.7.3-1 prints it: a second road to the widths.
  it.each([
    ['b1', 599],
    ['b3', 1949],
    ['b5', 2649],
    ['b7', 3449],
    ['b8', 3799],
    ['b9', 4149],
    ['b11', 4949],
    ['b21', 6599],
    ['b24', 8039],
    ['b26', 9039],
    ['b28', 9659],
    ['b30', 9869],
    ['b32', 10359],
    ['b34', 36349],
    ['b39', 38649],
    ['b40', 39649],
    ['b41', 41589],
    ['b43', 45589],
    ['b44', 46589],
    ['b46', 54539],
    ['b48', 56739],
    ['b52', 60139],
    ['b53', 60254],
    ['b65', 66435],
    ['b66', 67335],
    ['b70', 68585],
    ['b71', 68935],
    ['b74', 69465],
    ['b75', 70315],
    ['b85', 70545],
    ['b88', 70645],
  ])('the last EARFCN of %s is %i', (band, last) => {
    expect(lteBands.find((b) => b.band === band)?.earfcnHigh).toBe(last);
  });

  it.each([
    [1300, 1815, 'b3'],
    [1650, 1850, 'b3'],
    [1825, 1867.5, 'b3'],
    [2452, 874.2, 'b5'],
    [3590, 939, 'b8'],
    [100, 2120, 'b1'],
    [38400, 1895, 'b39'],
    [38950, 2330, 'b40'],
    [40936, 2624.6, 'b41'],
    [36275, 2017.5, 'b34'],
    [9410, 778, 'b28'],
  ])('EARFCN %i is %d MHz in %s', (earfcn, f, band) => {
    expect(earfcnToFrequency_MHz(earfcn)).toBe(f);
    expect(bandOfEarfcn(earfcn)?.band).toBe(band);
  });

  it('an uplink EARFCN gives the paired downlink carrier', () => {
    expect(earfcnToFrequency_MHz(18100)).toBe(2120);
    expect(earfcnToFrequency_MHz(20452)).toBe(874.2);
  });

  it('a number of no band gives NaN', () => {
    for (const n of [-1, 5000, 7450, 12000, 35999, 65535, 80000]) expect(earfcnToFrequency_MHz(n)).toBeNaN();
  });
});

describe('NR bands', () => {
  it.each([
    [636666, 3549.99],
    [504990, 2524.95],
    [428000, 2140],
    [154570, 772.85],
    [723360, 4850.4],
    [600000, 3000],
    [2016667, 24250.08],
    [2070833, 27500.04],
    [0, 0],
  ])('NR-ARFCN %i is %d MHz and back', (n, f) => {
    expect(nrArfcnToFrequency_MHz(n)).toBeCloseTo(f, 6);
    expect(frequencyToNrArfcn(f)).toBe(n);
  });

  it('numbers outside the global raster give NaN', () => {
    for (const n of [-1, 3279166, 1.5]) expect(nrArfcnToFrequency_MHz(n)).toBeNaN();
    expect(frequencyToNrArfcn(100_001)).toBeNaN();
  });

  it('bands shared with LTE have the same edges, but for the bands where the standards differ', () => {
    for (const n of nrBands) {
      const l = lteBands.find((b) => b.band === `b${n.band.slice(1)}`);
      if (!l) continue;
      expect([n.dlLow_MHz, n.dlHigh_MHz, n.ulLow_MHz, n.ulHigh_MHz], n.band).toEqual([
        l.dlLow_MHz,
        l.dlHigh_MHz,
        l.ulLow_MHz,
        l.ulHigh_MHz,
      ]);
    }
  });

  it('paired bands keep apart, unpaired bands share both directions', () => {
    for (const b of [...lteBands, ...nrBands]) {
      if (b.duplex === 'tdd')
        expect([b.ulLow_MHz, b.ulHigh_MHz], b.band).toEqual([b.dlLow_MHz, b.dlHigh_MHz]);
      if (b.duplex === 'fdd')
        expect(b.ulHigh_MHz <= b.dlLow_MHz || b.ulLow_MHz >= b.dlHigh_MHz, b.band).toBe(true);
    }
  });

  it('tells whether a channel number lies in a band', () => {
    expect(arfcnInBand('nr', 636666, 'n78')).toBe(true);
    expect(arfcnInBand('nr', 636666, 'n41')).toBe(false);
    expect(arfcnInBand('lte', 1650, 'b3')).toBe(true);
    expect(arfcnInBand('lte', 1950, 'b3')).toBe(false);
    expect(arfcnInBand('lte', 1650, 'n3')).toBe(false);
  });

  it('names a carrier by the band in use in China', () => {
    expect(usualBandOfFrequency('nr', 3550)?.band).toBe('n78');
    expect(usualBandOfFrequency('nr', 773)?.band).toBe('n28');
    expect(usualBandOfFrequency('lte', 874)?.band).toBe('b5');
    expect(usualBandOfFrequency('lte', 1850)?.band).toBe('b3');
    expect(usualBandOfFrequency('lte', 2585)?.band).toBe('b41');
    expect(bandsOfFrequency('nr', 3550).map((b) => b.band)).toContain('n77');
    expect(bandByName('N78')?.dlHigh_MHz).toBe(3800);
  });
});
