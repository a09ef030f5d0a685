/** What makes a picture a map: legend, scale bar, north arrow, graticule, stamp. */
import { geoGraticule } from 'd3-geo';
import { fill, type Language, type Text } from '../../foundation/text.js';
import type { Legend } from './classes.js';
import { hatchColours, outsideColour } from './image.js';
import { mapMessages as m } from './messages.js';
import { ringPath, wedgePath } from './sectors.js';
import { decimal, element, textElement, wrapText } from './svg.js';
import { lineStyles, type LineKind } from './vectors.js';
import type { Frame, View } from './view.js';

export interface LegendContent {
  readonly legend: Legend;
  /** Share of the area per grade, unknown last; see `classShares`. */
  readonly shares: readonly number[];
  readonly lines: readonly LineKind[];
  readonly sectors: boolean;
  readonly omni: boolean;
  readonly threshold: Text | undefined;
}

const ink = '#22252c';
const rowHeight = 25;
const swatch = { width: 34, height: 16 };

/** The legend column; returns its markup and the height it took. */
export function drawLegend(box: Frame, content: LegendContent, language: Language) {
  const { legend, shares } = content;
  let y = box.y + 16;
  let out = textElement(box.x, y, m.legend[language], { 'font-size': 18, 'font-weight': 700 });
  y += 28;
  const unit = legend.unit === '' ? '' : ` (${legend.unit})`;
  out += textElement(box.x, y, legend.title[language] + unit, { 'font-size': 14, 'font-weight': 700 });
  y += 18;
  out += textElement(box.x + box.width, y, m.areaShare[language], {
    'font-size': 12,
    'text-anchor': 'end',
    fill: '#666a73',
  });
  y += 8;
  const row = (symbol: string, label: string, share?: number) => {
    out += element('g', { transform: `translate(${decimal(box.x)},${decimal(y)})` }, symbol);
    out += textElement(box.x + swatch.width + 10, y + 13, label, { 'font-size': 14 });
    if (share !== undefined && Number.isFinite(share))
      out += textElement(box.x + box.width, y + 13, percent(share), {
        'font-size': 14,
        'text-anchor': 'end',
      });
    y += rowHeight;
  };
  legend.grades.forEach((g, i) => {
    row(filled(g.colour), g.label[language], shares[i]);
  });
  row(filled('url(#unknown)'), m.unknown[language], shares[legend.grades.length]);
  row(filled(outsideColour), m.outside[language]);
  y += 8;
  for (const kind of content.lines) row(lineSymbol(kind), m[kind][language]);
  if (content.sectors)
    row(
      element('path', { d: wedgePath(12, 13, 60, 15), fill: ink, stroke: '#fff', 'stroke-width': 0.7 }),
      m.sector[language],
    );
  if (content.omni)
    row(
      element('path', { d: ringPath(17, 8, 5), fill: ink, stroke: '#fff', 'stroke-width': 0.7 }),
      m.omni[language],
    );
  if (content.threshold) {
    y += 22;
    out += textElement(box.x, y, m.threshold[language], { 'font-size': 14, 'font-weight': 700 });
    for (const line of wrapText(content.threshold[language], box.width / 13)) {
      y += 19;
      out += textElement(box.x, y, line, { 'font-size': 13 });
    }
  }
  return { svg: element('g', { class: 'legend', fill: ink }, out), height: y - box.y };
}

const filled = (fillColour: string): string =>
  element('rect', { ...swatch, fill: fillColour, stroke: '#555a63', 'stroke-width': 0.6 });

/** A stroke of 34 × 16 in the style of a line, for legends. */
export function lineSymbol(kind: LineKind): string {
  return lineStyles[kind]
    .map((style) => element('path', { d: 'M0,8L34,8', fill: 'none', ...style }))
    .join('');
}

