/** A path profile as SVG: ground over the effective earth, clutter, ray, Fresnel zone, horizons and the main edge. For print. */
import { fill, type Language } from '../../foundation/text.js';
import { page } from '../map/map.js';
import { element, textElement, wrapText } from '../map/svg.js';
import { axes, type Frame, frameOf, plot, point, size } from './axes.js';
import { keys, styles } from './keys.js';
import { profileMessages as m } from './messages.js';
import { hasClutter, type PathGeometry, type PathPoint, type PathProfile, pathGeometry } from './path.js';

/** The figure with axes in km and m, texts in one language. On a page with several figures each needs its own `name`. */
export function profileSvg(path: PathProfile, language: Language, name = 'path'): string {
  const geometry = pathGeometry(path);
  const frame = frameOf(path, geometry);
  const content = [
    element('rect', { width: size.width, height: size.height, fill: '#ffffff' }),
    heading(path, language),
    axes(frame, language),
    inside(name, drawing(path, geometry, frame)),
    ...terminals(path, geometry, frame, language),
    marks(geometry, frame, language),
    keys(plot.left, 82, geometry, hasClutter(path), language),
    ...note(path, frame, language),
  ];
  return page(size.width, size.height, content.join('\n'), path.title[language]);
}

/** Cuts at the axes what is drawn. */
function inside(name: string, content: string): string {
  const [width, height] = [plot.right - plot.left, plot.bottom - plot.top];
  const area = element('rect', { x: plot.left, y: plot.top, width, height });
  return element('clipPath', { id: name }, area) + element('g', { 'clip-path': `url(#${name})` }, content);
}

const fresnelSteps = 96;

/** What lies inside the axes. */
function drawing(path: PathProfile, geometry: PathGeometry, { x, y, low }: Frame): string {
  const { d_km } = path;
  const { length_km, ground_m, top, ray_m, fresnel_m } = geometry;
  const ground = d_km.map((d, i): PathPoint => ({ d_km: d, h_m: ground_m[i] }));
  const at = ({ d_km: d, h_m }: PathPoint): string => point(x(d), y(h_m));
  /** Between two lines of points where the ground is known. */
  const band = (upper: readonly PathPoint[], base: (known: readonly PathPoint[]) => string[]): string =>
    knownRuns(ground_m)
      .map(([from, to]) => {
        const known = ground.slice(from, to);
        const [first, last] = [d_km[from], d_km[to - 1]];
        const above = upper.filter((p) => p.d_km >= first && p.d_km <= last);
        return `M${[...above.map(at), ...base(known.toReversed())].join('L')}Z`;
      })
      .join('');
  const floor = (known: readonly PathPoint[]): string[] => known.map((p) => point(x(p.d_km), plot.bottom));
  // Denser towards the ends, where an ellipse turns.
  const samples = Array.from(
    { length: fresnelSteps + 1 },
    (_, i) => ((1 - Math.cos((Math.PI * i) / fresnelSteps)) / 2) * length_km,
  );
  const ellipse = (share: number): string => {
    const side = (sign: number, along: readonly number[]): string[] =>
      along.map((d) => point(x(d), y(ray_m(d) + sign * share * fresnel_m(d))));
    return `M${[...side(1, samples), ...side(-1, samples.toReversed())].join('L')}Z`;
  };
  const curve = samples.map((d) => point(x(d), y(low + geometry.bulge_m(d))));
  const ray = `M${point(x(0), y(path.tx_mAMSL))}L${point(x(length_km), y(path.rx_mAMSL))}`;
  return [
    element('path', { class: 'fresnel', d: ellipse(1), ...styles.fresnel }),
    element('path', { class: 'clutter', d: band(top, (known) => known.map(at)), ...styles.clutter }),
    element('path', { class: 'ground', d: band(ground, floor), ...styles.ground }),
    element('path', { class: 'bulge', d: `M${curve.join('L')}`, ...styles.bulge }),
    // The outlines again, so that they show how much of the zone the ground takes.
    element('path', { d: ellipse(1), ...styles.outline }),
    element('path', { class: 'clearance', d: ellipse(0.6), ...styles.clearance }),
    element('path', { class: 'ray', d: ray, ...styles.ray }),
  ].join('');
}

