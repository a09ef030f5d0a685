/** Trouble of the cells of each layer in one line: what an optimiser looks at first. Pure. */
import type { CellFigures } from './cells.js';
import type { Neighbour } from './neighbours.js';

export interface LayerCells {
  readonly layer: string;
  /** Cells that serve somewhere in the area with access. */
  readonly cells: number;
  readonly weak: number;
  readonly overshooting: number;
  /** More than a tenth of what they serve. */
  readonly overlapped: number;
  readonly poorQuality: number;
  /** Pairs of neighbours, and those that clash; pairs of unknown PCI are in neither of the two. */
  readonly pairs: number;
  readonly mod3Clashes: number;
  readonly pciClashes: number;
}

const troubleShare = 0.1;

export function cellsByLayer(cells: readonly CellFigures[], neighbours: readonly Neighbour[]): LayerCells[] {
  return [...new Set(cells.map((c) => c.layer))].map((layer) => {
    const own = cells.filter((c) => c.layer === layer);
    const pairs = neighbours.filter((n) => n.layer === layer && n.cell.index < n.neighbour.index);
    return {
      layer,
      cells: own.length,
      weak: own.filter((c) => c.isWeak).length,
      overshooting: own.filter((c) => c.isOvershooting).length,
      overlapped: own.filter((c) => c.overlapShare > troubleShare).length,
      poorQuality: own.filter((c) => c.poorShare > troubleShare).length,
      pairs: pairs.length,
      mod3Clashes: pairs.filter((n) => n.clash === 'mod3').length,
      pciClashes: pairs.filter((n) => n.clash === 'pci').length,
    };
  });
}
