/** The pixels of a TIFF by windows, before any georeference: sizes checked at opening, blocks decoded once and kept briefly. */
import { fromFile, type GeoTIFF, type GeoTIFFImage } from 'geotiff';
import { CoverageError } from '../../foundation/errors.js';
import { fill, plain } from '../../foundation/text.js';
import type { Window } from '../../raster/raster.js';
import { rasterMessages as m } from './messages.js';
import { cutShort, damaged, DecodeError, fileError, rasterError, reasonOf, unsupported } from './problems.js';
import {
  type BlockFormat,
  compressionName,
  decodeBlock,
  hostIsLittleEndian,
  isReadableCompression,
} from './tiffDecode.js';
import { checkTiffHeader, type TiffHeader } from './tiffHeader.js';

/** Largest strip or tile after decoding. */
const maxBlockBytes = 256 * 1024 * 1024;
/** Decoded blocks kept per open file. */
const cacheBytes = 64 * 1024 * 1024;

export interface TiffLayout {
  readonly cols: number;
  readonly rows: number;
  readonly bands: number;
  readonly bits: number;
  /** 1 unsigned, 2 signed, 3 float. */
  readonly sampleFormat: number;
  readonly compression: number;
  readonly blockCols: number;
  readonly blockRows: number;
  readonly planar: boolean;
}

export interface TiffPixels {
  readonly header: TiffHeader;
  readonly image: GeoTIFFImage;
  readonly layout: TiffLayout;
  /** Why the pixels cannot be decoded although the directory is sound; undefined when they can. */
  readonly refusal?: CoverageError;
  /** Raw sample values of one band, row 0 = the first row in the file. */
  read(window: Window, band: number): Promise<Float64Array>;
  close(): Promise<void>;
}

export async function openTiffPixels(file: string): Promise<TiffPixels> {
  const header = await checkTiffHeader(file);
  let tiff: GeoTIFF | undefined;
  try {
    tiff = await fromFile(file);
    // Deferred arrays are read as little-endian whatever the file is (geotiff 3.0.5); the header check bounds eager ones.
    tiff.parser.eager = true;
    const image = await tiff.getImage(0);
    const layout = await layoutOf(file, image);
    const opened = tiff;
    const refusal = await refusalOf(file, header, image, layout);
    const blocks = new Blocks(file, header, image, layout, await formatOf(header, image, layout));
    return {
      header,
      image,
      layout,
      refusal,
      read: (window, band) => {
        if (refusal) throw refusal;
        return blocks.read(window, band);
      },
      close: async () => {
        await opened.close();
      },
    };
  } catch (error) {
    if (tiff) await tiff.close();
    throw asDamage(file, error);
  }
}

/** The library reports damaged data by plain errors of many kinds; to the user they are one. */
function asDamage(file: string, error: unknown): unknown {
  const mapped = fileError(file, error, 'read');
  if (mapped instanceof CoverageError) return mapped;
  return damaged(file, reasonOf(error), error);
}

const numberOf = async (image: GeoTIFFImage, tag: number, fallback: number): Promise<number> => {
  const value: unknown = await image.fileDirectory.loadValue(tag);
  const first: unknown =
    typeof value === 'object' && value !== null ? (value as ArrayLike<unknown>)[0] : value;
  return first === undefined ? fallback : Number(first);
};

async function layoutOf(file: string, image: GeoTIFFImage): Promise<TiffLayout> {
  const cols = image.getWidth();
  const rows = image.getHeight();
  const bands = image.getSamplesPerPixel();
  const blockCols = image.getTileWidth();
  const blockRows = image.getTileHeight();
  for (const [name, n] of Object.entries({ cols, rows, bands, blockCols, blockRows }))
    if (!Number.isInteger(n) || n < 1 || n > 2 ** 31) throw damaged(file, plain(`${name} = ${n}`));
  const bitsList: unknown = await image.fileDirectory.loadValue('BitsPerSample');
  const bits = bitsList === undefined ? [1] : Array.from(bitsList as ArrayLike<number>);
  if (bits.some((b) => b !== bits[0]))
    throw unsupported(file, fill(m.unevenBands, { bits: bits.slice(0, 8).join(', ') }));
  return {
    cols,
    rows,
    bands,
    bits: bits[0],
    sampleFormat: await numberOf(image, 339, 1),
    compression: await numberOf(image, 259, 1),
    blockCols,
    blockRows,
    planar: image.planarConfiguration === 2,
  };
}

