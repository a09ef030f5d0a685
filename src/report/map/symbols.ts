/** Planned sites with their ranks. Sites that stand on one another on the paper share a mark that names them all. */
import { element, textElement, textWidth_em } from './svg.js';
import type { View } from './view.js';

/** A planned site with its rank. */
export interface PlateSymbol {
  readonly lon: number;
  readonly lat: number;
  readonly label: string;
  readonly shape: 'disc' | 'square';
  readonly colour: string;
}

interface Mark {
  readonly x: number;
  readonly y: number;
  readonly symbols: PlateSymbol[];
}

/** Nearer than this on the paper two marks hide each other's number. */
const nearest_px = 20;
const fontSize = 10;

/** The first symbol lies on top, so that the highest rank is never hidden. */
export function drawSymbols(view: View, symbols: readonly PlateSymbol[]): string {
  const marks: Mark[] = [];
  for (const symbol of symbols) {
    const [x, y] = view.toPaper(symbol.lon, symbol.lat);
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
    const near = marks.find((m) => Math.hypot(m.x - x, m.y - y) < nearest_px);
    if (near) near.symbols.push(symbol);
    else marks.push({ x, y, symbols: [symbol] });
  }
  return element('g', { class: 'sites' }, marks.map(drawMark).reverse().join(''));
}

/** One row for each colour, the first at the place itself. */
function drawMark({ x, y, symbols }: Mark): string {
  const colours = [...new Set(symbols.map((s) => s.colour))];
  return colours
    .map((colour, row) => {
      const own = symbols.filter((s) => s.colour === colour);
      return drawRow(x, y + 18 * row, own[0], own.map((s) => s.label).join(' '));
    })
    .join('');
}

function drawRow(x: number, y: number, { shape, colour }: PlateSymbol, label: string): string {
  const style = { fill: colour, stroke: '#ffffff', 'stroke-width': 1.4 };
  const r = label.length > 2 ? 10 : 8.5;
  const half = Math.max(shape === 'disc' ? r : r * 0.9, (textWidth_em(label) * fontSize) / 2 + 3);
  const height = shape === 'disc' ? 17 : 16;
  const body =
    shape === 'disc' && half <= 10
      ? element('circle', { cx: x, cy: y, r, ...style })
      : element('rect', {
          x: x - half,
          y: y - height / 2,
          width: 2 * half,
          height,
          rx: shape === 'disc' ? height / 2 : 1.5,
          ...style,
        });
  const text = textElement(x, y + 3.6, label, {
    'font-size': fontSize,
    'font-weight': 700,
    'text-anchor': 'middle',
    fill: '#ffffff',
  });
  return body + text;
}
