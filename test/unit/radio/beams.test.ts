import { describe, expect, it } from 'vitest';
import { arrayGain_dBi } from '../../../src/radio/array.js';
import {
  type Antenna,
  beamAntenna,
  type BeamGrid,
  gridEnvelope,
  measuredEnvelope,
} from '../../../src/radio/beams.js';
import { patternGain_dBi, sectorPattern } from '../../../src/radio/patterns.js';

const panel = { columns: 8, rows: 12, column_spacing_wl: 0.5, row_spacing_wl: 0.7 };
const grid = (azimuths_deg: number[], downtilts_deg: number[]): BeamGrid => ({
  ...panel,
  azimuths_deg,
  downtilts_deg,
});
const missing = (name: string): never => {
  throw new Error(`no ${name}`);
};

describe('envelope of beams', () => {
  it('of one beam is that beam along both cuts, its tilt inside', () => {
    const p = gridEnvelope('one', grid([20], [6]));
    const array = {
      columns: 8,
      rows: 12,
      columnSpacing_wl: 0.5,
      rowSpacing_wl: 0.7,
      element: { maxGain_dBi: 8, hpbw_deg: 65, vpbw_deg: 65, maxAttenuation_dB: 30, sideLobe_dB: 30 },
    };
    const gain = (azimuth: number, elevation: number) =>
      arrayGain_dBi(array, { azimuth_deg: 20, downtilt_deg: 6 }, azimuth, 90 - elevation);
    const peakAzimuth = p.horizontal_dB.indexOf(0) / 10;
    expect(Math.abs(peakAzimuth - 20)).toBeLessThan(1.5);
    for (const phi of [0, 10, 16, 24, 30]) {
      const below = Math.min(30, gain(peakAzimuth, -6) - gain(phi, -6));
      expect(p.horizontal_dB[phi * 10]).toBeCloseTo(below, 3);
    }
    const peakElevation = p.vertical_dB.indexOf(0) / 10 - 90;
    expect(Math.abs(peakElevation + 6)).toBeLessThan(0.5);
    for (const eps of [-12, -9, -3, 0])
      expect(p.vertical_dB[eps * 10 + 900]).toBeCloseTo(
        Math.min(30, gain(20, peakElevation) - gain(20, eps)),
        3,
      );
  });

  it('covers every direction that one of its beams covers, and more with more beams', () => {
    const few = gridEnvelope('few', grid([0], [6]));
    const more = gridEnvelope('more', grid([-45, -30, -15, 0, 15, 30, 45], [6]));
    const wide = (p: { horizontal_dB: Float32Array }) => p.horizontal_dB.filter((x) => x < 6).length / 10;
    expect(wide(few)).toBeLessThan(25);
    expect(wide(more)).toBeGreaterThan(80);
    const absolute = (p: typeof few, i: number) => p.maxGain_dBi - p.horizontal_dB[i];
    for (let i = 0; i < 3600; i += 7)
      if (few.horizontal_dB[i] < 29)
        expect(absolute(more, i)).toBeGreaterThanOrEqual(absolute(few, i) - 1e-3);
  });

  it('steered beams keep the gain that one tilt loses above and below it', () => {
    const one = gridEnvelope('one', grid([0], [6]));
    const steered = gridEnvelope('steered', grid([0], [0, 3, 6, 9, 12]));
    for (const eps of [0, -12]) {
      expect(one.vertical_dB[eps * 10 + 900]).toBeGreaterThan(8);
      expect(steered.vertical_dB[eps * 10 + 900]).toBeLessThan(1);
    }
  });

  it('of measured beams takes the better one in each direction, by its own gain', () => {
    const shape = { hpbw_deg: 20, vpbw_deg: 10, source: 'test' };
    const centre = sectorPattern({ id: 'a', maxGain_dBi: 24, ...shape });
    const turn = (p: typeof centre, by: number) => ({
      ...p,
      horizontal_dB: p.horizontal_dB.map((_, i) => p.horizontal_dB[(i - 10 * by + 3600) % 3600]),
    });
    const right = { ...turn(centre, 30), maxGain_dBi: 21 };
    const p = measuredEnvelope('m', [centre, right]);
    expect(p.maxGain_dBi).toBe(24);
    expect(patternGain_dBi(p, 0, 0)).toBeCloseTo(24, 4);
    expect(patternGain_dBi(p, 30, 0)).toBeCloseTo(21, 4);
    expect(patternGain_dBi(p, -30, 0)).toBeCloseTo(patternGain_dBi(centre, -30, 0), 4);
    expect(patternGain_dBi(measuredEnvelope('one', [centre]), 7, -3)).toBeCloseTo(
      patternGain_dBi(centre, 7, -3),
      3,
    );
  });
});

describe('antenna of beam sets', () => {
  const file: Antenna = {
    pattern: sectorPattern({ id: 'b1', maxGain_dBi: 23.4, hpbw_deg: 15, vpbw_deg: 8, source: 'test' }),
    electricalTilt_deg: Number.NaN,
  };
  const measured = new Map([['b1', file]]);

  it('from files has their gain, from a grid the gain of the table; the tilt of the grid is in the cuts', () => {
    const files = beamAntenna(
      { antenna: 'x', ssb: { ...grid([], []), measured: ['B1'] } },
      measured,
      missing,
    );
    expect(files).toMatchObject({ gainKnown: true, electricalTilt_deg: Number.NaN });
    expect(files.pattern.maxGain_dBi).toBeCloseTo(23.4, 6);
    expect(files.traffic).toBeUndefined();
    const formula = beamAntenna(
      { antenna: 'x', ssb: grid([0], [4, 8]), traffic: grid([0], [6]) },
      measured,
      missing,
    );
    expect(formula).toMatchObject({ gainKnown: false, electricalTilt_deg: 6, traffic: { id: 'x-traffic' } });
  });

  it('names the file that is not there', () => {
    const set = { ...grid([], []), measured: ['b2'] };
    expect(() => beamAntenna({ antenna: 'x', ssb: set }, measured, missing)).toThrow('no b2');
  });
});
