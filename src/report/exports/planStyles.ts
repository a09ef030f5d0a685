/** How QGIS shows the layers of the plan. The colours are those of the report's maps where both show the same thing. */
import { fill, type Language, type Text } from '../../foundation/text.js';
import { type QmlRule, type QmlSymbol, qmlStyle } from '../../io/gpkg/qml.js';
import type { Verdict } from '../../siting/audit/verdict.js';
import type { Decision, PlanItem } from '../../siting/item.js';
import { exportMessages as m } from './messages.js';
import { kindNames } from '../../siting/kindNames.js';
import { decisionNames } from './names.js';

const kindSymbols: Readonly<
  Record<PlanItem['kind'], { readonly shape: 'star' | 'triangle' | 'circle'; readonly colour: string }>
> = {
  '5g-key-area': { shape: 'star', colour: '#d81b60' },
  '5g-area': { shape: 'triangle', colour: '#7b1fa2' },
  '4g-fill-in': { shape: 'circle', colour: '#1565c0' },
};
/** A site that is not chosen is small and hollow. */
const sizes_mm: Readonly<Record<Decision, number>> = { selected: 4, reserve: 2.6, rejected: 1.8 };

export function siteStyle(language: Language): string {
  const rules = kinds.flatMap((kind) =>
    decisions.map((decision): QmlRule => {
      const { shape, colour } = kindSymbols[kind];
      const solid = decision === 'selected';
      return {
        label: `${kindNames[kind][language]} · ${decisionNames[decision][language]}`,
        filter: `"kind" = '${kind}' AND "decision" = '${decision}'`,
        symbol: {
          kind: 'marker',
          shape,
          fill: solid ? colour : '#ffffff',
          outline: solid ? '#ffffff' : colour,
          size_mm: sizes_mm[decision],
          opacity: decision === 'rejected' ? 0.5 : 1,
        },
      };
    }),
  );
  return qmlStyle(some(rules));
}

const kinds: readonly PlanItem['kind'][] = ['5g-key-area', '5g-area', '4g-fill-in'];
const decisions: readonly Decision[] = ['selected', 'reserve', 'rejected'];

/** Light to dark over severity 1 to 5. */
const severityColours: readonly string[] = ['#fee8c8', '#fdbb84', '#fc8d59', '#e34a33', '#b30000'];
const unknownColour = '#9e9e9e';

export function zoneStyle(language: Language): string {
  const symbol = (colour: string): QmlSymbol => ({
    kind: 'fill',
    fill: colour,
    outline: '#7f1d1d',
    width_mm: 0.2,
    opacity: 0.7,
  });
  const rules = severityColours.map(
    (colour, i): QmlRule => ({
      label: fill(m.severity, { class: i + 1 })[language],
      filter: `"severity" = ${i + 1}`,
      symbol: symbol(colour),
    }),
  );
  const unknown: QmlRule = {
    label: m.severityUnknown[language],
    filter: '"severity" IS NULL',
    symbol: symbol(unknownColour),
  };
  return qmlStyle([...some(rules), unknown]);
}

const verdicts: readonly (readonly [Verdict, Text, string])[] = [
  ['pass', m.verdictPass, '#2e7d32'],
  ['fail', m.verdictFail, '#c62828'],
  ['unknown', m.verdictUnknown, unknownColour],
];

export function placeStyle(language: Language): string {
  const rules = verdicts.map(
    ([verdict, name, colour]): QmlRule => ({
      label: name[language],
      filter: `"verdict" = '${verdict}'`,
      symbol: { kind: 'marker', shape: 'square', fill: colour, outline: '#ffffff', size_mm: 2.4 },
    }),
  );
  return qmlStyle(some(rules));
}

export const sectorStyle = (language: Language): string =>
  qmlStyle([
    {
      label: m.layerSectors[language],
      filter: 'TRUE',
      symbol: { kind: 'line', colour: '#37474f', width_mm: 0.5 },
    },
  ]);

export const boundaryStyle = (language: Language): string =>
  qmlStyle([
    {
      label: m.layerBoundary[language],
      filter: 'TRUE',
      symbol: { kind: 'fill', fill: undefined, outline: '#7b1fa2', width_mm: 0.6 },
    },
  ]);

/** A list that was made from a list with members. */
function some(rules: readonly QmlRule[]): [QmlRule, ...QmlRule[]] {
  const [first, ...rest] = rules;
  return [first, ...rest];
}
