/** Lines of a map, each kind in its style; all features of a kind are one path. */
import type { Feature, Geometry } from 'geojson';
import { type Attributes, element } from './svg.js';
import type { View } from './view.js';

/** Drawn in this order, so that the boundary lies on top. */
const kinds = ['river', 'road', 'railway', 'division', 'boundary'] as const;
export type LineKind = (typeof kinds)[number];

/** WGS 84 features by kind; a kind without features is neither drawn nor in the legend. */
export type MapVectors = Readonly<Partial<Record<LineKind, readonly Feature<Geometry | null>[]>>>;

/** Strokes from below to above: casings and the white bars of a railway are strokes of their own. */
export const lineStyles: Readonly<Record<LineKind, readonly Attributes[]>> = {
  river: [{ stroke: '#3d7ea6', 'stroke-width': 2 }],
  road: [
    { stroke: '#ffffff', 'stroke-width': 3, 'stroke-opacity': 0.8 },
    { stroke: '#4e342e', 'stroke-width': 1.5 },
  ],
  railway: [
    { stroke: '#22252c', 'stroke-width': 3 },
    { stroke: '#ffffff', 'stroke-width': 1.6, 'stroke-dasharray': '8 8' },
  ],
  division: [{ stroke: '#3f4552', 'stroke-width': 0.9, 'stroke-dasharray': '5 3' }],
  boundary: [
    { stroke: '#ffffff', 'stroke-width': 4.4, 'stroke-opacity': 0.7 },
    { stroke: '#7b1fa2', 'stroke-width': 2, 'stroke-dasharray': '12 3 2.5 3' },
  ],
};

export function presentKinds(vectors: MapVectors): LineKind[] {
  return kinds.filter((k) => (vectors[k]?.length ?? 0) > 0);
}

export function drawVectors(view: View, vectors: MapVectors): string {
  let out = '';
  for (const kind of presentKinds(vectors)) {
    const features = (vectors[kind] ?? []).filter((f): f is Feature => f.geometry !== null);
    const d = view.path({ type: 'FeatureCollection', features });
    if (d === '') continue;
    const strokes = lineStyles[kind].map((style) =>
      element('path', { d, fill: 'none', 'stroke-linejoin': 'round', ...style }),
    );
    out += element('g', { class: kind }, strokes.join(''));
  }
  return out;
}
