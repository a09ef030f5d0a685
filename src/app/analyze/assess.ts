/** The stage between prediction and siting: which places and which areas lack which service. */
import type { CoverageResult } from '../../coverage/result.js';
import { inTurns } from '../../execute/turns.js';
import type { Tower } from '../../siting/hosts.js';
import { prepareZones, type ZoneContext } from '../../siting/zones/context.js';
import { weakZones } from '../../siting/zones/weakZones.js';
import type { WeakZone } from '../../siting/zones/zone.js';
import type { IndoorConfig } from '../config/types.js';
import type { Admin } from './admin.js';
import { type Audits, runAudits } from './audits.js';
import type { Demand } from './demand.js';
import type { Scene } from './scene.js';

export interface Assessment extends Audits {
  /** By service, in the order of the coverage. */
  readonly zones: ReadonlyMap<string, readonly WeakZone[]>;
}

export interface AssessInput {
  readonly scene: Scene;
  /** As judged: with measured status where there is evidence. */
  readonly coverage: CoverageResult;
  readonly demandWeights: Float64Array | undefined;
  readonly demand: Demand;
  readonly admin: Admin;
  readonly towers: readonly Tower[] | undefined;
  readonly indoor: IndoorConfig;
}

export async function assess(input: AssessInput, signal: AbortSignal): Promise<Assessment> {
  const zones = new Map(await inTurns(zonesByService(zoneContext(input)), signal));
  return { zones, ...(await runAudits({ ...input, network: input.scene.network }, signal)) };
}

function* zonesByService(context: ZoneContext): Generator<readonly [string, readonly WeakZone[]]> {
  for (const { id } of context.coverage.services) yield [id, weakZones(context, id)];
}

function zoneContext(input: AssessInput): ZoneContext {
  const { scene, coverage, demandWeights, demand, admin, towers, indoor } = input;
  return prepareZones({
    coverage,
    terrain: scene.terrain,
    network: scene.network,
    positions: scene.positions,
    people: demand.people,
    basisIsPeople: demand.basisIsPeople,
    demandWeights,
    road_km: demand.road_km,
    entryLoss: indoor.entryLoss,
    places: demand.places,
    towers,
    toLonLat: scene.area.toLonLat,
    county: admin.county,
    townAt: admin.townAt,
  });
}
