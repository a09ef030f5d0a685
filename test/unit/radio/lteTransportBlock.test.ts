import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lteTransportBlockBits } from '../../../src/radio/lteTransportBlock.js';

/** Sizes of TS 36.213 Table 7.1.7.2.1-1. */
const listed = [
  16, 24, 32, 40, 56, 72, 88, 104, 120, 136, 144, 152, 176, 208, 224, 256, 296, 328, 376, 392, 424, 440, 456,
  488, 504, 536, 568, 584, 616, 648, 680, 712, 744, 776, 808, 840, 872, 904, 936, 968, 1000, 1032, 1064, 1096,
  1128, 1160, 1192, 1224, 1256, 1288, 1320, 1352, 1384, 1416, 1480, 1544, 1608, 1672, 1736, 1800, 1864, 1928,
  1992, 2024, 2088, 2152, 2216, 2280, 2344, 2408, 2472, 2536, 2600, 2664, 2728, 2792, 2856, 2984, 3112, 3240,
  3368, 3496, 3624, 3752, 3880, 4008, 4136, 4264, 4392, 4584, 4776, 4968, 5160, 5352, 5544, 5736, 5992, 6200,
  6456, 6712, 6968, 7224, 7480, 7736, 7992, 8248, 8504, 8760, 9144, 9528, 9912, 10296, 10680, 11064, 11448,
  11832, 12216, 12576, 12960, 13536, 14112, 14688, 15264, 15840, 16416, 16992, 17568, 18336, 19080, 19848,
  20616, 21384, 22152, 22920, 23688, 24496, 25456, 26416, 27376, 28336, 29296, 30576, 31704, 32856, 34008,
  35160, 36696, 37888, 39232, 40576, 42368, 43816, 45352, 46888, 48936, 51024, 52752, 55056, 57336, 59256,
  61664, 63776, 66592, 68808, 71112, 73712, 75376,
];

describe('LTE transport block', () => {
  it('takes every size that the standard lists, so that they follow from the coder alone', () => {
    for (const size of listed) expect(lteTransportBlockBits(size), String(size)).toBe(size);
  });

  it('never carries more than asked, and never falls behind by more than a step of each code block', () => {
    fc.assert(
      fc.property(fc.integer({ min: 16, max: 80_000 }), (info) => {
        const bits = lteTransportBlockBits(info);
        const blocks = Math.ceil((info + 24) / 6120);
        expect(bits).toBeLessThanOrEqual(info);
        expect(info - bits).toBeLessThan(64 * blocks + 24);
        expect(bits % 8).toBe(0);
        expect(lteTransportBlockBits(bits)).toBe(bits);
      }),
    );
  });

  it('carries nothing below the smallest block', () => {
    expect(lteTransportBlockBits(15.9)).toBe(0);
    expect(lteTransportBlockBits(0)).toBe(0);
  });
});
