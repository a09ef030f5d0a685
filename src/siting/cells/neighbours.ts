/**
 * Neighbour lists: cells of one layer whose served areas touch, by the length of their common border, and cells of one mast.
 * Along the border both arrive with about the same level: equal PCI mod 3 on one carrier is a clash there. Pure.
 */
import { PixelStatus } from '../../coverage/kernel/fold.js';
import type { LayerCoverage } from '../../coverage/result.js';
import type { Sector } from '../../network/network.js';
import type { CellsInput } from './cells.js';

export interface Neighbour {
  readonly layer: string;
  readonly cell: Sector;
  readonly neighbour: Sector;
  /** Within the cell's list, from 1. */
  readonly rank: number;
  readonly border_km: number;
  readonly distance_m: number;
  /** What a terminal at the border cannot tell apart; undefined: a PCI is not known, or the carriers differ. */
  readonly clash: 'none' | 'mod3' | 'pci' | undefined;
}

/** Lists of all cells, by layer, cell and rank. Both directions are listed. */
export function neighbourLists(input: CellsInput): Neighbour[] {
  const { network, positions } = input;
  return input.coverage.layers.flatMap((layer) => {
    const lists = new Map<number, { other: number; border_km: number }[]>();
    for (const [a, b, border_km] of borders(input, layer))
      for (const [cell, other] of [
        [a, b],
        [b, a],
      ]) {
        const list = lists.get(cell) ?? [];
        lists.set(cell, list);
        list.push({ other, border_km });
      }
    const distance = (a: number, b: number) =>
      Math.hypot(positions[a][0] - positions[b][0], positions[a][1] - positions[b][1]);
    return [...lists]
      .sort(([a], [b]) => a - b)
      .flatMap(([cell, list]) =>
        list
          .sort(
            (a, b) =>
              b.border_km - a.border_km ||
              distance(cell, a.other) - distance(cell, b.other) ||
              a.other - b.other,
          )
          .map(
            ({ other, border_km }, i): Neighbour => ({
              layer: layer.layer.id,
              cell: network.sectors[cell],
              neighbour: network.sectors[other],
              rank: i + 1,
              border_km,
              distance_m: distance(cell, other),
              clash: clashOf(network.sectors[cell], network.sectors[other]),
            }),
          ),
      );
  });
}

/** Pairs of sectors with the length of their border, smaller sector first. */
function borders(
  { coverage, network, positions }: CellsInput,
  { bestServer, status }: LayerCoverage,
): (readonly [number, number, number])[] {
  const { pixelGrid: g } = coverage;
  const count = network.sectors.length;
  const length_km = new Map<number, number>();
  const touch = (p: number, q: number, edge_m: number) => {
    const [a, b] = [bestServer[p], bestServer[q]];
    if (a < 0 || b < 0 || a === b) return;
    if (status[p] === PixelStatus.outside || status[q] === PixelStatus.outside) return;
    const key = Math.min(a, b) * count + Math.max(a, b);
    length_km.set(key, (length_km.get(key) ?? 0) + edge_m / 1000);
  };
  for (let row = 0, p = 0; row < g.rows; row++)
    for (let col = 0; col < g.cols; col++, p++) {
      if (col + 1 < g.cols) touch(p, p + 1, g.cellY);
      if (row + 1 < g.rows) touch(p, p + g.cols, g.cellX);
    }
  // A mast hands over between its own cells even where another's area lies between them.
  const serving = new Set([...length_km.keys()].flatMap((k) => [Math.floor(k / count), k % count]));
  const masts = new Map<string, number[]>();
  for (const s of serving) {
    const key = positions[s].map((v) => Math.round(v)).join('/');
    masts.set(key, [...(masts.get(key) ?? []), s]);
  }
  for (const cells of masts.values())
    for (const a of cells)
      for (const b of cells) if (a < b && !length_km.has(a * count + b)) length_km.set(a * count + b, 0);
  return [...length_km].map(([key, km]) => [Math.floor(key / count), key % count, km] as const);
}

function clashOf(a: Sector, b: Sector): Neighbour['clash'] {
  if (a.pci < 0 || b.pci < 0 || a.frequency_MHz !== b.frequency_MHz) return undefined;
  if (a.pci === b.pci) return 'pci';
  return a.pci % 3 === b.pci % 3 ? 'mod3' : 'none';
}
