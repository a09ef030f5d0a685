/** Maps as regulators draw them: where a rate holds with a probability, outdoors. Pure. */
import { layerGates } from '../../coverage/assemble.js';
import { PixelStatus } from '../../coverage/kernel/fold.js';
import type { CoverageResult } from '../../coverage/result.js';
import { exact } from '../../foundation/exact.js';
import { normalQuantile } from '../../foundation/math.js';
import type { Network } from '../../network/network.js';
import { rateAt, rateTable } from '../../radio/rate.js';
import { uplinkRateTable } from '../../radio/uplink.js';
import { uplinkAt } from '../../siting/audit/measure.js';
import type { MapRule } from '../targets/profile.js';
import { type Tally, tally } from './tally.js';

interface MapInput {
  readonly coverage: CoverageResult;
  readonly network: Pick<Network, 'sectors'>;
  readonly people: Float64Array | undefined;
}

/** `<map>.area` and `<map>.people` of each rule. */
export function mapTallies(input: MapInput, rules: readonly MapRule[]): (readonly [string, Tally])[] {
  return rules.flatMap((rule): (readonly [string, Tally])[] => {
    const reached = reachedPixels(input, rule);
    if (!reached) return [];
    const { coverage, people } = input;
    const g = coverage.pixelGrid;
    const pixel_km2 = (g.cellX * g.cellY) / 1e6;
    const area =
      rule.square_m === null ? sums(reached, () => pixel_km2) : squares(input, reached, rule.square_m);
    return [
      [`${rule.id}.area`, area],
      ...(people ? [[`${rule.id}.people`, sums(reached, (p) => people[p])] as const] : []),
    ];
  });
}

const reach = { outside: 0, no: 1, yes: 2, unknown: 3 } as const;

/** By pixel, for the best layer of the technology; undefined: the run has none. */
function reachedPixels({ coverage, network }: MapInput, rule: MapRule): Uint8Array | undefined {
  const layers = coverage.layers.filter((l) => l.layer.technology === rule.technology);
  if (layers.length === 0) return undefined;
  const z = normalQuantile(rule.probability);
  const out = Uint8Array.from(coverage.areaMask, (inside) => (inside === 1 ? reach.no : reach.outside));
  for (const layer of layers) {
    const gates = layerGates(layer.layer, coverage.pixelGrid.cellX);
    const dlRate = rateTable(layer.layer);
    const ulRate = uplinkRateTable(layer.layer);
    const { status, bestServer, rsrp_dBm, dataSinr_dB } = layer;
    for (let p = 0; p < out.length; p++) {
      if (out[p] === reach.outside || out[p] === reach.yes) continue;
      if (status[p] === PixelStatus.unknown) {
        out[p] = reach.unknown;
        continue;
      }
      const server = bestServer[p];
      if (server < 0) continue;
      const { epre_dBm, rsGain_dBi, trafficGain_dBi } = network.sectors[server];
      const fade_dB = z * gates.sigma_dB[coverage.clutterClass[p]];
      const coupling_dB = epre_dBm - rsrp_dBm[p] - (trafficGain_dBi - rsGain_dBi) + fade_dB;
      const down = rateAt(dlRate, dataSinr_dB[p] - fade_dB) >= rule.dl_Mbps;
      const up = rule.ul_Mbps === null || uplinkAt(ulRate, coupling_dB) >= rule.ul_Mbps;
      if (down && up) out[p] = reach.yes;
    }
  }
  return out;
}

function sums(reached: Uint8Array, weight: (pixel: number) => number): Tally {
  let [yes, all, unknown] = [0, 0, 0];
  for (let p = 0; p < reached.length; p++) {
    if (reached[p] === reach.outside) continue;
    const w = exact(weight(p));
    all += w;
    if (reached[p] === reach.yes) yes += w;
    else if (reached[p] === reach.unknown) unknown += w;
  }
  return tally(yes, all, unknown);
}

/** Counts squares of a common origin, each judged at its centre: a square on the border belongs to one county. */
function squares({ coverage }: MapInput, reached: Uint8Array, side_m: number): Tally {
  const g = coverage.pixelGrid;
  const centres: number[] = [];
  const first = (origin: number) => Math.ceil(origin / side_m - 0.5);
  const colOf = (k: number) => Math.floor(((k + 0.5) * side_m - g.originX) / g.cellX);
  const rowOf = (k: number) => Math.floor((g.originY - (k + 0.5) * side_m) / g.cellY);
  const south = g.originY - g.rows * g.cellY;
  for (let j = first(south); rowOf(j) >= 0; j++)
    for (let i = first(g.originX); colOf(i) < g.cols; i++) {
      const [row, col] = [rowOf(j), colOf(i)];
      if (row < g.rows && col >= 0) centres.push(row * g.cols + col);
    }
  let [yes, all, unknown] = [0, 0, 0];
  for (const p of centres) {
    if (reached[p] === reach.outside) continue;
    all++;
    if (reached[p] === reach.yes) yes++;
    else if (reached[p] === reach.unknown) unknown++;
  }
  return tally(yes, all, unknown);
}
