/** The figures of one state of a county's network, by row: today's, or that of the plan. Pure. */
import type { CoverageResult, ServiceCoverage } from '../../coverage/result.js';
import { sceneOfClass } from '../../demand/classes.js';
import type { Network } from '../../network/network.js';
import type { Technology } from '../../radio/layer.js';
import type { PlaceVerdict } from '../../siting/audit/audit.js';
import { rateSums, rateVerdict } from '../../siting/audit/rates.js';
import type { Verdict } from '../../siting/audit/verdict.js';
import type { CellFigures } from '../../siting/cells/cells.js';
import { isRail, isRoad, type LineVerdict } from '../../siting/lines/audit.js';
import type { VillageVerdict } from '../../siting/villages/audit.js';
import type { NamedGrids } from '../../siting/zones/namedGrids.js';
import { countGrids } from '../../siting/zones/namedGrids.js';
import type { TargetProfile } from '../targets/profile.js';
import { cellsTally, cellSums, type CellSums } from './cells.js';
import { type LineSums, lineSums, linesTally } from './lines.js';
import { mapTallies } from './maps.js';
import { countOf, statusTally, type Tally, tally, verdictTally } from './tally.js';
import { type WeakRoads, weakRoadsOf, weakRoadTally } from './weakRoads.js';

export interface NetworkCounts {
  readonly stations5g: number;
  readonly sites5g: number;
  /** 0 where people are not known. */
  readonly people: number;
}

export interface ScoredState {
  readonly coverage: CoverageResult;
  readonly network: Pick<Network, 'sectors'>;
  readonly counts: NetworkCounts;
  /** Undefined: the demand does not count people. */
  readonly people: Float64Array | undefined;
  readonly road_km: Float64Array | undefined;
  readonly places: readonly PlaceVerdict[];
  readonly villages: readonly VillageVerdict[];
  readonly lines: readonly LineVerdict[];
  readonly cells: readonly CellFigures[];
  /** By service. */
  readonly grids: ReadonlyMap<string, NamedGrids>;
}

export interface Figures {
  readonly tallies: ReadonlyMap<string, Tally>;
  /** What a roll-up needs beyond tallies: squares that a border cuts, lines that cross it. By technology; lines by profile. */
  readonly grids: ReadonlyMap<string, NamedGrids>;
  readonly lines: ReadonlyMap<string, readonly LineSums[]>;
  readonly weakRoads: ReadonlyMap<string, WeakRoads>;
  readonly cells: ReadonlyMap<string, readonly CellSums[]>;
}

const technologies: readonly (readonly [prefix: '5g' | '4g', technology: Technology])[] = [
  ['5g', 'nr'],
  ['4g', 'lte'],
];

export function figuresOf(state: ScoredState, profiles: readonly TargetProfile[]): Figures {
  const tallies = new Map<string, Tally>();
  const grids = new Map<string, NamedGrids>();
  const lines = new Map<string, readonly LineSums[]>();
  const weakRoads = new Map<string, WeakRoads>();
  const cells = new Map<string, readonly CellSums[]>();
  const set = (id: string, value: Tally | undefined) => {
    if (value && value.denominator > 0) tallies.set(id, value);
  };
  const { stations5g, sites5g, people } = state.counts;
  set('stations5gPer10k', tally(stations5g, people / 1e4));
  set('sites5gPer10k', tally(sites5g, people / 1e4));
  for (const [prefix, technology] of technologies) {
    const service = state.coverage.services.find((s) => s.technology === technology && s.group === undefined);
    if (!service) continue;
    serviceTallies(state, service, (id, value) => {
      set(`${prefix}.${id}`, value);
    });
    const layers = service.layers.map((l) => state.coverage.layers[l].layer.id);
    cells.set(prefix, state.cells.filter((c) => layers.includes(c.layer)).map(cellSums));
    set(`${prefix}.weakCellShare`, cellsTally(cells.get(prefix) ?? []));
    const roads = state.lines.filter((v) => v.service === service.id && isRoad(v.line.class));
    if (roads.length > 0) {
      const weak = weakRoadsOf(roads);
      weakRoads.set(prefix, weak);
      set(`${prefix}.weakRoad_km`, weakRoadTally(weak));
    }
    const own = state.grids.get(service.id);
    if (!own) continue;
    grids.set(prefix, own);
    for (const [id, value] of gridTallies(own)) set(`${prefix}.${id}`, value);
  }
  const nr = state.coverage.services.find((s) => s.technology === 'nr' && s.group === undefined);
  for (const profile of profiles) {
    const { places, lines: rule } = profile;
    if (places && nr) set(`${profile.id}.places`, verdictTally(ratedPlaces(state, nr, places)));
    if (rule && nr) {
      const sums = state.lines.filter((l) => l.service === nr.id && counts(l)).map((l) => lineSums(l, rule));
      lines.set(profile.id, sums);
      set(`${profile.id}.lines`, linesTally(sums, rule));
    }
    for (const [id, value] of mapTallies(state, profile.maps)) set(`${profile.id}.${id}`, value);
  }
  return { tallies, grids, lines, weakRoads, cells };
}

