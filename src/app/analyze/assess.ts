/** The stage between prediction and siting: which places and which areas lack which service. */
import type { CoverageResult } from '../../coverage/result.js';
import { inTurns } from '../../execute/turns.js';
import { auditPlaces, type PlaceVerdict } from '../../siting/audit/audit.js';
import type { Tower } from '../../siting/hosts.js';
import { prepareZones, type ZoneContext } from '../../siting/zones/context.js';
import { weakZones } from '../../siting/zones/weakZones.js';
import type { WeakZone } from '../../siting/zones/zone.js';
import type { Admin } from './admin.js';
import type { Demand } from './demand.js';
import type { Scene } from './scene.js';

export interface Assessment {
  /** By service, in the order of the coverage. */
  readonly zones: ReadonlyMap<string, readonly WeakZone[]>;
  readonly verdicts: readonly PlaceVerdict[];
}

export interface AssessInput {
  readonly scene: Scene;
  /** As judged: with measured status where there is evidence. */
  readonly coverage: CoverageResult;
  readonly demandWeights: Float64Array | undefined;
  readonly demand: Demand;
  readonly admin: Admin;
  readonly towers: readonly Tower[] | undefined;
}

export async function assess(input: AssessInput, signal: AbortSignal): Promise<Assessment> {
  const { scene, coverage, demand } = input;
  const world = {
    coverage,
    terrain: scene.terrain,
    network: scene.network,
    positions: scene.positions,
  };
  const context = zoneContext(input);
  const zones = new Map(await inTurns(zonesByService(context), signal));
  const indoorPositions = scene.network.indoor.map((s) => scene.area.fromLonLat(s.lon, s.lat));
  const audit = auditPlaces({ ...world, places: demand.places, indoorPositions });
  return { zones, verdicts: (await inTurns(audit, signal)).flat() };
}

function* zonesByService(context: ZoneContext): Generator<readonly [string, readonly WeakZone[]]> {
  for (const { id } of context.coverage.services) yield [id, weakZones(context, id)];
}

function zoneContext({ scene, coverage, demandWeights, demand, admin, towers }: AssessInput): ZoneContext {
  return prepareZones({
    coverage,
    terrain: scene.terrain,
    network: scene.network,
    positions: scene.positions,
    people: demand.people,
    basisIsPeople: demand.basisIsPeople,
    demandWeights,
    road_km: demand.road_km,
    places: demand.places,
    towers,
    toLonLat: scene.area.toLonLat,
    county: admin.county,
    townAt: admin.townAt,
  });
}
