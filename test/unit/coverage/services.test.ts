import { describe, expect, it } from 'vitest';
import { assemble, foldLayer } from '../../../src/coverage/assemble.js';
import { installBuiltKernel } from '../../../src/coverage/cache/kernelFile.js';
import { type Engine, removeKernel } from '../../../src/coverage/kernel/engine.js';
import {
  type LayerTile,
  PixelStatus,
  type ServiceTile,
  type TileResult,
} from '../../../src/coverage/kernel/fold.js';
import { coverageJobs } from '../../../src/coverage/kernel/jobs.js';
import { predict } from '../../../src/coverage/predict.js';
import { entryLoss, foldNamed, namedServices } from '../../../src/coverage/services.js';
import { inlineExecutor } from '../../../src/execute/inline.js';
import { normalCdf } from '../../../src/foundation/math.js';
import { bearerBudget } from '../../../src/radio/bearer.js';
import { makeLayer } from '../../../src/radio/layers.js';
import { profileById } from '../../../src/radio/profiles.js';
import { downlinkRate_Mbps } from '../../../src/radio/rate.js';
import type { ServiceInput } from '../../../src/radio/service.js';
import { serviceCatalogue, serviceTerms } from '../../../src/radio/services.js';
import { cell_m, hills, lte, network, nr, size } from '../../helpers/hillWorld.js';

const scene = hills(true);
const { net, positions } = network();
const mask = new Uint8Array(new SharedArrayBuffer(size * size)).fill(1);
mask.fill(0, 0, 5 * size);

interface Maps {
  readonly layers: readonly LayerTile[];
  readonly of: (id: string) => ServiceTile;
}

/** One tile holds the world. */
async function mapsWith(services: readonly ServiceInput[]): Promise<Maps> {
  const input = assemble(net, positions, scene, mask, 256, services);
  const tiles: TileResult[] = [];
  await predict(input, {
    executor: inlineExecutor(coverageJobs),
    sink: { has: () => Promise.resolve(false), put: (_, tile) => Promise.resolve(void tiles.push(tile)) },
  });
  expect(tiles).toHaveLength(1);
  const ids = [...input.services, ...input.named].map((s) => s.id);
  const of = (id: string) => tiles[0].services[ids.indexOf(id)];
  return { layers: tiles[0].layers, of };
}

const nrInput = { technology: 'nr', frequency_MHz: 3550, bandwidth_MHz: 100 } as const;
const pixels = Array.from({ length: size * size }, (_, p) => p);
const gates = foldLayer(nr, cell_m);

