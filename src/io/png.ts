/** PNG files from pixels in memory. */
import { PNG } from 'pngjs';

/** 8-bit RGB without alpha; `rgb` holds 3 bytes a pixel, row-major, top row first. @throws RangeError on a wrong length. */
export function encodePng(image: {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}): Uint8Array {
  const { width, height, rgb } = image;
  if (rgb.length !== 3 * width * height)
    throw new RangeError(`${rgb.length} bytes for ${width} × ${height} RGB pixels`);
  const png = new PNG({ width, height });
  // pngjs takes RGB from a buffer only when told the type of the input as well as of the file.
  png.data = Buffer.from(rgb.buffer, rgb.byteOffset, rgb.length);
  return PNG.sync.write(png, { colorType: 2, inputColorType: 2, inputHasAlpha: false });
}
