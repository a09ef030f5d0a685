/** Reference cases of antenna patterns: element, sector with electrical tilt, horizontal parabola, array beam. */
import type { CaseContext, InputType, ReferenceForm } from '../propagation/reference.js';
import { arrayGain_dBi } from './array.js';
import { type ElementShape, elementGain_dBi } from './patterns.js';

const shapeInputs: Readonly<Record<string, InputType>> = {
  az_deg: 'number',
  hpbw_h: 'number',
  hpbw_v: 'number',
  Am_db: 'number',
  SLAv_db: 'number',
  Gmax_dbi: 'number',
};

const shapeOf = (c: CaseContext): ElementShape => ({
  maxGain_dBi: c.number('Gmax_dbi'),
  hpbw_deg: c.number('hpbw_h'),
  vpbw_deg: c.number('hpbw_v'),
  maxAttenuation_dB: c.number('Am_db'),
  sideLobe_dB: c.number('SLAv_db'),
});

const tr38901 = '3GPP TR 38.901 V17.0.0 Table 7.3-1';
const tr36814 = '3GPP TR 36.814 V9.2.0 Table A.2.1.1-2';
const m2101 = 'ITU-R M.2101-0 Annex 1 §5';

/** Gain of one element with the attenuations of both cuts; the vertical one is none where the offset is 0. */
function tracedGain(
  c: CaseContext,
  shape: ElementShape,
  azimuth_deg: number,
  elevation_deg: number,
  equation: string,
): number {
  const gain_dBi = elementGain_dBi(shape, azimuth_deg, elevation_deg);
  if (c.trace) {
    const cut_dB = (azimuth: number, elevation: number): number =>
      shape.maxGain_dBi - elementGain_dBi(shape, azimuth, elevation);
    c.trace({ symbol: 'A_H', value: cut_dB(azimuth_deg, 0), unit: 'dB', equation });
    c.trace({ symbol: 'A_V', value: cut_dB(0, elevation_deg), unit: 'dB', equation });
    c.trace({ symbol: 'A_E', value: gain_dBi, unit: 'dBi', equation });
  }
  return gain_dBi;
}

const element: ReferenceForm = {
  id: 'antenna-element',
  required: { ...shapeInputs, zenith_deg: 'number' },
  outputs: ['gain_dbi'],
  compute: (c) => ({
    values: {
      gain_dbi: tracedGain(c, shapeOf(c), c.number('az_deg'), 90 - c.number('zenith_deg'), tr38901),
    },
    flags: [],
  }),
};

const sector: ReferenceForm = {
  id: 'antenna-sector',
  required: { ...shapeInputs, elev_down_deg: 'number', etilt_deg: 'number' },
  outputs: ['gain_dbi'],
  compute: (c) => {
    const aboveBeam_deg = c.number('etilt_deg') - c.number('elev_down_deg');
    const gain_dbi = tracedGain(c, shapeOf(c), c.number('az_deg'), aboveBeam_deg, tr36814);
    return { values: { gain_dbi }, flags: [] };
  },
};

/** Horizontal cut alone; the zenith angle plays no part in this pattern. */
const parabolic: ReferenceForm = {
  id: 'antenna-parabola',
  required: {
    az_deg: 'number',
    zenith_deg: 'number',
    beamwidth_deg: 'number',
    orientation_deg: 'number',
    max_att_db: 'number',
  },
  outputs: ['gain_db'],
  compute: (c) => {
    const shape: ElementShape = {
      maxGain_dBi: 0,
      hpbw_deg: c.number('beamwidth_deg'),
      vpbw_deg: 90,
      maxAttenuation_dB: c.number('max_att_db'),
    };
    const offset_deg = c.number('az_deg') - c.number('orientation_deg');
    const gain_db = tracedGain(c, shape, offset_deg, 0, tr36814);
    return { values: { gain_db }, flags: [] };
  },
};

const array: ReferenceForm = {
  id: 'antenna-array',
  required: {
    ...shapeInputs,
    zenith_deg: 'number',
    NH: 'number',
    NV: 'number',
    dH_wl: 'number',
    dV_wl: 'number',
    escan_deg: 'number',
    etilt_deg: 'number',
  },
  outputs: ['gain_dbi'],
  compute: (c) => {
    const panel = {
      columns: c.number('NH'),
      rows: c.number('NV'),
      columnSpacing_wl: c.number('dH_wl'),
      rowSpacing_wl: c.number('dV_wl'),
      element: shapeOf(c),
    };
    // The cases add the phases of both vectors, so their beam lies mirrored: at −φ_escan.
    const beam = { azimuth_deg: -c.number('escan_deg'), downtilt_deg: c.number('etilt_deg') };
    const [azimuth_deg, zenith_deg] = [c.number('az_deg'), c.number('zenith_deg')];
    const gain_dbi = arrayGain_dBi(panel, beam, azimuth_deg, zenith_deg);
    if (c.trace) {
      const element_dBi = tracedGain(c, panel.element, azimuth_deg, 90 - zenith_deg, m2101);
      const equation = `${m2101}, array of ${panel.columns} × ${panel.rows}`;
      c.trace({ symbol: 'AF', value: gain_dbi - element_dBi, unit: 'dB', equation });
      c.trace({ symbol: 'A_A', value: gain_dbi, unit: 'dBi', equation });
    }
    return { values: { gain_dbi }, flags: [] };
  },
};

export const forms: readonly ReferenceForm[] = [element, sector, parabolic, array];
