/** All audits of one state of the network: places, villages, lines, cells and the carriers' weak grids. */
import type { CoverageResult } from '../../coverage/result.js';
import { inTurns } from '../../execute/turns.js';
import type { Network } from '../../network/network.js';
import { auditPlaces, type PlaceVerdict } from '../../siting/audit/audit.js';
import { type CellFigures, cellFigures } from '../../siting/cells/cells.js';
import { type Neighbour, neighbourLists } from '../../siting/cells/neighbours.js';
import { auditLines, type LineVerdict } from '../../siting/lines/audit.js';
import { auditVillages, type VillageVerdict } from '../../siting/villages/audit.js';
import { type NamedGrids, namedGrids } from '../../siting/zones/namedGrids.js';
import type { IndoorConfig } from '../config/types.js';
import type { Demand } from './demand.js';
import type { Scene } from './scene.js';

export interface Audits {
  readonly verdicts: readonly PlaceVerdict[];
  readonly villages: readonly VillageVerdict[];
  readonly lines: readonly LineVerdict[];
  readonly cells: readonly CellFigures[];
  readonly neighbours: readonly Neighbour[];
  /** Of the services of any operator. */
  readonly grids: ReadonlyMap<string, NamedGrids>;
}

export interface AuditedState {
  readonly scene: Scene;
  readonly coverage: CoverageResult;
  /** Today's, or with the plan's sectors after today's. */
  readonly network: Network;
  readonly demand: Demand;
  readonly indoor: IndoorConfig;
  /** Where the places of this state were audited already. */
  readonly verdicts?: readonly PlaceVerdict[];
}

export async function runAudits(state: AuditedState, signal: AbortSignal): Promise<Audits> {
  const { scene, coverage, network, demand, indoor } = state;
  const positions = network.sectors.map((s) => scene.area.fromLonLat(s.lon, s.lat));
  const people = demand.basisIsPeople ? demand.people : undefined;
  const verdicts =
    state.verdicts ??
    (
      await inTurns(
        auditPlaces({
          coverage,
          terrain: scene.terrain,
          network,
          positions,
          places: demand.places,
          indoorPositions: network.indoor.map((s) => scene.area.fromLonLat(s.lon, s.lat)),
          entryLoss: indoor.entryLoss,
        }),
        signal,
      )
    ).flat();
  const lines = auditLines({
    coverage,
    network,
    lines: demand.lines,
    trainLoss_dB: indoor.trainLoss_dB,
  });
  const cells = { coverage, network, positions, people };
  return {
    verdicts,
    villages: auditVillages({ coverage, network, positions, places: demand.places, verdicts }),
    lines: (await inTurns(lines, signal)).flat(),
    cells: cellFigures(cells),
    neighbours: neighbourLists(cells),
    grids: new Map(
      coverage.services
        .filter((s) => s.group === undefined)
        .map((s) => [s.id, namedGrids(coverage, s, people)]),
    ),
  };
}
