/**
 * Antenna patterns from a few numbers: TR 36.814 sector cuts, the TR 38.901 element, a massive-MIMO SSB envelope, an
 * omnidirectional antenna, and the symmetric stand-in for a sector whose azimuth is unknown.
 */
import { azimuthDifference, radPerDeg } from '../foundation/units.js';
import type { AntennaPattern } from './pattern.js';

const horizontalSteps = 3600;
const verticalSteps = 1801;

/** Horizontal cut from a function of the offset in (−180, 180]. */
export function horizontalCut(attenuation_dB: (offset_deg: number) => number): Float32Array {
  const cut = new Float32Array(horizontalSteps);
  for (let i = 0; i < horizontalSteps; i++) cut[i] = attenuation_dB(i <= 1800 ? i / 10 : i / 10 - 360);
  return cut;
}

/** Vertical cut from a function of the offset in [−90, 90], up positive. */
export function verticalCut(attenuation_dB: (offset_deg: number) => number): Float32Array {
  const cut = new Float32Array(verticalSteps);
  for (let i = 0; i < verticalSteps; i++) cut[i] = attenuation_dB((i - 900) / 10);
  return cut;
}

const parabola = (offset_deg: number, halfPowerWidth_deg: number, limit_dB: number): number =>
  Math.min(12 * (offset_deg / halfPowerWidth_deg) ** 2, limit_dB);

/** Two parabolas: what TR 36.814, TR 38.901 and M.2101 have in common. */
export interface ElementShape {
  readonly maxGain_dBi: number;
  readonly hpbw_deg: number;
  readonly vpbw_deg: number;
  /** A_m; TR 36.814: 25 dB. */
  readonly maxAttenuation_dB?: number;
  /** SLA_v; TR 36.814: 20 dB. */
  readonly sideLobe_dB?: number;
}

export interface SectorShape extends ElementShape {
  readonly id: string;
  readonly source: string;
}

/** Gain without the 0.1° steps of a cut, dBi: G − min(A_H + A_V, A_m). Offsets from the beam axis, any azimuth. */
export function elementGain_dBi(
  shape: ElementShape,
  azimuthOffset_deg: number,
  elevationOffset_deg: number,
): number {
  const { maxAttenuation_dB = 25, sideLobe_dB = 20 } = shape;
  const A_H = parabola(azimuthDifference(azimuthOffset_deg, 0), shape.hpbw_deg, maxAttenuation_dB);
  const A_V = parabola(elevationOffset_deg, shape.vpbw_deg, sideLobe_dB);
  return shape.maxGain_dBi - Math.min(A_H + A_V, maxAttenuation_dB);
}

/** Sector antenna. TR 36.814 V9.2.0 Table A.2.1.1-2: A = min(A_H + A_V, A_m); tilt is applied by the caller. */
export function sectorPattern(shape: SectorShape): AntennaPattern {
  const { maxAttenuation_dB = 25, sideLobe_dB = 20 } = shape;
  return {
    id: shape.id,
    maxGain_dBi: shape.maxGain_dBi,
    horizontal_dB: horizontalCut((phi) => parabola(phi, shape.hpbw_deg, maxAttenuation_dB)),
    vertical_dB: verticalCut((eps) => parabola(eps, shape.vpbw_deg, sideLobe_dB)),
    maxAttenuation_dB,
    source: shape.source,
  };
}

/** One array element: 65°, 65°, 30 dB, 8 dBi. TR 38.901 Table 7.3-1. Only for use inside an array. */
export function elementPattern(): AntennaPattern {
  return sectorPattern({
    id: 'tr38901-element',
    maxGain_dBi: 8,
    hpbw_deg: 65,
    vpbw_deg: 65,
    maxAttenuation_dB: 30,
    sideLobe_dB: 30,
    source: 'TR 38.901 Table 7.3-1',
  });
}

const ssbBeams = 7;
const ssbBeamWidth_deg = 15;

