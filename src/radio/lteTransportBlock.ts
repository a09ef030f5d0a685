/**
 * Size of an LTE transport block. TS 36.213 Table 7.1.7.2.1-1 lists sizes that the turbo coder takes without filler bits;
 * here they come from that rule: checksum and segmentation of TS 36.212 §5.1.1-5.1.2, interleaver sizes of Table 5.1.3-3.
 */

/** Runs of interleaver sizes: from, to, step. */
const interleaverRuns = [
  [40, 512, 8],
  [528, 1024, 16],
  [1056, 2048, 32],
  [2112, 6144, 64],
] as const;

const largest = 6144;
/** Of the transport block, and of each code block where there are several. */
const crc = 24;

/** The largest interleaver size within `bits`; 0 below the smallest. */
function interleaverSize(bits: number): number {
  let size = 0;
  for (const [from, to, step] of interleaverRuns)
    if (bits >= from) size = Math.min(to, from + step * Math.floor((bits - from) / step));
  return size;
}

/** Bits of the largest block of one codeword that carries no more than `info` bits; 0 where none fits. */
export function lteTransportBlockBits(info: number): number {
  const single = interleaverSize(Math.min(info + crc, largest)) - crc;
  let best = Math.max(0, single);
  const blocks = Math.ceil((info + crc) / (largest - crc));
  // One code block fewer, each of the largest size, may hold more than many of a size below.
  for (const count of [blocks - 1, blocks]) {
    if (count < 2) continue;
    const size = interleaverSize(Math.min((info + crc) / count + crc, largest));
    best = Math.max(best, count * (size - crc) - crc);
  }
  return best;
}
