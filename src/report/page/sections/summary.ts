/** The first screen: what is wrong, what to build, what it costs, who pays, what it changes, and one map. */
import { payerNames } from '../../../economics/messages.js';
import type { Technology } from '../../../radio/layer.js';
import type { PlaceVerdict } from '../../../siting/audit/audit.js';
import type { Kpi } from '../../kpi.js';
import type { ReportSolution } from '../data.js';
import { html, type Html, type Part } from '../html.js';
import { mapSectionMessages, sectionMessages, summaryMessages as m } from '../messages.js';
import { count, dash, decimal, percent, sumOf, wan } from '../numbers.js';
import { technologyNames } from '../../../radio/operatorNames.js';
import type { Page } from '../page.js';
import type { Plates } from '../plates.js';
import { proofWords } from '../wordMessages.js';
import { payerColours, payerShares } from './money.js';
import { keyClasses } from './places.js';

export function summary(page: Page, plates: Plates): Html {
  const answers = [
    answer(page.say(m.wrong), wrong(page)),
    ...(page.data.plan
      ? [
          answer(page.say(m.build), build(page), proof(page, page.data.plan.solution)),
          answer(page.say(m.cost), cost(page)),
          answer(page.say(m.pays), pays(page), payBar(page)),
          answer(page.say(m.changes), changes(page), undefined, true),
        ]
      : [html`<p class="notice">${page.say(m.noPlan)}</p>`]),
  ];
  return html`<section id="summary"><h2>${page.say(sectionMessages.summary)}</h2>
${notices(page)}
<div class="first"><div class="answers">${answers}</div>${firstMap(page, plates)}</div></section>`;
}

/** One box for all: each line counts on the first screen. */
function notices(page: Page): Html | undefined {
  const { notices: list } = page.data;
  if (list.length === 0) return undefined;
  return html`<ul class="notice">${list.map((n) => html`<li>${page.say(n)}</li>`)}</ul>`;
}

/** Three figures to a row, two where they are long; `trends` go from one value to another. */
function answer(title: string, figures: readonly Html[], more?: Html, trends = false): Html {
  const kind = trends ? 'figures trends' : figures.length > 2 ? 'figures' : 'figures two';
  return html`<div class="answer"><h3>${title}</h3><div><dl class="${kind}">${figures}</dl>${more}</div></div>`;
}

/** A big number over what it counts; `extra` are smaller lines below. */
const figure = (value: Part, label: string, extra: readonly string[] = []): Html =>
  html`<div class="figure"><dt>${label}</dt><dd>${value}</dd>${extra.map((line) => html`<dd class="extra">${line}</dd>`)}</div>`;

/** People where they are known, else area; of one service. */
function kpiOf(page: Page, service: string | undefined, when: 'before' | 'after'): Kpi | undefined {
  return page[when](`${service}.${page.data.demand.isPeople ? 'populationShare' : 'areaShare'}`);
}

/** The group that is worst off, where the headline counts any operator. */
function lowestGroup(page: Page, technology: Technology): string | undefined {
  const valueOf = (id: string) => kpiOf(page, id, 'before')?.value ?? Number.POSITIVE_INFINITY;
  const groups = page.data.services
    .filter((s) => s.technology === technology && s.id !== page.headline[technology] && valueOf(s.id) <= 1)
    .sort((a, b) => valueOf(a.id) - valueOf(b.id));
  return groups.at(0)?.id;
}

function wrong(page: Page): Html[] {
  const { isPeople } = page.data.demand;
  const technologies: readonly Technology[] = ['lte', 'nr'];
  const covered = technologies.map((t) => {
    const kpi = kpiOf(page, page.headline[t], 'before');
    const left = kpi && isPeople ? kpi.denominator - kpi.numerator : Number.NaN;
    const lowest = lowestGroup(page, t);
    return figure(
      percent(kpi?.value),
      page.say(isPeople ? m.peopleCovered : m.areaCovered, { service: headlineName(page, t) }),
      [
        ...(Number.isFinite(left) ? [page.say(m.peopleLeft, { people: count(left) })] : []),
        ...zonesIn(page, t),
        ...(lowest === undefined ? [] : [lowestLine(page, lowest)]),
      ],
    );
  });
  return [...covered, failingPlaces(page)];
}

const headlineName = (page: Page, technology: Technology): string =>
  page.serviceName(page.headline[technology] ?? technologyNames[technology]);

function lowestLine(page: Page, service: string): string {
  const value = percent(kpiOf(page, service, 'before')?.value);
  return page.say(m.lowest, { service: page.serviceName(service), value });
}

function zonesIn(page: Page, technology: Technology): string[] {
  const zones = page.zonesOf(page.headline[technology]);
  return zones ? [page.say(m.zones, { zones: count(zones.length) })] : [];
}

/** Key places as 5G is judged there. */
const keyPlaces = (page: Page, verdicts: readonly PlaceVerdict[] = []): readonly PlaceVerdict[] =>
  verdicts.filter((p) => p.service === page.headline.nr && keyClasses.includes(p.place.class));

const countOf = (verdicts: readonly PlaceVerdict[], verdict: string): number =>
  verdicts.filter((p) => p[p.judged].verdict === verdict).length;

function failingPlaces(page: Page): Html {
  const own = keyPlaces(page, page.data.places);
  const of = (verdict: string) => countOf(own, verdict);
  const unknown = of('unknown');
  return figure(
    own.length === 0 ? dash : count(of('fail')),
    page.say(m.placesFail, { all: own.length === 0 ? dash : count(own.length) }),
    [unknown > 0 ? page.say(m.placesUnknown, { unknown: count(unknown) }) : page.say(m.placesNoUnknown)],
  );
}

