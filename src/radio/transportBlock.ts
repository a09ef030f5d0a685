/** Size of a transport block of the NR shared channels. TS 38.214 V18 §5.1.3.2. Exact integers. */

export interface Allocation {
  /** Allocated resource blocks. */
  readonly numRb: number;
  /** Symbols of the slot in use, 1-14. */
  readonly symbols: number;
  /** Resource elements of demodulation reference signals, and other overhead, in one block and slot. */
  readonly dmrsPerRb: number;
  readonly overheadPerRb: number;
  readonly layers: number;
}

/** Table 5.1.3.2-1. */
const smallSizes: readonly number[] = [
  24, 32, 40, 48, 56, 64, 72, 80, 88, 96, 104, 112, 120, 128, 136, 144, 152, 160, 168, 176, 184, 192, 208,
  224, 240, 256, 272, 288, 304, 320, 336, 352, 368, 384, 408, 432, 456, 480, 504, 528, 552, 576, 608, 640,
  672, 704, 736, 768, 808, 848, 888, 928, 984, 1032, 1064, 1128, 1160, 1192, 1224, 1256, 1288, 1320, 1352,
  1416, 1480, 1544, 1608, 1672, 1736, 1800, 1864, 1928, 2024, 2088, 2152, 2216, 2280, 2408, 2472, 2536, 2600,
  2664, 2728, 2792, 2856, 2976, 3104, 3240, 3368, 3496, 3624, 3752, 3824,
];
const largestSmall = 3824;

/** Resource elements for data, step 1. An overhead above the symbols leaves none. */
export function dataElements(a: Allocation): number {
  const perBlock = 12 * a.symbols - a.dmrsPerRb - a.overheadPerRb;
  return Math.max(0, Math.min(156, perBlock)) * a.numRb;
}

/** Bits of the transport block; 0 without resource elements. `rate1024` is the code rate × 1024. */
export function transportBlockBits(a: Allocation, modulationOrder: number, rate1024: number): number {
  // The product stays exact: rates are multiples of 1/2048.
  const info = (dataElements(a) * modulationOrder * a.layers * rate1024) / 1024; // step 2, N_info
  if (!(info > 0)) return 0;
  return info <= largestSmall ? smallBlock(info) : largeBlock(info, rate1024);
}

/** Step 3: quantised downwards, then the next size of the table. */
function smallBlock(info: number): number {
  const step = 2 ** Math.max(3, Math.floor(Math.log2(info)) - 6);
  const quantised = Math.max(24, step * Math.floor(info / step));
  return smallSizes.find((size) => size >= quantised) ?? largestSmall;
}

/** Step 4: quantised to the nearest, ties upwards, then whole bytes in equal code blocks with their checksums. */
function largeBlock(info: number, rate1024: number): number {
  const step = 2 ** (Math.floor(Math.log2(info - 24)) - 5);
  const withCrc = Math.max(3840, step * Math.round((info - 24) / step)) + 24;
  const blocks = codeBlocks(withCrc, rate1024);
  return 8 * blocks * Math.ceil(withCrc / (8 * blocks)) - 24;
}

/** Code blocks: base graph 2 carries 3816 bits each at rates up to 1/4, base graph 1 up to 8424. */
function codeBlocks(withCrc: number, rate1024: number): number {
  if (rate1024 <= 256) return Math.ceil(withCrc / 3816);
  return withCrc - 24 > 8424 ? Math.ceil(withCrc / 8424) : 1;
}
