/**
 * How the cost of a cell grows: each of radius, resolution, masts, carriers and sectors is multiplied alone. Processor seconds of the
 * whole prediction, sweep and fold, over the cells swept times carriers times sectors: what is shared makes a line fall, nothing
 * may make it rise.
 */
import { coverageJobs } from '../../src/coverage/kernel/jobs.js';
import { inlineExecutor } from '../../src/execute/inline.js';
import { row, type Row } from '../schema.js';
import { benchSeed } from '../terrain.js';
import { type Size, timedPredictions } from './world.js';

const base: Size = { cells: 300, cell_m: 40, sites: 24, carriers: 1, sectors: 1, radius_m: 3000 };

/** The base with one quantity `n` times as large. The square grows with the radius, so that as much of a disc lies inside. */
const axes: Readonly<Record<string, (n: number) => Size>> = {
  radius: (n) => ({ ...base, radius_m: n * base.radius_m, cells: n * base.cells }),
  resolution: (n) => ({ ...base, cell_m: base.cell_m / n, cells: n * base.cells }),
  masts: (n) => ({ ...base, sites: n * base.sites }),
  carriers: (n) => ({ ...base, carriers: n }),
  sectors: (n) => ({ ...base, sectors: n }),
};

const factors = [1, 2, 4] as const;
/** A cell of four times the radius costs at most so much more than one of the base. */
const mostGrowth = 1.5;

export interface GrowthLine {
  readonly axis: string;
  readonly points: readonly { readonly factor: number; readonly ns: number }[];
}

export async function growthLines(rounds: number): Promise<GrowthLine[]> {
  const executor = inlineExecutor(coverageJobs);
  await timedPredictions(base, executor, 3); // compiled code for the first point too
  const lines: GrowthLine[] = [];
  for (const [axis, sizeOf] of Object.entries(axes)) {
    const points: { factor: number; ns: number }[] = [];
    for (const factor of factors) {
      const size = sizeOf(factor);
      const spent = await timedPredictions(size, executor, rounds);
      const ns = spent.map((s) => (1e9 * s.cpu_s) / (s.cells * size.carriers * size.sectors));
      points.push({ factor, ns: ns.sort((a, b) => a - b)[ns.length >> 1] });
    }
    lines.push({ axis, points });
  }
  return lines;
}

export const growthRows = (suite: string, lines: readonly GrowthLine[]): Row[] =>
  lines.flatMap(({ axis, points }) => {
    const about = { suite, seed: benchSeed, better: 'lower' } as const;
    const [first, last] = [points[0], points[points.length - 1]];
    return [
      ...points.map(({ factor, ns }) =>
        row({ ...about, name: `cost per cell, ${axis} × ${factor}`, unit: 'ns' }, [ns]),
      ),
      row(
        {
          ...about,
          name: `growth of the cost per cell, ${axis} × ${last.factor}`,
          unit: '×',
          limit: mostGrowth,
        },
        [last.ns / first.ns],
      ),
    ];
  });

/** Colours that stay apart for colour-blind readers (Okabe and Ito). */
const colours = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#000000'];
const size = { width: 640, height: 360, left: 56, right: 110, top: 48, bottom: 48 };

/** Lines over the factor, from zero. */
export function growthFigure(lines: readonly GrowthLine[]): string {
  const { width, height, left, right, top, bottom } = size;
  const high = 50 * Math.ceil(Math.max(...lines.flatMap((l) => l.points.map((p) => p.ns))) / 50);
  const x = (factor: number): number => left + ((width - left - right) * Math.log2(factor)) / Math.log2(4);
  const y = (ns: number): number => height - bottom - ((height - top - bottom) * ns) / high;
  const at = (factor: number, ns: number): string => `${x(factor).toFixed(1)},${y(ns).toFixed(1)}`;
  const step = high > 300 ? 100 : 50;
  const grid = Array.from({ length: high / step + 1 }, (_, i) => i * step).map(
    (ns) =>
      `<path d="M${left} ${y(ns).toFixed(1)}H${width - right}" stroke="#ddd"/><text x="${left - 6}" y="${(y(ns) + 4).toFixed(1)}" text-anchor="end">${ns}</text>`,
  );
  const scale = factors.map(
    (f) => `<text x="${x(f).toFixed(1)}" y="${height - bottom + 18}" text-anchor="middle">× ${f}</text>`,
  );
  const drawn = lines.map(({ points }, i) => {
    const rings = points.map(({ factor, ns }) => {
      const [cx, cy] = at(factor, ns).split(',');
      return `<circle cx="${cx}" cy="${cy}" r="3.5" fill="#fff" stroke="${colours[i]}" stroke-width="2"/>`;
    });
    const line = points.map(({ factor, ns }) => at(factor, ns)).join(' ');
    return `<polyline points="${line}" fill="none" stroke="${colours[i]}" stroke-width="2"/>${rings.join('')}`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12" fill="#333">`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    `<text x="${left}" y="20" font-size="14">Cost of a cell as one quantity grows</text>`,
    `<text x="${left}" y="37">processor ns of a whole prediction per cell, carrier and sector</text>`,
    ...grid,
    ...scale,
    ...drawn,
    ...labels(lines, y).map(
      ({ axis, at_y }, i) =>
        `<text x="${width - right + 10}" y="${at_y.toFixed(1)}" fill="${colours[i]}">${axis}</text>`,
    ),
    `<text x="${(left + width - right) / 2}" y="${height - 8}" text-anchor="middle">${baseText}</text>`,
    '</svg>\n',
  ].join('\n');
}

const baseText = `from ${base.radius_m / 1000} km, ${base.cell_m} m, ${base.sites} masts, one carrier, one sector`;

/** Beside the ends of the lines, a line of text apart. */
function labels(lines: readonly GrowthLine[], y: (ns: number) => number): { axis: string; at_y: number }[] {
  const ends = lines.map(({ axis, points }) => ({ axis, at_y: y(points[points.length - 1].ns) + 4 }));
  const sorted = [...ends].sort((a, b) => a.at_y - b.at_y);
  for (let i = 1; i < sorted.length; i++) sorted[i].at_y = Math.max(sorted[i].at_y, sorted[i - 1].at_y + 14);
  return ends;
}
