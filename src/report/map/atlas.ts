/**
 * Many maps of one area for one page: relief, lines, names, graticule, scale and stamp are drawn once and referred to by
 * each map, so that a page with eight maps stays small. Legends and titles are the page's own. Pure, like `map.ts`.
 */
import type { Feature } from 'geojson';
import type { Language } from '../../foundation/text.js';
import { cellSize_m } from '../../raster/grid.js';
import type { GridSpec } from '../../raster/raster.js';
import type { Grade } from './classes.js';
import { drawGraticule, drawNorth, drawScaleBar, drawStamp, roundLength } from './furniture.js';
import { paintClasses, paintRelief, type RgbImage } from './image.js';
import { drawLabels, type PlaceLabel } from './labels.js';
import type { PngEncoder } from './map.js';
import { drawSectors, type SectorMark } from './sectors.js';
import { drawSymbols, type PlateSymbol } from './symbols.js';
import { dataUri, decimal, element, escapeXml, fontFamily } from './svg.js';
import { drawVectors, type MapVectors } from './vectors.js';
import { aspectOf, fitView, type Frame, type View } from './view.js';

export interface AtlasSpec {
  readonly language: Language;
  readonly grid: GridSpec;
  /** 1 = inside the area. */
  readonly areaMask: Uint8Array;
  /** NaN where void; absent = no relief. */
  readonly ground_m?: Float32Array;
  readonly vectors: MapVectors;
  readonly places: readonly PlaceLabel[];
  /** Where a symbol will lie on some map: names stay off where they can. */
  readonly marks: readonly { readonly lon: number; readonly lat: number }[];
}

/** What one map shows over the common ground. */
export interface Plate {
  /** For screen readers. */
  readonly title: string;
  readonly classes: Uint8Array;
  /** Half as fine: for maps of second rank, where there are many. */
  readonly coarse?: boolean;
  readonly grades: readonly Grade[];
  readonly areas?: readonly PlateArea[];
  readonly sectors?: readonly SectorMark[];
  readonly symbols?: readonly PlateSymbol[];
}

export interface PlateArea {
  readonly feature: Feature;
  readonly colour: string;
}

export interface Atlas {
  /** Stands once on the page, before all plates. */
  readonly shared: string;
  plate(plate: Plate): string;
}

const width = 680;
const edge = { left: 18, right: 4, top: 4, bottom: 18 };
const margin = 8;
const ink = '#22252c';

