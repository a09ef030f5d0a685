import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { azimuthDifference } from '../../../src/foundation/units.js';
import { parseMsi } from '../../../src/radio/msi.js';
import {
  azimuthMeanPattern,
  omniPattern,
  patternGain_dBi,
  sectorPattern,
  ssbEnvelopePattern,
} from '../../../src/radio/patterns.js';
import { beamOffset, defaultTilt_deg } from '../../../src/radio/tilt.js';

const sector = sectorPattern({ id: 's', maxGain_dBi: 17.5, hpbw_deg: 65, vpbw_deg: 7, source: 'test' });

describe('sector pattern', () => {
  it('loses 3 dB at half the beamwidth of either cut', () => {
    expect(patternGain_dBi(sector, 32.5, 0)).toBeCloseTo(14.5, 5);
    expect(patternGain_dBi(sector, -32.5, 0)).toBeCloseTo(14.5, 5);
    expect(patternGain_dBi(sector, 0, 3.5)).toBeCloseTo(14.5, 5);
    expect(patternGain_dBi(sector, 0, -3.5)).toBeCloseTo(14.5, 5);
  });

  it('never falls more than 25 dB below the peak, in any direction and beyond ±90°', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -720, max: 720, noNaN: true }),
        fc.double({ min: -120, max: 120, noNaN: true }),
        (az, el) => {
          const g = patternGain_dBi(sector, az, el);
          expect(g).toBeLessThanOrEqual(17.5);
          expect(g).toBeGreaterThanOrEqual(17.5 - 25 - 1e-6);
          expect(patternGain_dBi(sector, az + 360, el)).toBe(g);
        },
      ),
    );
  });
});

describe('stand-ins', () => {
  it('an unknown azimuth gives one gain in all azimuths, between the peak and the crossover of three sectors', () => {
    const mean = azimuthMeanPattern(sector);
    expect(new Set(mean.horizontal_dB).size).toBe(1);
    expect(mean.horizontal_dB[0]).toBeGreaterThan(0);
    expect(mean.horizontal_dB[0]).toBeLessThan(12 * (60 / 65) ** 2);
    // Second road: the mean power of one sector over its own 120°.
    let power = 0;
    for (let i = -600; i < 600; i++) power += 10 ** (-1.2 * (i / 10 / 65) ** 2);
    expect(mean.horizontal_dB[0]).toBeCloseTo(-10 * Math.log10(power / 1200), 2);
    expect(mean.vertical_dB).toBe(sector.vertical_dB);
  });

  it('an omnidirectional antenna loses nothing in azimuth', () => {
    expect(patternGain_dBi(omniPattern('o', 11, 7), 123.4, 0)).toBe(11);
  });

  it('the SSB envelope peaks on boresight and stays within 6 dB over 105°', () => {
    const p = ssbEnvelopePattern('e', 23, 8);
    expect(patternGain_dBi(p, 0, 0)).toBe(23);
    for (let az = -52; az <= 52; az += 0.5) expect(patternGain_dBi(p, az, 0)).toBeGreaterThan(23 - 6);
    expect(patternGain_dBi(p, 180, 0)).toBe(23 - 30);
    for (const az of [10, 44, 90])
      expect(patternGain_dBi(p, az, 0)).toBeCloseTo(patternGain_dBi(p, -az, 0), 4);
  });
});

