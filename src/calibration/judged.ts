/**
 * Coverage as judged: the status of a service is what was measured where enough was measured, and what is predicted
 * elsewhere (rules R7). Weak zones and sites read it; rasters and KPIs stay the prediction.
 */
import { PixelStatus } from '../coverage/kernel/fold.js';
import type { MeasuredPixels } from '../coverage/measured.js';
import type { CoverageResult, ServiceCoverage } from '../coverage/result.js';

/**
 * `firstNew`: sectors from this position on do not exist yet, and no measurement speaks against what they newly cover.
 * Levels of layers stay as predicted.
 */
export function judgedCoverage(
  coverage: CoverageResult,
  measured: ReadonlyMap<string, MeasuredPixels> | undefined,
  firstNew = Number.POSITIVE_INFINITY,
): CoverageResult {
  if (!measured || measured.size === 0) return coverage;
  const judged = coverage.services.map((s) => withMeasured(s, measured.get(s.id), coverage, firstNew));
  return {
    ...coverage,
    services: judged.map((s) =>
      s.group === undefined ? withGroups(s, judged, coverage, measured.get(s.id)) : s,
    ),
  };
}

function withMeasured(
  service: ServiceCoverage,
  measured: MeasuredPixels | undefined,
  coverage: CoverageResult,
  firstNew: number,
): ServiceCoverage {
  if (!measured) return service;
  const status = sharedCopy(service.status);
  // Where a new sector serves, what was measured before it is no longer there.
  const gridAt = measured.gridAt.map((g, p) => (g >= 0 && isNew(coverage, service, p, firstNew) ? -1 : g));
  gridAt.forEach((g, p) => {
    if (g >= 0) status[p] = judgedStatus(status[p], measured.grids[g].covered);
  });
  return { ...service, status, measured: { grids: measured.grids, gridAt } };
}

/** A measured weakness keeps the kind of weakness that is predicted. */
function judgedStatus(predicted: number, covered: boolean): number {
  if (predicted === PixelStatus.outside) return predicted;
  if (covered) return PixelStatus.covered;
  const contradicted = predicted === PixelStatus.covered || predicted === PixelStatus.unknown;
  return contradicted ? PixelStatus.weak : predicted;
}

/** A new sector that covers the pixel; one that merely is the strongest there leaves what was measured. */
function isNew(coverage: CoverageResult, service: ServiceCoverage, pixel: number, firstNew: number): boolean {
  if (service.status[pixel] !== PixelStatus.covered) return false;
  return (coverage.layers[service.bestLayer[pixel]]?.bestServer[pixel] ?? -1) >= firstNew;
}

/** Any operator covers where one of the groups does, unless the service itself was measured. */
function withGroups(
  any: ServiceCoverage,
  judged: readonly ServiceCoverage[],
  coverage: CoverageResult,
  own: MeasuredPixels | undefined,
): ServiceCoverage {
  const groups = judged.filter((s) => s.technology === any.technology && s.group !== undefined);
  if (!groups.some((s) => s.measured)) return any;
  const status = sharedCopy(any.status);
  for (let p = 0; p < status.length; p++) {
    if (coverage.areaMask[p] === 0 || (own && own.gridAt[p] >= 0)) continue;
    if (!groups.some((s) => s.measured && s.measured.gridAt[p] >= 0)) continue;
    status[p] = judgedStatus(
      status[p],
      groups.some((s) => s.status[p] === PixelStatus.covered),
    );
  }
  return { ...any, status };
}

/** Shared, because the jobs of candidates read it. */
function sharedCopy(status: Uint8Array): Uint8Array {
  const copy = new Uint8Array(new SharedArrayBuffer(status.length));
  copy.set(status);
  return copy;
}
