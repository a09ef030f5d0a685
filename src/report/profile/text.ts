/** A path profile for a terminal, in characters: no colour needed, as wide as the terminal up to a limit. */
import { wrapPieces } from '../../foundation/terminal.js';
import { fill, type Language } from '../../foundation/text.js';
import { profileMessages as m } from './messages.js';
import { hasClutter, type PathGeometry, type PathPoint, type PathProfile, pathGeometry } from './path.js';

const rows = 18;
const labelColumns = 10;
const widest = 140;
const narrowest = 40;

/** What one column of characters shows, heights over the chord in m. */
interface Column {
  /** Highest ground and top that fall into it: a ridge must not vanish between two columns. NaN where unknown. */
  readonly ground: number;
  readonly top: number;
  readonly ray: number;
  readonly fresnel: number;
}

/** Lines of the plot with axes and key, at most `width` columns each, at least 40. */
export function profilePlot(path: PathProfile, language: Language, width: number): string[] {
  const cols = Math.max(narrowest, Math.min(widest, width)) - labelColumns;
  const geometry = pathGeometry(path);
  const columns = columnsOf(path, geometry, cols);
  const shown = [...columns.flatMap((c) => [c.ground, c.top, c.ray]), geometry.edge?.h_m ?? Number.NaN];
  const known = shown.filter((h) => !Number.isNaN(h));
  const low = Math.min(...known);
  const step = Math.max(1, (Math.max(...known) - low) / (rows - 1));
  const level = (h: number): number => Math.round((h - low) / step);
  const cells = columns.map((c) => Array.from({ length: rows }, (_, r) => cell(c, r, level)));
  mark(cells, geometry, level);
  const lines = Array.from({ length: rows }, (_, i) => {
    const r = rows - 1 - i;
    const label = r % 4 === 0 || r === rows - 1 ? `${Math.round(low + r * step)} m` : '';
    return `${label.padStart(labelColumns - 2)} │${cells.map((column) => column[r]).join('')}`;
  });
  const length = `${geometry.length_km.toFixed(1)} km`;
  return [
    ...lines,
    `${' '.repeat(labelColumns - 2)} └${'─'.repeat(cols)}`,
    `${' '.repeat(labelColumns)}0${length.padStart(cols - 1)}`,
    ...wrapPieces(keyOf(path, geometry, language), cols + labelColumns),
  ];
}

function columnsOf({ d_km }: PathProfile, geometry: PathGeometry, cols: number): Column[] {
  const { length_km, ground_m, top } = geometry;
  const half_km = length_km / (cols - 1) / 2;
  const ground = d_km.map((d, i): PathPoint => ({ d_km: d, h_m: ground_m[i] }));
  return Array.from({ length: cols }, (_, c) => {
    const d = (c / (cols - 1)) * length_km;
    return {
      ground: peak_m(ground, d, half_km),
      top: peak_m(top, d, half_km),
      ray: geometry.ray_m(d),
      fresnel: geometry.fresnel_m(d),
    };
  });
}

/** Highest of the points within `half_km` of `d_km` and of the line between its neighbours there. NaN where unknown. */
function peak_m(points: readonly PathPoint[], d_km: number, half_km: number): number {
  const i = Math.max(
    1,
    points.findIndex((p) => p.d_km >= d_km),
  );
  const [left, right] = [points[i - 1], points[i]];
  const share = right.d_km > left.d_km ? (d_km - left.d_km) / (right.d_km - left.d_km) : 0;
  const inside = points.filter((p) => Math.abs(p.d_km - d_km) <= half_km);
  return Math.max(left.h_m + share * (right.h_m - left.h_m), ...inside.map((p) => p.h_m));
}

/** Entries of the key for what the plot shows. */
function keyOf(path: PathProfile, { horizons, edge }: PathGeometry, language: Language): string[] {
  const key = fill(m.plotKey, { nu: edge?.nu.toFixed(2).replace('-', '−') ?? '' })[language];
  const absent = [
    ...(hasClutter(path) ? [] : ['░']),
    ...(edge ? [] : ['▲']),
    ...(horizons.length > 0 ? [] : ['^']),
  ];
  return key.split('|').filter((entry) => !absent.includes(entry[0]));
}

function cell({ ground, top, ray, fresnel }: Column, row: number, level: (h: number) => number): string {
  if (row === level(ray)) return '·';
  if (row <= level(ground)) return '█';
  if (row <= level(top)) return '░';
  return row === level(ray - fresnel) || row === level(ray + fresnel) ? '┄' : ' ';
}

/** Terminals, horizons and the edge, the edge last: it may stand on a horizon. */
function mark(cells: string[][], geometry: PathGeometry, level: (h: number) => number): void {
  const put = ({ d_km, h_m }: PathPoint, sign: string): void => {
    const column = cells[Math.round((d_km / geometry.length_km) * (cells.length - 1))];
    column[Math.max(0, Math.min(rows - 1, level(h_m)))] = sign;
  };
  for (const horizon of geometry.horizons) put(horizon, '^');
  if (geometry.edge) put(geometry.edge, '▲');
  put({ d_km: 0, h_m: geometry.ray_m(0) }, 'T');
  put({ d_km: geometry.length_km, h_m: geometry.ray_m(geometry.length_km) }, 'R');
}
