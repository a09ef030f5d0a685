/** What a reader is told of land cover: that there is none, and which figures are the project's own. */
import { fill, type Text } from '../../foundation/text.js';
import type { ClutterTable } from '../../terrain/clutter.js';
import type { SettlementFacts, SettlementSource } from '../../terrain/settlement.js';
import { analyzeMessages as m } from './messages.js';

const sourceNames: Readonly<Record<SettlementSource, Text>> = {
  buildings: m['settled-buildings'],
  population: m['settled-population'],
  places: m['settled-places'],
  roads: m['settled-roads'],
};
const sources = ['buildings', 'population', 'places', 'roads'] as const;

/** A run without land cover, and what its settlements were told by. */
export function terrainOnlyNotice(settlement: SettlementFacts | undefined): Text {
  const told = sources.filter((s) => (settlement?.cellsBy[s] ?? 0) > 0).map((s) => sourceNames[s]);
  return told.length === 0 ? m.terrainOnly : fill(m.terrainAndSettlements, { sources: listed(told) });
}

/** Heights and gaps from the project file; undefined when all are defaults. */
export function ownFigures(table: ClutterTable): Text | undefined {
  const parts = table.flatMap((c) => [
    ...(c.heightFrom === 'file' ? [fill(m.factHeight, { id: c.id, value: c.height_m })] : []),
    ...(c.gapFrom === 'file' ? [fill(m.factGap, { id: c.id, value: c.gap_m })] : []),
  ]);
  return parts.length === 0 ? undefined : listed(parts);
}

const listed = (texts: readonly Text[]): Text => ({
  en: texts.map((t) => t.en).join(', '),
  zh: texts.map((t) => t.zh).join('、'),
});
