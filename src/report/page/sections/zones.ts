/** Section of weak zones: the twenty that need it most of each service. */
import type { WeakZone } from '../../../siting/zones/zone.js';
import { profileSvg } from '../../profile/svg.js';
import { html, type Html, trusted } from '../html.js';
import { pageMessages, sectionMessages, zoneSectionMessages as m } from '../messages.js';
import { count, dash, decimal, km, percent } from '../numbers.js';
import type { Page } from '../page.js';
import { type Column, fold, table } from '../table.js';
import { causeWords } from '../wordMessages.js';

const shown = 20;

export function zones(page: Page): Html {
  const fixes = fixedBy(page);
  const services = [...page.data.zones].sort((a, b) => page.orderOf(a.service) - page.orderOf(b.service));
  const groups = services.filter((s) => !page.isHeadline(s.service));
  const tableOf = ({ service, zones: list }: (typeof services)[number]) =>
    serviceZones(page, service, list, fixes);
  return html`<section id="zones"><h2>${page.say(sectionMessages.zones)}</h2>
${page.data.zones.length === 0 ? html`<p>${page.say(pageMessages.noData)}</p>` : undefined}
${services.filter((s) => page.isHeadline(s.service)).map(tableOf)}
${groups.length > 0 ? fold(page.say(m.groups, { count: count(groups.length) }), groups.map(tableOf)) : undefined}
${paths(page)}</section>`;
}

/**
 * Why the worst zones are weak: what stands in the way of the nearest cell. Of the carrier edition only: a profile shows a
 * mast's name, height and exact distance.
 */
function paths(page: Page): Html | undefined {
  const { paths: list = [] } = page.data;
  if (!page.isCarrier || list.length === 0) return undefined;
  return html`<h3>${page.say(m.paths)}</h3>
<p class="note">${page.say(m.pathsNote)}</p>
${list.map((path, i) => html`<figure class="path">${trusted(profileSvg(path, page.language, `path-${i + 1}`))}</figure>`)}`;
}

/** Names of the plan's sites by the zone that they fix. */
function fixedBy(page: Page): ReadonlyMap<string, readonly string[]> {
  const out = new Map<string, string[]>();
  for (const site of page.selected)
    for (const zone of site.gain.fixesZones) {
      const list = out.get(zone) ?? [];
      out.set(zone, list);
      list.push(page.siteName(site));
    }
  return out;
}

function serviceZones(
  page: Page,
  service: string,
  list: readonly WeakZone[],
  fixes: ReadonlyMap<string, readonly string[]>,
): Html {
  const caption = page.say(m.caption, { service: page.serviceName(service), count: count(list.length) });
  if (list.length === 0) return html`<h3>${caption}</h3><p>${page.say(m.none)}</p>`;
  const rows = list.slice(0, shown);
  const figures = (head: string, cell: (z: WeakZone) => string): Column<WeakZone> => ({
    head,
    cell,
    figures: true,
  });
  // Sites serve a group: zones of any operator name none.
  const planned: Column<WeakZone>[] = list.some((z) => fixes.has(z.id))
    ? [{ head: page.say(m.fixedBy), cell: (z) => page.list(fixes.get(z.id) ?? []) || dash }]
    : [];
  const columns: Column<WeakZone>[] = [
    figures(page.say(m.rank), (z) => (z.rank === undefined ? dash : String(z.rank))),
    {
      head: page.say(m.name),
      cell: (z) => html`${page.say(z.name)}<span class="sub">${page.positions.text(z.lon, z.lat)}</span>`,
      heads: true,
    },
    { head: page.say(m.town), cell: (z) => z.town || dash },
    { head: page.say(m.cause), cell: (z) => page.word(causeWords, z.cause) },
    {
      head: page.say(m.people),
      cell: (z) =>
        html`${count(z.population)}<span class="sub">${page.say(m.households, { households: count(z.households) })}</span>`,
      figures: true,
    },
    figures(page.say(m.places), (z) => count(z.places.length)),
    figures(page.say(m.area), (z) => decimal(z.area_km2, 2)),
    figures(page.say(m.road), (z) => decimal(z.road_km, 1)),
    figures(page.say(m.rsrp), (z) => decimal(z.rsrpMean_dBm, 1)),
    figures(page.say(m.deficit), (z) => decimal(z.deficit_dB, 1)),
    figures(page.say(m.severity), (z) => (z.severity === undefined ? dash : String(z.severity))),
    figures(page.say(m.nearest), (z) => `${km(z.nearestSite_m)} / ${km(z.nearestTower_m)}`),
    figures(page.say(m.unknown), (z) => percent(z.unknownShare)),
    ...planned,
  ];
  const more =
    list.length > shown
      ? html`<p class="note">${page.say(pageMessages.moreRows, {
          shown: count(shown),
          total: count(list.length),
          file: `weak-zones/${service}.geojson`,
        })}</p>`
      : undefined;
  return html`${table({ caption, columns, rows, cards: true })}${more}`;
}