/** The fill of unknown swatches, like the hatch in the raster. */
export const hatchPattern = element(
  'pattern',
  { id: 'unknown', width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
  element('rect', { width: 6, height: 6, fill: hatchColours[1] }) +
    element('rect', { width: 2, height: 6, fill: hatchColours[0] }),
);

/** Shares below 0.05 % that are not nothing do not read as zero. */
export function percent(share: number): string {
  const value = share * 100;
  return value > 0 && value < 0.05 ? '<0.1%' : `${value.toFixed(1)}%`;
}

/** A bar of a round length, at most `limit` wide, on two halves. */
export function drawScaleBar(x: number, y: number, limit: number, metresPerPixel: number): string {
  const length_m = roundLength(limit * metresPerPixel);
  const width = length_m / metresPerPixel;
  const label = (share: number) =>
    length_m >= 1000 ? `${(length_m * share) / 1000}` : `${length_m * share}`;
  const half = (i: number) =>
    element('rect', {
      x: x + (i * width) / 2,
      y,
      width: width / 2,
      height: 6,
      fill: i === 0 ? ink : '#ffffff',
      stroke: ink,
      'stroke-width': 1,
    });
  const tick = (share: number, text: string) =>
    textElement(x + width * share, y + 21, text, { 'font-size': 12, 'text-anchor': 'middle', fill: ink });
  return (
    half(0) +
    half(1) +
    tick(0, '0') +
    tick(0.5, label(0.5)) +
    tick(1, `${label(1)} ${length_m >= 1000 ? 'km' : 'm'}`)
  );
}

/** The largest 1, 2 or 5 times a power of ten that is not above `limit_m`. */
export function roundLength(limit_m: number): number {
  const power = 10 ** Math.floor(Math.log10(limit_m));
  return [5, 2, 1].map((f) => f * power).find((v) => v <= limit_m) ?? power;
}

/** Points to true north, which leans from the paper's up by the meridian convergence. */
export function drawNorth(x: number, y: number, view: View, language: Language): string {
  return element(
    'g',
    { transform: `translate(${decimal(x)},${decimal(y)}) rotate(${decimal(view.north_deg)})` },
    element('path', { d: 'M0,-22L9,12L0,5Z', fill: ink }) +
      element('path', { d: 'M0,-22L-9,12L0,5Z', fill: '#ffffff', stroke: ink, 'stroke-width': 1 }) +
      textElement(0, -27, m.north[language], {
        'font-size': 14,
        'font-weight': 700,
        'text-anchor': 'middle',
        fill: ink,
      }),
  );
}

/** 示意图: without a review number no map of ours is a public map. */
export function drawStamp(right: number, bottom: number, language: Language): string {
  const width = language === 'zh' ? 124 : 168;
  const height = 50;
  const middle = right - width / 2;
  const style = { 'text-anchor': 'middle', fill: '#b3261e' };
  return element(
    'g',
    { class: 'stamp' },
    element('rect', {
      x: right - width,
      y: bottom - height,
      width,
      height,
      rx: 3,
      fill: '#ffffff',
      'fill-opacity': 0.82,
      stroke: '#b3261e',
      'stroke-width': 2,
    }) +
      textElement(middle, bottom - 26, m.stamp[language], { ...style, 'font-size': 19, 'font-weight': 700 }) +
      textElement(middle, bottom - 9, m.stampUse[language], { ...style, 'font-size': 12 }),
  );
}

/** Meridians and parallels at a round step, with their degrees along the lower and the left edge of the frame. */
export function drawGraticule(view: View, language: Language): string {
  const { frame } = view;
  const right = frame.x + frame.width;
  const bottom = frame.y + frame.height;
  const [west, south] = view.toLonLat(frame.x, bottom);
  const [east, north] = view.toLonLat(right, frame.y);
  const step = roundLength((east - west) / 2.5);
  if (!(step > 0)) return '';
  const lines = geoGraticule()
    .extent([
      [west - step, south - step],
      [east + step, north + step],
    ])
    .step([step, step])
    .precision(Math.max(0.01, step / 4));
  let out = element('path', {
    d: view.path(lines()),
    fill: 'none',
    stroke: '#3c4654',
    'stroke-width': 0.6,
    'stroke-opacity': 0.35,
  });
  const digits = Math.max(0, -Math.floor(Math.log10(step)));
  const style = { 'font-size': 11, fill: '#666a73', 'text-anchor': 'middle' };
  for (const lon of multiples(west, east, step)) {
    const [x] = view.toPaper(lon, south);
    if (x < frame.x + 20 || x > right - 20) continue;
    const text = fill(lon < 0 ? m.west : m.east, { value: Math.abs(lon).toFixed(digits) });
    out += textElement(x, bottom + 14, text[language], style);
  }
  for (const lat of multiples(south, north, step)) {
    const [, y] = view.toPaper(west, lat);
    if (y < frame.y + 20 || y > bottom - 20) continue;
    const text = fill(lat < 0 ? m.southDegree : m.northDegree, { value: Math.abs(lat).toFixed(digits) });
    out += textElement(frame.x - 6, y, text[language], {
      ...style,
      transform: `rotate(-90 ${decimal(frame.x - 6)} ${decimal(y)})`,
    });
  }
  return out;
}

function multiples(low: number, high: number, step: number): number[] {
  const first = Math.ceil(low / step);
  return Array.from(
    { length: Math.max(0, Math.floor(high / step) - first + 1) },
    (_, i) => (first + i) * step,
  );
}