export function makeAtlas(spec: AtlasSpec, encodePng: PngEncoder): Atlas {
  const { grid, language } = spec;
  const inner = width - edge.left - edge.right;
  const frame: Frame = {
    x: edge.left,
    y: edge.top,
    width: inner,
    height: Math.min(1.35, Math.max(0.6, aspectOf(grid))) * (inner - 2 * margin) + 2 * margin,
  };
  const view = fitView(grid, frame, margin);
  const height = frame.y + frame.height + edge.bottom;
  // Cells finer than the print add bytes and no detail.
  const step = Math.max(1, Math.round(grid.cols / view.image.width));
  const picture = (image: RgbImage, by: number, style?: string) =>
    rasterImage(grid, view.image, image, by, encodePng, style);
  const size = `width="${width}" height="${decimal(height)}" viewBox="0 0 ${width} ${decimal(height)}"`;
  return {
    shared: `<svg class="shared" width="0" height="0" aria-hidden="true" focusable="false"><defs>${sharedParts(spec, view, picture, step)}</defs></svg>`,
    plate(plate) {
      const by = plate.coarse ? 2 * step : step;
      const content = [
        element('rect', {
          x: frame.x,
          y: frame.y,
          width: frame.width,
          height: frame.height,
          fill: '#f1efe9',
        }),
        element(
          'g',
          { 'clip-path': 'url(#map-frame)' },
          picture(paintClasses(grid, plate.classes, plate.grades, undefined, 1, by), by) +
            (spec.ground_m ? '<use href="#map-relief"/>' : '') +
            drawAreas(view, plate.areas ?? []) +
            '<use href="#map-lines"/>' +
            drawSectors(view, plate.sectors ?? [], 8) +
            '<use href="#map-names"/>' +
            drawSymbols(view, plate.symbols ?? []),
        ),
        '<use href="#map-furniture"/>',
      ];
      return `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" font-family="${escapeXml(fontFamily)}"><title>${escapeXml(plate.title)}</title>${content.join('')}</svg>`;
    },
  };

  function sharedParts(
    { ground_m, areaMask, vectors, places, marks }: AtlasSpec,
    v: View,
    draw: typeof picture,
    by: number,
  ): string {
    const bottom = frame.y + frame.height;
    const stamp: Frame = { x: frame.x + frame.width - 180, y: bottom - 66, width: 180, height: 66 };
    const bar = roundLength(130 * v.metresPerPixel) / v.metresPerPixel;
    const scale: Frame = { x: frame.x, y: bottom - 38, width: bar + 48, height: 38 };
    const north: Frame = { x: frame.x + frame.width - 44, y: frame.y, width: 44, height: 64 };
    const relief = ground_m && paintRelief(grid, ground_m, areaMask, cellSize_m(grid).x_m, by);
    return [
      element('clipPath', { id: 'map-frame' }, element('rect', { ...frame })),
      relief ? element('g', { id: 'map-relief' }, draw(relief, by, 'mix-blend-mode:multiply')) : '',
      element('g', { id: 'map-lines' }, drawVectors(v, vectors)),
      element(
        'g',
        { id: 'map-names', 'font-family': fontFamily },
        drawLabels(
          v,
          places,
          [stamp, scale, north],
          marks.flatMap((mark) => symbolBox(v, mark)),
        ),
      ),
      element(
        'g',
        { id: 'map-furniture', 'font-family': fontFamily },
        drawGraticule(v, language) +
          element('rect', { ...frame, fill: 'none', stroke: ink }) +
          plaque(scale) +
          drawScaleBar(scale.x + 14, scale.y + 8, 130, v.metresPerPixel) +
          plaque(north) +
          drawNorth(north.x + 22, north.y + 44, v, language) +
          drawStamp(frame.x + frame.width - 8, bottom - 8, language),
      ),
    ].join('');
  }
}

/** Pale ground so that scale and arrow stay readable over any grade. */
const plaque = (at: Frame): string => element('rect', { ...at, fill: '#ffffff', 'fill-opacity': 0.72 });

function rasterImage(
  grid: GridSpec,
  at: Frame,
  image: RgbImage,
  step: number,
  encodePng: PngEncoder,
  style: string | undefined,
): string {
  return element('image', {
    x: at.x,
    y: at.y,
    width: (at.width * image.width * step) / grid.cols,
    height: (at.height * image.height * step) / grid.rows,
    preserveAspectRatio: 'none',
    style: style ?? (image.width < at.width ? 'image-rendering:pixelated' : undefined),
    href: dataUri(encodePng(image)),
  });
}

/** Areas of one colour are one path. */
function drawAreas(view: View, areas: readonly PlateArea[]): string {
  const colours = [...new Set(areas.map((a) => a.colour))];
  return colours
    .map((colour) => {
      const features = areas.filter((a) => a.colour === colour).map((a) => a.feature);
      const d = view.path({ type: 'FeatureCollection', features });
      return d === ''
        ? ''
        : element('path', {
            d,
            fill: colour,
            'fill-opacity': 0.72,
            'fill-rule': 'evenodd',
            stroke: colour,
            'stroke-width': 1,
          });
    })
    .join('');
}

function symbolBox(view: View, { lon, lat }: AtlasSpec['marks'][number]): Frame[] {
  const [x, y] = view.toPaper(lon, lat);
  return Number.isFinite(x) && Number.isFinite(y) ? [{ x: x - 10, y: y - 10, width: 20, height: 20 }] : [];
}
