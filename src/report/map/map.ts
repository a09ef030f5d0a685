/**
 * One coverage map as a self-contained SVG: raster under vectors, legend, threshold, scale, north, sources and the stamp of a
 * schematic map. Pure: the same spec gives the same bytes. Nothing is fetched, and every text from data is escaped.
 */
import { fill, type Language, type Text } from '../../foundation/text.js';
import type { GridSpec } from '../../raster/raster.js';
import { classShares, type Legend } from './classes.js';
import {
  drawGraticule,
  drawLegend,
  drawNorth,
  drawScaleBar,
  drawStamp,
  hatchPattern,
  percent,
} from './furniture.js';
import { paintClasses, type RgbImage } from './image.js';
import { drawLabels, type PlaceLabel } from './labels.js';
import { mapMessages as m } from './messages.js';
import { drawSectors, sectorBoxes, type SectorMark } from './sectors.js';
import { dataUri, decimal, element, escapeXml, fontFamily, textElement, wrapText } from './svg.js';
import { drawVectors, type MapVectors, presentKinds } from './vectors.js';
import { aspectOf, fitView, type Frame } from './view.js';

export interface MapSpec {
  readonly language: Language;
  readonly title: Text;
  readonly subtitle?: Text;
  readonly grid: GridSpec;
  /** Per cell of `grid`, row-major, row 0 north: index into `legend.grades`, `outsideClass` or `unknownClass`. */
  readonly classes: Uint8Array;
  readonly legend: Legend;
  /** Gate that stands behind the map, in words. */
  readonly threshold?: Text;
  /** Ground heights of the same shape for relief shading, NaN where void. */
  readonly ground_m?: Float32Array;
  readonly vectors: MapVectors;
  readonly sectors: readonly SectorMark[];
  readonly places: readonly PlaceLabel[];
  /** Model with edition, profile, dates of the data; the share of unknown area is added. */
  readonly sources: readonly Text[];
  /** Pixels; 1200 by default, at least 900. */
  readonly width?: number;
}

export type PngEncoder = (image: RgbImage) => Uint8Array;

const edge = 26;
const panelWidth = 262;
const gap = 22;
const titleHeight = 72;
/** Room below the legend for arrow and scale bar. */
const compassHeight = 104;

/** @throws RangeError when `classes` or `ground_m` do not have the grid's shape. */
export function mapSvg(spec: MapSpec, encodePng: PngEncoder): string {
  checkShape(spec);
  const { language, grid, legend } = spec;
  const width = Math.max(900, spec.width ?? 1200);
  const frame: Frame = {
    x: edge,
    y: titleHeight,
    width: width - 2 * edge - panelWidth - gap,
    height: 0,
  };
  const margin = 14;
  const inner = frame.width - 2 * margin;
  const height = Math.min(1.35, Math.max(0.72, aspectOf(grid))) * inner + 2 * margin;
  const view = fitView(grid, { ...frame, height }, margin);
  const shares = classShares(spec.classes, legend.grades.length);
  const panel: Frame = {
    x: frame.x + frame.width + gap,
    y: titleHeight,
    width: panelWidth,
    height,
  };
  const keys = drawLegend(
    panel,
    {
      legend,
      shares,
      lines: presentKinds(spec.vectors),
      sectors: spec.sectors.some((s) => !Number.isNaN(s.azimuth_deg)),
      omni: spec.sectors.some((s) => Number.isNaN(s.azimuth_deg)),
      threshold: spec.threshold,
    },
    language,
  );
  // Wide, low areas may leave a frame lower than the legend; the page then follows the legend.
  const bodyBottom = titleHeight + Math.max(height, keys.height + compassHeight);
  const notes = sourceLines(spec, shares[legend.grades.length], width);
  const total = bodyBottom + 30 + notes.length * 18 + 12;
  const radius = sectorRadius(spec.sectors.length);
  const { x, y } = view.frame;
  const bottom = y + height;
  const stampBox: Frame = { x: x + frame.width - 190, y: bottom - 70, width: 190, height: 70 };
  const content = [
    element('rect', { width, height: total, fill: '#ffffff' }),
    element(
      'defs',
      {},
      hatchPattern +
        element('clipPath', { id: 'frame' }, element('rect', { x, y, width: frame.width, height })),
    ),
    textElement(edge, 38, spec.title[language], { 'font-size': 25, 'font-weight': 700, fill: '#14161b' }),
    spec.subtitle ? textElement(edge, 60, spec.subtitle[language], { 'font-size': 14, fill: '#4a4e57' }) : '',
    element('rect', { x, y, width: frame.width, height, fill: '#f1efe9' }),
    element(
      'g',
      { 'clip-path': 'url(#frame)' },
      rasterImage(spec, view.image, view.metresPerPixel, encodePng) +
        drawVectors(view, spec.vectors) +
        drawSectors(view, spec.sectors, radius) +
        drawLabels(view, spec.places, [stampBox], sectorBoxes(view, spec.sectors, radius)),
    ),
    drawGraticule(view, language),
    element('rect', { x, y, width: frame.width, height, fill: 'none', stroke: '#22252c' }),
    drawStamp(x + frame.width - 12, bottom - 12, language),
    keys.svg,
    drawNorth(panel.x + panel.width - 22, bodyBottom - 62, view, language),
    drawScaleBar(panel.x + 8, bodyBottom - 28, panel.width - 66, view.metresPerPixel),
    ...notes.map((line, i) =>
      textElement(edge, bodyBottom + 38 + i * 18, line, { 'font-size': 12.5, fill: '#4a4e57' }),
    ),
  ];
  return page(width, total, content.join('\n'), spec.title[language]);
}

