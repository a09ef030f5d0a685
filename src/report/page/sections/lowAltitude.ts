/** Section of low altitude: a map of the lowest slice, all slices, corridors; absent where the project asks for none. */
import type { ReportLowAltitude } from '../data.js';
import { html, type Html } from '../html.js';
import { lowAltitudeMessages as m } from '../lowAltitudeMessages.js';
import { count, dash, decimal, km, percent } from '../numbers.js';
import type { Page } from '../page.js';
import type { Plates } from '../plates.js';
import { table } from '../table.js';

type Row = ReportLowAltitude['slices'][number];
type CorridorRow = ReportLowAltitude['corridors'][number];

export function lowAltitude(page: Page, plates: Plates): Html | undefined {
  const { lowAltitude: air } = page.data;
  if (!air) return undefined;
  // Sharing groups are a carrier's matter.
  const isShown = ({ service, group }: Pick<Row, 'service' | 'group'>): boolean =>
    page.isCarrier || group === undefined || page.isHeadline(service);
  const corridors = air.corridors.filter(isShown);
  const heights = page.list(air.heights_m.map(String));
  return html`<section id="low-altitude"><h2>${page.say(m.title)}</h2>
<p class="note">${page.say(m.note, { heights })}</p>
${map(page, plates, air)}${slices(page, air.slices.filter(isShown))}${corridors.length > 0 ? corridorTable(page, corridors) : undefined}</section>`;
}

function map(
  page: Page,
  plates: Plates,
  { heights_m: [height], status }: ReportLowAltitude,
): Html | undefined {
  const { nr, lte } = page.headline;
  const shown = status.find((s) => s.service === nr) ?? status.find((s) => s.service === lte);
  if (!shown) return undefined;
  const title = page.say(m.map, { service: page.serviceName(shown.service), height: String(height) });
  const technology = shown.service === nr ? 'nr' : 'lte';
  return html`<div class="plates">${plates.status(title, technology, shown.status)}</div>`;
}

const slices = (page: Page, rows: readonly Row[]): Html =>
  table<Row>({
    caption: page.say(m.slices),
    columns: [
      { head: page.say(m.service), cell: (r) => page.serviceName(r.service), heads: true },
      { head: page.say(m.height), cell: (r) => count(r.height_m), figures: true },
      { head: page.say(m.area), cell: (r) => percent(r.covered), figures: true },
      {
        head: page.say(m.landing),
        cell: ({ landing: { covered, all } }) =>
          all === 0 ? dash : page.say(m.of, { covered: count(covered), all: count(all) }),
        figures: true,
      },
    ],
    rows,
  });

const corridorTable = (page: Page, rows: readonly CorridorRow[]): Html =>
  table<CorridorRow>({
    caption: page.say(m.corridors),
    columns: [
      { head: page.say(m.corridor), cell: (r) => r.name, heads: true },
      { head: page.say(m.service), cell: (r) => page.serviceName(r.service) },
      { head: page.say(m.height), cell: (r) => count(r.height_m), figures: true },
      { head: page.say(m.length), cell: (r) => km(r.length_m), figures: true },
      { head: page.say(m.covered), cell: (r) => percent(r.covered), figures: true },
      { head: page.say(m.longest), cell: (r) => km(r.longestFailing_m), figures: true },
      { head: page.say(m.sinr), cell: (r) => decimal(r.sinrP10_dB, 1), figures: true },
      { head: page.say(m.changes), cell: (r) => decimal(r.changesPerKm, 1), figures: true },
      { head: page.say(m.sideLobe), cell: (r) => percent(r.sideLobe), figures: true },
    ],
    rows,
  });
