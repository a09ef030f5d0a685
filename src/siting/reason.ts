/** Why a site stands where it does in the list. Every number of the sentences is a field of the item. */
import { capName } from '../economics/capNames.js';
import { fill, plain, type Text } from '../foundation/text.js';
import { serviceName } from '../radio/operatorNames.js';
import type { SiteKind } from './candidate.js';
import type { PlanItem } from './item.js';
import { kindNames } from './kindNames.js';
import { sitingMessages as m } from './messages.js';

/** Places named in a sentence; the others are counted. */
const mostNamed = 5;

/** `siteOf`: a row of the list by its id, so that a sentence names it. */
export type SiteOf = (id: string) => PlanItem | undefined;

export function reasonOf(item: PlanItem, siteOf: SiteOf): Text {
  const parts = [...gains(item), ...how(item)];
  if (item.decision === 'selected') parts.push(...rank(item, siteOf));
  else parts.push(leftOut(item, siteOf), ...entry(item, siteOf));
  return { en: parts.map((p) => p.en).join(' '), zh: parts.map((p) => p.zh).join('') };
}

function gains({ gain, technology, group, decision }: PlanItem): Text[] {
  const parts: Text[] = [];
  const service = serviceName(technology, group);
  const people = decision === 'selected' ? gain.marginalPeople : gain.alonePeople;
  if (people >= 0.5)
    parts.push(
      decision === 'selected'
        ? fill(m.reasonPeople, {
            people: Math.round(people),
            service,
            alone: Math.round(gain.alonePeople),
          })
        : fill(m.reasonAlone, { alone: Math.round(people), service }),
    );
  const names = gain.places.slice(0, mostNamed).map((p) => p.name);
  if (names.length > 0)
    parts.push({
      en: fill(m.reasonPlaces, { places: names.join(', '), count: gain.places.length }).en,
      zh: fill(m.reasonPlaces, { places: names.join('、'), count: gain.places.length }).zh,
    });
  if (gain.disturbedPeople >= 0.5)
    parts.push(fill(m.reasonDisturbs, { people: Math.round(gain.disturbedPeople) }));
  if (gain.fixesZones.length > 0) parts.push(fill(m.reasonZones, { count: gain.fixesZones.length }));
  return parts;
}

function how({ build, towerId, near, siteType }: PlanItem): Text[] {
  const parts: Text[] = [];
  if (build !== 'new' && towerId !== '') parts.push(fill(m.reasonShare, { tower: towerId }));
  if (siteType === 'indoor') parts.push(m.reasonIndoor);
  else if (Number.isFinite(near.site_m))
    parts.push(fill(m.reasonNearest, { distance: Math.round(near.site_m) }));
  return parts;
}

function rank({ kind, gain, score, whatIf }: PlanItem, siteOf: SiteOf): Text[] {
  const parts: Text[] = [];
  if (score.next)
    parts.push(
      fill(m.reasonNext, {
        total: Math.round(score.total),
        site: siteName(score.next.id, siteOf, kind),
        next: Math.round(score.next.gain),
      }),
    );
  const range = whatIf.rankRange;
  if (range) parts.push(fill(range.low === range.high ? m.reasonFirm : m.reasonRange, { ...range }));
  const [overlap] = gain.overlaps;
  if (overlap)
    parts.push(
      fill(m.reasonOverlap, { site: siteName(overlap.id, siteOf, kind), people: Math.round(overlap.people) }),
    );
  if (!whatIf.ifRemoved) return parts;
  const { valueLoss, replacement, netLoss } = whatIf.ifRemoved;
  const loss = Math.round(valueLoss);
  return [
    ...parts,
    replacement === undefined
      ? fill(m.reasonRemoved, { loss })
      : fill(m.reasonReplacement, {
          loss,
          site: siteName(replacement, siteOf, kind),
          net: Math.round(netLoss),
        }),
  ];
}

/** Nothing is said of a site that would not be taken at any price. */
function entry({ kind, whatIf, price, leftOutBy }: PlanItem, siteOf: SiteOf): Text[] {
  const { costToEnter, ifForced } = whatIf;
  const parts: Text[] = [];
  if (leftOutBy === 'no-demand') return parts;
  if (costToEnter > 0)
    parts.push(
      fill(m.reasonEnters, { fall: Math.round(costToEnter), capex: price.capex, currency: price.currency }),
    );
  const loss = Math.round(ifForced?.loss ?? Number.NaN);
  if (!ifForced || loss < 0) return parts;
  const [out] = ifForced.out;
  parts.push(
    out === undefined
      ? fill(m.reasonForced, { loss })
      : fill(m.reasonForcedOut, { loss, site: siteName(out, siteOf, kind), count: ifForced.out.length }),
  );
  return parts;
}

/**
 * `#3 Shimen (site-4e37b6a9)`: ids are stable, ranks and names are what people say. A row of another list than the one that is
 * spoken of is called by its list, too: each counts from 1.
 */
function siteName(id: string, siteOf: SiteOf, list: SiteKind): Text {
  const site = siteOf(id);
  if (!site) return plain(id);
  const name = plain(site.name || site.town);
  if (site.rank === undefined) return fill(m.siteWithoutRank, { name, id });
  return site.kind === list
    ? fill(m.siteWithRank, { rank: site.rank, name, id })
    : fill(m.siteInList, { list: kindNames[site.kind], rank: site.rank, name, id });
}

function leftOut({ kind, leftOutBy = '' }: PlanItem, siteOf: SiteOf): Text {
  const [why, what = ''] = leftOutBy.split(/:(.*)/s);
  switch (why) {
    case 'budget':
      return fill(m.leftBudget, { cap: capName(what) });
    case 'option-of':
      return fill(m.leftOption, { site: siteName(what, siteOf, kind) });
    case 'spacing':
      return fill(m.leftSpacing, { site: siteName(what, siteOf, kind) });
    case 'covered':
      return m.leftCovered;
    case 'disturbs':
      return m.leftDisturbs;
    case 'no-demand':
      return m.leftNoDemand;
    default:
      return m.leftLessValue;
  }
}
