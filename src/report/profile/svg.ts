/**
 * The path profile of one explained pixel as SVG: ground over the effective earth, clutter on top, direct ray and first
 * Fresnel zone. Over the effective earth the ray is straight (ITU-R P.526-15 §4), so what touches the ellipse obstructs.
 */
import { speedOfLight_mps } from '../../foundation/units.js';
import { fill, type Language, type Text } from '../../foundation/text.js';
import { roundLength } from './furniture.js';
import { page } from './map.js';
import { profileMessages as m } from './messages.js';
import { element, textElement, textWidth_em, wrapText } from './svg.js';

/** The part of `explain --json` that the picture shows. */
export interface ProfileView {
  readonly layer: string;
  readonly server: { readonly name: string; readonly cellId: string; readonly azimuth_deg: number };
  readonly rsrp_dBm: number;
  readonly basicTransmissionLoss_dB: number;
  readonly freeSpaceLoss_dB: number;
  readonly lineOfSight: boolean;
  readonly model: { readonly name: string; readonly edition: Text };
  readonly profile: {
    /** From the antenna, ascending, first 0. */
    readonly d_km: readonly number[];
    /** null (NaN in memory) where void. */
    readonly ground_mAMSL: readonly (number | null)[];
    readonly clutter_m: readonly (number | null)[];
    readonly tx_mAMSL: number;
    readonly rx_mAMSL: number;
    readonly effectiveEarthRadius_km: number;
  };
}

const width = 1200;
const height = 520;
const plot = { left: 74, right: width - 28, top: 96, bottom: height - 98 };

/** Height in metres of the effective earth's bulge over the chord, ITU-R P.526-15 §4: d₁·d₂ / (2·a_e). */
export const bulge_m = (d_km: number, path_km: number, effectiveEarthRadius_km: number): number =>
  (1000 * d_km * (path_km - d_km)) / (2 * effectiveEarthRadius_km);

/** Radius in metres of the first Fresnel ellipsoid, ITU-R P.526-15 §2.2, eq. (2): √(λ·d₁·d₂ / d). */
export const fresnelRadius_m = (d_km: number, path_km: number, frequency_MHz: number): number =>
  path_km > 0
    ? Math.sqrt(((speedOfLight_mps / (frequency_MHz * 1e6)) * 1000 * d_km * (path_km - d_km)) / path_km)
    : 0;

/** @param frequency_MHz of the layer; a profile needs at least two points. */
export function profileSvg(view: ProfileView, frequency_MHz: number, language: Language): string {
  const { d_km, tx_mAMSL, rx_mAMSL, effectiveEarthRadius_km } = view.profile;
  const path_km = d_km[d_km.length - 1];
  const { ground, clutter } = surfaces(view.profile);
  const ray = (d: number) => tx_mAMSL + ((rx_mAMSL - tx_mAMSL) * d) / path_km;
  const axis = heightAxis([...ground, ...clutter, tx_mAMSL, rx_mAMSL]);
  const x = (d: number) => plot.left + (d / path_km) * (plot.right - plot.left);
  const y = (h: number) => plot.bottom - ((h - axis.low) / (axis.high - axis.low)) * (plot.bottom - plot.top);
  const exaggeration = (y(0) - y(1)) / ((x(1) - x(0)) / 1000);

  const runs = knownRuns(ground);
  const area = (top: readonly number[], base: (i: number) => number) =>
    runs
      .map(([from, to]) => {
        const upper: string[] = [];
        const lower: string[] = [];
        for (let i = from; i < to; i++) {
          upper.push(point(x(d_km[i]), y(top[i])));
          lower.unshift(point(x(d_km[i]), base(i)));
        }
        return `M${upper.join('L')}L${lower.join('L')}Z`;
      })
      .join('');
  const groundBand = area(ground, () => plot.bottom);
  const clutterBand = area(clutter, (i) => y(ground[i]));
  const samples = Array.from({ length: 97 }, (_, i) => (i / 96) * path_km);
  const zone = [
    ...samples.map((d) => point(x(d), y(ray(d) + fresnelRadius_m(d, path_km, frequency_MHz)))),
    ...samples.toReversed().map((d) => point(x(d), y(ray(d) - fresnelRadius_m(d, path_km, frequency_MHz)))),
  ];
  const content = [
    element('rect', { width, height, fill: '#ffffff' }),
    element(
      'clipPath',
      { id: 'plot' },
      element('rect', {
        x: plot.left,
        y: plot.top,
        width: plot.right - plot.left,
        height: plot.bottom - plot.top,
      }),
    ),
    heading(view, path_km, language),
    axes(axis, path_km, x, y, language),
    element(
      'g',
      { 'clip-path': 'url(#plot)' },
      element('path', { class: 'fresnel', d: `M${zone.join('L')}Z`, ...styles.fresnel }) +
        element('path', { class: 'clutter', d: clutterBand, ...styles.clutter }) +
        element('path', { class: 'ground', d: groundBand, ...styles.ground }) +
        // The outline again, so that it shows how much of the zone the ground takes.
        element('path', { d: `M${zone.join('L')}Z`, ...styles.fresnelOutline }) +
        element('path', {
          class: 'ray',
          d: `M${point(x(0), y(tx_mAMSL))}L${point(x(path_km), y(rx_mAMSL))}`,
          ...styles.ray,
        }),
    ),
    terminal(x(0), y(tx_mAMSL), y(ground[0]), tx_mAMSL - ground[0], 'antenna', language),
    terminal(
      x(path_km),
      y(rx_mAMSL),
      y(ground[ground.length - 1]),
      rx_mAMSL - ground[ground.length - 1],
      'receiver',
      language,
    ),
    keys(language),
    ...note(view, effectiveEarthRadius_km, exaggeration, language),
  ];
  return page(width, height, content.join('\n'), title(view, language));
}

