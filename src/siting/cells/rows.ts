/** `cells.csv` and `neighbours.csv`. */
import type { CsvCell } from '../../io/table/writeCsv.js';
import type { CellFigures } from './cells.js';
import type { Neighbour } from './neighbours.js';

export const cellsColumns = [
  'layer',
  'site_id',
  'cell_id',
  'name',
  'operator',
  'pci',
  'served_km2',
  'servedPeople',
  'rsrpMean_dBm',
  'weakShare',
  'weakCell',
  'poorQualityShare',
  'overlapShare',
  'siteSpacing_m',
  'farthestCovered_m',
  'overshootShare',
  'overshooting',
] as const;

export const cellsCsvRows = (cells: readonly CellFigures[], basisIsPeople: boolean): CsvCell[][] =>
  cells.map((c) => [
    c.layer,
    c.sector.siteId,
    c.sector.cellId,
    c.sector.name,
    c.sector.operator,
    c.sector.pci < 0 ? null : c.sector.pci,
    rounded(c.served_km2, 3),
    basisIsPeople ? Math.round(c.servedPeople) : null,
    rounded(c.rsrpMean_dBm, 1),
    rounded(c.weakShare, 4),
    c.isWeak,
    rounded(c.poorShare, 4),
    rounded(c.overlapShare, 4),
    rounded(c.spacing_m, 0),
    rounded(c.farthest_m, 0),
    rounded(c.overshootShare, 4),
    c.isOvershooting,
  ]);

export const neighboursColumns = [
  'layer',
  'site_id',
  'cell_id',
  'pci',
  'rank',
  'neighbourSite_id',
  'neighbourCell_id',
  'neighbourPci',
  'border_km',
  'distance_m',
  'clash',
] as const;

export const neighboursCsvRows = (neighbours: readonly Neighbour[]): CsvCell[][] =>
  neighbours.map((n) => [
    n.layer,
    n.cell.siteId,
    n.cell.cellId,
    n.cell.pci < 0 ? null : n.cell.pci,
    n.rank,
    n.neighbour.siteId,
    n.neighbour.cellId,
    n.neighbour.pci < 0 ? null : n.neighbour.pci,
    rounded(n.border_km, 2),
    rounded(n.distance_m, 0),
    n.clash ?? null,
  ]);

const rounded = (value: number, digits: number): number | null =>
  Number.isFinite(value) ? Number(value.toFixed(digits)) : null;
