/** The siting stage of a project: towers, avoid areas, cost book and budget around `siting/plan`. */
import { booleanPointInPolygon } from '@turf/turf';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { judgedCoverage } from '../../calibration/judged.js';
import type { CoverageResult } from '../../coverage/result.js';
import { type BudgetCap, budgetCaps, yearsOf } from '../../economics/budget.js';
import { type CostBook, shippedBook } from '../../economics/costBook.js';
import { readCostBook } from '../../economics/read.js';
import { Diagnostics } from '../../foundation/diagnostics.js';
import { CoverageError, type Diagnostic } from '../../foundation/errors.js';
import { fill, type Text } from '../../foundation/text.js';
import { parseNumber } from '../../io/table/numbers.js';
import { inTurns } from '../../execute/turns.js';
import { mipIn } from '../../optimise/jobs.js';
import { auditPlaces } from '../../siting/audit/audit.js';
import type { Candidate, SiteType, UserSite } from '../../siting/candidate.js';
import type { Tower } from '../../siting/hosts.js';
import type { JointView } from '../../siting/joint.js';
import { planSites, type SitingResult } from '../../siting/plan.js';
import type { SettingsResult } from '../../siting/settings.js';
import type { ProjectConfig } from '../config/types.js';
import type { Effort } from '../ports.js';
import type { Admin } from './admin.js';
import type { Assessment } from './assess.js';
import { candidatePredictor } from './candidates.js';
import type { Demand } from './demand.js';
import type { Evidence } from './evidence.js';
import { analyzeMessages as m } from './messages.js';
import { withPlan } from './planned.js';
import { attributeText, readPoints } from './points.js';
import { type Assembled, assembleOn, predictOn, type PredictionTools } from './prediction.js';
import { settingsBeforeBuilding, settingsOnAir } from './settings.js';
import type { TileStore } from '../../io/runFolder.js';

export interface SitingStage extends SitingResult {
  /** Settings of cells on air that would serve more; the plan does not count on them. */
  readonly settings: SettingsResult;
  /** Settings of the plan's own cells that would serve more than those it was predicted with; undefined without a plan. */
  readonly settingsOfPlan: SettingsResult | undefined;
  readonly book: CostBook;
  readonly caps: readonly BudgetCap[];
  readonly warnings: readonly Diagnostic[];
}

export interface SitingStageInput {
  readonly config: ProjectConfig;
  /** As judged: with measured status where there is evidence. */
  readonly coverage: CoverageResult;
  readonly evidence: Evidence | undefined;
  readonly demand: Demand;
  readonly admin: Admin;
  readonly towers: readonly Tower[];
  readonly assessment: Assessment;
  readonly effort: Effort;
  readonly tools: PredictionTools;
  /** Tiles of the joint prediction of a plan with this name. */
  readonly tiles: (name: string) => TileStore;
}

const mostBook_bytes = 1e6;
/** Exchange rounds per search. */
const effortOf: Readonly<Record<Effort, number>> = { quick: 1, normal: 5, deep: 20 };

export async function runSiting(input: SitingStageInput): Promise<SitingStage> {
  const { config, coverage, demand, admin, towers, assessment, tools } = input;
  const { scene, ports } = tools;
  const { candidates, budget, costs } = config.siting;
  const [bookFile] = costs?.file ?? [];
  const book = bookFile
    ? readCostBook(await ports.files.readText(bookFile, mostBook_bytes), bookFile)
    : shippedBook;
  const ownCurrency = config.origins['siting.budget.currency'] !== 'default';
  if (ownCurrency && budget.currency !== book.currency)
    throw new CoverageError('config', {
      severity: 'error',
      code: 'CVG_BUDGET_CURRENCY',
      text: fill(m.budgetCurrency, { budget: budget.currency, costs: book.currency }),
      where: { file: config.projectFile, field: 'siting.budget.currency' },
    });
  // Without a date of the project no year is named.
  const firstYear = config.origins.date === 'default' ? 0 : Number(config.date.slice(0, 4)) + 1;
  const caps = budgetCaps(budget, firstYear);
  const today = assembleOn(scene.network, scene.positions, tools);
  const settings = await settingsOnAir(today, demand, input.effort, tools);
  const plans = new WeakMap<JointView, Assembled>();
  const result = await planSites(
    {
      coverage,
      network: scene.network,
      positions: scene.positions,
      people: demand.people,
      basisIsPeople: demand.basisIsPeople,
      demandBasis: demand.basis,
      demandWeights: input.evidence?.demandWeights,
      places: demand.places,
      towers,
      zones: assessment.zones,
      verdicts: assessment.verdicts,
      roads: demand.roads,
      users: candidates.sites ? await userSites(input) : [],
      classes: candidates.classes,
      from: candidates.from,
      avoided: await avoidTest(input),
      buildingHeight_m: demand.buildingHeight_m,
      toLonLat: scene.area.toLonLat,
      county: admin.county,
      townAt: admin.townAt,
      entryLoss: config.indoor.entryLoss,
      book,
      caps,
      years: yearsOf(budget, firstYear),
      effort: effortOf[input.effort],
    },
    {
      covers: async (requests, watch) => {
        ports.progress.start(requests.length, m.candidates);
        const predict = candidatePredictor(coverage, scene.terrain, watch, tools.executor, {
          signal: ports.signal,
          onProgress: (n) => {
            ports.progress.tick(n);
          },
        });
        const covers = await predict(requests);
        ports.progress.done();
        return covers;
      },
      joint: async (chosen) => {
        const { assembled, ...view } = await jointView(input, chosen);
        plans.set(view, assembled);
        return view;
      },
      mip: mipIn(tools.executor, ports.signal),
    },
  );
  const left = result.counts.dropped['list-full'] ?? 0;
  const warnings: Diagnostic[] = [];
  const warn = (code: string, text: Text): number => warnings.push({ severity: 'warning', code, text });
  if (left > 0) warn('CVG_CANDIDATES_LEFT', fill(m.candidatesLeft, { left, kept: result.counts.kept }));
  const idle = Object.keys(budget.byTown ?? {}).filter((town) => !result.items.some((i) => i.town === town));
  if (idle.length > 0) warn('CVG_BUDGET_TOWN', fill(m.budgetTown, { towns: idle.join(', ') }));
  const settingsOfPlan = await plannedSettings(result.after, plans, input);
  return { ...result, settings, settingsOfPlan, book, caps, warnings };
}

