/**
 * Antennas of many beams as the fold reads them: one envelope of the beams that carry the reference signal, one of those that
 * carry data. An envelope is the best beam in each direction, as two cuts: over the azimuth each beam at its own tilt, over
 * the elevation each beam at its own azimuth. Tilts are part of the cuts.
 */
import { type AntennaArray, arrayGain_dBi, type BeamDirection } from './array.js';
import type { AntennaPattern } from './pattern.js';
import { horizontalCut, verticalCut } from './patterns.js';

/** What a station table can name: a measured antenna, or a set of beams. */
export interface Antenna {
  readonly pattern: AntennaPattern;
  /** Tilt that the cuts already hold; NaN when not stated. */
  readonly electricalTilt_deg: number;
  /** False where only the shape is known, and the gain is that of the table or the equipment. */
  readonly gainKnown?: boolean;
  /** Envelope of the traffic beams; absent: data go out as the reference signal does. */
  readonly traffic?: AntennaPattern;
}

/** A grid of steered beams of a planar array. */
export interface BeamGrid {
  readonly columns: number;
  readonly rows: number;
  readonly column_spacing_wl: number;
  readonly row_spacing_wl: number;
  readonly azimuths_deg: readonly number[];
  /** Below the horizon positive. */
  readonly downtilts_deg: readonly number[];
}

/** Beams that were measured, by the names of their antennas; without, those of the grid. */
export interface BeamSet extends BeamGrid {
  readonly measured?: readonly string[];
}

/** The deepest that an envelope goes below its peak. */
const floor_dB = 30;

/** One element of the panel, TR 38.901 Table 7.3-1. */
const element = {
  maxGain_dBi: 8,
  hpbw_deg: 65,
  vpbw_deg: 65,
  maxAttenuation_dB: 30,
  sideLobe_dB: 30,
} as const;

/** Gains of one beam along the two cuts, dBi. */
interface BeamCuts {
  readonly horizontal: (azimuth_deg: number) => number;
  readonly vertical: (elevation_deg: number) => number;
}

function envelope(id: string, beams: readonly BeamCuts[], source: string): AntennaPattern {
  const best = (cut: 'horizontal' | 'vertical') => (angle_deg: number) =>
    beams.reduce((gain, beam) => Math.max(gain, beam[cut](angle_deg)), Number.NEGATIVE_INFINITY);
  // Loss below 0 dBi first: the peak is known only when both cuts are there.
  const horizontal = horizontalCut((phi) => -best('horizontal')(phi));
  const vertical = verticalCut((eps) => -best('vertical')(eps));
  const belowPeak = (cut: Float32Array): { peak_dBi: number; loss_dB: Float32Array } => {
    const peak_dBi = cut.reduce((peak, loss) => Math.max(peak, -loss), Number.NEGATIVE_INFINITY);
    return { peak_dBi, loss_dB: cut.map((loss) => Math.min(floor_dB, loss + peak_dBi)) };
  };
  const [h, v] = [belowPeak(horizontal), belowPeak(vertical)];
  return {
    id,
    maxGain_dBi: Math.max(h.peak_dBi, v.peak_dBi),
    horizontal_dB: h.loss_dB,
    vertical_dB: v.loss_dB,
    maxAttenuation_dB: floor_dB,
    source,
  };
}

/** Beams of a grid by ITU-R M.2101; the shape alone, since gains of a product are stated apart. */
export function gridEnvelope(id: string, grid: BeamGrid): AntennaPattern {
  const array: AntennaArray = {
    columns: grid.columns,
    rows: grid.rows,
    columnSpacing_wl: grid.column_spacing_wl,
    rowSpacing_wl: grid.row_spacing_wl,
    element,
  };
  const beams = grid.azimuths_deg.flatMap((azimuth_deg) =>
    grid.downtilts_deg.map((downtilt_deg): BeamCuts => {
      const beam: BeamDirection = { azimuth_deg, downtilt_deg };
      return {
        horizontal: (phi) => arrayGain_dBi(array, beam, phi, 90 + downtilt_deg),
        vertical: (eps) => arrayGain_dBi(array, beam, azimuth_deg, 90 - eps),
      };
    }),
  );
  return envelope(id, beams, `envelope of ${beams.length} beams of ITU-R M.2101-0 §5`);
}

/** Beams that were measured one by one; each file's cuts go through its own peak. */
export function measuredEnvelope(id: string, beams: readonly AntennaPattern[]): AntennaPattern {
  const cuts = beams.map(
    (b): BeamCuts => ({
      horizontal: (phi) => b.maxGain_dBi - b.horizontal_dB[Math.round(((phi + 360) % 360) * 10) % 3600],
      vertical: (eps) => b.maxGain_dBi - b.vertical_dB[Math.round(eps * 10) + 900],
    }),
  );
  return envelope(id, cuts, `envelope of ${beams.length} measured beams`);
}

/** An antenna of beam sets as a project names it. */
export interface BeamInput {
  readonly antenna: string;
  readonly ssb: BeamSet;
  readonly traffic?: BeamSet;
}

/** `antennas`: measured, by lower-case name; `missing` is told a name that is not there, and throws. */
export function beamAntenna(
  { antenna, ssb, traffic }: BeamInput,
  antennas: ReadonlyMap<string, Antenna>,
  missing: (name: string) => never,
): Antenna {
  const of = (set: BeamSet, role: string): AntennaPattern => {
    const id = `${antenna}-${role}`;
    if (!set.measured) return gridEnvelope(id, set);
    const beams = set.measured.map((name) => antennas.get(name.toLowerCase())?.pattern ?? missing(name));
    return measuredEnvelope(id, beams);
  };
  return {
    pattern: of(ssb, 'ssb'),
    electricalTilt_deg: ssb.measured ? Number.NaN : mean(ssb.downtilts_deg),
    gainKnown: ssb.measured !== undefined && (traffic === undefined || traffic.measured !== undefined),
    ...(traffic && { traffic: of(traffic, 'traffic') }),
  };
}

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
