/** Above the main lobe, by angles worked out by hand over flat land: antenna 30 m, 8° beam, so its upper edge is 4° over the axis. */
import { describe, expect, it } from 'vitest';
import { Lobes, upperEdge_deg } from '../../../../src/coverage/slices/lobes.js';
import { makeLayer } from '../../../../src/radio/layers.js';
import { madeNetwork, madeScene } from '../../../helpers/madeCoverage.js';

const layer = makeLayer({
  id: 'lte-b8',
  technology: 'lte',
  frequency_MHz: 939,
  bandwidth_MHz: 10,
  group: ['mobile'],
  radius_m: 6000,
});
const terrain = madeScene({ cells: 41, cell_m: 100, relief_m: 0 });
const { network, positions } = madeNetwork([
  { x_m: 2050, y_m: 2050, layer, azimuths_deg: [90], epre_dBm: 12 },
]);

/** East of the mast by so many cells of 100 m; negative: behind the antenna. */
function isAbove(tilt: { mechTilt_deg: number; elecTilt_deg: number }, height_mAGL: number, east: number) {
  const sectors = network.sectors.map((s) => ({ ...s, ...tilt }));
  return new Lobes({ sectors, positions, terrain, height_mAGL }).isAbove(0, 20 * 41 + 20 + east);
}

describe('what stands above the main lobe', () => {
  const electrical = { mechTilt_deg: 0, elecTilt_deg: 6 };

  it('is all that is seen less than 2° below the horizon by an 8° beam 6° down', () => {
    expect(isAbove(electrical, 1.5, 5)).toBe(false); // −3.3°
    expect(isAbove(electrical, 1.5, 10)).toBe(true); // −1.6°
    expect(isAbove(electrical, 120, 10)).toBe(true); // +5.1°
  });

  it('is the same behind an antenna tilted electrically, and other behind one tilted mechanically', () => {
    expect(isAbove(electrical, 1.5, -10)).toBe(true);
    const mechanical = { mechTilt_deg: 6, elecTilt_deg: 0 };
    // Behind, the axis points 6° up and the edge lies at 10°.
    expect(isAbove(mechanical, 120, 10)).toBe(true);
    expect(isAbove(mechanical, 120, -10)).toBe(false); // +5.1°
    expect(isAbove(mechanical, 120, -4)).toBe(true); // +12.7°
  });

  it('begins where half of the power is left', () => {
    expect(upperEdge_deg(network.sectors[0].pattern)).toBeCloseTo(4, 1);
    expect(upperEdge_deg({ vertical_dB: new Float32Array(1801) })).toBe(Number.POSITIVE_INFINITY);
  });
});