/** Beside the cells on air as they are. */
async function plannedSettings(
  after: JointView | undefined,
  plans: WeakMap<JointView, Assembled>,
  { demand, effort, tools }: SitingStageInput,
): Promise<SettingsResult | undefined> {
  const assembled = after && plans.get(after);
  return assembled && settingsBeforeBuilding(assembled, after.firstSector, demand, effort, tools);
}

/** Existing and chosen sites predicted together, and the places audited again. */
async function jointView(input: SitingStageInput, chosen: readonly Candidate[]) {
  const { demand, tools } = input;
  const { scene, ports } = tools;
  const { network, positions, firstSector, siteOf } = withPlan(scene, chosen);
  const assembled = assembleOn(network, positions, tools);
  const name = ports.hash.text(JSON.stringify([assembled.plan, assembled.sectors])).slice(0, 16);
  const { coverage } = await predictOn(assembled, network, input.tiles(`plan-${name}`), tools);
  const audit = auditPlaces({
    coverage,
    terrain: scene.terrain,
    network,
    positions,
    places: demand.places,
    indoorPositions: network.indoor.map((s) => scene.area.fromLonLat(s.lon, s.lat)),
    entryLoss: input.config.indoor.entryLoss,
  });
  const verdicts = (await inTurns(audit, ports.signal)).flat();
  const judged = judgedCoverage(coverage, input.evidence?.measured, firstSector);
  return { assembled, coverage, judged, verdicts, network, firstSector, siteOf };
}

const siteTypes: readonly string[] = ['macro', 'pole', 'indoor'] satisfies SiteType[];
const isSiteType = (text: string): text is SiteType => siteTypes.includes(text);

async function userSites({ config, tools }: SitingStageInput): Promise<UserSite[]> {
  const { sites } = config.siting.candidates;
  if (!sites) return [];
  const problems = new Diagnostics();
  const out = (await readPoints(sites)).flatMap(({ attributes, geometry }, i): UserSite[] => {
    if (geometry.type !== 'Point') return [];
    const [lon, lat] = geometry.coordinates;
    const [x_m, y_m] = tools.scene.area.fromLonLat(lon, lat);
    const text = (name: string) => attributeText(attributes, name);
    const id = text('id') || `user-${i + 1}`;
    const siteType = text('siteType').toLowerCase() || 'macro';
    if (!isSiteType(siteType)) {
      const values = { id, value: siteType, known: siteTypes.join(', ') };
      problems.error('CVG_USER_SITE_TYPE', fill(m.userSiteType, values), {
        file: sites.file[0],
        field: 'siteType',
        value: siteType,
      });
      return [];
    }
    const height_m = parseNumber(text('height_mAGL') || text('height_m')) ?? Number.NaN;
    return [{ id, name: text('name'), x_m, y_m, height_m, siteType }];
  });
  problems.throwIfErrors('inputData');
  return out;
}

/** Whether a place of the working CRS lies in an avoid polygon. */
async function avoidTest({ config, tools }: SitingStageInput): Promise<(x: number, y: number) => boolean> {
  const { avoid } = config.siting.candidates;
  if (!avoid) return () => false;
  const polygons = (await readPoints(avoid)).flatMap((f): Feature<Polygon | MultiPolygon>[] =>
    f.geometry.type === 'Polygon' || f.geometry.type === 'MultiPolygon'
      ? [{ type: 'Feature', properties: {}, geometry: f.geometry }]
      : [],
  );
  return (x, y) => {
    const point = tools.scene.area.toLonLat(x, y);
    return polygons.some((p) => booleanPointInPolygon(point, p));
  };
}
