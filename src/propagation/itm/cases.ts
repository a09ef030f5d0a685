/** Reference cases of ITM: `TLS` gives time, location and situation, `CR` confidence (situation) and reliability (time, location). */
import { CoverageError } from '../../foundation/errors.js';
import { fill } from '../../foundation/text.js';
import type { CaseContext, CaseProfile, InputType, ReferenceForm } from '../reference.js';
import { climateNames } from './climates.js';
import type { Polarisation } from './medium.js';
import { messages } from './messages.js';
import { itmArea, itmPointToPoint } from './model.js';
import type { Siting } from './terminals.js';
import type { ItmProfile } from './terrain.js';
import { type Variability, variabilityModes } from './variability.js';

const polarisations: readonly Polarisation[] = ['h', 'v'];
const sitings: readonly Siting[] = ['random', 'careful', 'very-careful'];

const common: Readonly<Record<string, InputType>> = {
  h_tx_m: 'number',
  h_rx_m: 'number',
  climate: 'number',
  N_0: 'number',
  f_mhz: 'number',
  pol: 'number',
  epsilon: 'number',
  sigma: 'number',
  mdvar: 'number',
};

const overProfile: Readonly<Record<string, InputType>> = { ...common, profile: 'profile' };

const overArea: Readonly<Record<string, InputType>> = {
  ...common,
  d_km: 'number',
  delta_h_m: 'number',
  tx_siting: 'number',
  rx_siting: 'number',
};

/** The entry that a code stands for, codes counted from `first`. */
function coded<T>(c: CaseContext, key: string, entries: readonly T[], first = 0): T {
  return decode(key, c.number(key), c.number(key) - first, entries, first);
}

function decode<T>(key: string, code: number, index: number, entries: readonly T[], first: number): T {
  if (Number.isInteger(index) && index >= 0 && index < entries.length) return entries[index];
  const known = entries.map((_, i) => i + first).join(', ');
  throw new CoverageError('modelRange', {
    severity: 'error',
    code: 'CVG_MODEL_INPUT',
    text: fill(messages.notACode, { quantity: key, value: code, known }),
    where: { field: key, value: String(code) },
  });
}

/** `mdvar`: the mode, plus 10 without variability of location, plus 20 without that of situation. */
function variabilityOf(c: CaseContext): Omit<Variability, 'time_pct' | 'location_pct' | 'situation_pct'> {
  const code = c.number('mdvar');
  const tens = Math.floor(code / 10);
  const without = decode('mdvar', code, tens, eliminations, 0);
  return {
    climate: coded(c, 'climate', climateNames, 1),
    mode: decode('mdvar', code, code - 10 * tens, variabilityModes, 0),
    ...without,
  };
}

const eliminations = [
  {},
  { withoutLocation: true },
  { withoutSituation: true },
  { withoutLocation: true, withoutSituation: true },
];

const commonInput = (c: CaseContext) => ({
  ...variabilityOf(c),
  f_MHz: c.number('f_mhz'),
  h_tx_m: c.number('h_tx_m'),
  h_rx_m: c.number('h_rx_m'),
  epsilon_r: c.number('epsilon'),
  sigma_Spm: c.number('sigma'),
  polarisation: coded(c, 'pol', polarisations),
});

interface Method {
  readonly required: Readonly<Record<string, InputType>>;
  readonly percentages: (c: CaseContext) => Pick<Variability, 'time_pct' | 'location_pct' | 'situation_pct'>;
}

const methods: Readonly<Record<'TLS' | 'CR', Method>> = {
  TLS: {
    required: { time_pct: 'number', location_pct: 'number', situation_pct: 'number' },
    percentages: (c) => ({
      time_pct: c.number('time_pct'),
      location_pct: c.number('location_pct'),
      situation_pct: c.number('situation_pct'),
    }),
  },
  CR: {
    required: { confidence_pct: 'number', reliability_pct: 'number' },
    percentages: (c) => ({
      time_pct: c.number('reliability_pct'),
      location_pct: c.number('reliability_pct'),
      situation_pct: c.number('confidence_pct'),
    }),
  },
};

/** The profile by its stored step; distances serve where they are even. */
function evenProfile({ step_m, d_km, h_m }: CaseProfile, name: string): ItmProfile {
  const step = step_m ?? (1000 * (d_km.at(-1) ?? 0)) / (d_km.length - 1);
  // A thousandth of a step passes: distances are often printed in whole metres.
  const uneven = d_km.findIndex((d, i) => Math.abs(1000 * d - i * step) > 1e-3 * step);
  if (uneven < 0) return { step_m: step, h_m };
  throw new CoverageError('inputData', {
    severity: 'error',
    code: 'CVG_PROFILE',
    text: fill(messages.unevenProfile, { index: uneven + 1 }),
    where: { file: name },
  });
}

const formsOf = (word: 'TLS' | 'CR', { required, percentages }: Method): ReferenceForm[] => [
  {
    id: `itm-p2p-${word}`,
    required: { ...overProfile, ...required, method: [word] },
    outputs: ['A_db'],
    compute: (c) => {
      const { loss_dB, flags } = itmPointToPoint(
        {
          ...commonInput(c),
          ...percentages(c),
          N_0: c.number('N_0'),
          profile: evenProfile(c.profile(), c.text('profile')),
          profileName: c.text('profile'),
        },
        c.trace,
      );
      return { values: { A_db: loss_dB }, flags };
    },
  },
  {
    id: `itm-area-${word}`,
    required: { ...overArea, ...required, method: [word] },
    outputs: ['A_db'],
    compute: (c) => {
      const { loss_dB, flags } = itmArea(
        {
          ...commonInput(c),
          ...percentages(c),
          N_s: c.number('N_0'),
          d_km: c.number('d_km'),
          deltaH_m: c.number('delta_h_m'),
          sitingTx: coded(c, 'tx_siting', sitings),
          sitingRx: coded(c, 'rx_siting', sitings),
        },
        c.trace,
      );
      return { values: { A_db: loss_dB }, flags };
    },
  },
];

export const forms: readonly ReferenceForm[] = [...formsOf('TLS', methods.TLS), ...formsOf('CR', methods.CR)];
