/** Colours of a path profile and the key that explains them. */
import type { Language } from '../../foundation/text.js';
import { element, textElement, textWidth_em } from '../map/svg.js';
import { profileMessages as m } from './messages.js';
import type { PathGeometry } from './path.js';

/** Told apart by lightness and dash too, for print without colour. */
export const styles = {
  ground: { fill: '#b39b7d', stroke: '#6d4c33', 'stroke-width': 1.4, 'stroke-linejoin': 'round' },
  clutter: { fill: '#9dbf8a', 'fill-opacity': 0.75, stroke: '#6d9457', 'stroke-width': 0.6 },
  bulge: { fill: 'none', stroke: '#ffffff', 'stroke-width': 1.4, 'stroke-dasharray': '2 4' },
  fresnel: { fill: '#f5c542', 'fill-opacity': 0.28, stroke: '#c08a00', 'stroke-width': 0.9 },
  outline: { fill: 'none', stroke: '#c08a00', 'stroke-width': 0.9, 'stroke-opacity': 0.6 },
  clearance: { fill: 'none', stroke: '#c08a00', 'stroke-width': 1, 'stroke-dasharray': '3 3' },
  ray: { fill: 'none', stroke: '#b3261e', 'stroke-width': 1.7, 'stroke-dasharray': '7 4' },
  tangents: { fill: 'none', stroke: '#134f80', 'stroke-width': 1, 'stroke-dasharray': '2 3' },
  horizon: { fill: '#ffffff', stroke: '#134f80', 'stroke-width': 1.8 },
  edge: { fill: '#134f80', stroke: '#ffffff', 'stroke-width': 0.8 },
} as const;

type Key = 'ground' | 'clutter' | 'bulge' | 'ray' | 'fresnel' | 'clearance' | 'horizon' | 'edge';

/** One row from `x` on, around the height `y`: only what the figure shows. */
export function keys(
  x: number,
  y: number,
  { horizons, edge }: PathGeometry,
  clutter: boolean,
  language: Language,
): string {
  const shown: readonly (readonly [Key, boolean])[] = [
    ['ground', true],
    ['clutter', clutter],
    ['bulge', true],
    ['ray', true],
    ['fresnel', true],
    ['clearance', true],
    ['horizon', horizons.length > 0],
    ['edge', edge !== undefined],
  ];
  let at = x;
  const parts: string[] = [];
  for (const [key, is] of shown) {
    if (!is) continue;
    const label = m[key][language];
    parts.push(swatch(key, at, y), textElement(at + 33, y + 5, label, { 'font-size': 13, fill: '#22252c' }));
    at += 33 + textWidth_em(label) * 13 + 22;
  }
  return parts.join('');
}

function swatch(key: Key, x: number, y: number): string {
  switch (key) {
    case 'ground':
    case 'clutter':
    case 'fresnel':
      return element('rect', { x, y: y - 7, width: 26, height: 13, ...styles[key] });
    case 'bulge':
      // On ground, as in the figure: white shows on nothing else.
      return (
        element('rect', { x, y: y - 7, width: 26, height: 13, ...styles.ground }) +
        element('path', { d: `M${x},${y + 3}q13,-8 26,0`, ...styles.bulge })
      );
    case 'ray':
    case 'clearance':
      return element('path', { d: `M${x},${y}h26`, ...styles[key] });
    case 'horizon':
      return element('circle', { cx: x + 13, cy: y, r: 4, ...styles.horizon });
    case 'edge':
      return element('path', { d: `M${x + 13},${y + 6}m0,-1l6,-10h-12z`, ...styles.edge });
  }
}
