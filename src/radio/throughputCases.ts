/** Reference cases of rates: transport block, peak rate, SNR of a scheme, LTE link adaptation. */
import { requireWithin } from '../propagation/limits.js';
import type { CaseContext, InputType, ReferenceForm } from '../propagation/reference.js';
import { lteEfficiency, lteMcs } from './lteAmc.js';
import { requiredSinr_dB } from './mcs.js';
import { type Mcs, mcsTables } from './mcsTables.js';
import { numRb } from './numerology.js';
import { peakRate_Mbps } from './peakRate.js';
import { dataElements, transportBlockBits } from './transportBlock.js';

const mcsInputs: Readonly<Record<string, InputType>> = {
  mcs_table: 'number',
  mcs: 'number',
  Qm: 'number',
  R_x1024: 'number',
};

/** The scheme of a case from our table. A case that gives other numbers contradicts the standard and is refused. */
function mcsOf(c: CaseContext): Mcs {
  const number = c.number('mcs_table');
  requireWithin('mcs_table', number, 1, 3);
  const table = number === 1 ? mcsTables[1] : number === 2 ? mcsTables[2] : mcsTables[3];
  const index = c.number('mcs');
  requireWithin('mcs', index, 0, table.length - 1);
  const row = table[index];
  requireWithin('Qm', c.number('Qm'), row.modulationOrder, row.modulationOrder);
  requireWithin('R_x1024', c.number('R_x1024'), row.rate1024, row.rate1024);
  return row;
}

const transportBlock: ReferenceForm = {
  id: 'nr-transport-block',
  required: {
    ...mcsInputs,
    layers: 'number',
    n_prb: 'number',
    n_symbols: 'number',
    n_dmrs_per_prb: 'number',
    n_oh_prb: 'number',
  },
  outputs: ['tbs_bits'],
  compute: (c) => {
    const { modulationOrder, rate1024 } = mcsOf(c);
    const allocation = {
      numRb: c.number('n_prb'),
      symbols: c.number('n_symbols'),
      dmrsPerRb: c.number('n_dmrs_per_prb'),
      overheadPerRb: c.number('n_oh_prb'),
      layers: c.number('layers'),
    };
    const tbs_bits = transportBlockBits(allocation, modulationOrder, rate1024);
    if (c.trace) {
      const elements = dataElements(allocation);
      const info = (elements * rate1024 * modulationOrder * allocation.layers) / 1024;
      const section = '3GPP TS 38.214 V18 §5.1.3.2';
      c.trace({ symbol: 'N_RE', value: elements, unit: '', equation: `${section}, step 1` });
      c.trace({ symbol: 'N_info', value: info, unit: 'bit', equation: `${section}, step 2` });
      c.trace({ symbol: 'TBS', value: tbs_bits, unit: 'bit', equation: `${section}, steps 3 and 4` });
    }
    return { values: { tbs_bits }, flags: [] };
  },
};

/** Any carrier frequency of a range: only the range decides on the channels. */
const inRange_MHz = { FR1: 3500, FR2: 28000 } as const;

const peakRate: ReferenceForm = {
  id: 'nr-peak-rate',
  required: {
    fr: ['FR1', 'FR2'],
    direction: ['DL', 'UL'],
    scs_khz: 'number',
    bw_mhz: 'number',
    n_prb: 'number',
    layers: 'number',
    Qm: 'number',
    scaling: 'number',
    overhead: 'number',
  },
  outputs: ['rate_mbps'],
  compute: (c) => {
    const frequency_MHz = inRange_MHz[c.text('fr') === 'FR1' ? 'FR1' : 'FR2'];
    const scs_kHz = c.number('scs_khz');
    const blocks = numRb('nr', c.number('bw_mhz'), scs_kHz, frequency_MHz);
    // No more blocks than the channel holds; a channel that is not in our table is taken as given.
    requireWithin('n_prb', c.number('n_prb'), 1, Number.isNaN(blocks) ? Number.MAX_VALUE : blocks);
    const rate_mbps = peakRate_Mbps({
      numRb: c.number('n_prb'),
      scs_kHz,
      layers: c.number('layers'),
      modulationOrder: c.number('Qm'),
      scaling: c.number('scaling'),
      overhead: c.number('overhead'),
    });
    const equation = '3GPP TS 38.306 V18 §4.1.2';
    c.trace?.({ symbol: 'N_PRB', value: c.number('n_prb'), unit: '', equation });
    c.trace?.({ symbol: 'T_s', value: 1e3 / (14 * (scs_kHz / 15)), unit: 'µs', equation });
    c.trace?.({ symbol: 'rate', value: rate_mbps, unit: 'Mbit/s', equation });
    return { values: { rate_mbps }, flags: [] };
  },
};

const blockError: ReferenceForm = {
  id: 'nr-snr-of-scheme',
  required: { ...mcsInputs, cbs_bits: 'number' },
  outputs: ['snr_at_bler10_db'],
  compute: (c) => {
    const { modulationOrder, rate1024 } = mcsOf(c);
    const bitsPerRe = (modulationOrder * rate1024) / 1024;
    const snr_at_bler10_db = requiredSinr_dB(bitsPerRe);
    const scheme = `3GPP TS 38.214 V18 Table 5.1.3.1-${c.number('mcs_table')}`;
    c.trace?.({ symbol: 'Q_m·R', value: bitsPerRe, unit: 'bit', equation: scheme });
    const equation = "Shannon's bound and the gap of a real decoder";
    c.trace?.({ symbol: 'SNR', value: snr_at_bler10_db, unit: 'dB', equation });
    return { values: { snr_at_bler10_db }, flags: [] };
  },
};

const lteAdaptation: ReferenceForm = {
  id: 'lte-amc',
  required: { snr_db: 'number' },
  outputs: ['spectral_efficiency', 'mcs'],
  compute: (c) => {
    const snr_dB = c.number('snr_db');
    const [spectral_efficiency, mcs] = [lteEfficiency(snr_dB), lteMcs(snr_dB)];
    const source = 'Piro et al. 2011, link adaptation';
    c.trace?.({ symbol: 'I_MCS', value: mcs, unit: '', equation: `${source}, 3GPP TS 36.213 Table 7.2.3-1` });
    c.trace?.({ symbol: 'η', value: spectral_efficiency, unit: 'bit/s/Hz', equation: source });
    return { values: { spectral_efficiency, mcs }, flags: [] };
  },
};

export const forms: readonly ReferenceForm[] = [transportBlock, peakRate, blockError, lteAdaptation];
