/** Section of key places: counts by class today and with the plan, then those that fail with what would help. */
import { type PlaceClass, placeClasses } from '../../../demand/classes.js';
import type { PlaceVerdict } from '../../../siting/audit/audit.js';
import { html, type Html } from '../html.js';
import { pageMessages, placeSectionMessages as m, sectionMessages } from '../messages.js';
import { count, dash, decimal, percent, sumOf } from '../numbers.js';
import type { Page } from '../page.js';
import { type Column, table } from '../table.js';
import { lines, villages } from './linesAndVillages.js';
import { environmentWords, placeWords, remedyWords } from '../wordMessages.js';

/** The places that 5G is to reach first; stations, communities and malls are named by the policy. */
export const keyClasses: readonly PlaceClass[] = ['station', 'community', 'mall'];
const shown = 20;

export function places(page: Page): Html {
  const { nr, lte } = page.headline;
  const audited = [nr, lte].filter((s) => s !== undefined && page.data.places.some((p) => p.service === s));
  return html`<section id="places"><h2>${page.say(sectionMessages.places)}</h2>
<p class="note">${page.say(m.judgement)}</p>
${audited.length === 0 ? html`<p>${page.say(m.noPlaces)}</p>` : undefined}
${audited.map((service) => (service === undefined ? undefined : servicePlaces(page, service)))}
${villages(page)}${lines(page)}</section>`;
}

const verdictOf = (p: PlaceVerdict) => p[p.judged].verdict;

/** Verdicts with the plan by place, of one service; undefined without a plan. */
function afterOf(page: Page, service: string): ReadonlyMap<string, PlaceVerdict> | undefined {
  const own = page.data.placesAfter?.filter((p) => p.service === service);
  return own && new Map(own.map((p) => [p.place.id, p]));
}

function servicePlaces(page: Page, service: string): Html {
  const own = page.data.places.filter((p) => p.service === service);
  const name = { service: page.serviceName(service) };
  const after = afterOf(page, service);
  const failing = own
    .filter((p) => verdictOf(p) !== 'pass')
    .sort((a, b) => order(a) - order(b) || own.indexOf(a) - own.indexOf(b));
  return html`${countTable(page, page.say(m.counts, name), own, after)}
${failing.length > 0 ? failingTable(page, page.say(m.failing, name), failing, after) : html`<p>${page.say(m.none)}</p>`}`;
}

/** Failures before unknown ones, key classes first. */
const order = (p: PlaceVerdict): number =>
  (verdictOf(p) === 'fail' ? 0 : 100) + placeClasses.indexOf(p.place.class);

interface ClassCount {
  readonly name: string;
  readonly all: number;
  readonly pass: number;
  /** NaN without a plan. */
  readonly passAfter: number;
  readonly fail: number;
  readonly unknown: number;
}

function countTable(
  page: Page,
  caption: string,
  own: readonly PlaceVerdict[],
  after: ReadonlyMap<string, PlaceVerdict> | undefined,
): Html {
  const passesAfter = ({ place }: PlaceVerdict) => {
    const then = after?.get(place.id);
    return then !== undefined && verdictOf(then) === 'pass';
  };
  const rows = placeClasses.flatMap((c): ClassCount[] => {
    const list = own.filter((p) => p.place.class === c);
    if (list.length === 0) return [];
    const of = (verdict: string) => list.filter((p) => verdictOf(p) === verdict).length;
    return [
      {
        name: page.say(placeWords[c]),
        all: list.length,
        pass: of('pass'),
        passAfter: after ? list.filter(passesAfter).length : Number.NaN,
        fail: of('fail'),
        unknown: of('unknown'),
      },
    ];
  });
  const total: ClassCount = {
    name: page.say(pageMessages.total),
    all: own.length,
    pass: sumOf(rows, (r) => r.pass),
    passAfter: sumOf(rows, (r) => r.passAfter),
    fail: sumOf(rows, (r) => r.fail),
    unknown: sumOf(rows, (r) => r.unknown),
  };
  const columns: Column<ClassCount>[] = [
    { head: page.say(m.class), cell: (r) => r.name, heads: true },
    { head: page.say(m.all), cell: (r) => count(r.all), figures: true },
    ...(after
      ? [
          change(page.say(m.passAfter), (r) => [count(r.pass), count(r.passAfter)]),
          change(page.say(m.shareAfter), (r) => [percent(r.pass / r.all), percent(r.passAfter / r.all)]),
        ]
      : [
          { head: page.say(m.pass), cell: (r: ClassCount) => count(r.pass), figures: true },
          { head: page.say(m.share), cell: (r: ClassCount) => percent(r.pass / r.all), figures: true },
        ]),
    { head: page.say(m.fail), cell: (r) => count(r.fail), figures: true },
    { head: page.say(m.unknown), cell: (r) => count(r.unknown), figures: true },
  ];
  return table({ caption, columns, rows, foot: columns.map((c) => c.cell(total, rows.length)) });
}

