/** Reference cases of ITM, point-to-point and area, by time/location/situation or by confidence/reliability. */
import { requireWithin } from '../limits.js';
import type { CaseContext, ReferenceForm } from '../reference.js';
import { climateNames } from './climate.js';
import { type ItmSettings, itmArea, itmPointToPoint } from './model.js';
import type { Siting } from './siting.js';
import type { ItmMessage, Variability } from './variability.js';

const messages: readonly ItmMessage[] = ['single', 'accidental', 'mobile', 'broadcast'];
const sitings: readonly Siting[] = ['random', 'careful', 'very-careful'];

const common = {
  h_tx_m: 'number',
  h_rx_m: 'number',
  climate: 'number',
  N_0: 'number',
  f_mhz: 'number',
  pol: 'number',
  epsilon: 'number',
  sigma: 'number',
  mdvar: 'number',
} as const;
const byTime = {
  method: ['TLS'],
  time_pct: 'number',
  location_pct: 'number',
  situation_pct: 'number',
} as const;
const byConfidence = { method: ['CR'], confidence_pct: 'number', reliability_pct: 'number' } as const;
const overProfile = { ...common, profile: 'profile' } as const;
const overArea = {
  ...common,
  tx_siting: 'number',
  rx_siting: 'number',
  d_km: 'number',
  delta_h_m: 'number',
} as const;

/** A whole number from `min` to `max`. */
function whole(name: string, value: number, min: number, max: number): number {
  requireWithin(name, value, min, max);
  const nearest = Math.round(value);
  requireWithin(name, value, nearest, nearest);
  return value;
}

/** The entry of a closed list that a case names by its number, the first being `base`. */
const chosen = <T>(c: CaseContext, key: string, list: readonly T[], base: number): T =>
  list[whole(key, c.number(key), base, base + list.length - 1) - base];

/** `mdvar`: the message kind in its ones; 10 more without location spread, 20 more without situation spread. */
function variabilityOf(c: CaseContext): Variability {
  const mdvar = whole('mdvar', c.number('mdvar'), 0, 33);
  const tens = Math.floor(mdvar / 10);
  requireWithin('mdvar', mdvar, 10 * tens, 10 * tens + 3);
  const confidence = c.text('method') === 'CR';
  return {
    climate: chosen(c, 'climate', climateNames, 1),
    message: messages[mdvar - 10 * tens],
    location: tens % 2 === 0,
    situation: tens < 2,
    time_percent: c.number(confidence ? 'reliability_pct' : 'time_pct'),
    location_percent: confidence ? 50 : c.number('location_pct'),
    situation_percent: c.number(confidence ? 'confidence_pct' : 'situation_pct'),
  };
}

function settingsOf(c: CaseContext): ItmSettings {
  return {
    f_MHz: c.number('f_mhz'),
    polarisation: chosen(c, 'pol', ['horizontal', 'vertical'] as const, 0),
    epsilon: c.number('epsilon'),
    sigma_SperM: c.number('sigma'),
    N_0: c.number('N_0'),
    variability: variabilityOf(c),
  };
}

const answers = (key: string): boolean => key === 'A_db';

const pointToPoint = (id: string, rest: ReferenceForm['required']): ReferenceForm => ({
  id,
  required: { ...overProfile, ...rest },
  answers,
  compute: (c) => {
    const heights = [c.number('h_tx_m'), c.number('h_rx_m')] as const;
    const { step_m = Number.NaN, h_m } = c.profile(); // a profile without equal steps is refused
    const { loss_dB, flags } = itmPointToPoint({ step_m, h_m }, heights, settingsOf(c));
    return { values: { A_db: loss_dB }, flags };
  },
});

const area = (id: string, rest: ReferenceForm['required']): ReferenceForm => ({
  id,
  required: { ...overArea, ...rest },
  answers,
  compute: (c) => {
    const { loss_dB, flags } = itmArea(
      {
        d_km: c.number('d_km'),
        delta_h_m: c.number('delta_h_m'),
        siting: [chosen(c, 'tx_siting', sitings, 0), chosen(c, 'rx_siting', sitings, 0)],
      },
      [c.number('h_tx_m'), c.number('h_rx_m')],
      settingsOf(c),
    );
    return { values: { A_db: loss_dB }, flags };
  },
});

export const forms: readonly ReferenceForm[] = [
  pointToPoint('itm-p2p-tls', byTime),
  pointToPoint('itm-p2p-cr', byConfidence),
  area('itm-area-tls', byTime),
  area('itm-area-cr', byConfidence),
];
