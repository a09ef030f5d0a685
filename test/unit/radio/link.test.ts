import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { equipmentFor, equipmentPattern, equipmentProfiles } from '../../../src/radio/equipment.js';
import { makeLayer } from '../../../src/radio/layers.js';
import { cqiTable64, cqiTable256, efficiency, requiredSinr_dB } from '../../../src/radio/mcs.js';
import { noisePerRe_dBm } from '../../../src/radio/noise.js';
import { numRb, standardBandwidth_MHz } from '../../../src/radio/numerology.js';
import {
  carrierPower_W,
  epreOfCarrier_dBm,
  looksLikeTenths,
  lteEpre_dBm,
  nrEpre_dBm,
} from '../../../src/radio/power.js';
import { coverageProfiles } from '../../../src/radio/profiles.js';
import { downlinkRate_Mbps, rateAt, rateTable, requiredDataSinr_dB } from '../../../src/radio/rate.js';
import { transportBlockBits } from '../../../src/radio/transportBlock.js';
import { uplinkBudget, uplinkRate_Mbps, uplinkRsrpGate_dBm } from '../../../src/radio/uplink.js';
import { has, shared } from '../../helpers/needs.js';

const n78 = makeLayer({ id: 'nr-n78', technology: 'nr', frequency_MHz: 3550, bandwidth_MHz: 100 });
const b3 = makeLayer({ id: 'lte-b3', technology: 'lte', frequency_MHz: 1850, bandwidth_MHz: 20 });

describe('power per resource element', () => {
  it('LTE with 2 × 20 W on 20 MHz has 15.2 dBm', () => {
    expect(lteEpre_dBm(40, 2, 100)).toBeCloseTo(15.23, 2);
  });

  // Published equipment figures, dBm per RE.
  it.each([
    [200, 273, 17.86],
    [320, 273, 19.9],
    [240, 273, 18.65],
    [240, 216, 19.67],
    [240, 160, 20.97],
    [160, 52, 24.09],
  ])('NR with %d W on %i RB has %d dBm', (W, rb, epre) => {
    expect(nrEpre_dBm(W, rb)).toBeCloseTo(epre, 2);
  });

  it('2 × 10 W on 5 MHz LTE has 18.2 dBm', () => {
    expect(lteEpre_dBm(20, 2, 25)).toBeCloseTo(18.24, 2);
  });

  it('is 30 to 36 dB below the carrier power, never the carrier power itself', () => {
    for (const rb of [25, 100]) expect(46 - lteEpre_dBm(40, 2, rb)).toBeGreaterThan(24);
    expect(53 - nrEpre_dBm(200, 273)).toBeGreaterThan(30);
  });

  it('turns back into the carrier power', () => {
    for (const [technology, ports, rb] of [
      ['lte', 2, 100],
      ['lte', 8, 50],
      ['nr', 64, 273],
    ] as const)
      expect(carrierPower_W(technology, epreOfCarrier_dBm(technology, 37, ports, rb), ports, rb)).toBeCloseTo(
        37,
        9,
      );
  });

  it('tenths of a dBm are seen in a whole column, not in one value', () => {
    expect(looksLikeTenths([152, 152, 182, 92, 30])).toBe(true);
    expect(looksLikeTenths([15.2, 18.2, 12])).toBe(false);
    expect(looksLikeTenths([152, 15.2, 18.2])).toBe(false);
    expect(looksLikeTenths([460, 152])).toBe(false);
    expect(looksLikeTenths([43, 46, 43])).toBe(false);
    expect(looksLikeTenths([])).toBe(false);
  });
});

describe('numerology and noise', () => {
  it.each([
    ['nr', 100, 30, 3550, 273],
    ['nr', 60, 30, 3550, 162],
    ['nr', 30, 15, 773, 160],
    ['nr', 40, 15, 2130, 216],
    ['nr', 100, 120, 27000, 66],
    ['lte', 20, 15, 1850, 100],
    ['lte', 1.4, 15, 1850, 6],
  ] as const)('%s %d MHz at %d kHz near %d MHz has %i RB', (t, bw, scs, f, rb) => {
    expect(numRb(t, bw, scs, f)).toBe(rb);
  });

  it('the blocks of every channel fit inside it', () => {
    for (const [t, scs, f] of [
      ['lte', 15, 1850],
      ['nr', 15, 773],
      ['nr', 30, 3550],
      ['nr', 60, 3550],
      ['nr', 60, 27000],
      ['nr', 120, 27000],
    ] as const)
      for (let bw = 1; bw <= 400; bw++) {
        const rb = numRb(t, bw, scs, f);
        if (!Number.isNaN(rb)) expect((rb * 12 * scs) / 1000 / bw, `${t} ${bw} ${scs}`).toBeLessThan(1);
      }
  });

  it('a bandwidth between two channels uses the one below', () => {
    expect(standardBandwidth_MHz('lte', 11, 15, 875)).toBe(10);
    expect(standardBandwidth_MHz('nr', 160, 30, 2600)).toBe(100);
    expect(standardBandwidth_MHz('lte', 1, 15, 875)).toBeNaN();
  });

  it('noise per RE with 7 dB is −122.2 dBm at 30 kHz and −125.2 dBm at 15 kHz', () => {
    expect(noisePerRe_dBm(30)).toBeCloseTo(-122.2, 1);
    expect(noisePerRe_dBm(15)).toBeCloseTo(-125.2, 1);
  });
});

