/** A small hilly world with five sites on two layers: the same for every test of the fold. */
import type { Network, Sector } from '../../src/network/network.js';
import { seededRandom } from '../../src/foundation/random.js';
import { makeLayer } from '../../src/radio/layers.js';
import { sectorPattern } from '../../src/radio/patterns.js';
import { clutterTable } from '../../src/terrain/clutter.js';
import type { TerrainScene } from '../../src/terrain/scene.js';

export const size = 72;
export const cell_m = 50;

export function hills(withVoid: boolean): TerrainScene {
  const grid = {
    crs: 'EPSG:32649',
    originX: 0,
    originY: size * cell_m,
    cellX: cell_m,
    cellY: cell_m,
    cols: size,
    rows: size,
  };
  const n = size * size;
  const ground_m = new Float32Array(new SharedArrayBuffer(4 * n));
  const clutterClass = new Uint8Array(new SharedArrayBuffer(n));
  const clutter_halfM = new Uint8Array(new SharedArrayBuffer(n));
  for (let row = 0; row < size; row++)
    for (let col = 0; col < size; col++) {
      const i = row * size + col;
      ground_m[i] = 200 + 60 * Math.sin(col / 17) * Math.cos(row / 23) + 20 * Math.sin(row / 5);
      clutterClass[i] = Math.sin(col / 9) + Math.cos(row / 11) > 1.2 ? 5 : 2;
      clutter_halfM[i] = clutterClass[i] === 5 ? 30 : 0;
    }
  if (withVoid)
    for (let row = 20; row < 27; row++) ground_m.fill(Number.NaN, row * size + 50, row * size + 57);
  return {
    workGrid: grid,
    pixelGrid: grid,
    lattice: { stride: 1, col0: 0, row0: 0, cols: size, rows: size },
    ground_m,
    clutterClass,
    clutter_halfM,
    clutter: clutterTable(),
    climate: { deltaN: 45, N0: 325, latitude_deg: 30 },
    facts: {
      kind: 'dtm',
      sourceCell_m: cell_m,
      workCell_m: cell_m,
      pixel_m: cell_m,
      voidShare: 0,
      voidShareArea: 0,
      clutterShares: {},
      unknownCodes: {},
    },
  };
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
  const sectors: Sector[] = [];
  const positions: [number, number][] = [];
  for (let site = 0; site < 5; site++) {
    const at: [number, number] = [600 + random() * 2400, 600 + random() * 2400];
    for (const layer of [lte, nr])
      for (const azimuth_deg of [20, 140, 260]) {
        sectors.push({
          index: sectors.length,
          row: sectors.length + 2,
          siteId: `s${site}`,
          cellId: `c${sectors.length}`,
          name: '',
          operator: 'unicom',
          layer,
          lon: 0,
          lat: 0,
          antennaHeight_mAGL: 30,
          azimuth_deg,
          mechTilt_deg: 2,
          elecTilt_deg: 4,
          pattern,
          rsGain_dBi: 17,
          trafficGain_dBi: 19,
          epre_dBm: 15,
          feederLoss_dB: 0.5,
          frequency_MHz: layer.frequency_MHz,
          bandwidth_MHz: layer.bandwidth_MHz,
          pci: sectors.length,
          load: 0.5,
          coverType: 'outdoor',
          status: 'on-air',
          towerId: '',
          town: '',
          defaulted: [],
        });
        positions.push(at);
      }
  }
  const counts = {
    rows: sectors.length,
    propagated: sectors.length,
    indoor: 0,
    notPropagated: {},
    defaulted: {},
    assigned: {},
  };
  return { net: { layers: [lte, nr], sectors, indoor: [], counts }, positions };
}
