/** The plan of a run, read for tests: every field of `ranking.json`, the cells of the report, people by pixel. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { rankingSchema } from '../../src/report/exports/rankingSchema.js';
import { cellCentreX, cellCentreY, type GridSpec } from '../../src/raster/raster.js';
import { type DecodedRaster, decodeRaster, readJson } from './runFiles.js';

export type Plan = z.infer<typeof rankingSchema>;
export type PlanRow = Plan['items'][number];

export const readPlan = (run: string): Plan => rankingSchema.parse(readJson(join(run, 'sites/ranking.json')));

export const selectedOf = ({ items }: Plan): PlanRow[] => items.filter((i) => i.decision === 'selected');

/** Numbers of each table cell of a report, sorted: sentences of two languages name them in different order. */
export function cellNumbers(reportFile: string): string[] {
  const html = readFileSync(reportFile, 'utf8').replace(/<(script|style|svg)\b[\s\S]*?<\/\1>/g, '');
  return [...html.matchAll(/<t[dh][^>]*>([\s\S]*?)<\/t[dh]>/g)].map(([, cell]) =>
    (cell.replace(/<[^>]+>|&#\d+;/g, ' ').match(/[+−]?\d[\d,]*(?:\.\d+)?%?/g) ?? []).sort().join(' '),
  );
}

/** Every number in a structure, at any depth. */
export function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

/** A text with names taken out, the longest first, so that digits in a name are not taken for figures. */
export const without = (text: string, names: readonly string[]): string =>
  [...names]
    .filter((s) => s !== '')
    .sort((a, b) => b.length - a.length)
    .reduce((rest, s) => rest.replaceAll(s, ' '), text);

/**
 * People of each pixel of `grid` from a raster of counts in the same CRS: a cell's people lie evenly on it, taken at
 * 5 × 5 points of the pixel. Pixels outside the area have none.
 */
export async function peopleOn(
  grid: GridSpec,
  file: string,
  isInside: (pixel: number) => boolean,
): Promise<Float64Array> {
  const counts: DecodedRaster = await decodeRaster(file);
  const share = (grid.cellX * grid.cellY) / (counts.grid.cellX * counts.grid.cellY) / 25;
  const offsets = [-0.4, -0.2, 0, 0.2, 0.4];
  return Float64Array.from({ length: grid.cols * grid.rows }, (_, i) => {
    if (!isInside(i)) return 0;
    const [x, y] = [cellCentreX(grid, i % grid.cols), cellCentreY(grid, Math.floor(i / grid.cols))];
    let people = 0;
    for (const dx of offsets)
      for (const dy of offsets)
        people += Math.max(0, counts.at(x + dx * grid.cellX, y + dy * grid.cellY) || 0) * share;
    return people;
  });
}