const styles = {
  ground: { fill: '#b39b7d', stroke: '#6d4c33', 'stroke-width': 1.4, 'stroke-linejoin': 'round' },
  clutter: { fill: '#9dbf8a', 'fill-opacity': 0.75, stroke: '#6d9457', 'stroke-width': 0.6 },
  fresnel: { fill: '#f5c542', 'fill-opacity': 0.28, stroke: '#c08a00', 'stroke-width': 0.9 },
  fresnelOutline: { fill: 'none', stroke: '#c08a00', 'stroke-width': 0.9, 'stroke-opacity': 0.6 },
  ray: { fill: 'none', stroke: '#b3261e', 'stroke-width': 1.7, 'stroke-dasharray': '7 4' },
} as const;

const point = (px: number, py: number): string => `${Math.round(px * 10) / 10},${Math.round(py * 10) / 10}`;

/** Heights over the chord between the ends at sea level; NaN where the ground is void. */
function surfaces({ d_km, ground_mAMSL, clutter_m, effectiveEarthRadius_km }: ProfileView['profile']) {
  const path_km = d_km[d_km.length - 1];
  const ground = d_km.map(
    (d, i) => (ground_mAMSL[i] ?? Number.NaN) + bulge_m(d, path_km, effectiveEarthRadius_km),
  );
  return { ground, clutter: ground.map((g, i) => g + (clutter_m[i] ?? 0)) };
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

interface Axis {
  readonly low: number;
  readonly high: number;
  readonly step: number;
}

function heightAxis(values: readonly number[]): Axis {
  const known = values.filter((v) => Number.isFinite(v));
  const lowest = known.reduce((a, b) => Math.min(a, b));
  const highest = known.reduce((a, b) => Math.max(a, b));
  // Flat country is not blown up to mountains: at least 60 m are shown.
  const span = Math.max(60, highest - lowest);
  const step = roundLength(span / 3.2);
  return {
    low: Math.floor((lowest - span * 0.08) / step) * step,
    high: highest + Math.max(span * 0.12, 60 - (highest - lowest)),
    step,
  };
}

function title(view: ProfileView, language: Language): string {
  return fill(m.title, { cell: view.server.name || view.server.cellId, layer: view.layer })[language];
}

function heading(view: ProfileView, path_km: number, language: Language): string {
  const facts = fill(m.facts, {
    distance: path_km.toFixed(2),
    azimuth: view.server.azimuth_deg.toFixed(0),
    rsrp: view.rsrp_dBm.toFixed(1).replace('-', '−'),
    loss: view.basicTransmissionLoss_dB.toFixed(1),
    excess: (view.basicTransmissionLoss_dB - view.freeSpaceLoss_dB).toFixed(1),
    sight: m[view.lineOfSight ? 'lineOfSight' : 'obstructed'][language],
  });
  return (
    textElement(28, 38, title(view, language), { 'font-size': 22, 'font-weight': 700, fill: '#14161b' }) +
    textElement(28, 62, facts[language], { 'font-size': 14, fill: '#4a4e57' })
  );
}

function axes(
  axis: Axis,
  path_km: number,
  x: (d: number) => number,
  y: (h: number) => number,
  language: Language,
): string {
  const text = { 'font-size': 12.5, fill: '#4a4e57' };
  let out = '';
  for (let h = axis.low; h <= axis.high; h += axis.step) {
    out += element('path', {
      d: `M${point(plot.left, y(h))}H${plot.right}`,
      stroke: '#e4e2dc',
    });
    out += textElement(plot.left - 8, y(h) + 4, String(h), { ...text, 'text-anchor': 'end' });
  }
  const step = roundLength(path_km / 4);
  const digits = Math.max(0, -Math.floor(Math.log10(step)));
  for (let i = 0; i * step <= path_km; i++) {
    out += element('path', { d: `M${point(x(i * step), plot.bottom)}v5`, stroke: '#4a4e57' });
    out += textElement(x(i * step), plot.bottom + 20, (i * step).toFixed(digits), {
      ...text,
      'text-anchor': 'middle',
    });
  }
  out += element('path', {
    d: `M${plot.left},${plot.top}V${plot.bottom}H${plot.right}`,
    fill: 'none',
    stroke: '#4a4e57',
  });
  out += textElement((plot.left + plot.right) / 2, plot.bottom + 40, m.distanceAxis[language], {
    ...text,
    'text-anchor': 'middle',
  });
  const middle = (plot.top + plot.bottom) / 2;
  return (
    out +
    textElement(22, middle, m.heightAxis[language], {
      ...text,
      'text-anchor': 'middle',
      transform: `rotate(-90 22 ${middle})`,
    })
  );
}

function terminal(
  x: number,
  top: number,
  foot: number,
  height_m: number,
  kind: 'antenna' | 'receiver',
  language: Language,
): string {
  const label = fill(m[kind], { height: height_m.toFixed(1).replace(/\.0$/, '') })[language];
  const atLeft = kind === 'antenna';
  const mast = Number.isNaN(foot)
    ? ''
    : element('path', { d: `M${point(x, foot)}L${point(x, top)}`, stroke: '#14161b', 'stroke-width': 2.4 });
  return (
    mast +
    element('circle', { cx: x, cy: top, r: 4, fill: '#14161b', stroke: '#ffffff' }) +
    textElement(atLeft ? x + 9 : x - 9, top - 9, label, {
      'font-size': 13,
      'text-anchor': atLeft ? 'start' : 'end',
      fill: '#14161b',
      stroke: '#ffffff',
      'stroke-width': 3,
      'paint-order': 'stroke',
    })
  );
}

function keys(language: Language): string {
  let x = plot.left;
  let out = '';
  for (const kind of ['ground', 'clutter', 'ray', 'fresnel'] as const) {
    out +=
      kind === 'ray'
        ? element('path', { d: `M${x},82h26`, ...styles.ray })
        : element('rect', { x, y: 75, width: 26, height: 13, ...styles[kind] });
    out += textElement(x + 33, 87, m[kind][language], { 'font-size': 13, fill: '#22252c' });
    x += 33 + textWidth_em(m[kind][language]) * 13 + 26;
  }
  return out;
}

function note(view: ProfileView, radius_km: number, exaggeration: number, language: Language): string[] {
  const text = fill(m.note, {
    radius: radius_km.toFixed(0),
    model: view.model.edition[language],
    exaggeration: exaggeration.toFixed(exaggeration < 10 ? 1 : 0),
  })[language];
  return wrapText(text, (width - 56) / 12.5).map((line, i) =>
    textElement(28, height - 30 + i * 17, line, { 'font-size': 12, fill: '#666a73' }),
  );
}
