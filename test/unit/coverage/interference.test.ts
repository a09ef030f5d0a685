import { describe, expect, it } from 'vitest';
import { assemble, foldLayer } from '../../../src/coverage/assemble.js';
import type { FoldCarrier, LayerTile, TileResult } from '../../../src/coverage/kernel/fold.js';
import { coverageJobs } from '../../../src/coverage/kernel/jobs.js';
import { overlapWeight } from '../../../src/coverage/kernel/overlap.js';
import { predict } from '../../../src/coverage/predict.js';
import { inlineExecutor } from '../../../src/execute/inline.js';
import type { Sector } from '../../../src/network/network.js';
import { cell_m, hills, lte, network, nr, size } from '../../helpers/hillWorld.js';

const scene = hills(false);
const everywhere = new Uint8Array(new SharedArrayBuffer(size * size)).fill(1);
const [first, second] = network().net.sectors.filter((s) => s.layer === lte && s.azimuth_deg === 20);
const { net } = network();

type At = readonly [x_m: number, y_m: number];
const west: At = [1200, 1800];
const east: At = [2400, 1800];

async function layerOf(
  cells: readonly (readonly [Partial<Sector>, At])[],
  mask = everywhere,
): Promise<LayerTile> {
  const sectors = cells.map(([own, _], index) => ({
    ...[first, second][index % 2],
    index,
    azimuth_deg: 90,
    ...own,
  }));
  const layers = [...new Set(sectors.map((s) => s.layer))];
  const out: LayerTile[] = [];
  await predict(
    assemble(
      { ...net, layers, sectors },
      cells.map(([, at]) => at),
      scene,
      mask,
      256,
    ),
    {
      executor: inlineExecutor(coverageJobs),
      sink: {
        has: () => Promise.resolve(false),
        put: (_, tile: TileResult) => Promise.resolve(void out.push(...tile.layers)),
      },
    },
  );
  return out[0];
}

/** Pixels that the first cell serves, with what both send there: from maps of one cell each. */
async function bothAlone(own: Partial<Sector>, other: Partial<Sector>) {
  const a = await layerOf([[own, west]]);
  const b = await layerOf([[other, east]]);
  return Array.from({ length: size * size }, (_, p) => ({
    p,
    own: a.rsrp_dBm[p],
    other: b.rsrp_dBm[p],
  })).filter((x, i) => i % 7 === 0 && x.own > x.other + 1);
}

const sinr = (own: number, other: number, share: number, noise_dBm: number) =>
  own - 10 * Math.log10(share * 10 ** (other / 10) + 10 ** (noise_dBm / 10));

describe('interference between two cells', () => {
  const noise = foldLayer(lte, cell_m).noise_dBm;

  it.each([
    ['CRS on one shift collide in full', 0, 3, 0.3, 1],
    ['CRS on other shifts meet data, by their load', 0, 4, 0.3, 0.3],
    ['a server without PCI may collide with any', -1, 4, 0.3, 1],
    ['a neighbour without PCI may collide with any', 0, -1, 0.3, 1],
  ])('%s', async (_, pci, otherPci, load, share) => {
    const [own, other] = [
      { pci, load: 0.9 },
      { pci: otherPci, load },
    ];
    const both = await layerOf([
      [own, west],
      [other, east],
    ]);
    const pixels = await bothAlone(own, other);
    expect(pixels.length).toBeGreaterThan(100);
    for (const x of pixels) {
      expect(both.rsSinr_dB[x.p]).toBeCloseTo(sinr(x.own, x.other, share, noise), 2);
      // Data meet data: the neighbour's load, never the own.
      expect(both.dataSinr_dB[x.p]).toBeCloseTo(sinr(x.own, x.other, load, noise) + 2, 2);
    }
  });

  it('SSBs collide at any load', async () => {
    const [own, other] = [
      { layer: nr, frequency_MHz: 3550, bandwidth_MHz: 100, pci: 0 },
      { layer: nr, frequency_MHz: 3550, bandwidth_MHz: 100, pci: 1, load: 0 },
    ];
    const both = await layerOf([
      [own, west],
      [other, east],
    ]);
    const noiseNr = foldLayer(nr, cell_m).noise_dBm;
    for (const x of await bothAlone(own, other)) {
      expect(both.rsSinr_dB[x.p]).toBeCloseTo(sinr(x.own, x.other, 1, noiseNr), 2);
      expect(both.dataSinr_dB[x.p]).toBeCloseTo(x.own + 2 - noiseNr, 2);
    }
  });

  it('on carriers that overlap by half counts by half', async () => {
    const other = { ...{ pci: 3, load: 1 }, frequency_MHz: first.frequency_MHz + 10 };
    const both = await layerOf([
      [{ pci: 0 }, west],
      [other, east],
    ]);
    const pixels = await bothAlone({ pci: 0 }, other);
    for (const x of pixels) expect(both.rsSinr_dB[x.p]).toBeCloseTo(sinr(x.own, x.other, 0.5, noise), 2);
  });

  it('reaches into the area from outside, where nothing is shown', async () => {
    const mask = new Uint8Array(new SharedArrayBuffer(size * size)).fill(1);
    for (let row = 0; row < size; row++) mask.fill(0, row * size + 40, (row + 1) * size);
    const alone = await layerOf([[{}, west]], mask);
    const both = await layerOf(
      [
        [{ pci: 0 }, west],
        [{ pci: 3 }, east],
      ],
      mask,
    );
    const inside = Array.from({ length: size * size }, (_, p) => p).filter((p) => mask[p] === 1);
    expect(inside.some((p) => both.rsSinr_dB[p] < alone.rsSinr_dB[p] - 3)).toBe(true);
    // It also serves its neighbours across the border.
    expect(inside.some((p) => both.bestServer[p] === 1)).toBe(true);
    expect(both.status.every((s, p) => mask[p] === 1 || s === 0)).toBe(true);
  });
});

describe('weight of overlapping carriers', () => {
  const at = (frequency_MHz: number, bandwidth_MHz = 20, scs_kHz = 15, operators = ['a']): FoldCarrier => ({
    frequency_MHz,
    bandwidth_MHz,
    scs_kHz,
    operators,
  });

  it('is the share of the own band that the other fills, by power per resource element', () => {
    expect(overlapWeight(at(1850), at(1850))).toBe(1);
    expect(overlapWeight(at(1850), at(1860))).toBeCloseTo(0.5, 12);
    expect(overlapWeight(at(1850), at(1870))).toBe(0);
    expect(overlapWeight(at(1850, 10), at(1850, 20))).toBe(1);
    expect(overlapWeight(at(1850, 20), at(1850, 10))).toBeCloseTo(0.5, 12);
    // An element of 30 kHz collects two of 15 kHz.
    expect(overlapWeight(at(1850, 20, 30), at(1850, 20, 15))).toBe(2);
  });

  it('is nothing on the very carrier of a stranger: one of the two was assumed', () => {
    expect(overlapWeight(at(1850), at(1850, 20, 15, ['b']))).toBe(0);
    expect(overlapWeight(at(1850, 20, 15, ['a', 'b']), at(1850, 20, 15, ['b']))).toBe(1);
  });
});
