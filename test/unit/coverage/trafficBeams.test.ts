import { describe, expect, it } from 'vitest';
import { assemble, foldLayer } from '../../../src/coverage/assemble.js';
import { installBuiltKernel } from '../../../src/coverage/cache/kernelFile.js';
import { type Engine, removeKernel } from '../../../src/coverage/kernel/engine.js';
import type { LayerTile, TileResult } from '../../../src/coverage/kernel/fold.js';
import { coverageJobs } from '../../../src/coverage/kernel/jobs.js';
import { predict } from '../../../src/coverage/predict.js';
import { inlineExecutor } from '../../../src/execute/inline.js';
import { azimuthDifference, degPerRad, radPerDeg } from '../../../src/foundation/units.js';
import type { AntennaPattern } from '../../../src/radio/pattern.js';
import { patternGain_dBi, sectorPattern } from '../../../src/radio/patterns.js';
import { cell_m, hills, network, nr, pattern, size } from '../../helpers/hillWorld.js';

const scene = hills(false);
const mask = new Uint8Array(new SharedArrayBuffer(size * size)).fill(1);
const { net, positions } = network();
const [cell] = net.sectors.filter((s) => s.layer === nr);
const at = positions[cell.index];

async function alone(trafficPattern?: AntennaPattern): Promise<LayerTile> {
  const sector = { ...cell, index: 0, ...(trafficPattern && { trafficPattern }) };
  const layers: LayerTile[] = [];
  await predict(assemble({ ...net, layers: [nr], sectors: [sector] }, [at], scene, mask, 256), {
    executor: inlineExecutor(coverageJobs),
    sink: {
      has: () => Promise.resolve(false),
      put: (_, tile: TileResult) => Promise.resolve(void layers.push(tile.layers[0])),
    },
  });
  return layers[0];
}

describe.each<Engine>(['exact', 'fast'])('traffic beams, engine %s', (engine) => {
  const use = () => (engine === 'fast' ? installBuiltKernel() : (removeKernel(), true));

  it('shaped as the reference signal are the plain difference of gains', async () => {
    expect(use()).toBe(true);
    expect(await alone(pattern)).toEqual(await alone());
  });

  it('of a shape of their own change data and uplink by the difference of the patterns in each direction', async () => {
    expect(use()).toBe(true);
    const beams = sectorPattern({
      id: 'beams',
      maxGain_dBi: 19,
      hpbw_deg: 100,
      vpbw_deg: 20,
      source: 'test',
    });
    const [plain, own] = [await alone(), await alone(beams)];
    expect(own.rsrp_dBm).toEqual(plain.rsrp_dBm);
    expect(own.rsSinr_dB).toEqual(plain.rsSinr_dB);
    const noise_dBm = foldLayer(nr, cell_m).noise_dBm;
    const [x, y] = at.map((m) => m / cell_m);
    const [mastCol, mastRow] = [Math.floor(x), Math.floor(size - y)];
    const ground = scene.ground_m;
    let checked = 0;
    for (let p = 0; p < size * size; p += 31) {
      if (Number.isNaN(own.rsrp_dBm[p])) continue;
      const [dx, dy] = [(p % size) - mastCol, mastRow - Math.floor(p / size)].map((d) => d * cell_m);
      if (Math.hypot(dx, dy) < 3 * cell_m) continue;
      const rise = ground[p] + 1.5 - ground[mastRow * size + mastCol] - cell.antennaHeight_mAGL;
      const offset = azimuthDifference((Math.atan2(dx, dy) * degPerRad + 360) % 360, cell.azimuth_deg);
      const tilt = cell.elecTilt_deg + cell.mechTilt_deg * Math.cos(offset * radPerDeg);
      const elevation = Math.atan2(rise, Math.hypot(dx, dy)) * degPerRad + tilt;
      const gain = patternGain_dBi(beams, offset, elevation) - patternGain_dBi(pattern, offset, elevation);
      // Both cuts are read in tenths of a degree.
      expect(Math.abs(own.dataSinr_dB[p] - (own.rsrp_dBm[p] - noise_dBm) - gain), String(p)).toBeLessThan(
        0.25,
      );
      checked++;
    }
    expect(checked).toBeGreaterThan(40);
    expect(own.ul_Mbps.some((rate, p) => rate > plain.ul_Mbps[p])).toBe(true);
  });
});
