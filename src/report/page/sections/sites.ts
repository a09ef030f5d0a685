/** Section of sites to build: one ranked list per kind, then a short reserve list. */
import { capName } from '../../../economics/capNames.js';
import { fundingClassNames } from '../../../economics/messages.js';
import type { PlanItem } from '../../../siting/item.js';
import { buildNames, flagName, fundingSourceName, mountNames, siteTypeNames } from '../../exports/names.js';
import { html, type Html } from '../html.js';
import { pageMessages, sectionMessages, siteSectionMessages as m } from '../messages.js';
import { count, dash, decimal, wan } from '../numbers.js';
import type { Page } from '../page.js';
import { type Column, table } from '../table.js';
import { settings } from './settings.js';
import { kindWords, placeWords } from '../wordMessages.js';

const kinds: readonly PlanItem['kind'][] = ['5g-key-area', '5g-area', '4g-fill-in'];
const shownReserve = 10;

export function sites(page: Page): Html {
  const { plan } = page.data;
  return html`<section id="sites"><h2>${page.say(sectionMessages.sites)}</h2>
${plan?.settings && settings(page, plan.settings)}
${plan ? kinds.map((kind) => kindList(page, kind)) : html`<p>${page.say(pageMessages.noData)}</p>`}
${plan && reserve(page, plan.items)}</section>`;
}

function kindList(page: Page, kind: PlanItem['kind']): Html | undefined {
  const rows = page.selected
    .filter((i) => i.kind === kind)
    .sort((a, b) => (a.rank ?? Number.POSITIVE_INFINITY) - (b.rank ?? Number.POSITIVE_INFINITY));
  // Wide coverage is listed only where the plan has some; the other two are what a county asks for.
  if (rows.length === 0 && kind === '5g-area') return undefined;
  const caption = page.say(m.count, { kind: page.say(kindWords[kind]), count: count(rows.length) });
  if (rows.length === 0) return html`<h3>${caption}</h3><p>${page.say(m.none)}</p>`;
  return table({ caption, columns: columnsOf(page), rows, cards: true, below: (i) => reason(page, i) });
}

function columnsOf(page: Page): Column<PlanItem>[] {
  const money = { unit: page.moneyUnit };
  const figures = (head: string, cell: (i: PlanItem) => string): Column<PlanItem> => ({
    head,
    cell,
    figures: true,
  });
  return [
    figures(page.say(m.rank), (i) => (i.rank === undefined ? dash : String(i.rank))),
    { head: page.say(m.name), cell: (i) => siteName(page, i), heads: true },
    { head: page.say(m.town), cell: (i) => townOf(page, i) },
    { head: page.say(m.build), cell: (i) => howBuilt(page, i) },
    ...(page.isCarrier
      ? []
      : [{ head: page.say(m.network), cell: (i: PlanItem) => page.serviceName(i.service) }]),
    figures(page.say(m.people), (i) => count(i.gain.marginalPeople)),
    figures(page.say(m.cumulative), (i) => count(i.gain.cumulativePeople)),
    { head: page.say(m.places), cell: (i) => placesOf(page, i) },
    figures(page.say(m.zones), (i) => count(i.gain.fixesZones.length)),
    figures(page.say(m.capex, money), (i) => wan(i.price.capex)),
    figures(page.say(m.opex, money), (i) => wan(i.price.opexPerYear)),
    {
      head: page.say(m.class),
      cell: (i) =>
        html`${page.say(fundingClassNames[i.funding.fundingClass])}<span class="sub">${page.say(fundingSourceName(i.funding.fundingSource))}</span>`,
    },
    figures(page.say(m.year), (i) => (i.year === undefined ? dash : String(i.year))),
    ...(page.isCarrier ? carrierColumns(page) : []),
  ];
}