const tables = shared('reference/nr-throughput/mcs_cqi_tables.json');
describe('link adaptation', () => {
  it.skipIf(!has(tables))('CQI tables equal those of TS 38.214', () => {
    const reference = JSON.parse(readFileSync(tables, 'utf8')) as Record<
      string,
      { index: number; Qm: number; R_x1024: number; efficiency: number }[]
    >;
    for (const [own, name] of [
      [cqiTable64, 'cqi_table1'],
      [cqiTable256, 'cqi_table2_256qam'],
    ] as const) {
      expect(own.map((e) => [e.cqi, e.modulationOrder, e.rate1024])).toEqual(
        reference[name].map((e) => [e.index, e.Qm, e.R_x1024]),
      );
      own.forEach((e, i) => expect(efficiency(e)).toBeCloseTo(reference[name][i].efficiency, 4));
    }
  });

  const bler = shared('reference/nr-throughput/awgn_bler10_snr.json');
  it.skipIf(!has(bler))('the assumed gap to Shannon lies within the spread of link simulations', () => {
    const { cases } = JSON.parse(readFileSync(bler, 'utf8')) as {
      cases: { Qm: number; R_x1024: number; expect: { snr_at_bler10_db: number } }[];
    };
    const errors = cases.map((c) => requiredSinr_dB((c.Qm * c.R_x1024) / 1024) - c.expect.snr_at_bler10_db);
    const mean = errors.reduce((a, b) => a + b, 0) / errors.length;
    expect(Math.abs(mean)).toBeLessThan(0.3);
    expect(Math.max(...errors.map(Math.abs))).toBeLessThan(1.6);
  });

  it('100 MHz NR with four layers is the transport block of 144 elements a block, near the 2337 Mbit/s of TS 38.306', () => {
    const full = downlinkRate_Mbps({ ...n78, dlShare: 1 }, 45, { rank: 4 });
    const slot = { numRb: 273, symbols: 14, dmrsPerRb: 12, overheadPerRb: 12, layers: 4 };
    expect(full).toBeCloseTo((2000 * transportBlockBits(slot, 8, 948)) / 1e6, 9);
    expect(Math.abs(full / 2337 - 1)).toBeLessThan(0.01);
  });

  it('20 MHz LTE with two layers sends a block of the standard on each codeword', () => {
    // 126 of 168 elements carry data of CQI 15; the next size below is at most 12 code blocks of 64 bits less.
    const info = (126 * 100 * 6 * 948) / 1024;
    const perCodeword = (downlinkRate_Mbps(b3, 45) * 1000) / 2;
    expect(perCodeword).toBeLessThanOrEqual(info);
    expect(perCodeword).toBeGreaterThan(info - 12 * 64);
  });

  it('the least SINR of a rate carries it and a hair less does not', () => {
    for (const carrier of [n78, b3])
      for (const kbps of [40, 2000, 10_000, 100_000]) {
        const need = requiredDataSinr_dB(carrier, kbps);
        expect(1000 * downlinkRate_Mbps(carrier, need)).toBeGreaterThanOrEqual(kbps);
        expect(1000 * downlinkRate_Mbps(carrier, need - 1e-6)).toBeLessThan(kbps);
      }
    expect(requiredDataSinr_dB(n78, 1e9)).toBe(Number.POSITIVE_INFINITY);
    expect(requiredDataSinr_dB(n78, 0)).toBe(Number.NEGATIVE_INFINITY);
  });

  it('rate rises with SINR, falls back to one layer at the edge, and is zero below CQI 1', () => {
    let last = -1;
    for (let s = -15; s < 45; s += 0.5) {
      const rate = downlinkRate_Mbps(n78, s);
      expect(rate).toBeGreaterThanOrEqual(last);
      last = rate;
    }
    expect(downlinkRate_Mbps(n78, -12)).toBe(0);
    expect(downlinkRate_Mbps(n78, -7)).toBe(downlinkRate_Mbps(n78, -7, { rank: 1 }));
    expect(downlinkRate_Mbps(n78, Number.NaN)).toBeNaN();
  });

  it('the table for the kernel gives the rate of its step and keeps unknown apart', () => {
    const t = rateTable(b3);
    for (const s of [-9.95, -3.05, 0.05, 7.77, 22.22, 44.95]) {
      const step = Math.floor((s + 10) / 0.1 + 1e-9) * 0.1 - 10;
      expect(rateAt(t, s)).toBeCloseTo(downlinkRate_Mbps(b3, step + 1e-6), 3);
    }
    expect(rateAt(t, -50)).toBe(0);
    expect(rateAt(t, 99)).toBe(t.Mbps[t.Mbps.length - 1]);
    expect(rateAt(t, Number.NaN)).toBeNaN();
  });
});

