/** Axes of a path profile: km to the right, m upwards. */
import type { Language } from '../../foundation/text.js';
import { roundLength } from '../map/furniture.js';
import { element, textElement } from '../map/svg.js';
import { profileMessages as m } from './messages.js';
import type { PathGeometry, PathProfile } from './path.js';

export const size = { width: 1200, height: 520 } as const;
export const plot = { left: 74, right: size.width - 28, top: 96, bottom: size.height - 98 } as const;

export interface Frame {
  readonly x: (d_km: number) => number;
  readonly y: (h_m: number) => number;
  /** Lowest and highest height shown, and the step of the height axis, m. */
  readonly low: number;
  readonly high: number;
  readonly step: number;
  readonly length_km: number;
  readonly exaggeration: number;
}

/** Flat country is not blown up to mountains: at least so much height is shown, m. */
const leastSpan_m = 60;

export function frameOf({ tx_mAMSL, rx_mAMSL }: PathProfile, geometry: PathGeometry): Frame {
  const { length_km, ground_m, top, edge } = geometry;
  const known = [
    ...ground_m,
    ...top.map((p) => p.h_m),
    tx_mAMSL,
    rx_mAMSL,
    ...(edge ? [edge.h_m] : []),
  ].filter((h) => Number.isFinite(h));
  const lowest = known.reduce((a, b) => Math.min(a, b));
  const highest = known.reduce((a, b) => Math.max(a, b));
  const span = Math.max(leastSpan_m, highest - lowest);
  const step = roundLength(span / 3.2);
  const low = Math.floor((lowest - span * 0.08) / step) * step;
  const high = highest + Math.max(span * 0.12, leastSpan_m - (highest - lowest));
  const x = (d: number): number => plot.left + (d / length_km) * (plot.right - plot.left);
  const y = (h: number): number => plot.bottom - ((h - low) / (high - low)) * (plot.bottom - plot.top);
  return { x, y, low, high, step, length_km, exaggeration: (y(0) - y(1)) / ((x(1) - x(0)) / 1000) };
}

export const point = (px: number, py: number): string =>
  `${Math.round(px * 10) / 10},${Math.round(py * 10) / 10}`;

const ink = '#4a4e57';
const small = { 'font-size': 12.5, fill: ink } as const;

export function axes({ x, y, low, high, step, length_km }: Frame, language: Language): string {
  const parts: string[] = [];
  for (let h = low; h <= high; h += step) {
    parts.push(element('path', { d: `M${point(plot.left, y(h))}H${plot.right}`, stroke: '#e4e2dc' }));
    parts.push(
      textElement(plot.left - 8, y(h) + 4, String(h).replace('-', '−'), { ...small, 'text-anchor': 'end' }),
    );
  }
  const tick = roundLength(length_km / 4);
  const digits = Math.max(0, -Math.floor(Math.log10(tick)));
  for (let i = 0; i * tick <= length_km; i++) {
    const at = x(i * tick);
    parts.push(element('path', { d: `M${point(at, plot.bottom)}v5`, stroke: ink }));
    parts.push(
      textElement(at, plot.bottom + 20, (i * tick).toFixed(digits), { ...small, 'text-anchor': 'middle' }),
    );
  }
  const middle = (plot.top + plot.bottom) / 2;
  parts.push(
    element('path', {
      d: `M${plot.left},${plot.top}V${plot.bottom}H${plot.right}`,
      fill: 'none',
      stroke: ink,
    }),
    textElement((plot.left + plot.right) / 2, plot.bottom + 40, m.distanceAxis[language], {
      ...small,
      'text-anchor': 'middle',
    }),
    textElement(22, middle, m.heightAxis[language], {
      ...small,
      'text-anchor': 'middle',
      transform: `rotate(-90 22 ${middle})`,
    }),
  );
  return parts.join('');
}
