/**
 * From WGS 84 to the paper. Vectors go through the raster's own projection and its pixel grid, so that a line and the pixels
 * it belongs to coincide; d3-geo streams, clips and writes the paths.
 */
import { geoIdentity, geoPath, type GeoPermissibleObjects, geoTransform } from 'd3-geo';
import { degPerRad } from '../../foundation/units.js';
import { transformer } from '../../geo/transform.js';
import { cellSize_m } from '../../raster/grid.js';
import type { GridSpec } from '../../raster/raster.js';

/** Rectangle on the paper, in pixels of the SVG. */
export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface View {
  readonly frame: Frame;
  /** Where the whole raster lies on the paper. */
  readonly image: Frame;
  readonly metresPerPixel: number;
  /** Clockwise angle from up on the paper to true north at the middle of the grid. */
  readonly north_deg: number;
  /** Paper position of a WGS 84 position; NaN when the grid's CRS cannot hold it. */
  toPaper(lon: number, lat: number): [number, number];
  toLonLat(x: number, y: number): [number, number];
  /** SVG path data, clipped to the frame; '' when nothing of it is inside. */
  path(object: GeoPermissibleObjects): string;
  /** Middle of what is drawn of an object; undefined when nothing is. */
  centroid(object: GeoPermissibleObjects): [number, number] | undefined;
}

/** Height over width of a grid on the ground. */
export function aspectOf(grid: GridSpec): number {
  const { x_m, y_m } = cellSize_m(grid);
  return (grid.rows * y_m) / (grid.cols * x_m);
}

/** Fits the grid into the frame with a margin all round. */
export function fitView(grid: GridSpec, frame: Frame, margin: number): View {
  const width = Math.min(frame.width - 2 * margin, (frame.height - 2 * margin) / aspectOf(grid));
  const height = width * aspectOf(grid);
  const image: Frame = {
    x: frame.x + (frame.width - width) / 2,
    y: frame.y + (frame.height - height) / 2,
    width,
    height,
  };
  const perX = width / (grid.cols * grid.cellX);
  const perY = height / (grid.rows * grid.cellY);
  const toGrid = transformer('EPSG:4326', grid.crs);
  const fromGrid = transformer(grid.crs, 'EPSG:4326');
  const toPaper = (lon: number, lat: number): [number, number] => {
    const [x, y] = toGrid(lon, lat);
    return [image.x + (x - grid.originX) * perX, image.y + (grid.originY - y) * perY];
  };
  const project = geoTransform({
    point(lon, lat) {
      const [x, y] = toPaper(lon, lat);
      if (Number.isFinite(x) && Number.isFinite(y)) this.stream.point(x, y);
    },
  });
  const clip = geoIdentity().clipExtent([
    [frame.x, frame.y],
    [frame.x + frame.width, frame.y + frame.height],
  ]);
  const draw = geoPath({ stream: (sink) => project.stream(clip.stream(sink)) }).digits(2);
  const toLonLat = (x: number, y: number) =>
    fromGrid(grid.originX + (x - image.x) / perX, grid.originY - (y - image.y) / perY);
  return {
    frame,
    image,
    metresPerPixel: (grid.cols * cellSize_m(grid).x_m) / width,
    north_deg: northOf(toPaper, toLonLat(image.x + width / 2, image.y + height / 2)),
    toPaper,
    toLonLat,
    path: (object) => draw(object) ?? '',
    centroid(object) {
      const [x, y] = draw.centroid(object);
      return Number.isFinite(x) && Number.isFinite(y) ? [x, y] : undefined;
    },
  };
}

/** Grid north and true north differ by the meridian convergence, which azimuths must follow. */
function northOf(toPaper: View['toPaper'], [lon, lat]: readonly [number, number]): number {
  const [x0, y0] = toPaper(lon, lat);
  const [x1, y1] = toPaper(lon, lat + 0.01);
  return Math.atan2(x1 - x0, y0 - y1) * degPerRad;
}
