/** Corridors of a slice: length with cover, level, quality, changes of server, and what the main lobes leave out. Pure. */
import { cutLine, type FlatLine } from '../../demand/lines.js';
import { exact } from '../../foundation/exact.js';
import type { GridSpec } from '../../raster/raster.js';
import { PixelStatus } from '../kernel/fold.js';
import type { AirMap, AirPixel } from './air.js';
import type { Lobes } from './lobes.js';

export interface Corridor {
  readonly name: string;
  /** In the working CRS. */
  readonly lines: readonly FlatLine[];
}

/** Lengths inside the area: covered + failing + unknown = length. */
export interface CorridorVerdict {
  readonly corridor: string;
  readonly length_m: number;
  readonly covered_m: number;
  readonly unknown_m: number;
  readonly longestFailing_m: number;
  /** Over what a cell reaches, by length; NaN where none does. */
  readonly rsrpMin_dBm: number;
  readonly rsrpMean_dBm: number;
  /** A tenth of the length that a cell reaches is not better than this. */
  readonly sinrP10_dB: number;
  /** Times that another cell than the last one serves; a gap without a server is no change in itself. */
  readonly serverChanges: number;
  /** Length whose server sees it above its main lobe. */
  readonly sideLobe_m: number;
}

export interface CorridorScene {
  readonly grid: GridSpec;
  readonly areaMask: Uint8Array;
  readonly lobes: Pick<Lobes, 'isAbove'>;
}

type Piece = AirPixel & { readonly pixel: number; readonly length_m: number };

/** Undefined for a corridor that does not touch the area. */
export function judgeCorridor(
  scene: CorridorScene,
  map: AirMap,
  corridor: Corridor,
): CorridorVerdict | undefined {
  const runs = corridor.lines.flatMap((line) => runsOf(scene, map, line));
  const pieces = runs.flat();
  if (pieces.length === 0) return undefined;
  const lengthOf = (own: readonly Piece[]): number => own.reduce((sum, p) => sum + p.length_m, 0);
  const length = (isSo: (p: Piece) => boolean): number => lengthOf(pieces.filter(isSo));
  const served = pieces.filter((p) => p.server !== undefined);
  return {
    corridor: corridor.name,
    length_m: lengthOf(pieces),
    covered_m: length((p) => p.status === PixelStatus.covered),
    unknown_m: length((p) => p.status === PixelStatus.unknown),
    longestFailing_m: Math.max(...runs.map(longestFailing_m)),
    rsrpMin_dBm: served.reduce((least, { rsrp_dBm: v }) => (v >= least ? least : v), Number.NaN),
    rsrpMean_dBm: served.reduce((sum, p) => sum + p.rsrp_dBm * p.length_m, 0) / lengthOf(served),
    sinrP10_dB: lowest(served, 0.1),
    serverChanges: runs.reduce((sum, run) => sum + serverChanges(run), 0),
    sideLobe_m: length(({ server, pixel }) => server !== undefined && scene.lobes.isAbove(server, pixel)),
  };
}

/** Pieces inside the area that follow each other. */
function runsOf({ grid, areaMask }: CorridorScene, map: AirMap, line: FlatLine): Piece[][] {
  const runs: Piece[][] = [];
  let run: Piece[] | undefined;
  for (const { pixel, length_m } of cutLine(grid, line)) {
    if (pixel < 0 || areaMask[pixel] !== 1) {
      run = undefined;
      continue;
    }
    if (!run) runs.push((run = []));
    run.push({ ...map.at(pixel), pixel, length_m: exact(length_m) });
  }
  return runs;
}

function longestFailing_m(run: readonly Piece[]): number {
  let [longest, now] = [0, 0];
  for (const { status, length_m } of run) {
    const fails = status !== PixelStatus.covered && status !== PixelStatus.unknown;
    now = fails ? now + length_m : 0;
    longest = Math.max(longest, now);
  }
  return longest;
}

function serverChanges(run: readonly Piece[]): number {
  let changes = 0;
  let last: number | undefined;
  for (const { server } of run) {
    if (server === undefined) continue;
    if (last !== undefined && server !== last) changes++;
    last = server;
  }
  return changes;
}

/** SINR that a share of the length does not exceed. */
function lowest(served: readonly Piece[], share: number): number {
  const sorted = [...served].sort((a, b) => a.rsSinr_dB - b.rsSinr_dB);
  let left = share * sorted.reduce((sum, p) => sum + p.length_m, 0);
  for (const { rsSinr_dB, length_m } of sorted) {
    left -= length_m;
    if (left <= 0) return rsSinr_dB;
  }
  return Number.NaN;
}