/**
 * Envelope of a 64T panel's SSB beams: seven beams of 15° side by side (105° in all), peak on boresight, each beam
 * lowered by the scan loss cos^1.5 of a planar array. The envelope is what a terminal reports as SS-RSRP.
 */
export function ssbEnvelopePattern(id: string, maxGain_dBi: number, vpbw_deg: number): AntennaPattern {
  const first = -((ssbBeams - 1) / 2) * ssbBeamWidth_deg;
  const limit_dB = 30;
  return {
    id,
    maxGain_dBi,
    horizontal_dB: horizontalCut((phi) => {
      let best = limit_dB;
      for (let b = 0; b < ssbBeams; b++) {
        const steer_deg = first + b * ssbBeamWidth_deg;
        const scan_dB = -15 * Math.log10(Math.cos(steer_deg * radPerDeg));
        best = Math.min(best, scan_dB + parabola(phi - steer_deg, ssbBeamWidth_deg, limit_dB));
      }
      return best;
    }),
    vertical_dB: verticalCut((eps) => parabola(eps, vpbw_deg, limit_dB)),
    maxAttenuation_dB: limit_dB,
    source: 'envelope of 7 SSB beams of 15°, scan loss cos^1.5 (assumption)',
  };
}

/** Equal in all azimuths; the vertical cut is that of TR 36.814. */
export function omniPattern(id: string, maxGain_dBi: number, vpbw_deg: number): AntennaPattern {
  return {
    id,
    maxGain_dBi,
    horizontal_dB: new Float32Array(horizontalSteps),
    vertical_dB: verticalCut((eps) => parabola(eps, vpbw_deg, 20)),
    maxAttenuation_dB: 25,
    source: 'omnidirectional, vertical cut of TR 36.814 Table A.2.1.1-2',
  };
}

/**
 * Stand-in for an unknown azimuth: at each azimuth the best of three sectors 120° apart serves, and its power is
 * averaged over azimuth. The result is symmetric: no lobe is invented. The mean is a horizontal attenuation.
 */
export function azimuthMeanPattern(sector: AntennaPattern): AntennaPattern {
  let sum = 0;
  for (let i = 0; i < horizontalSteps; i++) {
    const best_dB = Math.min(
      sector.horizontal_dB[i],
      sector.horizontal_dB[(i + 1200) % horizontalSteps],
      sector.horizontal_dB[(i + 2400) % horizontalSteps],
    );
    sum += 10 ** (-best_dB / 10);
  }
  const mean_dB = Math.max(0, -10 * Math.log10(sum / horizontalSteps));
  return {
    id: `${sector.id}-azimuth-mean`,
    maxGain_dBi: sector.maxGain_dBi,
    horizontal_dB: new Float32Array(horizontalSteps).fill(mean_dB),
    vertical_dB: sector.vertical_dB,
    maxAttenuation_dB: sector.maxAttenuation_dB,
    source: `azimuth mean of three sectors of: ${sector.source}`,
  };
}

/**
 * Gain towards offsets from the beam axis, dBi; nearest 0.1° of both cuts.
 * @param elevationOffset_deg up positive, clamped to ±90
 */
export function patternGain_dBi(
  pattern: AntennaPattern,
  azimuthOffset_deg: number,
  elevationOffset_deg: number,
): number {
  let h = Math.round(azimuthOffset_deg * 10) % horizontalSteps;
  if (h < 0) h += horizontalSteps;
  let v = Math.round(elevationOffset_deg * 10) + 900;
  v = v < 0 ? 0 : v > 1800 ? 1800 : v;
  const attenuation_dB = pattern.horizontal_dB[h] + pattern.vertical_dB[v];
  return (
    pattern.maxGain_dBi -
    (attenuation_dB < pattern.maxAttenuation_dB ? attenuation_dB : pattern.maxAttenuation_dB)
  );
}
