/** Why a site stands where it does in the list. Every number of the sentences is a field of the item. */
import { fill, type Text } from '../foundation/text.js';
import type { PlanItem } from './item.js';
import { sitingMessages as m } from './messages.js';

/** Places named in a sentence; the others are counted. */
const mostNamed = 5;

export function reasonOf(item: PlanItem): Text {
  const parts = [...gains(item), ...how(item)];
  if (item.decision === 'selected') parts.push(...rank(item));
  else parts.push(leftOut(item));
  return { en: parts.map((p) => p.en).join(' '), zh: parts.map((p) => p.zh).join('') };
}

function gains({ gain, service, decision }: PlanItem): Text[] {
  const parts: Text[] = [];
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

function rank({ gain }: PlanItem): Text[] {
  const parts: Text[] = [];
  const [overlap] = gain.overlaps;
  if (overlap) parts.push(fill(m.reasonOverlap, { site: overlap.id, people: Math.round(overlap.people) }));
  if (gain.replacement)
    parts.push(
      fill(m.reasonReplacement, { site: gain.replacement.id, loss: Math.round(gain.replacement.loss) }),
    );
  return parts;
}

function leftOut({ leftOutBy = '' }: PlanItem): Text {
  const [why, what] = leftOutBy.split(/:(.*)/s);
  switch (why) {
    case 'budget':
      return fill(m.leftBudget, { cap: what });
    case 'option-of':
      return fill(m.leftOption, { site: what });
    case 'spacing':
      return fill(m.leftSpacing, { site: what });
    case 'covered':
      return m.leftCovered;
    case 'no-demand':
      return m.leftNoDemand;
    default:
      return m.leftLessValue;
  }
}
