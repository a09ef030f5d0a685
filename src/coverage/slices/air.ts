/** Maps of a slice as something that flies through it reads them: of each layer, and of each service its best layer. */
import { PixelStatus } from '../kernel/fold.js';
import type { CoverageResult } from '../result.js';

export interface AirMap {
  readonly kind: 'layer' | 'service';
  readonly id: string;
  /** Of a service: sharing group; absent over all operators. */
  readonly group?: string;
  readonly status: Uint8Array;
  at(pixel: number): AirPixel;
}

export interface AirPixel {
  readonly status: number;
  /** NaN where no cell is received. */
  readonly rsrp_dBm: number;
  readonly rsSinr_dB: number;
  /** Position in the network's sectors; undefined where none serves. */
  readonly server: number | undefined;
}

export function airMaps({ layers, services, named = [] }: CoverageResult): AirMap[] {
  const mapOf = (
    what: Pick<AirMap, 'kind' | 'id' | 'group' | 'status'>,
    layerAt: (pixel: number) => number,
  ): AirMap => ({
    ...what,
    at(pixel) {
      const status = what.status[pixel];
      const layer = layers.at(layerAt(pixel));
      const server = layer?.bestServer[pixel] ?? -1;
      const known = layer !== undefined && server >= 0 && status !== PixelStatus.unknown;
      return {
        status,
        rsrp_dBm: known ? layer.rsrp_dBm[pixel] : Number.NaN,
        rsSinr_dB: known ? layer.rsSinr_dB[pixel] : Number.NaN,
        server: known ? server : undefined,
      };
    },
  });
  return [
    ...layers.map(({ layer: { id, group }, status }, i) =>
      mapOf({ kind: 'layer', id, group, status }, () => i),
    ),
    ...[...services, ...named].map(({ id, group, status, bestLayer }) =>
      mapOf({ kind: 'service', id, group, status }, (pixel) => bestLayer[pixel]),
    ),
  ];
}

/** Shares of the area. */
export function areaShares(status: Uint8Array): { readonly covered: number; readonly unknown: number } {
  let [inside, covered, unknown] = [0, 0, 0];
  for (const s of status) {
    if (s === PixelStatus.outside) continue;
    inside++;
    if (s === PixelStatus.covered) covered++;
    else if (s === PixelStatus.unknown) unknown++;
  }
  return { covered: covered / inside, unknown: unknown / inside };
}
