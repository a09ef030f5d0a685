/** Section of sites whose failure costs most; absent where the run did not ask for it. */
import type { ServiceOutage, SiteOutage } from '../../../siting/criticality.js';
import { html, type Html } from '../html.js';
import { criticalityMessages as m } from '../liveMessages.js';
import { count, dash, percent } from '../numbers.js';
import type { Page } from '../page.js';
import { table } from '../table.js';

const shown = 15;

interface Row {
  readonly outage: SiteOutage;
  readonly service: ServiceOutage;
}

export function criticality(page: Page): Html | undefined {
  const outages = page.data.criticality;
  if (!outages) return undefined;
  const top = outages.slice(0, shown);
  const groups = new Set(page.data.services.filter((s) => s.group !== undefined).map((s) => s.id));
  const rows = top.flatMap((outage) =>
    outage.services.flatMap((service): Row[] => (groups.has(service.service) ? [{ outage, service }] : [])),
  );
  const { isPeople } = page.data.demand;
  const people = (text: string) => (isPeople ? text : dash);
  const title = page.say(m.title);
  return html`<section id="criticality"><h2>${title}</h2>
<p class="note">${page.say(m.note, { sites: count(outages.length), shown: count(top.length) })}</p>
${table<Row>({
  caption: title,
  columns: [
    { head: page.say(m.site), cell: ({ outage: { site } }) => site.name || site.ids.join(', '), heads: true },
    { head: page.say(m.network), cell: ({ service }) => page.serviceName(service.service) },
    {
      head: page.say(m.lost),
      cell: ({ service }) => people(count(service.peopleLost)),
      figures: true,
    },
    {
      head: page.say(m.share),
      cell: ({ service: s }) => people(percent(s.peopleServed > 0 ? s.peopleLost / s.peopleServed : null)),
      figures: true,
    },
    {
      head: page.say(m.places),
      cell: ({ service }) => page.list(service.placesLost.map((p) => p.name || p.id)) || dash,
    },
  ],
  rows,
  cards: true,
})}</section>`;
}