export const gridTallies = (grids: NamedGrids): (readonly [id: string, value: Tally])[] => {
  const counts = countGrids(grids);
  return [
    ['weakGridShare', tally(counts.weakGrids, counts.grids)],
    ['weakClusters', countOf(counts.weakClusters)],
  ];
};

/** Waterways are audited, and belong to no figure of the programme. */
const counts = ({ line }: LineVerdict): boolean => isRail(line.class) || isRoad(line.class);

function serviceTallies(
  state: ScoredState,
  service: ServiceCoverage,
  set: (id: string, value: Tally | undefined) => void,
): void {
  const { coverage, people, road_km } = state;
  const pixel_km2 = (coverage.pixelGrid.cellX * coverage.pixelGrid.cellY) / 1e6;
  set(
    'areaShare',
    statusTally(service.status, () => pixel_km2),
  );
  if (people) {
    const all = statusTally(service.status, (p) => people[p]);
    set('populationShare', all);
    set('weakPopulation', countOf(all.denominator - all.numerator - all.unknown));
  }
  if (road_km)
    set(
      'roadShare',
      statusTally(service.status, (p) => road_km[p]),
    );
  const places = state.places.filter((v) => v.service === service.id);
  const judged = (of: (v: PlaceVerdict) => boolean) =>
    verdictTally(places.filter(of).map((v) => v[v.judged].verdict));
  set('keyPlaceReach', judged(isKey));
  for (const scene of new Set(places.map((v) => sceneOfClass[v.place.class])))
    if (scene)
      set(
        `reach.${scene}`,
        judged((v) => sceneOfClass[v.place.class] === scene),
      );
  const villages = state.villages.filter((v) => v.service === service.id);
  set('villageReach', verdictTally(villages.map((v) => v.verdict)));
  set('villageReach5km', verdictTally(villages.map((v) => v.within5km)));
  set('villageReachSpots', verdictTally(villages.map((v) => v.atSpots)));
  const lines = state.lines.filter((v) => v.service === service.id);
  set('railShare', lengthTally(lines.filter((v) => isRail(v.line.class))));
  set('mainRoadShare', lengthTally(lines.filter((v) => isRoad(v.line.class))));
}

/** Places of the programme's scenes, villages apart: those have rules of their own. */
const isKey = ({ place }: PlaceVerdict): boolean =>
  sceneOfClass[place.class] !== undefined && place.class !== 'village';

/** In metres: lengths of pieces are exact, their thousandths are not. */
const lengthTally = (lines: readonly LineVerdict[]): Tally => {
  const metres = (of: (v: LineVerdict) => number) => lines.reduce((sum, v) => sum + of(v), 0);
  return tally(
    metres((v) => v.covered_m),
    metres((v) => v.length_m),
    metres((v) => v.unknown_m),
  );
};

/** Covered and fast enough; inside an indoor system the rate is not predicted. */
function ratedPlaces(
  { places }: ScoredState,
  service: ServiceCoverage,
  rule: NonNullable<TargetProfile['places']>,
): Verdict[] {
  return places
    .filter((v) => v.service === service.id && isKey(v))
    .map((v) => {
      const { verdict } = v[v.judged];
      if (verdict === 'fail') return 'fail';
      const rates = v.rates ? rateVerdict(rule, rateSums(rule, v.rates)) : 'unknown';
      return verdict === 'pass' || rates === 'fail' ? rates : 'unknown';
    });
}
