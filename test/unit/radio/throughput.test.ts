import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lteEfficiency, lteMcs } from '../../../src/radio/lteAmc.js';
import { mcsTables } from '../../../src/radio/mcsTables.js';
import { peakRate_Mbps } from '../../../src/radio/peakRate.js';
import { type Allocation, dataElements, transportBlockBits } from '../../../src/radio/transportBlock.js';

const slot: Allocation = { numRb: 273, symbols: 14, dmrsPerRb: 12, overheadPerRb: 0, layers: 4 };

describe('transport block', () => {
  const allocation = fc.record({
    numRb: fc.integer({ min: 1, max: 275 }),
    symbols: fc.integer({ min: 2, max: 14 }),
    dmrsPerRb: fc.integer({ min: 6, max: 36 }),
    overheadPerRb: fc.constantFrom(0, 6, 12, 18),
    layers: fc.integer({ min: 1, max: 4 }),
  });

  it('holds whole bytes near the information that its elements carry, in equal code blocks', () => {
    fc.assert(
      fc.property(allocation, fc.constantFrom(...mcsTables[2]), (a, { modulationOrder, rate1024 }) => {
        const bits = transportBlockBits(a, modulationOrder, rate1024);
        const info = (dataElements(a) * modulationOrder * rate1024 * a.layers) / 1024;
        expect(bits % 8).toBe(0);
        expect(bits).toBeGreaterThanOrEqual(info > 0 ? 24 : 0);
        if (info < 64) return; // the smallest sizes stand far apart
        expect(Math.abs(bits - info) / info).toBeLessThan(0.13);
        if (bits > 3824) {
          const largest = rate1024 <= 256 ? 3840 : 8448;
          const blocks = bits + 24 > largest ? Math.ceil((bits + 24) / (largest - 24)) : 1;
          expect((bits + 24) % blocks).toBe(0);
        }
      }),
    );
  });

  it('grows with blocks, layers and scheme', () => {
    let last = 0;
    for (let numRb = 1; numRb <= 273; numRb++) {
      const bits = transportBlockBits({ ...slot, numRb }, 6, 666);
      expect(bits).toBeGreaterThanOrEqual(last);
      last = bits;
    }
    expect(transportBlockBits({ ...slot, layers: 1 }, 8, 948)).toBeLessThan(transportBlockBits(slot, 8, 948));
  });

  it('never counts more than 156 elements a block, and none where the overhead eats all', () => {
    expect(dataElements({ ...slot, dmrsPerRb: 0 })).toBe(156 * 273);
    expect(dataElements({ ...slot, symbols: 2, dmrsPerRb: 24, overheadPerRb: 18 })).toBe(0);
    expect(transportBlockBits({ ...slot, symbols: 2, dmrsPerRb: 24, overheadPerRb: 18 }, 2, 120)).toBe(0);
  });
});

describe('peak rate', () => {
  const carrier = { numRb: 273, scs_kHz: 30, layers: 4, modulationOrder: 8, scaling: 1, overhead: 0.14 };

  it('is the known 2337 Mbit/s of 100 MHz with four layers of 256QAM', () => {
    expect(peakRate_Mbps(carrier)).toBeCloseTo(2337.0, 0);
    expect(peakRate_Mbps({ ...carrier, numRb: 0 })).toBe(0);
  });

  it('lies close to what full slots of the largest transport block carry', () => {
    const bits = transportBlockBits({ ...slot, dmrsPerRb: 12 }, 8, 948);
    const fromBlocks_Mbps = (bits * 2000) / 1e6;
    expect(fromBlocks_Mbps / peakRate_Mbps({ ...carrier, overhead: 12 / 168 })).toBeCloseTo(1, 1);
  });
});

describe('LTE link adaptation', () => {
  it('never promises more than Shannon less its loss, and steps in even schemes', () => {
    let last = -1;
    for (let snr = -10; snr <= 40; snr += 0.1) {
      const mcs = lteMcs(snr);
      expect(mcs).toBeGreaterThanOrEqual(last);
      expect(mcs === -1 || mcs % 2 === 0).toBe(true);
      expect(lteEfficiency(snr)).toBeLessThan(Math.log2(1 + 10 ** (snr / 10)));
      last = mcs;
    }
    expect(lteMcs(-20)).toBe(-1);
    expect(lteMcs(60)).toBe(28);
  });
});
