/** Section of maps: 5G and 4G today and with the plan, weak zones and sites of each, then folded the service of each group. */
import type { Technology } from '../../../radio/layer.js';
import type { ReportMaps } from '../data.js';
import { html, type Html } from '../html.js';
import { mapSectionMessages as m, pageMessages, sectionMessages } from '../messages.js';
import { technologyNames } from '../../../radio/operatorNames.js';
import type { Page } from '../page.js';
import { count } from '../numbers.js';
import type { Plates } from '../plates.js';
import { fold } from '../table.js';

/** Services of groups with maps of their own; more would make the page too heavy to send. */
const mostGroups = 6;

export function maps(page: Page, plates: Plates): Html {
  const { status } = page.data.maps;
  const { nr, lte } = page.headline;
  const states = [nr, lte].flatMap((id) => status.filter((s) => s.service === id));
  const technologies: readonly Technology[] = ['nr', 'lte'];
  const plans = technologies.flatMap((technology) => {
    const zones = page.zonesOf(page.headline[technology]);
    const sites = page.selected.filter((i) => i.technology === technology);
    if (!zones && sites.length === 0) return [];
    const title = page.say(sites.length > 0 ? m.zones : m.zonesOnly, {
      technology: technologyNames[technology],
    });
    return [plates.plan(title, zones ?? [], sites, [technology])];
  });
  const figures = [...states.flatMap((s) => statePlates(page, plates, s)), ...plans];
  const groups = status.filter((s) => !states.includes(s)).slice(0, mostGroups);
  const more =
    groups.length > 0
      ? fold(
          page.say(m.moreStates, { count: count(groups.length) }),
          html`<div class="plates">${groups.flatMap((s) => statePlates(page, plates, s, true))}</div>`,
        )
      : undefined;
  return html`<section id="maps"><h2>${page.say(sectionMessages.maps)}</h2>
${figures.length > 0 ? html`<div class="plates">${figures}</div>` : html`<p>${page.say(pageMessages.noData)}</p>`}${more}</section>`;
}

/** A service today and, where there is a plan, with it. */
function statePlates(
  page: Page,
  plates: Plates,
  { service, before, after }: ReportMaps['status'][number],
  coarse = false,
): Html[] {
  const technology = page.data.services.find((s) => s.id === service)?.technology ?? 'lte';
  const name = { service: page.serviceName(service) };
  const today = plates.status(page.say(m.before, name), technology, before, coarse);
  return after ? [today, plates.status(page.say(m.after, name), technology, after, coarse)] : [today];
}