function build(page: Page): Html[] {
  const { selected } = page;
  const nr = selected.filter((i) => i.technology === 'nr');
  const key = nr.filter((i) => i.kind === '5g-key-area').length;
  const shared = selected.filter((i) => i.build !== 'new').length;
  return [
    figure(count(nr.length), page.say(m.sites5g), [page.say(m.keyAreas, { count: count(key) })]),
    figure(count(selected.length - nr.length), page.say(m.sites4g)),
    figure(selected.length > 0 ? percent(shared / selected.length) : dash, page.say(m.shared)),
  ];
}

/** What the search proves of the choice, in one line. */
function proof(page: Page, { bound, gapPct, provedBy }: ReportSolution): Html {
  const values = { gap: decimal(gapPct, 2), proof: page.word(proofWords, provedBy) };
  const text = !Number.isFinite(bound) ? m.notProved : gapPct < 0.005 ? m.provedBest : m.proved;
  return html`<p class="note">${page.say(text, values)}</p>`;
}

function cost(page: Page): Html[] {
  const cap = page.data.plan?.budget.caps.find((c) => c.name === 'capexTotal');
  const capex = sumOf(page.selected, (i) => i.price.capex);
  const opex = sumOf(page.selected, (i) => i.price.opexPerYear);
  const use = cap
    ? page.say(m.capUse, { share: percent(cap.used / cap.cap), cap: wan(cap.cap), unit: page.moneyUnit })
    : page.say(m.noCap);
  const money = (amount: number) => html`${wan(amount)} <small>${page.moneyUnit}</small>`;
  return [figure(money(capex), page.say(m.capex), [use]), figure(money(opex), page.say(m.opex))];
}

function pays(page: Page): Html[] {
  return payerShares(page.selected).map(({ payer, amount }) =>
    figure(html`${wan(amount)} <small>${page.moneyUnit}</small>`, page.say(payerNames[payer])),
  );
}

function payBar(page: Page): Html {
  const shares = payerShares(page.selected).filter((p) => p.share > 0);
  const label = shares.map((p) => `${page.say(payerNames[p.payer])} ${percent(p.share)}`);
  return html`<div class="bar" role="img" aria-label="${page.list(label)}">${shares.map(
    (p) =>
      html`<span style="width:${(100 * p.share).toFixed(2)}%;background:${payerColours[p.payer]}"></span>`,
  )}</div><p class="note">${page.list(label)}</p>`;
}

function changes(page: Page): Html[] {
  const technologies: readonly Technology[] = ['lte', 'nr'];
  const shares = technologies.map((t) => {
    const before = kpiOf(page, page.headline[t], 'before');
    const after = kpiOf(page, page.headline[t], 'after');
    const better = (after?.value ?? 0) > (before?.value ?? 0);
    const { isPeople } = page.data.demand;
    return figure(
      html`${percent(before?.value)} → <span class="${better ? 'good' : ''}">${percent(after?.value)}</span>`,
      page.say(isPeople ? m.peopleCovered : m.areaCovered, { service: headlineName(page, t) }),
      after === undefined ? [page.say(m.notAgain)] : effects(page, t),
    );
  });
  return [...shares, ...passingPlaces(page)];
}

/** Key places that pass 5G, today and with the plan. */
function passingPlaces(page: Page): Html[] {
  const [before, after] = [page.data.places, page.data.placesAfter].map((p) => keyPlaces(page, p));
  if (after.length === 0) return [];
  const [from, to] = [before, after].map((p) => countOf(p, 'pass'));
  const value = html`${count(from)} → <span class="${to > from ? 'good' : ''}">${count(to)}</span>`;
  return [figure(value, page.say(m.placesPass, { all: count(before.length) }))];
}

/** People gained or lost, and what becomes of the group that is worst off. */
function effects(page: Page, technology: Technology): string[] {
  const [before, after] = (['before', 'after'] as const).map((w) =>
    kpiOf(page, page.headline[technology], w),
  );
  const gained =
    after && before && page.data.demand.isPeople ? after.numerator - before.numerator : Number.NaN;
  const people = Number.isFinite(gained)
    ? [page.say(gained > 0 ? m.newPeople : m.fewerPeople, { people: count(gained) })]
    : [];
  const lowest = lowestGroup(page, technology);
  if (lowest === undefined) return people;
  const [from, to] = (['before', 'after'] as const).map((w) => percent(kpiOf(page, lowest, w)?.value));
  return [
    ...people,
    page.say(m.lowestChange, { service: page.serviceName(lowest), before: from, after: to }),
  ];
}

/** The plan over the 4G weak zones; without one, the state of 4G, or of 5G where there is no 4G. */
function firstMap(page: Page, plates: Plates): Html | undefined {
  const zones = page.zonesOf(page.headline.lte) ?? [];
  if (page.data.plan) return plates.plan(page.say(m.map), zones, page.selected, ['lte', 'nr']);
  const { status } = page.data.maps;
  const shown = status.find((s) => s.service === page.headline.lte) ?? status.at(0);
  if (!shown) return undefined;
  const technology = page.data.services.find((s) => s.id === shown.service)?.technology ?? 'lte';
  return plates.status(
    page.say(mapSectionMessages.before, { service: page.serviceName(shown.service) }),
    technology,
    shown.before,
  );
}
