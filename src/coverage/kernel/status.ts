/** What a pixel's byte says, in every map of coverage. */

export const PixelStatus = {
  outside: 0,
  covered: 1,
  weak: 2,
  blind: 3,
  poorQuality: 4,
  uplinkLimited: 5,
  unknown: 255,
} as const;

export const byteUnknown = 255;

/** In the map of best servers: known that none serves; not known. */
export const serverNone = -1;
export const serverUnknown = -2147483648;

/** From best to worst for a person standing there. */
export const preference = [
  PixelStatus.covered,
  PixelStatus.uplinkLimited,
  PixelStatus.poorQuality,
  PixelStatus.weak,
  PixelStatus.blind,
] as const;
