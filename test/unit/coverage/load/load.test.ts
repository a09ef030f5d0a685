/** Load of cells: lists of receptions against the fold, loads against hand counts and against their own definition. */
import { beforeAll, describe, expect, it } from 'vitest';
import { foldLayer } from '../../../../src/coverage/assemble.js';
import { type LoadYear, loadYears } from '../../../../src/coverage/load/growth.js';
import type { Tenant } from '../../../../src/coverage/load/groups.js';
import { dataSinr_dB, LoadModel, type LoadInput } from '../../../../src/coverage/load/model.js';
import type { Reception } from '../../../../src/coverage/load/reception.js';
import { busyHour_Mbps, defaultTraffic, operatorShares } from '../../../../src/coverage/load/traffic.js';
import { coverageJobs } from '../../../../src/coverage/kernel/jobs.js';
import { PixelStatus, type TileResult } from '../../../../src/coverage/kernel/fold.js';
import { predict, type PredictInput } from '../../../../src/coverage/predict.js';
import type { Executor } from '../../../../src/execute/executor.js';
import type { LossCache } from '../../../../src/coverage/mastLosses.js';
import { inlineExecutor } from '../../../../src/execute/inline.js';
import { makeLayer } from '../../../../src/radio/layers.js';
import { madeInput, madeNetwork, madeScene, predictMade } from '../../../helpers/madeCoverage.js';

const cells = 60;
const cell_m = 60;
const scene = madeScene({ cells, cell_m, relief_m: 60 });
const lte = makeLayer({
  id: 'lte',
  technology: 'lte',
  frequency_MHz: 1850,
  bandwidth_MHz: 20,
  group: ['unicom'],
  radius_m: 4000,
});
const nr = makeLayer({
  id: 'nr',
  technology: 'nr',
  frequency_MHz: 3550,
  bandwidth_MHz: 100,
  group: ['telecom', 'unicom'],
  radius_m: 3000,
});
const three = [0, 120, 240];
const built = madeNetwork([
  { x_m: 900, y_m: 900, layer: lte, azimuths_deg: three, epre_dBm: 15 },
  { x_m: 2500, y_m: 2400, layer: lte, azimuths_deg: three, epre_dBm: 15 },
  { x_m: 2500, y_m: 2400, layer: nr, azimuths_deg: three, epre_dBm: 10 },
  { x_m: 1000, y_m: 2600, layer: nr, azimuths_deg: three, epre_dBm: 10 },
]);
const input = madeInput(scene, built);
const mapLoads = Float64Array.from(built.network.sectors, (s) => s.load);

async function receptionsOf(some: PredictInput, wanted: Uint8Array): Promise<Reception[]> {
  const out: Reception[] = [];
  await predict<Reception>(some, {
    executor: inlineExecutor(coverageJobs),
    tileJob: { name: 'reception', more: { wanted } },
    sink: { has: () => Promise.resolve(false), put: (_, r) => Promise.resolve(void out.push(r)) },
  });
  return out;
}

const tenants: Tenant[] = [
  { id: 'telecom', share: 0.5, layers: Uint8Array.of(0, 2) },
  { id: 'unicom', share: 0.5, layers: Uint8Array.of(1, 2) },
];
const size = cells * cells;
/** A town around the second mast and scattered houses. */
const people = Float64Array.from({ length: size }, (_, p) => {
  const [x, y] = [((p % cells) + 0.5) * cell_m, (cells - Math.floor(p / cells) - 0.5) * cell_m];
  return Math.hypot(x - 2500, y - 2400) < 600 ? 20 : p % 37 === 0 ? 4 : 0;
});