const change = (
  head: string,
  of: (row: ClassCount) => readonly [today: string, plan: string],
): Column<ClassCount> => ({
  head,
  cell: (row) => {
    const [today, plan] = of(row);
    return html`${today} → <b>${plan}</b>`;
  },
  figures: true,
});

function failingTable(
  page: Page,
  caption: string,
  failing: readonly PlaceVerdict[],
  after: ReadonlyMap<string, PlaceVerdict> | undefined,
): Html {
  const reachedBy = plannedSites(page, failing[0].service);
  const columns: Column<PlaceVerdict>[] = [
    {
      head: page.say(m.name),
      cell: ({ place }) =>
        html`${place.name || place.id}<span class="sub">${page.positions.text(place.lon, place.lat)}</span>`,
      heads: true,
    },
    { head: page.say(m.class), cell: (p) => page.say(placeWords[p.place.class]) },
    { head: page.say(m.town), cell: (p) => p.place.town || dash },
    {
      head: page.say(m.verdict),
      cell: (p) => verdictWord(page, p),
    },
    { head: page.say(m.judged), cell: (p) => page.say(environmentWords[p.judged]) },
    {
      head: page.say(m.points),
      cell: (p) => `${count(p[p.judged].pointsCovered)} / ${count(p.points)}`,
      figures: true,
    },
    { head: page.say(m.weakest), cell: (p) => decimal(p[p.judged].rsrpMin_dBm, 1), figures: true },
    { head: page.say(m.missing), cell: (p) => missing(p), figures: true },
    { head: page.say(m.remedy), cell: (p) => (p.remedy === '' ? dash : page.word(remedyWords, p.remedy)) },
    ...(after
      ? [
          {
            head: page.say(m.after),
            cell: ({ place }: PlaceVerdict) =>
              html`${verdictWord(page, after.get(place.id))}<span class="sub">${page.list(reachedBy.get(place.id) ?? [])}</span>`,
          },
        ]
      : []),
  ];
  const more =
    failing.length > shown
      ? html`<p class="note">${page.say(pageMessages.moreRows, { shown: count(shown), total: count(failing.length), file: 'places.csv' })}</p>`
      : undefined;
  return html`${table({ caption, columns, rows: failing.slice(0, shown), cards: true })}${more}`;
}

function verdictWord(page: Page, p: PlaceVerdict | undefined): Html {
  const verdict = p && verdictOf(p);
  if (verdict === 'pass') return html`<b class="good">${page.say(m.pass)}</b>`;
  return verdict === 'fail' ? html`<b class="bad">${page.say(m.fail)}</b>` : html`${page.say(m.unknown)}`;
}

/** How much the weakest test point lacks. */
function missing(p: PlaceVerdict): string {
  const margin = p[p.judged].worst?.margin_dB ?? Number.NaN;
  return margin < 0 ? decimal(-margin, 1) : dash;
}

function plannedSites(page: Page, service: string): ReadonlyMap<string, readonly string[]> {
  const technology = page.data.services.find((s) => s.id === service)?.technology;
  const out = new Map<string, string[]>();
  for (const site of page.selected)
    if (site.technology === technology)
      for (const place of site.gain.places) {
        const list = out.get(place.id) ?? [];
        out.set(place.id, list);
        list.push(page.siteName(site));
      }
  return out;
}
