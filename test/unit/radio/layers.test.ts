import { describe, expect, it } from 'vitest';
import { CoverageError } from '../../../src/foundation/errors.js';
import {
  assumedCarrier,
  bandName,
  checkLayerIds,
  defaultNrLayer,
  defaultRadius_m,
  makeLayer,
} from '../../../src/radio/layers.js';
import { lteBands } from '../../../src/radio/lteBands.js';
import { nrBands } from '../../../src/radio/nrBands.js';
import { operatorsOf, sharingGroup } from '../../../src/radio/operators.js';

const message = (input: Parameters<typeof makeLayer>[0]): string => {
  try {
    makeLayer(input);
  } catch (error) {
    expect(error).toBeInstanceOf(CoverageError);
    expect((error as CoverageError).exitCode).toBe(3);
    return (error as Error).message;
  }
  return '';
};

describe('layers', () => {
  it('a layer of four values is completed from the standards', () => {
    expect(makeLayer(defaultNrLayer)).toMatchObject({
      band: 'n78',
      duplex: 'tdd',
      scs_kHz: 30,
      numRb: 273,
      dlShare: 0.7,
      radius_m: 8000,
      model: 'auto',
      profile: 'nr-outdoor-basic',
      group: 'unknown',
    });
    expect(
      makeLayer({
        id: 'l',
        technology: 'lte',
        frequency_MHz: 1850,
        bandwidth_MHz: 20,
        group: ['unicom', 'telecom'],
      }),
    ).toMatchObject({
      band: 'b3',
      duplex: 'fdd',
      numRb: 100,
      dlShare: 1,
      radius_m: 10_000,
      profile: 'lte-weakzone',
      group: 'telecom+unicom',
    });
  });

  it('carriers that do not exist are refused with the reason', () => {
    const lte = { id: 'l', technology: 'lte', frequency_MHz: 1850, bandwidth_MHz: 20 } as const;
    expect(message({ ...lte, frequency_MHz: 1200 })).toContain('no LTE band holds 1200 MHz');
    expect(message({ ...lte, band: 'b8' })).toContain('outside band b8');
    expect(message({ ...lte, band: 'b99' })).toContain('unknown band b99');
    expect(message({ ...lte, bandwidth_MHz: 22 })).toContain('22 MHz');
    expect(message({ ...lte, profile: 'x' })).toContain('profile x');
    expect(message({ ...lte, profile: 'nr-rural' })).toContain('for NR');
    expect(message({ ...lte, dl_share: 2 })).toContain('0.05…1');
    expect(() => checkLayerIds([lte, lte])).toThrow('used twice');
  });

  it('radius by frequency has its steps where the rule has them', () => {
    expect([1000, 1000.1, 2200, 2200.1, 4200, 4200.1, 6000, 6000.1].map(defaultRadius_m)).toEqual([
      15000, 10000, 10000, 8000, 8000, 5000, 5000, 1000,
    ]);
  });

  it('every band with a downlink has a carrier to assume, and it makes a layer', () => {
    for (const b of [...lteBands, ...nrBands]) {
      const carrier = assumedCarrier(b.technology, b.band);
      if (b.duplex === 'sul' || b.band === 'b103') continue;
      expect(carrier, b.band).toBeDefined();
      if (carrier)
        expect(makeLayer({ id: 'x', technology: b.technology, band: b.band, ...carrier }).band).toBe(b.band);
    }
  });

  it('reads band names of any writing', () => {
    expect(['3', 'B3', 'Band 3', 'b03'].map((t) => bandName('lte', t))).toEqual(['b3', 'b3', 'b3', 'b3']);
    expect(bandName('nr', 'N78')).toBe('n78');
  });
});

describe('operators', () => {
  it.each([
    ['移动', 'mobile'],
    ['中国移动', 'mobile'],
    ['CMCC', 'mobile'],
    ['China Mobile', 'mobile'],
    ['46000', 'mobile'],
    ['460-00', 'mobile'],
    ['中国电信股份有限公司', 'telecom'],
    ['China Telecom', 'telecom'],
    ['46011', 'telecom'],
    ['China Unicom', 'unicom'],
    ['联通', 'unicom'],
    ['中国广电', 'broadnet'],
    ['46015', 'broadnet'],
    ['Andorra Telecom', 'andorra-telecom'],
  ])('%s is %s', (text, id) => {
    expect(operatorsOf(text)).toEqual([id]);
  });

  it('several operators in one cell are a list', () => {
    expect(operatorsOf('电信+联通')).toEqual(['telecom', 'unicom']);
    expect(operatorsOf('移动、广电')).toEqual(['broadnet', 'mobile']);
    expect(operatorsOf(' 未知 ')).toEqual([]);
  });

  it('sharing follows operators, technology and band', () => {
    expect(sharingGroup(['mobile'], 'nr', 'n28').group).toBe('mobile+broadnet');
    expect(sharingGroup(['unicom'], 'nr', 'n78').group).toBe('telecom+unicom');
    expect(sharingGroup(['telecom'], 'lte', 'b5').group).toBe('telecom+unicom');
    expect(sharingGroup(['mobile'], 'lte', 'b8').group).toBe('mobile');
    expect(sharingGroup(['unicom'], 'lte', 'b3').group).toBe('unicom');
    expect(sharingGroup(['mobile'], 'nr', 'n41').group).toBe('mobile');
    expect(sharingGroup([], 'lte', 'b3').group).toBe('unknown');
    expect(sharingGroup(['telecom', 'unicom'], 'lte', 'b3').group).toBe('telecom+unicom');
  });
});
