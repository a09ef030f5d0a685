/** Table of cells in trouble, for the carrier. */
import type { LayerCells } from '../../../siting/cells/byLayer.js';
import { html, type Html } from '../html.js';
import { count } from '../numbers.js';
import type { Page } from '../page.js';
import { sceneMessages as m } from '../sceneMessages.js';
import { type Column, table } from '../table.js';

export function cells(page: Page): Html | undefined {
  const rows = page.data.cells ?? [];
  if (!page.isCarrier || rows.length === 0) return undefined;
  const figure = (head: keyof typeof m, of: (row: LayerCells) => number): Column<LayerCells> => ({
    head: page.say(m[head]),
    cell: (row) => count(of(row)),
    figures: true,
  });
  const columns: Column<LayerCells>[] = [
    { head: page.say(m.layer), cell: (row) => row.layer, heads: true },
    figure('cellCount', (row) => row.cells),
    figure('weakCells', (row) => row.weak),
    figure('poorCells', (row) => row.poorQuality),
    figure('overlapped', (row) => row.overlapped),
    figure('overshooting', (row) => row.overshooting),
    figure('pairs', (row) => row.pairs),
    figure('mod3', (row) => row.mod3Clashes),
    figure('samePci', (row) => row.pciClashes),
  ];
  return html`${table({ caption: page.say(m.cells), columns, rows })}<p class="note">${page.say(m.cellsNote)}</p>`;
}
