/** Tiles of one CRS and cell size as one source. Nothing is loaded before it is read; few files are open at a time. */
import { CoverageError } from '../../foundation/errors.js';
import { intersect } from '../../raster/grid.js';
import type { GridSpec, RasterSource, Window } from '../../raster/raster.js';
import type { RasterOptions } from './facts.js';
import { rasterMessages as m } from './messages.js';
import { openRaster } from './open.js';
import { rasterError, rasterProblem } from './problems.js';
import { fill, type Text } from '../../foundation/text.js';

/** Zipped tiles hold 26 MB each while open. */
const openFiles = 8;
/** Cells of two tiles may be offset by this share of a cell: formats round their corners. */
const alignmentTolerance = 0.05;

interface Tile {
  readonly file: string;
  /** Position of the tile in the mosaic's cells. */
  readonly window: Window;
}

/**
 * One source over all `files`, which must share CRS, cell size and cell alignment; where tiles overlap, the first valid
 * value in the order of `files` counts. Places without a tile are NaN.
 * @throws CoverageError('inputData') that lists every tile that does not fit; ('file') for a missing one.
 */
export async function openMosaic(
  files: readonly string[],
  options: RasterOptions = {},
): Promise<RasterSource> {
  const sources = await openMosaics(files, options);
  if (sources.length === 1) return sources[0];
  await Promise.all(sources.map((s) => s.close()));
  const first = sources[0];
  throw new CoverageError(
    'inputData',
    sources.slice(1).map((s) => {
      const { crs, cellX, cellY } = first.grid;
      const what = difference(first.grid, s.grid) ?? m.whatOrigin;
      const hint = fill(m.mosaicDiffersHint, { crs, cellX, cellY });
      return rasterProblem(s.name, 'CVG_RASTER_MOSAIC', m.mosaicDiffers, { first: first.name, what }, hint);
    }),
  );
}

/**
 * The files as few sources as possible: tiles that fit together become one mosaic, in the order in which each first comes.
 * For tiles of two UTM zones, say: the caller warps one source after the other and keeps the first valid value.
 */
export async function openMosaics(
  files: readonly string[],
  options: RasterOptions = {},
): Promise<RasterSource[]> {
  if (files.length === 0) throw rasterError('', 'CVG_RASTER_NONE', m.noFiles);
  const groups: { file: string; grid: GridSpec }[][] = [];
  for (const file of files) {
    const source = await openRaster(file, options);
    await source.close();
    const { grid } = source;
    const group = groups.find((g) => difference(g[0].grid, grid) === undefined);
    if (group) group.push({ file, grid });
    else groups.push([{ file, grid }]);
  }
  return groups.map((group) => new Mosaic(group, options));
}

/** What keeps two grids from being tiles of one. */
function difference(a: GridSpec, b: GridSpec): Text | undefined {
  if (a.crs !== b.crs) return m.whatCrs;
  // Over a whole tile a different cell size must not add up to a visible shift.
  const cells = Math.max(a.cols, a.rows, b.cols, b.rows);
  const worst = Math.max(Math.abs(a.cellX - b.cellX) / a.cellX, Math.abs(a.cellY - b.cellY) / a.cellY);
  if (worst * cells > alignmentTolerance) return m.whatCell;
  const offCell = (cellsApart: number): number => Math.abs(cellsApart - Math.round(cellsApart));
  const dx = offCell((b.originX - a.originX) / a.cellX);
  const dy = offCell((b.originY - a.originY) / a.cellY);
  return Math.max(dx, dy) > alignmentTolerance ? m.whatOrigin : undefined;
}

class Mosaic implements RasterSource {
  readonly name: string;
  readonly grid: GridSpec;
  private readonly tiles: readonly Tile[];
  /** Least recently used first. */
  private readonly open = new Map<string, RasterSource>();
  private reading: Promise<unknown> = Promise.resolve();

  constructor(
    files: readonly { file: string; grid: GridSpec }[],
    private readonly options: RasterOptions,
  ) {
    const first = files[0].grid;
    const placed = files.map(({ file, grid }) => ({
      file,
      grid,
      col: Math.round((grid.originX - first.originX) / first.cellX),
      row: Math.round((first.originY - grid.originY) / first.cellY),
    }));
    const col0 = Math.min(...placed.map((t) => t.col));
    const row0 = Math.min(...placed.map((t) => t.row));
    this.name = files[0].file;
    this.grid = {
      ...first,
      originX: first.originX + col0 * first.cellX,
      originY: first.originY - row0 * first.cellY,
      cols: Math.max(...placed.map((t) => t.col + t.grid.cols)) - col0,
      rows: Math.max(...placed.map((t) => t.row + t.grid.rows)) - row0,
    };
    this.tiles = placed.map(({ file, grid, col, row }) => ({
      file,
      window: { col0: col - col0, row0: row - row0, cols: grid.cols, rows: grid.rows },
    }));
  }

  /** Reads run one after the other, so that no file is closed while another read uses it. */
  read(window: Window): Promise<Float64Array> {
    const result = this.reading.then(() => this.readNow(window));
    this.reading = result.catch(() => undefined);
    return result;
  }

  async close(): Promise<void> {
    await this.reading;
    for (const source of this.open.values()) await source.close();
    this.open.clear();
  }

  private async readNow(window: Window): Promise<Float64Array> {
    const out = new Float64Array(window.cols * window.rows).fill(Number.NaN);
    for (const tile of this.tiles) {
      const shared = intersect(window, tile.window);
      if (shared === undefined) continue;
      const source = await this.tile(tile.file);
      const inTile = {
        ...shared,
        col0: shared.col0 - tile.window.col0,
        row0: shared.row0 - tile.window.row0,
      };
      fillVoids(out, window, await source.read(inTile), shared);
    }
    return out;
  }

  private async tile(file: string): Promise<RasterSource> {
    const known = this.open.get(file);
    if (known) {
      this.open.delete(file);
      this.open.set(file, known);
      return known;
    }
    for (const [oldest, source] of this.open) {
      if (this.open.size < openFiles) break;
      this.open.delete(oldest);
      await source.close();
    }
    const source = await openRaster(file, this.options);
    this.open.set(file, source);
    return source;
  }
}

function fillVoids(out: Float64Array, window: Window, values: Float64Array, part: Window): void {
  for (let r = 0; r < part.rows; r++) {
    let to = (part.row0 - window.row0 + r) * window.cols + part.col0 - window.col0;
    for (let from = r * part.cols; from < (r + 1) * part.cols; from++, to++)
      if (Number.isNaN(out[to])) out[to] = values[from];
  }
}
