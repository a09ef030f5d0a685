/** Place names set so that none covers another: the more important first, eight positions each, left out when none is free. */
import { type Frame, type View } from './view.js';
import { element, textElement, textWidth_em } from './svg.js';

export interface PlaceLabel {
  readonly lon: number;
  readonly lat: number;
  /** As in the data: names are not translated. */
  readonly name: string;
  /** 1 = county seat or town, 2 = village or other place. */
  readonly rank: 1 | 2;
}

const size_px = { 1: 15, 2: 11.5 } as const;

/**
 * @param taken is never covered
 * @param avoided is left free where there is another position, but does not cost a place its name
 */
export function drawLabels(
  view: View,
  places: readonly PlaceLabel[],
  taken: readonly Frame[],
  avoided: readonly Frame[],
): string {
  const boxes: Frame[] = [...taken];
  let out = '';
  for (const place of [...places].sort((a, b) => a.rank - b.rank)) {
    const [x, y] = view.toPaper(place.lon, place.lat);
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
    const size = size_px[place.rank];
    const width = textWidth_em(place.name) * size;
    const dot: Frame = { x: x - 3, y: y - 3, width: 6, height: 6 };
    if (!contains(view.frame, dot)) continue;
    const possible = positions(x, y, width, size).filter(
      (box) => contains(view.frame, box) && !boxes.some((other) => overlap(box, other)),
    );
    const free = possible.find((box) => !avoided.some((other) => overlap(box, other))) ?? possible.at(0);
    if (free === undefined) continue;
    boxes.push(free, dot);
    out += element('circle', {
      cx: x,
      cy: y,
      r: place.rank === 1 ? 2.6 : 1.7,
      fill: '#ffffff',
      stroke: '#1f2430',
      'stroke-width': 1,
    });
    // The baseline lies about a fifth of the size above the box's lower edge.
    out += textElement(free.x, free.y + free.height - size * 0.22, place.name, {
      'font-size': size,
      'font-weight': place.rank === 1 ? 700 : 400,
      fill: '#111318',
      stroke: '#ffffff',
      'stroke-width': place.rank === 1 ? 3.2 : 2.6,
      'stroke-linejoin': 'round',
      'paint-order': 'stroke',
    });
  }
  return element('g', { class: 'labels' }, out);
}

/** Right, left, above, below of the dot, then the four corners. */
function positions(x: number, y: number, width: number, size: number): Frame[] {
  const height = size * 1.15;
  const gap = 5;
  return [
    { x: x + gap, y: y - height / 2, width, height },
    { x: x - gap - width, y: y - height / 2, width, height },
    { x: x - width / 2, y: y - gap - height, width, height },
    { x: x - width / 2, y: y + gap, width, height },
    { x: x + gap, y: y - gap - height, width, height },
    { x: x + gap, y: y + gap, width, height },
    { x: x - gap - width, y: y - gap - height, width, height },
    { x: x - gap - width, y: y + gap, width, height },
  ];
}

const overlap = (a: Frame, b: Frame): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const contains = (outer: Frame, inner: Frame): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;
