/** Sectors as small wedges that point where the antenna points; omnidirectional cells as rings. */
import { radPerDeg } from '../../foundation/units.js';
import { element } from './svg.js';
import type { Frame, View } from './view.js';

export interface SectorMark {
  readonly lon: number;
  readonly lat: number;
  /** Clockwise from true north; NaN for an omnidirectional cell. */
  readonly azimuth_deg: number;
}

/** A little narrower than a beam of 65°, so that three sectors of a site stay apart. */
const halfAngle_deg = 24;

/** Where the marks lie on the paper, so that names stay off them. */
export function sectorBoxes(view: View, sectors: readonly SectorMark[], radius: number): Frame[] {
  const boxes = new Map<string, Frame>();
  for (const { lon, lat } of sectors) {
    const [x, y] = view.toPaper(lon, lat);
    const half = radius * 0.8;
    boxes.set(`${lon},${lat}`, { x: x - half, y: y - half, width: 2 * half, height: 2 * half });
  }
  return [...boxes.values()];
}

/** One path for all wedges: thousands of sectors stay one element. */
export function drawSectors(view: View, sectors: readonly SectorMark[], radius: number): string {
  let wedges = '';
  let rings = '';
  for (const s of sectors) {
    const [x, y] = view.toPaper(s.lon, s.lat);
    const { frame } = view;
    const inside = x >= frame.x && x <= frame.x + frame.width && y >= frame.y && y <= frame.y + frame.height;
    if (!inside) continue;
    if (Number.isNaN(s.azimuth_deg)) rings += ringPath(x, y, radius * 0.42);
    else wedges += wedgePath(x, y, s.azimuth_deg + view.north_deg, radius);
  }
  const style = { fill: '#1f2430', 'fill-opacity': 0.92, stroke: '#ffffff', 'stroke-width': 0.7 };
  return [
    wedges && element('path', { class: 'sectors', d: wedges, ...style, 'stroke-linejoin': 'round' }),
    rings && element('path', { class: 'omni', d: rings, ...style }),
  ].join('');
}

/** A slice of a disc with its tip at (x, y); `bearing_deg` is clockwise from up. */
export function wedgePath(x: number, y: number, bearing_deg: number, radius: number): string {
  const at = (angle_deg: number) => {
    const a = angle_deg * radPerDeg;
    return `${round(x + radius * Math.sin(a))},${round(y - radius * Math.cos(a))}`;
  };
  const tip = `${round(x)},${round(y)}`;
  return `M${tip}L${at(bearing_deg - halfAngle_deg)}A${radius},${radius},0,0,1,${at(bearing_deg + halfAngle_deg)}Z`;
}

export function ringPath(x: number, y: number, r: number): string {
  const d = round(2 * r);
  return `M${round(x - r)},${round(y)}a${round(r)},${round(r)},0,1,0,${d},0a${round(r)},${round(r)},0,1,0,${-d},0Z`;
}

const round = (v: number): number => Math.round(v * 100) / 100;
