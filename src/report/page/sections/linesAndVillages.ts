/** Parts of the section of key places: rails and roads by length, villages by both rules of universal service. */
import type { LineVerdict } from '../../../siting/lines/audit.js';
import type { VillageVerdict } from '../../../siting/villages/audit.js';
import type { Verdict } from '../../../siting/audit/verdict.js';
import { html, type Html } from '../html.js';
import { pageMessages, placeSectionMessages } from '../messages.js';
import { count, km, percent } from '../numbers.js';
import type { Page } from '../page.js';
import { lineWords, sceneMessages as m } from '../sceneMessages.js';
import { type Column, table } from '../table.js';

const shown = 20;

/** What stands for 5G and for 4G. */
const headlines = ({ headline: { nr, lte } }: Page): string[] => [nr, lte].flatMap((s) => s ?? []);

export function lines(page: Page): Html | undefined {
  const all = page.data.lines ?? [];
  if (all.length === 0) return undefined;
  return html`<p class="note">${page.say(m.linesNote)}</p>${headlines(page).map((service) =>
    lineTable(
      page,
      service,
      all.filter((v) => v.service === service),
    ),
  )}`;
}

function lineTable(page: Page, service: string, own: readonly LineVerdict[]): Html | undefined {
  if (own.length === 0) return undefined;
  const columns: Column<LineVerdict>[] = [
    { head: page.say(m.line), cell: (v) => v.line.name || page.say(m.restOf), heads: true },
    { head: page.say(m.kind), cell: (v) => page.say(lineWords[v.line.class]) },
    { head: page.say(m.length), cell: (v) => km(v.length_m), figures: true },
    { head: page.say(m.share), cell: (v) => percent(v.covered_m / v.length_m), figures: true },
    { head: page.say(m.longest), cell: (v) => km(v.longestFailing?.length_m), figures: true },
    { head: page.say(m.tunnels), cell: (v) => (v.tunnel_m > 0 ? km(v.tunnel_m) : ''), figures: true },
    { head: page.say(m.verdict), cell: (v) => word(page, v.verdict) },
  ];
  const rows = own.toSorted((a, b) => b.length_m - a.length_m);
  const caption = page.say(m.lines, { service: page.serviceName(service) });
  return html`${table({ caption, columns, rows: rows.slice(0, shown), cards: true })}${more(page, rows.length, 'lines.csv')}`;
}

export function villages(page: Page): Html | undefined {
  const all = page.data.villages ?? [];
  if (all.length === 0) return undefined;
  return html`<p class="note">${page.say(m.villagesNote)}</p>${headlines(page).map((service) =>
    villageTable(
      page,
      service,
      all.filter((v) => v.service === service),
    ),
  )}`;
}

function villageTable(page: Page, service: string, own: readonly VillageVerdict[]): Html | undefined {
  if (own.length === 0) return undefined;
  const failing = own
    .filter((v) => v.within5km !== 'pass' || v.atSpots !== 'pass')
    .sort((a, b) => (b.village.population || 0) - (a.village.population || 0));
  if (failing.length === 0)
    return html`<p>${page.serviceName(service)}: ${page.say(m.allVillages, { count: count(own.length) })}</p>`;
  const columns: Column<VillageVerdict>[] = [
    { head: page.say(m.village), cell: (v) => v.village.name || v.village.id, heads: true },
    { head: page.say(m.station), cell: (v) => km(v.nearestStation_m), figures: true },
    { head: page.say(m.rule5km), cell: (v) => word(page, v.within5km) },
    { head: page.say(m.spots), cell: (v) => `${count(v.spotsPassed)} / ${count(v.spots)}`, figures: true },
    { head: page.say(m.either), cell: (v) => word(page, v.verdict) },
  ];
  const caption = page.say(m.villages, { service: page.serviceName(service) });
  return html`${table({ caption, columns, rows: failing.slice(0, shown), cards: true })}${more(page, failing.length, 'villages.csv')}`;
}

const more = (page: Page, total: number, file: string): Html | undefined =>
  total > shown
    ? html`<p class="note">${page.say(pageMessages.moreRows, { shown: count(shown), total: count(total), file })}</p>`
    : undefined;

function word(page: Page, verdict: Verdict): Html {
  const text = page.say(placeSectionMessages[verdict]);
  if (verdict === 'unknown') return html`${text}`;
  return verdict === 'pass' ? html`<b class="good">${text}</b>` : html`<b class="bad">${text}</b>`;
}
