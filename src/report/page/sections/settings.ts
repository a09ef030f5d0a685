/** Antennas on air that would serve more with another setting: listed before anything is built, since they cost next to nothing. */
import type { AntennaSetting } from '../../../siting/settings.js';
import { crowdedFrom } from '../../../siting/settings.js';
import type { ReportSettings } from '../data.js';
import { html, type Html } from '../html.js';
import { settingMessages as m } from '../liveMessages.js';
import { count, decimal, sumOf } from '../numbers.js';
import type { Page } from '../page.js';
import { type Column, table } from '../table.js';

type Row = ReportSettings['rows'][number];

export function settings(page: Page, { rows, before, after }: ReportSettings): Html {
  if (rows.length === 0) return html`<p class="note">${page.say(m.none)}</p>`;
  const values = {
    before: count(before.expected),
    after: count(after.expected),
    gain: signed(after.expected - before.expected),
    covered: signed(after.covered - before.covered),
    crowded: signed(after.crowded - before.crowded),
    from: crowdedFrom,
  };
  const caption = page.say(m.title, { count: count(rows.length) });
  const list = page.isCarrier ? byCell(page, rows, caption) : byNetwork(page, rows, caption);
  return html`${list}<p class="note">${page.say(m.note, values)}</p>`;
}

const signed = (n: number): string => (n < 0 ? `−${count(-n)}` : `+${count(n)}`);

function byCell(page: Page, rows: readonly Row[], caption: string): Html {
  const columns: Column<Row>[] = [
    { head: page.say(m.site), cell: (r) => r.name || r.siteId, heads: true },
    { head: page.say(m.network), cell: (r) => page.serviceName(r.service) },
    ...exact(page),
    { head: page.say(m.gain), cell: (r) => count(r.gain.expected), figures: true },
    { head: page.say(m.covered), cell: (r) => count(r.gain.covered), figures: true },
  ];
  return table({ caption, columns, rows, cards: true });
}

/** The county's edition shows no antenna and names no cell: how many of each network are worth a talk with its carrier. */
function byNetwork(page: Page, rows: readonly Row[], caption: string): Html {
  const networks = [...new Set(rows.map((r) => r.service))].map((service) => {
    const cells = rows.filter((r) => r.service === service);
    return {
      service,
      cells: cells.length,
      turned: cells.filter((r) => r.before.azimuth_deg !== r.after.azimuth_deg).length,
      expected: sumOf(cells, (r) => r.gain.expected),
      covered: sumOf(cells, (r) => r.gain.covered),
    };
  });
  const columns: Column<(typeof networks)[number]>[] = [
    { head: page.say(m.network), cell: (n) => page.serviceName(n.service), heads: true },
    { head: page.say(m.cells), cell: (n) => count(n.cells), figures: true },
    { head: page.say(m.turned), cell: (n) => count(n.turned), figures: true },
    { head: page.say(m.gain), cell: (n) => count(n.expected), figures: true },
    { head: page.say(m.covered), cell: (n) => count(n.covered), figures: true },
  ];
  return table({ caption, columns, rows: networks });
}

function exact(page: Page): Column<Row>[] {
  const change = (of: (s: AntennaSetting) => number, digits: number) => (r: Row) => {
    const [was, is] = [decimal(of(r.before), digits), decimal(of(r.after), digits)];
    return was === is ? was : html`${was} → <b>${is}</b>`;
  };
  return [
    { head: page.say(m.cell), cell: (r) => r.cellId },
    { head: page.say(m.azimuth), cell: change((s) => s.azimuth_deg, 0), figures: true },
    { head: page.say(m.tilt), cell: change((s) => s.elecTilt_deg, 1), figures: true },
  ];
}
