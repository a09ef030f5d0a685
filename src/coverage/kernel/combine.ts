/** A service is the best of the layers that carry it, pixel by pixel (rules R1). */
import type { ServiceTile } from './foldTypes.js';
import { byteUnknown, PixelStatus, preference } from './status.js';

/** How one layer carries the service: the layer's own map, or that of a bearer; or several, with the best of them. */
export type Carried = Pick<ServiceTile, 'status' | 'probability'> &
  ({ readonly layer: number } | Pick<ServiceTile, 'bestLayer'>);

export const emptyService = (size: number): ServiceTile => ({
  status: new Uint8Array(size),
  probability: new Float32Array(size).fill(Number.NaN),
  bestLayer: new Uint8Array(size).fill(byteUnknown),
});

const rankOf = new Uint8Array(256).fill(preference.length);
preference.forEach((status, rank) => {
  rankOf[status] = rank;
});

export function combine(carried: readonly Carried[], out: ServiceTile): void {
  for (let p = 0; p < out.status.length; p++) {
    let bestRank: number = preference.length;
    let unknown = false;
    let outside = true;
    let probability = Number.NaN;
    let bestLayer = byteUnknown;
    let bestLayerProbability = -1;
    for (const map of carried) {
      const status = map.status[p];
      if (status === PixelStatus.outside) continue;
      outside = false;
      if (status === PixelStatus.unknown) {
        unknown = true;
        continue;
      }
      const pl = map.probability[p];
      if (rankOf[status] < bestRank || (rankOf[status] === bestRank && pl > bestLayerProbability)) {
        bestRank = rankOf[status];
        bestLayer = 'layer' in map ? map.layer : map.bestLayer[p];
        bestLayerProbability = pl;
      }
      if (!(pl <= probability)) probability = pl;
    }
    if (outside) continue;
    // A layer with unknown terrain may still cover: only a known cover outweighs it.
    const known = bestRank < preference.length && (!unknown || preference[bestRank] === PixelStatus.covered);
    out.status[p] = known ? preference[bestRank] : PixelStatus.unknown;
    if (known) {
      out.probability[p] = probability;
      out.bestLayer[p] = bestLayer;
    }
  }
}
