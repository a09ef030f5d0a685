/** Reference cases of short-range outdoor propagation; `section` names the method. */
import type { ReferenceForm } from '../reference.js';
import type { GeneralRow, StreetEnvironment } from './equations.js';
import { nearStreet, overRooftops, siteGeneral, streetCanyon } from './model.js';

const loss = ['L_db'];

/** One row of Table 4 with the environments it serves. */
const general = (
  section: string,
  condition: string,
  rows: Readonly<Record<string, GeneralRow>>,
): ReferenceForm => ({
  id: `p1411-${section.slice(0, 5)}-${condition}`,
  required: {
    section: [section],
    condition: [condition],
    environment: Object.keys(rows),
    f_ghz: 'number',
    d_m: 'number',
  },
  outputs: loss,
  compute: (c) => {
    const { loss_dB, flags } = siteGeneral(
      rows[c.text('environment')],
      c.number('f_ghz'),
      c.number('d_m'),
      c.trace,
    );
    return { values: { L_db: loss_dB }, flags };
  },
});

const streets: Readonly<Record<string, StreetEnvironment>> = {
  suburban: 'suburban',
  urban: 'urban',
  dense_urban_high_rise: 'dense-urban',
};

const street: ReferenceForm = {
  id: 'p1411-4.3.1',
  required: {
    section: ['4.3.1 near street level'],
    environment: Object.keys(streets),
    f_ghz: 'number',
    d_m: 'number',
    p_pct: 'number',
    w_m: 'number',
  },
  outputs: loss,
  compute: (c) => {
    const { loss_dB, flags } = nearStreet(
      {
        f_GHz: c.number('f_ghz'),
        d_m: c.number('d_m'),
        p_percent: c.number('p_pct'),
        environment: streets[c.text('environment')],
        w_m: c.number('w_m'),
      },
      c.trace,
    );
    return { values: { L_db: loss_dB }, flags };
  },
};

const canyon: ReferenceForm = {
  id: 'p1411-4.1.2-uhf',
  required: {
    section: ['4.1.2 UHF street canyon LOS'],
    f_ghz: 'number',
    d_m: 'number',
    h1_m: 'number',
    h2_m: 'number',
  },
  outputs: ['L_median_db', 'L_lower_db', 'L_upper_db'],
  compute: (c) => {
    const r = streetCanyon(c.number('f_ghz'), c.number('d_m'), c.number('h1_m'), c.number('h2_m'), c.trace);
    const values = { L_median_db: r.median_dB, L_lower_db: r.lower_dB, L_upper_db: r.upper_dB };
    return { values, flags: r.flags };
  },
};

const metropolitan = 'metropolitan_centre';

const rooftops: ReferenceForm = {
  id: 'p1411-4.2.2.1',
  required: {
    section: ['4.2.2.1 multi-screen over rooftop (urban)'],
    environment: [metropolitan, 'medium_sized_city_or_suburan_centre'], // spelt so in the cases
    f_ghz: 'number',
    d_m: 'number',
    h1_m: 'number',
    h2_m: 'number',
    hr_m: 'number',
    l_m: 'number',
    b_m: 'number',
    w2_m: 'number',
    phi_deg: 'number',
  },
  outputs: loss,
  compute: (c) => {
    const { loss_dB, flags } = overRooftops(
      {
        f_GHz: c.number('f_ghz'),
        d_m: c.number('d_m'),
        h_1_m: c.number('h1_m'),
        h_2_m: c.number('h2_m'),
        h_r_m: c.number('hr_m'),
        l_m: c.number('l_m'),
        b_m: c.number('b_m'),
        w_2_m: c.number('w2_m'),
        phi_deg: c.number('phi_deg'),
        city: c.text('environment') === metropolitan ? 'metropolitan' : 'medium',
      },
      c.trace,
    );
    return { values: { L_db: loss_dB }, flags };
  },
};

export const forms: readonly ReferenceForm[] = [
  general('4.1.1 site-general below-rooftop', 'LOS', {
    urban_high_rise: 'below-roof-los',
    urban_low_rise_or_suburban: 'below-roof-los',
  }),
  general('4.1.1 site-general below-rooftop', 'NLOS', {
    urban_high_rise: 'below-roof-nlos-high-rise',
    urban_low_rise_or_suburban: 'below-roof-nlos-low-rise',
    residential: 'below-roof-nlos-residential',
  }),
  general('4.2.1 site-general over-rooftop', 'LOS', {
    urban_high_rise: 'over-roof-los',
    urban_low_rise_or_suburban: 'over-roof-los',
  }),
  general('4.2.1 site-general over-rooftop', 'NLOS', { urban_high_rise: 'over-roof-nlos-high-rise' }),
  street,
  canyon,
  rooftops,
];