/** The outer element with title for screen readers and the fonts. */
export function page(width: number, height: number, content: string, title: string): string {
  return `${element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${decimal(width)} ${decimal(height)}`,
      'font-family': fontFamily,
      role: 'img',
    },
    `\n${element('title', {}, escapeXml(title))}\n${content}\n`,
  )}\n`;
}

function checkShape({ grid, classes, ground_m }: MapSpec): void {
  const size = grid.cols * grid.rows;
  for (const [name, data] of [
    ['classes', classes],
    ['ground_m', ground_m],
  ] as const)
    if (data !== undefined && data.length !== size)
      throw new RangeError(`${name}: ${data.length} values, the grid has ${size} cells`);
}

/** Cells finer than about half a printed pixel add bytes and no detail. */
function rasterImage(spec: MapSpec, at: Frame, metresPerPixel: number, encodePng: PngEncoder): string {
  const { grid } = spec;
  const step = Math.max(1, Math.floor(grid.cols / (at.width * 1.5)));
  const cell_m = (metresPerPixel * at.width) / grid.cols;
  const image = paintClasses(grid, spec.classes, spec.legend.grades, spec.ground_m, cell_m, step);
  return element('image', {
    x: at.x,
    y: at.y,
    // Blocks at the east and south edge may be cut; the picture keeps whole ones.
    width: (at.width * image.width * step) / grid.cols,
    height: (at.height * image.height * step) / grid.rows,
    preserveAspectRatio: 'none',
    // Smoothing between two grades would show a grade that is not there.
    style: image.width < at.width ? 'image-rendering:pixelated' : undefined,
    href: dataUri(encodePng(image)),
  });
}

/** Many sectors get smaller marks. */
const sectorRadius = (count: number): number => (count > 900 ? 6 : count > 300 ? 8 : 11);

function sourceLines(spec: MapSpec, unknownShare: number, width: number): string[] {
  const unknown = Number.isFinite(unknownShare)
    ? [fill(m.unknownShare, { share: percent(unknownShare) })]
    : [];
  const separator = spec.language === 'zh' ? '' : ' ';
  const text = [...spec.sources, ...unknown].map((t) => t[spec.language]).join(separator);
  return wrapText(text, (width - 2 * edge) / 12.5);
}
