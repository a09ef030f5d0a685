/** Which services a measurement speaks for. */
import type { CoverageResult, ServiceCoverage } from '../coverage/result.js';
import type { Measurement } from './measurements.js';

/**
 * A row that names an operator speaks for the services of the groups that hold it; one without, for the technology's
 * any-operator service, and for its group where there is only one.
 */
export function servicesFor(
  { operators, technology }: Pick<Measurement, 'operators' | 'technology'>,
  { services, layers }: CoverageResult,
): ServiceCoverage[] {
  const own = services.filter((s) => s.technology === technology);
  const groups = own.filter((s) => s.group !== undefined);
  if (operators.length === 0)
    return [...(groups.length === 1 ? groups : []), ...own.filter((s) => s.group === undefined)];
  return groups.filter((s) =>
    s.layers.some((l) => operators.every((o) => layers[l].layer.operators.includes(o))),
  );
}
