/** QGIS layer styles (QML) of plain symbols by rule. Properties are written in the form that every QGIS 3 reads. */
import { escapeXml } from '../raster/xmlText.js';

/** Colours are `#rrggbb`, lengths in mm on the screen or the page. */
export type QmlSymbol =
  | {
      readonly kind: 'marker';
      readonly shape: 'circle' | 'triangle' | 'square' | 'diamond' | 'star';
      readonly fill: string;
      readonly outline: string;
      readonly size_mm: number;
      readonly opacity?: number;
    }
  | { readonly kind: 'line'; readonly colour: string; readonly width_mm: number; readonly dashed?: boolean }
  | {
      readonly kind: 'fill';
      /** Undefined: only the outline is drawn. */
      readonly fill: string | undefined;
      readonly outline: string;
      readonly width_mm: number;
      readonly opacity?: number;
    };

export interface QmlRule {
  readonly label: string;
  /** QGIS expression; features that no rule takes are not drawn. */
  readonly filter: string;
  readonly symbol: QmlSymbol;
}

const geometryTypes: Readonly<Record<QmlSymbol['kind'], number>> = { marker: 0, line: 1, fill: 2 };

/** One document; the rules are drawn in their order and are the legend. All symbols are of one kind. */
export function qmlStyle(rules: readonly [QmlRule, ...QmlRule[]]): string {
  const entries = rules.map(
    (r, i) =>
      `   <rule key="rule${i}" symbol="${i}" label="${escapeXml(r.label)}" filter="${escapeXml(r.filter)}"/>`,
  );
  return [
    `<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>`,
    '<qgis version="3.22.0" styleCategories="Symbology">',
    ' <renderer-v2 type="RuleRenderer" symbollevels="0" enableorderby="0" forceraster="0">',
    '  <rules key="root">',
    ...entries,
    '  </rules>',
    '  <symbols>',
    ...rules.map((r, i) => symbolXml(r.symbol, i)),
    '  </symbols>',
    ' </renderer-v2>',
    ` <layerGeometryType>${geometryTypes[rules[0].symbol.kind]}</layerGeometryType>`,
    '</qgis>',
    '',
  ].join('\n');
}

function symbolXml(symbol: QmlSymbol, index: number): string {
  const { layer, properties } = layerOf(symbol);
  const opacity = symbol.kind === 'line' ? 1 : (symbol.opacity ?? 1);
  return [
    `   <symbol type="${symbol.kind}" name="${index}" alpha="${opacity}" clip_to_extent="1" force_rhr="0">`,
    `    <layer class="${layer}" enabled="1" pass="0" locked="0">`,
    ...Object.entries(properties).map(([k, v]) => `     <prop k="${k}" v="${v}"/>`),
    '    </layer>',
    '   </symbol>',
  ].join('\n');
}

function layerOf(symbol: QmlSymbol): {
  layer: string;
  properties: Readonly<Record<string, string | number>>;
} {
  switch (symbol.kind) {
    case 'marker':
      return {
        layer: 'SimpleMarker',
        properties: {
          name: symbol.shape,
          color: rgba(symbol.fill),
          outline_color: rgba(symbol.outline),
          outline_width: 0.3,
          outline_width_unit: 'MM',
          size: symbol.size_mm,
          size_unit: 'MM',
        },
      };
    case 'line':
      return {
        layer: 'SimpleLine',
        properties: {
          line_color: rgba(symbol.colour),
          line_style: symbol.dashed ? 'dash' : 'solid',
          line_width: symbol.width_mm,
          line_width_unit: 'MM',
        },
      };
    case 'fill':
      return {
        layer: 'SimpleFill',
        properties: {
          color: rgba(symbol.fill ?? '#ffffff'),
          style: symbol.fill === undefined ? 'no' : 'solid',
          outline_color: rgba(symbol.outline),
          outline_style: 'solid',
          outline_width: symbol.width_mm,
          outline_width_unit: 'MM',
        },
      };
  }
}

/** `#rrggbb` → `r,g,b,255`. */
const rgba = (hex: string): string =>
  `${[1, 3, 5].map((i) => Number.parseInt(hex.slice(i, i + 2), 16)).join(',')},255`;
