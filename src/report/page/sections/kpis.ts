/** Section of coverage figures: county and network, then each service, in the carrier edition each layer. */
import { html, type Html } from '../html.js';
import type { Text } from '../../../foundation/text.js';
import type { Kpi } from '../../kpi.js';
import { kpiMessages as m, sectionMessages } from '../messages.js';
import { count, dash, decimal, percent, points } from '../numbers.js';
import type { Page } from '../page.js';
import { type Column, facts, fold, table } from '../table.js';
import { cells } from './cells.js';
import { kpiWords, unitWords } from '../wordMessages.js';

export function kpis(page: Page): Html {
  const { before } = page.data.kpis;
  const levels = (kind: 'service' | 'layer') => [
    ...new Set(before.filter((k) => k.level.startsWith(`${kind} `)).map((k) => k.level)),
  ];
  const services = levels('service').sort((a, b) => page.orderOf(idOf(a)) - page.orderOf(idOf(b)));
  const layers = page.isCarrier ? levels('layer') : [];
  return html`<section id="kpis"><h2>${page.say(sectionMessages.kpis)}</h2>
<p class="note">${page.say(m.headline)}</p>
${countyTable(page)}
${services.length > 0 ? overview(page, services) : undefined}
${cells(page)}
${levelFold(page, m.details, services)}${levelFold(page, m.layerDetails, layers)}
${definitions(page, services.at(0))}</section>`;
}

/** `service 4g-any` → `4g-any`. */
const idOf = (level: string): string => level.slice(level.indexOf(' ') + 1);

/** `4g-any.areaShare` → `areaShare`. */
const familyOf = (kpi: Kpi): string => kpi.id.slice(kpi.id.lastIndexOf('.') + 1);

function countyTable(page: Page): Html | undefined {
  const rows = page.data.kpis.before.filter((k) => k.level === 'county');
  if (rows.length === 0) return undefined;
  const columns: Column<Kpi>[] = [
    { head: page.say(m.figure), cell: (k) => page.word(kpiWords, k.id), heads: true },
    {
      head: page.say(m.value),
      cell: (k) => decimal(k.value, k.unit.startsWith('1/') ? 2 : 0),
      figures: true,
    },
    { head: page.say(m.unit), cell: (k) => page.word(unitWords, k.unit) },
    { head: page.say(m.definition), cell: (k) => inWords(page, k) },
  ];
  return table({ caption: page.say(m.county), columns, rows, cards: true });
}

/** Families of the overview: what a county is asked for. */
const asked = ['populationShare', 'areaShare', 'roadShare'] as const;

/** One row a service: people, area and roads, today and with the plan. */
function overview(page: Page, levels: readonly string[]): Html {
  const { before, after } = page.data.kpis;
  const families = asked.filter((f) => before.some((k) => familyOf(k) === f));
  const columns = families.flatMap((family): Column<string>[] => {
    const name = page.say(kpiWords[family]);
    const of = (level: string) => page.before(`${idOf(level)}.${family}`);
    const today: Column<string> = { head: name, cell: (l) => percent(of(l)?.value), figures: true };
    if (!after) return [today];
    const planned = (level: string) => page.after(`${idOf(level)}.${family}`)?.value;
    const change = (level: string) => {
      const kpi = of(level);
      return kpi ? points(changeOf(kpi, page.after(kpi.id))) : dash;
    };
    return [
      {
        head: name,
        cell: (l) => html`${percent(of(l)?.value)} → <b>${percent(planned(l))}</b>`,
        figures: true,
      },
      { head: page.say(m.delta), cell: change, figures: true },
    ];
  });
  const service = { head: page.say(m.service), cell: (l: string) => page.serviceName(idOf(l)), heads: true };
  const caption = page.say(after ? m.overviewPlan : m.overviewToday);
  return table({ caption, columns: [service, ...columns], rows: levels });
}

const nameOf = (page: Page, level: string): string =>
  level.startsWith('service ') ? page.serviceName(idOf(level)) : idOf(level);

const levelFold = (page: Page, title: Text, levels: readonly string[]): Html | undefined =>
  levels.length > 0
    ? fold(
        page.say(title),
        levels.map((l) => levelTable(page, l)),
      )
    : undefined;

function levelTable(page: Page, level: string): Html {
  const rows = page.data.kpis.before.filter((k) => k.level === level);
  const name = nameOf(page, level);
  const threshold = rows.find((k) => k.threshold !== null)?.threshold;
  const planned: Column<Kpi>[] = page.data.kpis.after
    ? [
        { head: page.say(m.after), cell: (k) => percent(page.after(k.id)?.value), figures: true },
        { head: page.say(m.delta), cell: (k) => points(changeOf(k, page.after(k.id))), figures: true },
      ]
    : [];
  const { intervals } = page.data.kpis;
  const between = (k: Kpi) => {
    const interval = intervals?.get(k.id);
    return interval ? `${percent(interval.low)} – ${percent(interval.high)}` : dash;
  };
  // Layers have none.
  const drawn: Column<Kpi>[] = rows.some((k) => intervals?.has(k.id))
    ? [{ head: page.say(m.interval), cell: between, figures: true }]
    : [];
  const columns: Column<Kpi>[] = [
    { head: page.say(m.figure), cell: (k) => page.word(kpiWords, familyOf(k)), heads: true },
    { head: page.say(m.before), cell: (k) => percent(k.value), figures: true },
    ...drawn,
    ...planned,
    { head: page.say(m.ifUnknown), cell: (k) => percent(k.valueIfUnknownCovered), figures: true },
    { head: page.say(m.unknown), cell: (k) => percent(k.unknown), figures: true },
    { head: page.say(m.amount), cell: (k) => amount(page, k), figures: true },
  ];
  return html`${table({ caption: name, columns, rows })}${
    threshold ? html`<p class="note">${page.say(m.threshold, { threshold: gate(threshold) })}</p>` : undefined
  }`;
}

const changeOf = (before: Kpi, after: Kpi | undefined): number =>
  before.value !== null && after && after.value !== null ? after.value - before.value : Number.NaN;

/** By the first word of a family. */
const unitOf: Readonly<Record<string, keyof typeof unitWords>> = {
  population: 'people',
  road: 'km',
  places: 'places',
};

/** The unit stands in the definition; people are whole, area and road have a decimal. */
function amount(page: Page, k: Kpi): string {
  const unit = unitOf[/^[a-z]+/.exec(familyOf(k))?.[0] ?? ''] ?? 'km²';
  const number = (x: number) => (unit === 'people' || unit === 'places' ? count(x) : decimal(x, 1));
  return `${number(k.numerator)} / ${number(k.denominator)} ${page.word(unitWords, unit)}`;
}

/** Signs as printed in a standard. */
const gate = (threshold: string): string => threshold.replaceAll('>=', '≥').replace(/(\s)-(?=\d)/g, '$1−');

function definitions(page: Page, level: string | undefined): Html | undefined {
  const rows = page.data.kpis.before.filter((k) => k.level === level);
  if (rows.length === 0) return undefined;
  return html`<h3>${page.say(m.definitions)}</h3>${facts(
    rows.map((k) => [page.word(kpiWords, familyOf(k)), inWords(page, k)] as const),
  )}`;
}

/** The definition names its service and the demand basis by id. */
function inWords(page: Page, k: Kpi): string {
  const { basisId, basis } = page.data.demand;
  const id = idOf(k.level);
  return page.say(k.definition).replaceAll(id, page.serviceName(id)).replaceAll(basisId, page.say(basis));
}
