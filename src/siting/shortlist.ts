/**
 * Which candidates are worth a prediction, when there are more than a run may predict. People without service around a
 * candidate only order this list: what a site serves is predicted.
 */
import { PixelStatus } from '../coverage/kernel/fold.js';
import type { CoverageResult } from '../coverage/result.js';
import { lazyGreedy } from '../optimise/lazyGreedy.js';
import type { Candidate } from './candidate.js';

/** People are counted in blocks of about this size. */
const block_m = 300;

/**
 * Services take turns, so that a town's 5G does not crowd out the hamlets' 4G. Within a service the candidates come in
 * rounds: each round spreads over the county and takes one option of a site, so that a dense town does not take every
 * place of the list and a lamp pole comes first only where no macro site is possible.
 */
export function shortlist(
  candidates: readonly Candidate[],
  coverage: CoverageResult,
  people: Float64Array,
  most: number,
): Candidate[] {
  const services = [...new Set(candidates.map((c) => c.service))].sort();
  const queues = services.map((service) => {
    const own = candidates.filter((c) => c.service === service);
    return inRounds(own, unservedBlocks(coverage, people, service), most);
  });
  const out: Candidate[] = [];
  for (let turn = 0; out.length < most && queues.some((q) => turn < q.length); turn++)
    for (const queue of queues) if (turn < queue.length && out.length < most) out.push(queue[turn]);
  return out;
}

interface Blocks {
  readonly weights: Float64Array;
  readonly cols: number;
  readonly rows: number;
  readonly size_m: number;
  readonly originX: number;
  readonly originY: number;
}

function unservedBlocks(
  { pixelGrid: g, services, areaMask }: CoverageResult,
  people: Float64Array,
  serviceId: string,
): Blocks {
  const status = services.find((s) => s.id === serviceId)?.status;
  const factor = Math.max(1, Math.round(block_m / g.cellX));
  const cols = Math.ceil(g.cols / factor);
  const rows = Math.ceil(g.rows / factor);
  const weights = new Float64Array(cols * rows);
  for (let i = 0; i < people.length; i++) {
    const state = status ? status[i] : PixelStatus.blind;
    if (areaMask[i] === 0 || state === PixelStatus.covered || state === PixelStatus.unknown) continue;
    const row = Math.floor(i / g.cols);
    weights[Math.floor(row / factor) * cols + Math.floor((i - row * g.cols) / factor)] += people[i];
  }
  return { weights, cols, rows, size_m: factor * g.cellX, originX: g.originX, originY: g.originY };
}

/** Most new people first; when all are spoken for, the next round starts with what is left of the candidates. */
function inRounds(candidates: readonly Candidate[], blocks: Blocks, most: number): Candidate[] {
  const bonuses = candidates.map((c) => c.bonus);
  const weights = Float64Array.from([...blocks.weights, ...bonuses]);
  let rest = candidates.map((c, i) => ({
    candidate: c,
    option: {
      id: c.request.id,
      site: c.site,
      cost: 1,
      covers: Int32Array.from([...blocksAround(c, blocks), blocks.weights.length + i]),
    },
  }));
  const out: Candidate[] = [];
  while (rest.length > 0 && out.length < most) {
    const options = rest.map((r) => r.option);
    const { order } = lazyGreedy({ options, weights, budget: Number.POSITIVE_INFINITY });
    const round = order.length > 0 ? order : rest.map((_, i) => i);
    for (const i of round) out.push(rest[i].candidate);
    const taken = new Set(round);
    rest = rest.filter((_, i) => !taken.has(i));
  }
  return out;
}

function blocksAround(c: Candidate, b: Blocks): number[] {
  const col = (c.x_m - b.originX) / b.size_m - 0.5;
  const row = (b.originY - c.y_m) / b.size_m - 0.5;
  const reach = c.stakeRadius_m / b.size_m;
  const out: number[] = [];
  for (let r = Math.max(0, Math.ceil(row - reach)); r <= Math.min(b.rows - 1, row + reach); r++)
    for (let k = Math.max(0, Math.ceil(col - reach)); k <= Math.min(b.cols - 1, col + reach); k++)
      if ((r - row) ** 2 + (k - col) ** 2 <= reach * reach) out.push(r * b.cols + k);
  return out;
}
