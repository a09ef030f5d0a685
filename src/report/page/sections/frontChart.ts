/** Cost against coverage as a small chart: best plan known, its bound, and the phases on the way. */
import type { PlanPhase } from '../../../siting/finish.js';
import type { FrontPoint } from '../../../siting/sensitivity.js';
import { roundLength } from '../../map/furniture.js';
import { page as svgPage } from '../../map/map.js';
import { element, textElement } from '../../map/svg.js';
import { point } from '../../profile/axes.js';
import { count } from '../numbers.js';

const size = { width: 720, height: 260 } as const;
const plot = { left: 64, right: size.width - 20, top: 30, bottom: size.height - 44 } as const;
const small = { 'font-size': 12.5, fill: '#4a4e57' } as const;
const blue = '#134f80';

export interface FrontWords {
  readonly title: string;
  /** Axis of money, in units of ten thousand. */
  readonly budget: string;
  readonly value: string;
}

export function frontSvg(
  front: readonly FrontPoint[],
  phases: readonly PlanPhase[],
  words: FrontWords,
): string {
  const most = { budget: front.at(-1)?.budget ?? 1, value: front.at(-1)?.bound ?? 1 };
  const x = (budget: number): number => plot.left + (budget / most.budget) * (plot.right - plot.left);
  const y = (value: number): number => plot.bottom - (value / most.value) * (plot.bottom - plot.top);
  const line = (of: (p: FrontPoint) => number): string =>
    `M${[point(x(0), y(0)), ...front.map((p) => point(x(p.budget), y(of(p))))].join('L')}`;
  const dots = phases.map((p) =>
    element('circle', { cx: x(p.capexSoFar), cy: y(p.valueSoFar), r: 4, fill: blue }),
  );
  return svgPage(
    size.width,
    size.height,
    [
      ...grid(most, x, y),
      element('path', { d: line((p) => p.bound), fill: 'none', stroke: blue, 'stroke-dasharray': '4 4' }),
      element('path', { d: line((p) => p.value), fill: 'none', stroke: blue, 'stroke-width': 2 }),
      ...dots,
      textElement(8, 14, words.value, small),
      textElement(plot.right, size.height - 6, words.budget, { ...small, 'text-anchor': 'end' }),
    ].join('\n'),
    words.title,
  );
}

function grid(
  most: { readonly budget: number; readonly value: number },
  x: (budget: number) => number,
  y: (value: number) => number,
): string[] {
  const parts: string[] = [];
  const stepValue = roundLength(most.value / 3);
  for (let v = 0; v <= most.value; v += stepValue)
    parts.push(
      element('path', { d: `M${point(plot.left, y(v))}H${plot.right}`, stroke: '#e4e2dc' }),
      textElement(plot.left - 8, y(v) + 4, count(v), { ...small, 'text-anchor': 'end' }),
    );
  const stepBudget = roundLength(most.budget / 5);
  for (let b = 0; b <= most.budget; b += stepBudget)
    parts.push(textElement(x(b), plot.bottom + 18, count(b / 1e4), { ...small, 'text-anchor': 'middle' }));
  return parts;
}