describe('load of cells', () => {
  let tile: TileResult;
  let everywhere: Reception[];
  let load: LoadInput;

  beforeAll(async () => {
    tile = await predictMade(input);
    everywhere = await receptionsOf(input, new Uint8Array(size).fill(1));
    const receptions = await receptionsOf(
      input,
      Uint8Array.from(people, (n) => (n > 0 ? 1 : 0)),
    );
    load = {
      receptions,
      layers: [lte, nr].map((l) => foldLayer(l, cell_m)),
      cells: built.network.sectors.length,
      tenants,
      nrShare: 0.65,
      mapLoads,
    };
  });

  it('receives what the fold folds: server, level, data SINR and cover, at every pixel and layer', () => {
    const model = new LoadModel({ ...load, receptions: everywhere });
    let rows = 0;
    for (const { reception: r, covered } of model.parts)
      for (let i = 0; i < r.pixel.length; i++, rows++) {
        const layer = tile.layers[r.layer[i]];
        const p = r.pixel[i];
        expect(r.server[i]).toBe(layer.bestServer[p]);
        expect(Math.abs(r.level_dBm[i] - layer.rsrp_dBm[p])).toBeLessThan(1e-4);
        expect(Math.abs(dataSinr_dB(r, i, mapLoads) - layer.dataSinr_dB[p])).toBeLessThan(0.03);
        expect(covered[i]).toBe(layer.status[p] === PixelStatus.covered ? 1 : 0);
      }
    const served = tile.layers.reduce((n, l) => n + l.bestServer.filter((s) => s >= 0).length, 0);
    expect(rows).toBe(served);
  });

  it('takes the path losses of the prediction: nothing is swept again', async () => {
    const held = new Map<string, Int16Array>();
    const cache: LossCache = {
      key: (_, { mast }, carrier) => `${mast.col}/${mast.row}/${carrier}`,
      get: (key) => Promise.resolve(held.get(key)),
      put: (key, loss) => Promise.resolve(void held.set(key, loss)),
    };
    const swept: string[] = [];
    const inner = inlineExecutor(coverageJobs);
    const executor: Executor = {
      ...inner,
      run: (job, payload, signal) => {
        swept.push(job);
        return inner.run(job, payload, signal);
      },
    };
    const sink = { has: () => Promise.resolve(false), put: () => Promise.resolve() };
    await predict(input, { executor, cache, sink });
    expect(swept.filter((job) => job === 'sweep').length).toBe(3);
    const tileJob = { name: 'reception', more: { wanted: new Uint8Array(size) } };
    await predict<Reception>(input, { executor, cache, tileJob, sink });
    expect(swept.slice(-1)).toEqual(['reception']);
    expect(swept.filter((job) => job === 'sweep').length).toBe(3);
  });

  const demandOf = (perPerson_Mbps: number) => ({
    people,
    traffic_Mbps: people.map((n) => n * perPerson_Mbps),
  });
  const total = (values: Float64Array): number => values.reduce((a, b) => a + b, 0);

  it('of a cell alone is the time that its traffic takes, summed pixel by pixel', async () => {
    const alone = madeInput(
      scene,
      madeNetwork([{ x_m: 1800, y_m: 1800, layer: lte, azimuths_deg: [30], epre_dBm: 15 }]),
    );
    const [layer] = (await predictMade(alone)).layers;
    const receptions = await receptionsOf(
      alone,
      Uint8Array.from(people, (n) => (n > 0 ? 1 : 0)),
    );
    const model = new LoadModel({
      receptions,
      layers: [foldLayer(lte, cell_m)],
      cells: 1,
      tenants: [{ id: 'unicom', share: 1, layers: Uint8Array.of(1) }],
      nrShare: 0.65,
      mapLoads: Float64Array.of(0.5),
    });
    const found = model.solve(demandOf(0.02));
    let time = 0;
    for (let p = 0; p < size; p++)
      if (layer.status[p] === PixelStatus.covered && layer.dl_Mbps[p] > 0)
        time += (people[p] * 0.02) / layer.dl_Mbps[p];
    expect(time).toBeGreaterThan(0.05);
    expect(found.load[0]).toBeCloseTo(time, 6);
  });

  it('settles: with the rates under these loads the traffic takes these loads', () => {
    const model = new LoadModel(load);
    const found = model.solve(demandOf(0.05));
    expect(found.steps).toBeLessThan(60);
    expect(Math.max(...found.load)).toBeGreaterThan(0.1);
    const again = new LoadModel(load).solve(demandOf(0.05), found.load);
    expect(again.steps).toBe(1);
    for (const [c, l] of found.load.entries()) expect(Math.abs(again.load[c] - l)).toBeLessThan(3e-3);
  });

  it('raises the loads of neighbours: together they need more than each in silence', () => {
    const model = new LoadModel(load);
    const silent = model.solve(demandOf(1e-6));
    const busy = model.solve(demandOf(0.05));
    const factor = 0.05 / 1e-6;
    for (const c of busy.load.keys())
      expect(busy.load[c]).toBeGreaterThanOrEqual(factor * silent.load[c] - 1e-9);
    expect(total(busy.load)).toBeGreaterThan(1.05 * factor * total(silent.load));
  });

  it('loses no traffic: on cells, without rate, or where the operator has no cover', () => {
    const [first] = loadYears({ ...load, terms: { ...defaultTraffic, years: 0 }, people, services: [] });
    const { cells: found, notCovered_Mbps, traffic_Mbps } = first;
    expect(total(found.offered_Mbps) + found.noRate_Mbps + notCovered_Mbps).toBeCloseTo(traffic_Mbps, 6);
    // 4G terminals of Telecom have no 4G here: at least their part is not covered.
    expect(notCovered_Mbps).toBeGreaterThan(0.5 * 0.35 * traffic_Mbps - 1e-6);
  });

  it('grows with the years until cells fail that were never a matter of coverage', () => {
    const terms = { ...defaultTraffic, perPerson_GBperMonth: 12, growthPerYear: 0.5, years: 5 };
    const services = [
      { id: '4g-unicom', layers: [0] },
      { id: '5g-telecom+unicom', layers: [1] },
    ];
    const years: LoadYear[] = [...loadYears({ ...load, terms, people, services })];
    expect(years.map((y) => y.year)).toEqual([0, 1, 2, 3, 4, 5]);
    for (let y = 1; y < years.length; y++) {
      for (const [c, l] of years[y].cells.load.entries())
        expect(l).toBeGreaterThanOrEqual(years[y - 1].cells.load[c] - 1e-3);
      expect(years[y].overloadedPeople).toBeGreaterThanOrEqual(years[y - 1].overloadedPeople);
      expect(years[y].notCovered_Mbps / years[y].traffic_Mbps).toBeCloseTo(
        years[0].notCovered_Mbps / years[0].traffic_Mbps,
        6,
      );
    }
    expect(years[0].overloadedPeople).toBe(0);
    expect(years[5].overloadedPeople).toBeGreaterThan(0);
    const [now, then] = [years[0].services[0], years[5].services[0]];
    expect(then.userRate_Mbps).toBeLessThan(now.userRate_Mbps);
    // CRS on other shifts are disturbed by data: more load can only uncover.
    expect(then.coveredPeople).toBeLessThanOrEqual(now.coveredPeople);
  });
});

describe('traffic', () => {
  it('of one person in the busy hour: 24 GB a month are about 0.126 Mbit/s down', () => {
    const day_Mbit = (24 * 8000 * 12) / 365.25;
    expect(busyHour_Mbps(defaultTraffic, 0)).toBeCloseTo((day_Mbit * 0.08 * 0.9) / 3600, 9);
    expect(busyHour_Mbps(defaultTraffic, 2) / busyHour_Mbps(defaultTraffic, 0)).toBeCloseTo(1.15 ** 2, 9);
  });

  it('is shared by users where all operators are known, alike where not, and as stated', () => {
    const known = operatorShares(['mobile', 'telecom', 'unicom', 'broadnet']);
    expect(known.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    expect(known[0]).toBeGreaterThan(0.5);
    expect(operatorShares(['a', 'mobile'])).toEqual([0.5, 0.5]);
    expect(operatorShares(['a', 'b', 'c'], { a: 3, b: 1 })).toEqual([0.75, 0.25, 0]);
  });
});