/** Bytes of one sample in a decoded block; odd bit counts are widened by the library. */
const sampleBytes = (bits: number): number => (bits <= 8 ? 1 : bits <= 16 ? 2 : bits <= 32 ? 4 : 8);

export function sampleTypeName(layout: TiffLayout): string {
  const kind = (
    { 1: 'UInt', 2: 'Int', 3: 'Float', 4: 'UInt', 5: 'CInt', 6: 'CFloat' } as Record<number, string>
  )[layout.sampleFormat];
  return `${kind ?? 'Sample'}${layout.bits}`;
}

function isReadableSample({ sampleFormat, bits }: TiffLayout): boolean {
  if (sampleFormat === 3) return bits === 16 || bits === 32 || bits === 64;
  if (sampleFormat === 2) return bits === 8 || bits === 16 || bits === 32;
  return sampleFormat === 1 && ((bits >= 1 && bits <= 16) || bits === 32);
}

async function formatOf(header: TiffHeader, image: GeoTIFFImage, l: TiffLayout): Promise<BlockFormat> {
  const lercParameters = (await image.fileDirectory.loadValue(50674)) as ArrayLike<number> | undefined;
  const samplesInBlock = l.planar ? 1 : l.bands;
  return {
    compression: l.compression,
    predictor: await numberOf(image, 317, 1),
    littleEndian: header.littleEndian,
    bitsPerSample: l.bits,
    samplesInBlock,
    width: l.blockCols,
    height: l.blockRows,
    bytes: packedBytes(l, l.blockRows),
    storedBytes: packedBytes(l, l.blockRows),
    lercWrapping: lercParameters?.[1] ?? 0,
  };
}

/** Bytes of `rows` lines of a block as stored; lines begin on whole bytes. */
const packedBytes = (l: TiffLayout, rows: number): number =>
  rows * Math.ceil((l.blockCols * (l.planar ? 1 : l.bands) * l.bits) / 8);

async function refusalOf(
  file: string,
  header: TiffHeader,
  image: GeoTIFFImage,
  l: TiffLayout,
): Promise<CoverageError | undefined> {
  if (!isReadableCompression(l.compression)) return unsupported(file, compressionName(l.compression));
  if (!isReadableSample(l)) {
    const values = { type: sampleTypeName(l), format: l.sampleFormat };
    return unsupported(file, fill(m.sampleFormat, values));
  }
  const decoded = l.blockCols * l.blockRows * (l.planar ? 1 : l.bands) * sampleBytes(l.bits);
  if (decoded > maxBlockBytes) {
    const values = { size: Math.round(decoded / 2 ** 20), limit: maxBlockBytes / 2 ** 20 };
    return rasterError(file, 'CVG_RASTER_BLOCK_SIZE', m.blockTooLarge, values, m.blockTooLargeHint);
  }
  const blocks = Math.ceil(l.cols / l.blockCols) * Math.ceil(l.rows / l.blockRows) * (l.planar ? l.bands : 1);
  const offsets = await blockTable(image, image.isTiled ? 324 : 273);
  const counts = await blockTable(image, image.isTiled ? 325 : 279);
  if (offsets.length < blocks || counts.length < blocks)
    return damaged(file, fill(m.blocksMissing, { blocks, listed: Math.min(offsets.length, counts.length) }));
  let end = 0;
  for (let i = 0; i < blocks; i++) if (counts[i] > 0) end = Math.max(end, offsets[i] + counts[i]);
  return end > header.fileBytes ? cutShort(file, header.fileBytes, end) : undefined;
}

async function blockTable(image: GeoTIFFImage, tag: number): Promise<ArrayLike<number>> {
  const value: unknown = await image.fileDirectory.loadValue(tag);
  if (typeof value === 'number') return [value];
  return (value ?? []) as ArrayLike<number>;
}

class Blocks {
  private readonly cache = new Map<number, ArrayBufferLike>();
  private cached = 0;
  private readonly acrossBlocks: number;
  private readonly downBlocks: number;

  constructor(
    private readonly file: string,
    private readonly header: TiffHeader,
    private readonly image: GeoTIFFImage,
    private readonly layout: TiffLayout,
    private readonly format: BlockFormat,
  ) {
    this.acrossBlocks = Math.ceil(layout.cols / layout.blockCols);
    this.downBlocks = Math.ceil(layout.rows / layout.blockRows);
  }

