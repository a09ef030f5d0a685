/** Antennas on air that would serve more with another setting: listed before anything is built, since they cost next to nothing. */
import type { AntennaSetting } from '../../../siting/settings.js';
import { crowdedFrom } from '../../../siting/settings.js';
import type { ReportSettings } from '../data.js';
import { html, type Html } from '../html.js';
import { settingMessages as m } from '../liveMessages.js';
import { count, decimal } from '../numbers.js';
import type { Page } from '../page.js';
import { type Column, table } from '../table.js';

type Row = ReportSettings['rows'][number];

export function settings(page: Page, { rows, before, after }: ReportSettings): Html {
  if (rows.length === 0) return html`<p class="note">${page.say(m.none)}</p>`;
  const columns: Column<Row>[] = [
    { head: page.say(m.site), cell: (r) => r.name || r.siteId, heads: true },
    { head: page.say(m.network), cell: (r) => page.serviceName(r.service) },
    ...(page.isCarrier ? exact(page) : [{ head: page.say(m.change), cell: (r: Row) => kindOf(page, r) }]),
    { head: page.say(m.gain), cell: (r) => count(r.gain.expected), figures: true },
    { head: page.say(m.covered), cell: (r) => count(r.gain.covered), figures: true },
  ];
  const values = {
    before: count(before.expected),
    after: count(after.expected),
    gain: signed(after.expected - before.expected),
    covered: signed(after.covered - before.covered),
    crowded: signed(after.crowded - before.crowded),
    from: crowdedFrom,
  };
  const caption = page.say(m.title, { count: count(rows.length) });
  return html`${table({ caption, columns, rows, cards: true })}<p class="note">${page.say(m.note, values)}</p>`;
}

const signed = (n: number): string => (n < 0 ? `−${count(-n)}` : `+${count(n)}`);

/** The county's edition shows no antenna settings. */
const kindOf = (page: Page, { before, after }: Row): string =>
  page.list([
    ...(before.elecTilt_deg === after.elecTilt_deg ? [] : [page.say(m.tilted)]),
    ...(before.azimuth_deg === after.azimuth_deg ? [] : [page.say(m.turned)]),
  ]);

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