describe('tilt', () => {
  it('positive tilt looks down: the peak lies below the horizon in front and the sky loses', () => {
    const down = beamOffset(0, -6, 4, 2);
    expect(down.elevation_deg).toBeCloseTo(0, 9);
    expect(beamOffset(0, 0, 4, 2).elevation_deg).toBeCloseTo(6, 9);
  });

  it('mechanical tilt lifts the back lobe, electrical tilt lowers it', () => {
    expect(beamOffset(180, 0, 6, 0).elevation_deg).toBeCloseTo(-6, 9);
    expect(beamOffset(180, 0, 0, 6).elevation_deg).toBeCloseTo(6, 9);
    expect(beamOffset(90, 0, 6, 0).elevation_deg).toBeCloseTo(0, 9);
  });

  it('without tilt the offsets are the direction itself', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -179.9, max: 179.9, noNaN: true }),
        fc.double({ min: -89, max: 89, noNaN: true }),
        (az, el) => {
          const o = beamOffset(az, el, 0, 0);
          expect(Math.abs(azimuthDifference(o.azimuth_deg, az))).toBeLessThan(1e-6);
          expect(o.elevation_deg).toBeCloseTo(el, 6);
        },
      ),
    );
  });

  it('mechanical tilt keeps angles between directions', () => {
    const unit = (a: { azimuth_deg: number; elevation_deg: number }) => {
      const [p, e] = [(a.azimuth_deg * Math.PI) / 180, (a.elevation_deg * Math.PI) / 180];
      return [Math.cos(e) * Math.cos(p), Math.cos(e) * Math.sin(p), Math.sin(e)];
    };
    const dot = (a: number[], b: number[]) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    const [a, b] = [
      { azimuth_deg: 20, elevation_deg: -3 },
      { azimuth_deg: -75, elevation_deg: 12 },
    ];
    const turned = [a, b].map((d) => unit(beamOffset(d.azimuth_deg, d.elevation_deg, 9, 0)));
    expect(dot(turned[0], turned[1])).toBeCloseTo(dot(unit(a), unit(b)), 9);
  });

  it('a missing tilt is atan(h/R) plus half the beam, within 2…12°', () => {
    expect(defaultTilt_deg(35, 1700, 7)).toBeCloseTo(1.179 + 3.5, 2);
    expect(defaultTilt_deg(5, 10_000, 2)).toBe(2);
    expect(defaultTilt_deg(200, 500, 14)).toBe(12);
  });
});

const cut = (name: string, rows: string) => `${name} 360\n${rows}`;
const minimal = `NAME x\nGAIN 10 dBi\n${cut('HORIZONTAL', '0 0\n90 10\n180 20\n270 10\n')}${cut('VERTICAL', '0 0\n90 30\n180 25\n270 15\n')}`;

describe('MSI files', () => {
  it('vertical 90° is straight down and 270° straight up', () => {
    const { pattern } = parseMsi(minimal, 'a.msi');
    expect(pattern.vertical_dB[0]).toBe(30);
    expect(pattern.vertical_dB[1800]).toBe(15);
    expect(pattern.horizontal_dB[900]).toBe(10);
  });

  it('few rows are interpolated around the circle', () => {
    const { pattern } = parseMsi(minimal, 'a.msi');
    expect(pattern.horizontal_dB[450]).toBeCloseTo(5, 5);
    expect(pattern.horizontal_dB[3150]).toBeCloseTo(5, 5);
    expect(pattern.vertical_dB[900 - 450]).toBeCloseTo(15, 5);
  });

  it('headers in any case and order, CRLF, a 361st row and a first line that is the name', () => {
    const rows = Array.from({ length: 361 }, (_, i) => `${i} ${i === 360 ? 99 : 1}`).join('\r\n');
    const a = parseMsi(
      `\r\nPanel 65\r\nvertical 361\r\n${rows}\r\nHorizontal 361\r\n${rows}\r\ngain 12.5\r\n`,
      'b.msi',
    );
    expect(a).toMatchObject({ name: 'Panel 65', gain_dBi: 14.65 });
    expect(a.horizontal).toHaveLength(360);
    expect(a.pattern.maxAttenuation_dB).toBe(1);
  });

  it.each([
    ['GAIN x dBd\n', 1],
    ['NAME a\nGAIN 3 dBi\nHORIZONTAL 360\n0 0\n1 -5\n', 5],
    ['NAME a\nGAIN 3 dBi\nHORIZONTAL 360\n0 0\n1\n', 5],
  ])('a broken line is named', (text, row) => {
    expect(() => parseMsi(text, 'bad.msi')).toThrow(`bad.msi:${row}`);
  });

  it('missing gain, missing cuts and huge files are refused', () => {
    expect(() => parseMsi('hello', 'h.msi')).toThrow('no GAIN');
    expect(() => parseMsi('GAIN 3 dBi', 'h.msi')).toThrow('HORIZONTAL');
    expect(() => parseMsi(' '.repeat(1_000_001), 'h.msi')).toThrow('1000001');
  });
});