/** Half-open index ranges without voids. */
function knownRuns(ground: readonly number[]): [number, number][] {
  const runs: [number, number][] = [];
  let from = -1;
  for (let i = 0; i <= ground.length; i++) {
    const known = i < ground.length && !Number.isNaN(ground[i]);
    if (known && from < 0) from = i;
    if (!known && from >= 0) {
      runs.push([from, i]);
      from = -1;
    }
  }
  return runs;
}

/** Rays over the horizons and the edge where they meet. */
function marks(
  { horizons, edge, length_km, ray_m }: PathGeometry,
  { x, y }: Frame,
  language: Language,
): string {
  if (!edge) return '';
  const at = ({ d_km, h_m }: PathPoint): string => point(x(d_km), y(h_m));
  const ends = [0, length_km].map((d): PathPoint => ({ d_km: d, h_m: ray_m(d) }));
  const tangents =
    horizons.length === 0
      ? ''
      : element('path', {
          class: 'tangents',
          d: `M${at(ends[0])}L${at(edge)}L${at(ends[1])}`,
          ...styles.tangents,
        });
  const label = fill(m.edgeLabel, { nu: edge.nu.toFixed(2).replace('-', '−') })[language];
  return (
    tangents +
    horizons
      .map((h) =>
        element('circle', { class: 'horizon', cx: x(h.d_km), cy: y(h.h_m), r: 4, ...styles.horizon }),
      )
      .join('') +
    element('path', { class: 'edge', d: `M${point(x(edge.d_km), y(edge.h_m))}${triangle}`, ...styles.edge }) +
    textElement(x(edge.d_km), y(edge.h_m) - 14, label, { ...haloed, 'text-anchor': 'middle' })
  );
}

/** Apex at the point before it. */
const triangle = 'm0,-1l6,-10h-12z';

const haloed = {
  'font-size': 13,
  fill: '#14161b',
  stroke: '#ffffff',
  'stroke-width': 3,
  'paint-order': 'stroke',
} as const;

/** Mast and receiver with their heights above ground. */
function terminals(
  { tx_mAMSL, rx_mAMSL }: PathProfile,
  { ground_m, length_km }: PathGeometry,
  { x, y }: Frame,
  language: Language,
): string[] {
  const terminal = (d: number, h: number, foot: number, kind: 'antenna' | 'receiver'): string => {
    const label = fill(m[kind], { height: (h - foot).toFixed(1).replace(/\.0$/, '') })[language];
    const mast = Number.isNaN(foot)
      ? ''
      : element('path', {
          d: `M${point(x(d), y(foot))}L${point(x(d), y(h))}`,
          stroke: '#14161b',
          'stroke-width': 2.4,
        }) +
        textElement(x(d) + (kind === 'antenna' ? 9 : -9), y(h) - 9, label, {
          ...haloed,
          'text-anchor': kind === 'antenna' ? 'start' : 'end',
        });
    return mast + element('circle', { cx: x(d), cy: y(h), r: 4, fill: '#14161b', stroke: '#ffffff' });
  };
  return [
    terminal(0, tx_mAMSL, ground_m[0], 'antenna'),
    terminal(length_km, rx_mAMSL, ground_m[ground_m.length - 1], 'receiver'),
  ];
}

function heading({ title, facts }: PathProfile, language: Language): string {
  const line = facts ? textElement(28, 62, facts[language], { 'font-size': 14, fill: '#4a4e57' }) : '';
  return (
    textElement(28, 38, title[language], { 'font-size': 22, 'font-weight': 700, fill: '#14161b' }) + line
  );
}

function note(path: PathProfile, { exaggeration }: Frame, language: Language): string[] {
  const scale = fill(m.note, {
    radius: path.effectiveEarthRadius_km.toFixed(0),
    exaggeration: exaggeration.toFixed(exaggeration < 10 ? 1 : 0),
  })[language];
  const model = path.model ? fill(m.model, { model: path.model })[language] : '';
  const text = language === 'en' && model !== '' ? `${scale} ${model}` : scale + model;
  return wrapText(text, (size.width - 56) / 12.5).map((line, i) =>
    textElement(28, size.height - 30 + i * 17, line, { 'font-size': 12, fill: '#666a73' }),
  );
}
