/**
 * What each cell is on the map: how much it serves, how weak it is there, how far it reaches beyond its neighbours, where
 * others lie over it. From the rasters of its layer; one pass. Pure.
 */
import { PixelStatus } from '../../coverage/kernel/fold.js';
import type { CoverageResult, LayerCoverage } from '../../coverage/result.js';
import { exact } from '../../foundation/exact.js';
import type { Network, Sector } from '../../network/network.js';

export interface CellsInput {
  readonly coverage: CoverageResult;
  readonly network: Pick<Network, 'sectors'>;
  /** Working CRS, one for each of `network.sectors`. */
  readonly positions: readonly (readonly [number, number])[];
  /** People on the output grid; undefined: cells are weighed by area. */
  readonly people: Float64Array | undefined;
}

/**
 * All shares are of what the cell serves with access (above the blind level of its profile: elsewhere no terminal could
 * report), by people where it serves any, else by surface.
 */
export interface CellFigures {
  readonly sector: Sector;
  readonly layer: string;
  readonly served_km2: number;
  readonly servedPeople: number;
  readonly rsrpMean_dBm: number;
  /** At or below −110 dBm. */
  readonly weak_km2: number;
  readonly weakPeople: number;
  readonly weakShare: number;
  /** Level passes, quality fails. */
  readonly poorShare: number;
  /** Three or more others of its group within 6 dB. */
  readonly overlapShare: number;
  /** Mean distance to the three nearest other sites of the layer; NaN with no other. */
  readonly spacing_m: number;
  readonly farthest_m: number;
  /** Served beyond 1.5 × spacing at a level that passes the gate. */
  readonly overshootShare: number;
  readonly isWeak: boolean;
  readonly isOvershooting: boolean;
}

/** Weak cell: more than this share of the samples at or below this level. */
const weakCell = { level_dBm: -110, share: 0.1 } as const;

/** By people where the cell serves any, else by surface; equal parts of a cell in two counties must not tip it by rounding. */
export function isWeakCell(c: {
  readonly served_km2: number;
  readonly servedPeople: number;
  readonly weak_km2: number;
  readonly weakPeople: number;
}): boolean {
  const [weak, all] = c.servedPeople > 0 ? [c.weakPeople, c.servedPeople] : [c.weak_km2, c.served_km2];
  return weak > weakCell.share * all * (1 + 1e-6);
}
const overshoot = { spacings: 1.5, share: 0.1 } as const;
/** Best server included. */
const overlapping = 4;
const nearestSites = 3;
/** Cells nearer than this stand on one site. */
const oneSite_m = 50;

interface Sums {
  pixels: number;
  people: number;
  rsrp: number;
  farthest_m: number;
  readonly weak: Share;
  readonly poor: Share;
  readonly overlap: Share;
  readonly far: Share;
}

interface Share {
  pixels: number;
  people: number;
}

/** Cells that serve somewhere in the area, by layer and then in the order of the network. */
export function cellFigures(input: CellsInput): CellFigures[] {
  return input.coverage.layers.flatMap((layer) => {
    const spacing = spacings(input, layer);
    const sums = sumCells(input, layer, spacing);
    return [...sums].sort(([a], [b]) => a - b).map(([s, sum]) => figures(input, layer, s, sum, spacing(s)));
  });
}

function sumCells(
  { coverage, positions, people }: CellsInput,
  layer: LayerCoverage,
  spacing_m: (sector: number) => number,
): Map<number, Sums> {
  const { pixelGrid: g } = coverage;
  const { status, bestServer, rsrp_dBm, overlap } = layer;
  const out = new Map<number, Sums>();
  for (let p = 0; p < status.length; p++) {
    const s = bestServer[p];
    if (s < 0 || status[p] === PixelStatus.outside || !(rsrp_dBm[p] >= layer.profile.blind_dBm)) continue;
    const sum = out.get(s) ?? emptySums();
    out.set(s, sum);
    const [x, y] = positions[s];
    const d = Math.hypot(
      g.originX + ((p % g.cols) + 0.5) * g.cellX - x,
      g.originY - (Math.floor(p / g.cols) + 0.5) * g.cellY - y,
    );
    const rsrp = rsrp_dBm[p];
    const weight = exact(people?.[p] ?? 0);
    const count = (share: Share) => {
      share.pixels++;
      share.people += weight;
    };
    sum.pixels++;
    sum.people += weight;
    sum.rsrp += rsrp;
    const passes = rsrp >= layer.profile.rsrp_dBm;
    if (passes) sum.farthest_m = Math.max(sum.farthest_m, d);
    if (rsrp <= weakCell.level_dBm) count(sum.weak);
    if (status[p] === PixelStatus.poorQuality) count(sum.poor);
    if (overlap[p] >= overlapping) count(sum.overlap);
    if (passes && d > overshoot.spacings * spacing_m(s)) count(sum.far);
  }
  return out;
}

const emptySums = (): Sums => ({
  pixels: 0,
  people: 0,
  rsrp: 0,
  farthest_m: 0,
  weak: { pixels: 0, people: 0 },
  poor: { pixels: 0, people: 0 },
  overlap: { pixels: 0, people: 0 },
  far: { pixels: 0, people: 0 },
});

function figures(
  { coverage, network }: CellsInput,
  layer: LayerCoverage,
  s: number,
  sum: Sums,
  spacing_m: number,
): CellFigures {
  const pixel_km2 = (coverage.pixelGrid.cellX * coverage.pixelGrid.cellY) / 1e6;
  const share = (of: Share) => (sum.people > 0 ? of.people / sum.people : of.pixels / sum.pixels);
  const weakShare = share(sum.weak);
  const overshootShare = share(sum.far);
  const weakness = {
    served_km2: exact(sum.pixels * pixel_km2),
    servedPeople: sum.people,
    weak_km2: exact(sum.weak.pixels * pixel_km2),
    weakPeople: sum.weak.people,
  };
  return {
    sector: network.sectors[s],
    layer: layer.layer.id,
    ...weakness,
    rsrpMean_dBm: sum.rsrp / sum.pixels,
    weakShare,
    poorShare: share(sum.poor),
    overlapShare: share(sum.overlap),
    spacing_m,
    farthest_m: sum.farthest_m,
    overshootShare,
    isWeak: isWeakCell(weakness),
    isOvershooting: overshootShare > overshoot.share,
  };
}

/** Mean distance from a sector's site to the nearest other sites of its layer. */
function spacings({ network, positions }: CellsInput, { layer }: LayerCoverage): (sector: number) => number {
  const own = network.sectors.flatMap((s, i) => (s.layer.id === layer.id ? [positions[i]] : []));
  const sites = own.filter(
    ([x, y], i) => own.findIndex(([x2, y2]) => Math.hypot(x - x2, y - y2) <= oneSite_m) === i,
  );
  const known = new Map<number, number>();
  return (s) => {
    const held = known.get(s);
    if (held !== undefined) return held;
    const [x, y] = positions[s];
    const nearest = sites
      .map(([x2, y2]) => Math.hypot(x - x2, y - y2))
      .filter((d) => d > oneSite_m)
      .sort((a, b) => a - b)
      .slice(0, nearestSites);
    const mean = nearest.length > 0 ? nearest.reduce((a, d) => a + d, 0) / nearest.length : Number.NaN;
    known.set(s, mean);
    return mean;
  };
}