function carrierColumns(page: Page): Column<PlanItem>[] {
  return [
    { head: page.say(m.operators), cell: (i) => page.groupName(i.operators.join('+')) },
    { head: page.say(m.layers), cell: (i) => i.layers.map((l) => l.id).join(', ') },
    {
      head: page.say(m.antenna),
      cell: (i) =>
        i.sectors
          .map((s) => `${decimal(s.azimuth_deg, 0)} / ${decimal(s.mechTilt_deg + s.elecTilt_deg, 1)}`)
          .join('; ') || dash,
    },
    {
      head: page.say(m.power),
      cell: (i) => i.sectors.map((s) => decimal(s.power_W, 0)).join('; ') || dash,
      figures: true,
    },
    { head: page.say(m.tower), cell: (i) => i.towerId || dash },
  ];
}

const siteName = (page: Page, i: PlanItem): Html =>
  html`${i.name || i.id}<span class="sub">${i.id}</span><span class="sub">${page.positions.text(i.lon, i.lat)}</span>`;

const townOf = (page: Page, i: PlanItem): string =>
  page.list([...new Set([i.town, i.village])].filter((n) => n !== '' && n !== i.name)) || dash;

function howBuilt(page: Page, i: PlanItem): Html {
  const how = page.list([
    page.say(siteTypeNames[i.siteType]),
    ...(Number.isFinite(i.height_mAGL) ? [page.say(m.height, { height: decimal(i.height_mAGL, 0) })] : []),
  ]);
  return html`${page.say(buildNames[i.build])} · ${page.say(mountNames[i.mount])}<span class="sub">${how}</span>`;
}

function placesOf(page: Page, i: PlanItem): string {
  return page.list(i.gain.places.map((p) => p.name || page.say(placeWords[p.class]))) || dash;
}

function reason(page: Page, i: PlanItem): Html {
  const flags = i.reviewFlags.map((f) => page.say(flagName(f)));
  const check = flags.length > 0 ? html` <b>${page.say(m.review)}</b> ${page.list(flags)}` : undefined;
  return html`<b>${page.say(m.reason)}</b> ${page.say(i.reason)}${check}`;
}

function reserve(page: Page, items: readonly PlanItem[]): Html | undefined {
  const list = items.filter((i) => i.decision === 'reserve');
  if (list.length === 0) return undefined;
  const figures = (head: string, cell: (i: PlanItem) => string): Column<PlanItem> => ({
    head,
    cell,
    figures: true,
  });
  const columns: Column<PlanItem>[] = [
    { head: page.say(m.name), cell: (i) => siteName(page, i), heads: true },
    { head: page.say(m.kind), cell: (i) => page.say(kindWords[i.kind]) },
    { head: page.say(m.town), cell: (i) => townOf(page, i) },
    { head: page.say(m.build), cell: (i) => howBuilt(page, i) },
    figures(page.say(m.alone), (i) => count(i.gain.alonePeople)),
    figures(page.say(m.capex, { unit: page.moneyUnit }), (i) => wan(i.price.capex)),
    { head: page.say(m.leftOut), cell: (i) => leftOut(page, i.leftOutBy) },
  ];
  const rows = list.slice(0, shownReserve);
  const more =
    list.length > rows.length
      ? html`<p class="note">${page.say(pageMessages.moreRows, { shown: count(rows.length), total: count(list.length), file: 'sites/ranking.csv' })}</p>`
      : undefined;
  return html`${table({ caption: page.say(m.reserve), columns, rows, cards: true })}${more}`;
}

/** Codes of `PlanItem.leftOutBy` in words. */
function leftOut(page: Page, by = ''): string {
  const [what, rest = ''] = by.split(/:(.*)/s);
  const other = page.data.plan?.items.find((i) => i.id === rest);
  const site = other ? page.siteName(other) : rest;
  switch (what) {
    case 'budget':
      return page.say(m.leftBudget, { cap: page.say(capName(rest)) });
    case 'option-of':
      return page.say(m.leftOption, { site });
    case 'spacing':
      return page.say(m.leftSpacing, { site });
    case 'covered':
      return page.say(m.leftCovered);
    case 'disturbs':
      return page.say(m.leftDisturbs);
    case 'no-demand':
      return page.say(m.leftNoDemand);
    case 'less-value':
      return page.say(m.leftLessValue);
    default:
      return by === '' ? dash : by;
  }
}
