/** Tables: real ones for screen readers; wide ones scroll inside their frame, lists become cards on a narrow screen. */
import { html, type Html, type Part } from './html.js';

export interface Column<Row> {
  readonly head: string;
  readonly cell: (row: Row, index: number) => Part;
  /** Figures align at the right. */
  readonly figures?: boolean;
  /** Names the row. */
  readonly heads?: boolean;
}

export interface TableSpec<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** Rows turn into cards where the screen is narrow. */
  readonly cards?: boolean;
  /** Full-width line under a row. */
  readonly below?: (row: Row) => Part;
  /** Cells of a last row, same count as the columns. */
  readonly foot?: readonly Part[];
}

export function table<Row>({ caption, columns, rows, cards, below, foot }: TableSpec<Row>): Html {
  const kind = (c: Column<Row>) => (c.figures ? html` class="n"` : c.heads ? html` class="name"` : undefined);
  const cellOf = (c: Column<Row>, content: Part) =>
    c.heads
      ? html`<th scope="row" data-head="${c.head}"${kind(c)}><div>${content}</div></th>`
      : html`<td data-head="${c.head}"${kind(c)}><div>${content}</div></td>`;
  const body = rows.map((row, i) => {
    const line = below?.(row);
    const cells = columns.map((c) => cellOf(c, c.cell(row, i)));
    const more =
      line === undefined
        ? undefined
        : html`<tr class="below"><td colspan="${String(columns.length)}">${line}</td></tr>`;
    return html`<tbody><tr>${cells}</tr>${more}</tbody>`;
  });
  const last = foot && html`<tfoot><tr>${columns.map((c, i) => cellOf(c, foot[i]))}</tr></tfoot>`;
  return html`<div class="${cards ? 'frame cards' : 'frame'}" role="region" tabindex="0" aria-label="${caption}">
<table><caption>${caption}</caption>
<thead><tr>${columns.map((c) => html`<th scope="col"${kind(c)}>${c.head}</th>`)}</tr></thead>
${body}${last}</table></div>`;
}

/** What many readers skip: closed at first, and left out of a print. */
export const fold = (title: string, content: Part): Html =>
  html`<details><summary>${title}</summary>${content}</details>`;

/** Names and values in two columns. */
export const facts = (rows: readonly (readonly [name: string, value: Part])[]): Html =>
  html`<dl class="facts">${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
