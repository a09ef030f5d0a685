/** Section of loads by year; absent where the project states no traffic. */
import type { ReportLoad } from '../data.js';
import { html, type Html } from '../html.js';
import { loadMessages as m } from '../loadMessages.js';
import { count, dash, decimal } from '../numbers.js';
import type { Page } from '../page.js';
import { table } from '../table.js';

export function load(page: Page): Html | undefined {
  const { load } = page.data;
  if (!load || load.years.length === 0) return undefined;
  const [first] = load.years;
  const limit = count(100 * load.limit);
  const perPerson = decimal(first.perPerson_Mbps, 3);
  return html`<section id="load"><h2>${page.say(m.title)}</h2>
<p class="note">${page.say(m.note, { limit, perPerson, year: String(first.year) })}</p>
${years(page, load, limit)}${fullest(page, load)}</section>`;
}

const years = (page: Page, load: ReportLoad, limit: string): Html =>
  table<ReportLoad['years'][number]>({
    caption: page.say(m.title),
    columns: [
      { head: page.say(m.year), cell: (y) => String(y.year), heads: true },
      { head: page.say(m.traffic), cell: (y) => count(y.traffic_Mbps), figures: true },
      { head: page.say(m.notCovered), cell: (y) => count(y.notCovered_Mbps), figures: true },
      { head: page.say(m.cells), cell: (y) => count(y.cells), figures: true },
      { head: page.say(m.busy, { limit }), cell: (y) => count(y.cellsBusy), figures: true },
      { head: page.say(m.overloaded), cell: (y) => count(y.cellsOverloaded), figures: true },
      { head: page.say(m.people), cell: (y) => count(y.peopleOverloaded), figures: true },
    ],
    rows: load.years,
  });

const fullest = (page: Page, { years: [first, ...later], fullest: rows }: ReportLoad): Html =>
  table<ReportLoad['fullest'][number]>({
    caption: page.say(m.fullest),
    columns: [
      { head: page.say(m.cell), cell: (c) => c.name, heads: true },
      { head: page.say(m.layer), cell: (c) => c.layer },
      { head: page.say(m.peopleOfCell), cell: (c) => count(c.people), figures: true },
      ...[first, ...later.slice(-1)].map(({ year }, i) => ({
        head: page.say(m.load, { year: String(year) }),
        cell: (c: ReportLoad['fullest'][number]) => decimal(i === 0 ? c.loadFirst : c.loadLast, 2),
        figures: true,
      })),
      {
        head: page.say(m.firstFull),
        cell: (c) => (c.firstOverloaded === undefined ? dash : String(c.firstOverloaded)),
      },
    ],
    rows,
  });
