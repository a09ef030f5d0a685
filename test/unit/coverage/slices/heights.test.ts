/** A slice over a made country: farther cover than on the ground, level by free space, 30 km of reach. */
import { describe, expect, it } from 'vitest';
import { PixelStatus, type TileResult } from '../../../../src/coverage/kernel/fold.js';
import { networkAt, predictionAt, reachAt_m } from '../../../../src/coverage/slices/heights.js';
import { makeLayer } from '../../../../src/radio/layers.js';
import { madeInput, madeNetwork, madeScene, predictMade } from '../../../helpers/madeCoverage.js';

const layer = makeLayer({
  id: 'nr-n28',
  technology: 'nr',
  frequency_MHz: 773,
  bandwidth_MHz: 30,
  scs_kHz: 15,
  group: ['mobile'],
  radius_m: 6000,
});
const cells = 120;
const cell_m = 100;
const middle = 6050;
const made = madeNetwork([{ x_m: 550, y_m: middle, layer, azimuths_deg: [90], epre_dBm: 12 }]);

/** Along the axis of the only cell, east of it. */
async function slice(relief_m: number, height_mAGL: number) {
  const scene = madeScene({ cells, cell_m, relief_m });
  const network = networkAt(made.network, height_mAGL);
  const input = predictionAt(madeInput(scene, { ...made, network }), height_mAGL);
  return predictMade(input);
}

const rowOfMast = cells - 1 - Math.floor(middle / cell_m);
const at = (km: number): number => rowOfMast * cells + 5 + Math.round((1000 * km) / cell_m);
const count = ({ layers }: TileResult, status: number): number =>
  layers[0].status.filter((s) => s === status).length;

describe('a slice of the air', () => {
  it('is covered farther, the higher it lies over hills', async () => {
    const [ground, low, high] = [await slice(200, 1.5), await slice(200, 50), await slice(200, 120)];
    expect(count(low, PixelStatus.covered)).toBeGreaterThan(1.2 * count(ground, PixelStatus.covered));
    expect(count(high, PixelStatus.covered)).toBeGreaterThan(1.2 * count(low, PixelStatus.covered));
  });

  it('reaches beyond the radius of the ground from 100 m up', async () => {
    const [below, above] = [await slice(0, 99), await slice(0, 100)];
    expect(below.layers[0].status[at(7)]).not.toBe(PixelStatus.covered);
    expect(above.layers[0].status[at(7)]).toBe(PixelStatus.covered);
    expect([99, 100].map(reachAt_m)).toEqual([0, 30_000]);
    expect(networkAt(made.network, 100).sectors[0].layer.radius_m).toBe(30_000);
  });

  it('receives by free space where nothing stands between', async () => {
    const km = 8;
    const { layers } = await slice(0, 120);
    const freeSpace_dB = 32.45 + 20 * Math.log10(773) + 20 * Math.log10(Math.hypot(km, 0.09));
    // Down tilt 6°, receiver 90 m above the antenna: 12·(6.64/8)² dB off the axis of an 8° beam.
    const off_deg = 6 + (Math.atan(0.09 / km) * 180) / Math.PI;
    const expected_dBm = 12 + 17 - 12 * (off_deg / 8) ** 2 - freeSpace_dB;
    expect(Math.abs(layers[0].rsrp_dBm[at(km)] - expected_dBm)).toBeLessThan(1);
  });

  it('is judged by what a drone asks for on 5G', () => {
    expect(networkAt(made.network, 120).layers.map((l) => l.profile)).toEqual(['lowalt-120']);
  });
});
