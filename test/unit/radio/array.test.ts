import { describe, expect, it } from 'vitest';
import { type AntennaArray, arrayGain_dBi, type BeamDirection } from '../../../src/radio/array.js';
import { elementGain_dBi, patternGain_dBi, sectorPattern } from '../../../src/radio/patterns.js';

const element = { maxGain_dBi: 8, hpbw_deg: 65, vpbw_deg: 65, maxAttenuation_dB: 30, sideLobe_dB: 30 };
const panel: AntennaArray = { columns: 8, rows: 8, columnSpacing_wl: 0.5, rowSpacing_wl: 0.7, element };
const rad = Math.PI / 180;

/** Second road: the double sum of the standard, element by element, phases subtracted in azimuth. */
function summed_dBi(a: AntennaArray, beam: BeamDirection, azimuth_deg: number, zenith_deg: number): number {
  let re = 0;
  let im = 0;
  const [phi, theta, scan, tilt] = [azimuth_deg, zenith_deg, beam.azimuth_deg, beam.downtilt_deg].map(
    (x) => x * rad,
  );
  for (let m = 0; m < a.columns; m++)
    for (let n = 0; n < a.rows; n++) {
      const v =
        n * a.rowSpacing_wl * Math.cos(theta) + m * a.columnSpacing_wl * Math.sin(theta) * Math.sin(phi);
      const w =
        n * a.rowSpacing_wl * Math.sin(tilt) - m * a.columnSpacing_wl * Math.cos(tilt) * Math.sin(scan);
      re += Math.cos(2 * Math.PI * (v + w));
      im += Math.sin(2 * Math.PI * (v + w));
    }
  const power = (re * re + im * im) / (a.columns * a.rows);
  return elementGain_dBi(a.element, azimuth_deg, 90 - zenith_deg) + 10 * Math.log10(power);
}

describe('array beam', () => {
  it('peaks at its direction with the element there times the number of elements', () => {
    for (const beam of [
      { azimuth_deg: 0, downtilt_deg: 0 },
      { azimuth_deg: 30, downtilt_deg: 6 },
      { azimuth_deg: -45, downtilt_deg: 10 },
    ]) {
      const { azimuth_deg: az, downtilt_deg: tilt } = beam;
      const peak = arrayGain_dBi(panel, beam, az, 90 + tilt);
      expect(peak).toBeCloseTo(elementGain_dBi(element, az, -tilt) + 10 * Math.log10(64), 9);
      const factor = (a: number, z: number) =>
        arrayGain_dBi(panel, beam, a, z) - elementGain_dBi(element, a, 90 - z);
      for (const off of [-4, 4]) {
        expect(factor(az + off, 90 + tilt)).toBeLessThan(factor(az, 90 + tilt));
        expect(factor(az, 90 + tilt + off)).toBeLessThan(factor(az, 90 + tilt));
      }
    }
  });

  it('equals the sum over all elements, in front and behind', () => {
    const beam = { azimuth_deg: 20, downtilt_deg: 5 };
    for (let az = -180; az <= 180; az += 7)
      for (let zenith = 0; zenith <= 180; zenith += 11) {
        const want = summed_dBi(panel, beam, az, zenith);
        if (want < -40) continue; // a null: both are rounding
        expect(arrayGain_dBi(panel, beam, az, zenith)).toBeCloseTo(want, 6);
      }
  });

  it('has its grating lobe a whole wavelength of path away, as high as the beam', () => {
    const wide: AntennaArray = { ...panel, rows: 1, columnSpacing_wl: 1 };
    const beam = { azimuth_deg: 0, downtilt_deg: 0 };
    const factor = (az: number) => arrayGain_dBi(wide, beam, az, 90) - elementGain_dBi(element, az, 0);
    expect(factor(90)).toBeCloseTo(factor(0), 6);
  });

  it('one element is the element, a null is −Infinity or far down, never NaN', () => {
    const single: AntennaArray = { ...panel, columns: 1, rows: 1 };
    const beam = { azimuth_deg: 40, downtilt_deg: 20 };
    expect(arrayGain_dBi(single, beam, 10, 80)).toBeCloseTo(elementGain_dBi(element, 10, 10), 12);
    const two: AntennaArray = { ...panel, columns: 2, rows: 1 };
    expect(arrayGain_dBi(two, { azimuth_deg: 0, downtilt_deg: 0 }, 90, 90)).toBeLessThan(-200);
  });
});

describe('element gain', () => {
  it('is what the cuts of a sector hold', () => {
    const shape = { ...element, hpbw_deg: 70, vpbw_deg: 10, maxGain_dBi: 14 };
    const sector = sectorPattern({ ...shape, id: 's', source: 'test' });
    for (const az of [-200, -90, -12.3, 0, 33.3, 180])
      for (const el of [-40, -3.2, 0, 7.5])
        expect(patternGain_dBi(sector, az, el)).toBeCloseTo(elementGain_dBi(shape, az, el), 4);
  });
});