describe.each<Engine>(['exact', 'fast'])('named services, engine %s', (engine) => {
  const maps = async (services: readonly ServiceInput[]) => {
    if (engine === 'fast') expect(installBuiltKernel()).toBe(true);
    else removeKernel();
    return mapsWith(services);
  };

  it('with the gates of a layer is that layer, and with a heavier uplink falls short of it by the uplink alone', async () => {
    const plain: ServiceInput = {
      use: 'voice',
      id: 'plain',
      layers: ['nr-n78'],
      dl_kbps: 0,
      ul_kbps: profileById(nr.profile)?.ulEdgeRate_kbps,
    };
    const { layers, of } = await maps([plain, { ...plain, id: 'heavy', ul_kbps: 60_000 }]);
    const [, layer] = layers;
    const [own, heavy] = [of('plain'), of('heavy')];
    expect(own.status).toEqual(layer.status);
    expect(new Set(own.status).size).toBeGreaterThan(3);
    for (const p of pixels) {
      const short = heavy.status[p] !== layer.status[p];
      if (short) expect(layer.status[p]).toBe(PixelStatus.covered);
      // Behind unknown terrain a better server may carry it.
      if (short) expect([PixelStatus.uplinkLimited, PixelStatus.unknown]).toContain(heavy.status[p]);
      if (!Number.isNaN(heavy.probability[p]))
        expect(heavy.probability[p]).toBeLessThanOrEqual(own.probability[p]);
    }
    expect(heavy.status.filter((s) => s === PixelStatus.uplinkLimited).length).toBeGreaterThan(20);
    expect(pixels.some((p) => heavy.probability[p] < layer.probability[p])).toBe(true);
  });

  it('leaves every other map as it is', async () => {
    const without = await maps([]);
    const all = await maps(serviceCatalogue.map(({ id }) => ({ use: id })));
    expect(all.layers).toEqual(without.layers);
    for (const id of ['4g-unicom', '5g-unicom', '4g-any', '5g-any'])
      expect(all.of(id)).toEqual(without.of(id));
  });

  it('indoors is what the maps of the layer say after the entry loss, by the plain formulas', async () => {
    const input: ServiceInput = { use: 'broadband', id: 'home', layers: ['nr-n78'], place: 'indoor' };
    const { layers, of } = await maps([input]);
    const [terms, profile] = [serviceTerms(input), profileById(nr.profile)];
    const budget = terms && profile && bearerBudget(terms, nr, profile);
    if (!budget) throw new Error('n78 carries broadband');
    const { loss_dB, sigma_dB } = entryLoss('indoor', 3.55);
    const noise = 10 ** (gates.noise_dBm / 10);
    const [l, own] = [layers[1], of('home')];
    /** How far the level may fall behind the wall until noise alone makes the SINR miss its gate. */
    const after = (level_dBm: number, sinr_dB: number, gate_dB: number) => {
      const interference = Math.max(0, 10 ** ((level_dBm - sinr_dB) / 10) - noise);
      const left = 10 ** ((level_dBm - gate_dB) / 10) - interference;
      return left > 0 ? 10 * Math.log10(left / noise) - loss_dB : Number.NEGATIVE_INFINITY;
    };
    let [checked, covered] = [0, 0];
    for (const p of pixels) {
      if (Number.isNaN(l.rsrp_dBm[p]) || own.status[p] === PixelStatus.unknown) continue;
      const level = l.rsrp_dBm[p];
      const margins = [
        level - loss_dB - budget.rsrp_dBm,
        after(level, l.rsSinr_dB[p], budget.rsSinr_dB),
        after(level + 2, l.dataSinr_dB[p], budget.dataSinr_dB),
        budget.maxCouplingLossUl_dB - (15 - level - 2) - loss_dB,
      ];
      const least = Math.min(...margins);
      const sigma = Math.hypot(gates.sigma_dB[scene.clutterClass[p]], sigma_dB);
      expect(own.probability[p], String(p)).toBeCloseTo(normalCdf(least / sigma), 3);
      if (Math.abs(least) > 0.01) expect(own.status[p] === PixelStatus.covered, String(p)).toBe(least > 0);
      checked++;
      covered += own.status[p] === PixelStatus.covered ? 1 : 0;
    }
    expect(checked).toBeGreaterThan(500);
    expect(covered).toBeGreaterThan(10);
    expect(covered).toBeLessThan(checked - 10);
  });

  it('a deeper place is never better covered', async () => {
    const places = ['outdoor', 'indoor', 'deep-indoor', 'basement'] as const;
    const { of } = await maps(
      places.map((place): ServiceInput => ({ use: 'voice', id: place, layers: ['lte-b3'], place })),
    );
    const shares = places.map((p) => of(p).status.filter((s) => s === PixelStatus.covered).length);
    for (let i = 1; i < places.length; i++) {
      const [upper, deeper] = [of(places[i - 1]).status, of(places[i]).status];
      expect(shares[i]).toBeLessThan(shares[i - 1]);
      expect(pixels.some((p) => deeper[p] === PixelStatus.covered && upper[p] !== PixelStatus.covered)).toBe(
        false,
      );
    }
  });

  it('NB-IoT covers where the coupling loss is within its class, and its classes lie inside each other', async () => {
    const { layers, of } = await maps(
      ([0, 1, 2] as const).map(
        (c): ServiceInput => ({ use: `nbiot-ce${c}`, layers: ['lte-b3'], place: 'basement' }),
      ),
    );
    const [l] = layers;
    let seen = 0;
    for (const p of pixels) {
      if (Number.isNaN(l.rsrp_dBm[p])) continue;
      const coupling = 15 - l.rsrp_dBm[p] + 30;
      for (const c of [0, 1, 2]) {
        const status = of(`nbiot-ce${c}`).status[p];
        if (status === PixelStatus.unknown || Math.abs(coupling - 144 - 10 * c) < 0.01) continue;
        expect(status === PixelStatus.covered).toBe(coupling <= 144 + 10 * c);
        if (coupling > 164.01) expect(status).toBe(PixelStatus.blind);
      }
      seen += coupling > 144 && coupling <= 154 ? 1 : 0;
    }
    expect(seen).toBeGreaterThan(10);
  });

  it('adds rates of layers only when asked, and then exactly them', async () => {
    const wanted = { use: 'broadband', dl_kbps: 400_000, ul_kbps: 0 } as const;
    const both = ['lte-b3', 'nr-n78'];
    const { layers, of } = await maps([
      { ...wanted, id: 'best', layers: both },
      { ...wanted, id: 'sum', layers: both, aggregate: true },
      { ...wanted, id: 'alone', layers: ['nr-n78'] },
      { ...wanted, id: 'sum-alone', layers: ['nr-n78'], aggregate: true },
    ]);
    expect(of('sum-alone').status).toEqual(of('alone').status);
    const gained = pixels.filter(
      (p) => of('sum').status[p] === PixelStatus.covered && of('best').status[p] !== PixelStatus.covered,
    );
    expect(gained.length).toBeGreaterThan(5);
    const serves = (l: number, p: number) =>
      layers[l].status[p] === PixelStatus.covered || layers[l].status[p] === PixelStatus.uplinkLimited;
    const rate = (l: number, p: number, up_dB: number) =>
      serves(l, p) ? downlinkRate_Mbps([lte, nr][l], layers[l].dataSinr_dB[p] + up_dB) : 0;
    // The map holds single precision, the sum does not.
    for (const p of gained) expect(rate(0, p, 1e-3) + rate(1, p, 1e-3)).toBeGreaterThanOrEqual(400);
    const short = pixels.filter((p) => of('sum').status[p] === PixelStatus.poorQuality);
    expect(short.length).toBeGreaterThan(20);
    for (const p of short) expect(rate(0, p, -1e-3) + rate(1, p, -1e-3), String(p)).toBeLessThan(400);
  });

  it('is unknown on voids, and says nothing outside the area', async () => {
    const { of } = await maps([{ use: 'voice' }]);
    const { status, probability } = of('voice-any');
    expect(status[2 * size + 40]).toBe(PixelStatus.outside);
    expect(status[23 * size + 53]).toBe(PixelStatus.unknown);
    for (const p of pixels)
      if (status[p] === PixelStatus.outside || status[p] === PixelStatus.unknown)
        expect(probability[p]).toBeNaN();
  });
});

