/** A small hilly world with five sites on two layers: the same for every test of the fold. */
import type { Network } from '../../src/network/network.js';
import { seededRandom } from '../../src/foundation/random.js';
import { makeLayer } from '../../src/radio/layers.js';
import { sectorPattern } from '../../src/radio/patterns.js';
import type { TerrainScene } from '../../src/terrain/scene.js';
import { hillySquare, placedNetwork, squareScene } from './squareWorld.js';

export const size = 72;
export const cell_m = 50;

export function hills(withVoid: boolean): TerrainScene {
  const square = hillySquare(size);
  if (withVoid)
    for (let row = 20; row < 27; row++) square.ground_m.fill(Number.NaN, row * size + 50, row * size + 57);
  return squareScene(size, cell_m, square);
}

export const lte = makeLayer({
  id: 'lte-b3',
  technology: 'lte',
  frequency_MHz: 1850,
  bandwidth_MHz: 20,
  group: ['unicom'],
  radius_m: 1800,
});
export const nr = makeLayer({
  id: 'nr-n78',
  technology: 'nr',
  frequency_MHz: 3550,
  bandwidth_MHz: 100,
  group: ['unicom'],
  radius_m: 1500,
});
export const pattern = sectorPattern({ id: 'p', maxGain_dBi: 17, hpbw_deg: 65, vpbw_deg: 8, source: 'test' });

export function network(): { net: Network; positions: [number, number][] } {
  const random = seededRandom(5);
  const masts = Array.from({ length: 5 }, () => ({
    at: [600 + random() * 2400, 600 + random() * 2400] as const,
    cells: [lte, nr].flatMap((layer) =>
      [20, 140, 260].map((azimuth_deg) => ({
        layer,
        azimuth_deg,
        pattern,
        trafficGain_dBi: 19,
        epre_dBm: 15,
        feederLoss_dB: 0.5,
      })),
    ),
  }));
  const { network: net, positions } = placedNetwork(masts);
  return { net, positions };
}