describe('uplink', () => {
  const edge = uplinkBudget(n78, 1000);

  it('the edge rate gets through at the largest loss and no longer beyond', () => {
    expect(uplinkRate_Mbps(n78, edge.maxCouplingLoss_dB - 1)).toBeGreaterThanOrEqual(1);
    expect(uplinkRate_Mbps(n78, edge.maxCouplingLoss_dB + 1)).toBeLessThan(1);
  });

  it('no other number of blocks reaches farther', () => {
    for (const rb of [1, 5, 20, 60, 150])
      expect(uplinkBudget({ ...n78, numRb: rb }, 1000).maxCouplingLoss_dB).toBeLessThanOrEqual(
        edge.maxCouplingLoss_dB,
      );
  });

  it('less uplink time, a higher rate or less power shrink the loss', () => {
    expect(uplinkBudget({ ...n78, dlShare: 0.9 }, 1000).maxCouplingLoss_dB).toBeLessThan(
      edge.maxCouplingLoss_dB,
    );
    expect(uplinkBudget(n78, 5000).maxCouplingLoss_dB).toBeLessThan(edge.maxCouplingLoss_dB - 5);
    const high = {
      uePower_dBm: 26,
      bodyLoss_dB: 0,
      interferenceMargin_dB: 3,
      noiseFigure_dB: 3.5,
      overhead: 0.08,
    };
    expect(uplinkBudget(n78, 1000, high).maxCouplingLoss_dB - edge.maxCouplingLoss_dB).toBeCloseTo(3, 9);
  });

  it('a rate beyond the carrier is never covered', () => {
    expect(uplinkBudget(b3, 1e9).maxCouplingLoss_dB).toBe(Number.NEGATIVE_INFINITY);
  });

  it('the RSRP gate moves with the EPRE and with the better traffic beam', () => {
    const gate = uplinkRsrpGate_dBm(edge, { epre_dBm: 18, rsGain_dBi: 23, trafficGain_dBi: 24.5 });
    expect(gate).toBeCloseTo(18 - 1.5 - edge.maxCouplingLoss_dB, 9);
  });
});

describe('equipment and profiles', () => {
  it('every equipment profile builds a pattern with its own peak', () => {
    for (const e of equipmentProfiles) {
      const p = equipmentPattern(e);
      expect(p.maxGain_dBi, e.id).toBe(e.rsGain_dBi);
      expect(Math.min(...p.horizontal_dB), e.id).toBe(0);
      expect(e.trafficGain_dBi, e.id).toBeGreaterThanOrEqual(e.rsGain_dBi);
    }
    expect(new Set(equipmentProfiles.map((e) => e.id)).size).toBe(equipmentProfiles.length);
  });

  it('every carrier finds equipment of its technology', () => {
    for (const t of ['lte', 'nr'] as const)
      for (const f of [450, 773, 1850, 2400, 3550, 26000])
        for (const s of ['macro', 'pole', 'indoor'] as const)
          expect(equipmentFor(t, 'x', f, s)).toMatchObject({ technology: t, siteType: s });
  });

  it('profiles start blind at −120 dBm NR and −115 dBm LTE, below their gate, on the median map', () => {
    for (const p of coverageProfiles) {
      expect(p.blind_dBm).toBe(p.technology === 'nr' ? -120 : -115);
      expect(p.rsrp_dBm).toBeGreaterThan(p.blind_dBm);
      expect(p.edgeProbability).toBe(0.5);
      expect(p.source).not.toBe('');
    }
  });
});