describe('named services on layers', () => {
  it('add up only what one operator holds', () => {
    const shared = makeLayer({ ...nrInput, id: 'shared', group: ['telecom', 'unicom'] });
    const own = makeLayer({ ...nrInput, id: 'own', group: ['telecom'] });
    const layers = [lte, shared, own];
    const named = namedServices([{ use: 'broadband', aggregate: true }], layers);
    const { services, bearers } = foldNamed(named, layers, () => new Float32Array(1));
    const any = services.find((s) => s.id === 'broadband-any');
    // Unicom has its LTE and the shared layer, Telecom the shared layer and its own.
    expect(any?.sum?.together).toEqual([
      [0, 1],
      [1, 2],
    ]);
    // A layer is judged once for its group's map and that of any operator.
    expect(bearers).toHaveLength(3);
  });

  const n41 = makeLayer({
    id: 'b41',
    technology: 'lte',
    frequency_MHz: 2645,
    bandwidth_MHz: 20,
    group: ['mobile'],
  });

  it('are judged for every group that can carry them and for any, or on the layers that are named', () => {
    const of = (input: ServiceInput) => namedServices([input], [lte, nr, n41]).map((s) => [s.id, s.layers]);
    expect(of({ use: 'voice' })).toEqual([
      ['voice-mobile', [2]],
      ['voice-unicom', [0, 1]],
      ['voice-any', [0, 1, 2]],
    ]);
    expect(of({ use: 'redcap' })).toEqual([
      ['redcap-unicom', [1]],
      ['redcap-any', [1]],
    ]);
    // NB-IoT is not on time-division hosts.
    expect(of({ use: 'nbiot-ce0' })).toEqual([
      ['nbiot-ce0-unicom', [0]],
      ['nbiot-ce0-any', [0]],
    ]);
    expect(of({ use: 'voice', id: 'call', layers: ['b41', 'lte-b3'] })).toEqual([['call', [0, 2]]]);
  });

  it.each<[ServiceInput[], RegExp]>([
    [[{ use: 'fax' }], /does not exist/],
    [[{ use: 'voice', layers: ['x'] }], /names the layer/],
    [[{ use: 'redcap', layers: ['lte-b3'] }], /cannot carry/],
    [[{ use: 'nbiot-ce0', layers: ['b41'] }], /cannot carry/],
    [[{ use: 'voice' }, { use: 'voice' }], /another id/],
    [[{ use: 'voice', id: 'lte-b3', layers: ['lte-b3'] }], /another id/],
    [
      [
        { use: 'voice', id: '4g', layers: ['lte-b3'] },
        { use: 'cat1', id: '4G', layers: ['lte-b3'] },
      ],
      /another id/,
    ],
  ])('refuse %j', (inputs, message) => {
    expect(() => namedServices(inputs, [lte, nr, n41])).toThrow(message);
  });
});
