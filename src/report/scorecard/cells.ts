/** Cells by what tells whether they are weak; a cell that serves two counties is one cell. Pure. */
import { type CellFigures, isWeakCell } from '../../siting/cells/cells.js';
import { type Tally, tally } from './tally.js';

export interface CellSums {
  readonly id: string;
  readonly served_km2: number;
  readonly servedPeople: number;
  readonly weak_km2: number;
  readonly weakPeople: number;
}

export const cellSums = ({ layer, sector, ...c }: CellFigures): CellSums => ({
  id: `${layer}/${sector.siteId}/${sector.cellId}`,
  served_km2: c.served_km2,
  servedPeople: c.servedPeople,
  weak_km2: c.weak_km2,
  weakPeople: c.weakPeople,
});

export function joinedCells(all: readonly CellSums[]): CellSums[] {
  const cells = new Map<string, CellSums>();
  for (const cell of all) {
    const known = cells.get(cell.id);
    cells.set(
      cell.id,
      known
        ? {
            id: cell.id,
            served_km2: known.served_km2 + cell.served_km2,
            servedPeople: known.servedPeople + cell.servedPeople,
            weak_km2: known.weak_km2 + cell.weak_km2,
            weakPeople: known.weakPeople + cell.weakPeople,
          }
        : cell,
    );
  }
  return [...cells.values()];
}

export const cellsTally = (cells: readonly CellSums[]): Tally =>
  tally(cells.filter(isWeakCell).length, cells.length);
