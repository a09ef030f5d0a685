/**
 * Candidate sites: masts that stand, key places (roof or tower, lamp pole, indoor system), weak zones of 4G, and what the
 * user names. Each is to be predicted by the engine; nothing is a circle here.
 */
import type { Layer } from '../radio/layer.js';
import { type Candidate, type CandidateCounts, type CandidateInput, serviceOf } from './candidate.js';
import { Land } from './land.js';
import { Maker } from './maker.js';
import { shortlist } from './shortlist.js';
import { Sources } from './sources.js';

/** Most candidates predicted per run; indoor systems are not predicted and do not count. */
export const mostCandidates = 160;

/** First what the user named, which is never left out, then the others by their promise, then the indoor systems. */
export function makeCandidates(input: CandidateInput): { candidates: Candidate[]; counts: CandidateCounts } {
  const dropped: Record<string, number> = {};
  const drop = (reason: string, count = 1) => {
    if (count > 0) dropped[reason] = (dropped[reason] ?? 0) + count;
  };
  const land = new Land(input);
  const sources = new Sources(input, land);
  const maker = new Maker(input, land, sources.mastsWithRoom);
  const found = new Map<string, Candidate>();
  let considered = 0;
  for (const layer of targetLayers(input)) {
    const { spots, left } = sources.spotsFor(layer);
    drop('small-weak-zone', left);
    considered += spots.length + left;
    for (const spot of spots) {
      const result = maker.make(spot, layer);
      if (typeof result === 'string') drop(result);
      else if (found.has(result.request.id)) drop('same-spot');
      else found.set(result.request.id, result);
    }
  }
  const all = [...found.values()];
  const indoor = all.filter((c) => c.siteType === 'indoor');
  const named = all.filter((c) => c.siteType !== 'indoor' && c.category === 'user');
  const others = all.filter((c) => c.siteType !== 'indoor' && c.category !== 'user');
  const room = Math.max(0, mostCandidates - named.length);
  const listed = shortlist(others, input.coverage, input.people, room);
  drop('list-full', others.length - listed.length);
  const candidates = [...named, ...listed, ...indoor];
  return { candidates, counts: { considered, kept: candidates.length, dropped } };
}

/** One layer per group and technology: the lowest LTE carrier reaches farthest; of NR the widest serves key areas. */
function targetLayers({ coverage }: CandidateInput): Layer[] {
  const all = coverage.layers.map((l) => l.layer);
  const services = [...new Set(all.map(serviceOf))].sort();
  return services.map((service) => {
    const own = all.filter((l) => serviceOf(l) === service);
    const better = (a: Layer, b: Layer) =>
      a.technology === 'lte' ? b.frequency_MHz < a.frequency_MHz : b.bandwidth_MHz > a.bandwidth_MHz;
    return own.reduce((a, b) => (better(a, b) ? b : a));
  });
}
