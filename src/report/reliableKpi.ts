/** How many places a service covers reliably: the mean of P over the place against what its profile demands (rules R5). */
import type { CoverageResult, ServiceCoverage } from '../coverage/result.js';
import { reliabilityOf } from '../coverage/shadowing/reliability.js';
import type { Place } from '../demand/places.js';
import { fill } from '../foundation/text.js';
import type { Kpi } from './kpi.js';
import { reportMessages as m } from './messages.js';

/** `base`: any figure of the same service, for what both have in common. */
export function reliableKpi(
  base: Kpi,
  service: ServiceCoverage,
  { layers }: CoverageResult,
  places: readonly Pick<Place, 'pixels'>[],
): Kpi {
  // Of several layers the strictest demand, as for the verdict of a place.
  const required = Math.max(...service.layers.map((l) => layers[l].profile.reliability));
  const count = { pass: 0, fail: 0, unknown: 0 };
  for (const { pixels } of places)
    if (pixels.length > 0) count[reliabilityOf(pixels, service.probability, required).verdict]++;
  const total = count.pass + count.fail + count.unknown;
  const over = (n: number) => (total > 0 ? n / total : null);
  return {
    ...base,
    id: `${service.id}.placesReliableShare`,
    value: over(count.pass),
    valueIfUnknownCovered: over(count.pass + count.unknown),
    numerator: count.pass,
    denominator: total,
    covered: over(count.pass),
    notCovered: over(count.fail),
    unknown: over(count.unknown),
    definition: fill(m.placesReliableShare, { level: service.id, required: 100 * required }),
    statistic: 'mean probability over each place',
  };
}
