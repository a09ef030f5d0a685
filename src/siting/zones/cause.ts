/** Why a zone is weak (rules R8): the first of interference, indoor, no-site, terrain; else distance. */
import type { CoverageResult, ServiceCoverage } from '../../coverage/result.js';
import { pixelAt } from '../../demand/places.js';
import type { ZoneContext } from './context.js';
import type { Point, SiteDistances } from './surroundings.js';

export type Cause = 'distance' | 'terrain' | 'indoor' | 'interference' | 'no-site';

export interface CauseFacts {
  /** Demand of the zone: all, not covered, and covered outdoors but not behind a wall. */
  readonly demand: number;
  readonly demandWeak: number;
  readonly demandIndoorFails: number;
  /** Share of the zone's area that is not covered. */
  readonly areaShare: number;
  /** Share of what is not covered whose level passes and whose quality fails. */
  readonly poorShare: number;
  readonly sites: SiteDistances;
}

export function causeOf(
  { coverage, predictor }: ZoneContext,
  service: ServiceCoverage,
  centre: Point,
  facts: CauseFacts,
): Cause {
  const { demand, demandWeak, sites } = facts;
  if (facts.poorShare > 0.5) return 'interference';
  const outdoorsCovered = facts.areaShare < 0.5 && demandWeak < demand / 2;
  if (outdoorsCovered && facts.demandIndoorFails > demand / 2) return 'indoor';
  if (!sites.inRadius) return 'no-site';
  const server = bestServerAt(coverage, service, pixelAt(coverage.pixelGrid, centre.x_m, centre.y_m));
  predictor.moveTo(centre.x_m, centre.y_m);
  const clear = predictor.clearOfGround(server >= 0 ? server : sites.nearest);
  return clear === false ? 'terrain' : 'distance';
}

/** Of the layer nearest to its threshold; −1 where nothing is received. */
function bestServerAt({ layers }: CoverageResult, service: ServiceCoverage, pixel: number): number {
  let server = -1;
  let margin = Number.NEGATIVE_INFINITY;
  for (const l of service.layers) {
    const { bestServer, rsrp_dBm, profile } = layers[l];
    const m = rsrp_dBm[pixel] - profile.rsrp_dBm;
    if (bestServer[pixel] < 0 || !(m > margin)) continue;
    margin = m;
    server = bestServer[pixel];
  }
  return server;
}
