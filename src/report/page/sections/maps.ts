/** Section of maps: each service today and with the plan, then weak zones and sites of each technology. */
import type { Technology } from '../../../radio/layer.js';
import type { ReportMaps } from '../data.js';
import { html, type Html } from '../html.js';
import { mapSectionMessages as m, pageMessages, sectionMessages } from '../messages.js';
import { type Page, technologyName } from '../page.js';
import type { Plates } from '../plates.js';

export function maps(page: Page, plates: Plates): Html {
  const states = statusOf(page).flatMap(({ service, before, after }) => {
    const technology = page.data.services.find((s) => s.id === service)?.technology ?? 'lte';
    const name = { service: page.serviceName(service) };
    const today = plates.status(page.say(m.before, name), technology, before);
    return after ? [today, plates.status(page.say(m.after, name), technology, after)] : [today];
  });
  const technologies: readonly Technology[] = ['nr', 'lte'];
  const plans = technologies.flatMap((technology) => {
    const zones = page.zonesOf(page.headline[technology]);
    const sites = page.selected.filter((i) => i.technology === technology);
    if (!zones && sites.length === 0) return [];
    const title = page.say(sites.length > 0 ? m.zones : m.zonesOnly, {
      technology: technologyName[technology],
    });
    return [plates.plan(title, zones ?? [], sites, [technology])];
  });
  const figures = [...states, ...plans];
  return html`<section id="maps"><h2>${page.say(sectionMessages.maps)}</h2>
${figures.length > 0 ? html`<div class="plates">${figures}</div>` : html`<p>${page.say(pageMessages.noData)}</p>`}</section>`;
}

/** A county looks at 5G and 4G as a whole; a carrier also at its own service. */
function statusOf(page: Page): ReportMaps['status'] {
  const { status } = page.data.maps;
  const { nr, lte } = page.headline;
  const first = [nr, lte].flatMap((id) => status.filter((s) => s.service === id));
  return page.isCarrier ? [...first, ...status.filter((s) => !first.includes(s))] : first;
}