  async read(w: Window, band: number): Promise<Float64Array> {
    const { blockCols, blockRows } = this.layout;
    const out = new Float64Array(w.cols * w.rows);
    const lastX = Math.floor((w.col0 + w.cols - 1) / blockCols);
    const lastY = Math.floor((w.row0 + w.rows - 1) / blockRows);
    for (let y = Math.floor(w.row0 / blockRows); y <= lastY; y++) {
      for (let x = Math.floor(w.col0 / blockCols); x <= lastX; x++) {
        this.copy(await this.block(x, y, band), x, y, band, w, out);
      }
    }
    return out;
  }

  private async block(x: number, y: number, band: number): Promise<ArrayBufferLike> {
    const plane = this.layout.planar ? band : 0;
    const index = (plane * this.downBlocks + y) * this.acrossBlocks + x;
    const known = this.cache.get(index);
    if (known) {
      this.cache.delete(index);
      this.cache.set(index, known);
      return known;
    }
    const data = await this.decode(x, y, plane, index);
    this.cache.set(index, data);
    this.cached += data.byteLength;
    for (const [oldest, bytes] of this.cache) {
      if (this.cached <= cacheBytes || oldest === index) break;
      this.cache.delete(oldest);
      this.cached -= bytes.byteLength;
    }
    return data;
  }

  private async decode(x: number, y: number, plane: number, index: number): Promise<ArrayBufferLike> {
    const { layout: l, format } = this;
    const rows = this.image.getBlockHeight(y);
    const storedBytes = packedBytes(l, rows);
    const decode = async (input: ArrayBufferLike): Promise<ArrayBuffer> => {
      const bytes = await decodeBlock(new Uint8Array(input), { ...format, storedBytes });
      if (bytes.byteLength < storedBytes) throw new DecodeError(m.tooFewBytes);
      return bytes;
    };
    try {
      const { data } = await this.image.getTileOrStrip(x, y, plane, { decode });
      if (data.byteLength < rows * l.blockCols * (l.planar ? 1 : l.bands) * sampleBytes(l.bits))
        throw new DecodeError(m.tooFewSamples);
      return data;
    } catch (error) {
      throw rasterError(
        this.file,
        'CVG_RASTER_CORRUPT',
        m.corruptBlock,
        { block: index, reason: reasonOf(error) },
        m.truncatedHint,
        'inputData',
        error,
      );
    }
  }

  private copy(
    data: ArrayBufferLike,
    x: number,
    y: number,
    band: number,
    w: Window,
    out: Float64Array,
  ): void {
    const { blockCols, blockRows, bits, planar, bands } = this.layout;
    const step = planar ? 1 : bands;
    const size = sampleBytes(bits);
    const sample = this.sampleReader(data, band);
    const col0 = Math.max(w.col0, x * blockCols);
    const col1 = Math.min(w.col0 + w.cols, (x + 1) * blockCols);
    const row0 = Math.max(w.row0, y * blockRows);
    const row1 = Math.min(w.row0 + w.rows, (y + 1) * blockRows);
    for (let r = row0; r < row1; r++) {
      let from = ((r - y * blockRows) * blockCols + (col0 - x * blockCols)) * step + (planar ? 0 : band);
      let to = (r - w.row0) * w.cols + (col0 - w.col0);
      if (typeof sample === 'function') {
        for (let c = col0; c < col1; c++, from += step) out[to++] = sample(from * size);
      } else {
        for (let c = col0; c < col1; c++, from += step) out[to++] = sample[from];
      }
    }
  }

  /** A typed array where the block lies in the machine's order, else a function of the byte position. */
  private sampleReader(data: ArrayBufferLike, band: number): ArrayLike<number> | ((at: number) => number) {
    const { bits, sampleFormat } = this.layout;
    // Blocks of odd bit counts come widened, in the machine's order.
    const widened = bits % 8 !== 0;
    const native = widened || bits <= 8 || this.header.littleEndian === hostIsLittleEndian;
    if (native && !(sampleFormat === 3 && bits === 16)) {
      const whole = data.byteLength - (data.byteLength % sampleBytes(bits));
      return this.image.getArrayForSample(band, whole === data.byteLength ? data : data.slice(0, whole));
    }
    const view = new DataView(data);
    const reader = this.image.getReaderForSample(band);
    const { littleEndian } = this.header;
    return (at) => reader.call(view, at, littleEndian);
  }
}
