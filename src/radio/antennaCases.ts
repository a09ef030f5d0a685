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

const isGain = (key: string): boolean => key === 'gain_dbi';

const element: ReferenceForm = {
  id: 'antenna-element',
  required: { ...shapeInputs, zenith_deg: 'number' },
  answers: isGain,
  compute: (c) => ({
    values: { gain_dbi: elementGain_dBi(shapeOf(c), c.number('az_deg'), 90 - c.number('zenith_deg')) },
    flags: [],
  }),
};

const sector: ReferenceForm = {
  id: 'antenna-sector',
  required: { ...shapeInputs, elev_down_deg: 'number', etilt_deg: 'number' },
  answers: isGain,
  compute: (c) => {
    const aboveBeam_deg = c.number('etilt_deg') - c.number('elev_down_deg');
    return {
      values: { gain_dbi: elementGain_dBi(shapeOf(c), c.number('az_deg'), aboveBeam_deg) },
      flags: [],
    };
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
  answers: (key) => key === 'gain_db',
  compute: (c) => {
    const shape: ElementShape = {
      maxGain_dBi: 0,
      hpbw_deg: c.number('beamwidth_deg'),
      vpbw_deg: 90,
      maxAttenuation_dB: c.number('max_att_db'),
    };
    const gain_db = elementGain_dBi(shape, c.number('az_deg') - c.number('orientation_deg'), 0);
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
  answers: isGain,
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
    const gain_dbi = arrayGain_dBi(panel, beam, c.number('az_deg'), c.number('zenith_deg'));
    return { values: { gain_dbi }, flags: [] };
  },
};

export const forms: readonly ReferenceForm[] = [element, sector, parabolic, array];
