/** Antenna settings improved: of cells on air before anything is built, and of a plan's cells before they are put up. */
import { inTurns } from '../../execute/turns.js';
import type { RunFolder } from '../../io/runFolder.js';
import { writeCsv } from '../../io/table/writeCsv.js';
import type { Network } from '../../network/network.js';
import type { ReportSettings } from '../../report/page/data.js';
import { serviceOf } from '../../siting/candidate.js';
import {
  settable,
  capsOfPlan,
  capsOnAir,
  settingRows,
  settingsColumns,
  settingWeights,
} from '../../siting/settingPlan.js';
import { type SettingCaps, SettingSearch, type SettingsResult } from '../../siting/settings.js';
import type { Effort } from '../ports.js';
import { insideArea } from './area.js';
import type { Demand } from './demand.js';
import { liveCells } from './liveCells.js';
import { liveMessages as m } from './liveMessages.js';
import type { Assembled, PredictionTools } from './prediction.js';

/** Settings tried: work, not time. */
const trialsOf: Readonly<Record<Effort, number>> = { quick: 60, normal: 240, deep: 3000 };

export interface SettingsTask {
  readonly assembled: Assembled;
  readonly demand: Demand;
  /** Slots of the cells that may be changed. */
  readonly movable: readonly number[];
  readonly caps: SettingCaps;
  readonly trials: number;
}

/** Cells of the county's own sites; neighbours serve and disturb, but are not ours to set. */
export function settingsOnAir(
  assembled: Assembled,
  demand: Demand,
  effort: Effort,
  tools: PredictionTools,
): Promise<SettingsResult> {
  const { area, network } = tools.scene;
  const movable = settable(network.sectors, (s) => insideArea(area, ...area.fromLonLat(s.lon, s.lat)));
  return improveSettings({ assembled, demand, movable, caps: capsOnAir, trials: trialsOf[effort] }, tools);
}

/** The plan's cells, from slot `first` on; poles that look all around stay. */
export function settingsBeforeBuilding(
  assembled: Assembled,
  first: number,
  demand: Demand,
  effort: Effort,
  tools: PredictionTools,
): Promise<SettingsResult> {
  const movable = [...assembled.sectors.keys()].slice(first);
  return improveSettings({ assembled, demand, movable, caps: capsOfPlan, trials: trialsOf[effort] }, tools);
}

export async function improveSettings(
  { assembled, demand, movable, caps, trials }: SettingsTask,
  tools: PredictionTools,
): Promise<SettingsResult> {
  const { ports } = tools;
  const grouped = new Set(assembled.services.filter((s) => s.group !== undefined).map((s) => s.id));
  const planned = await liveCells(assembled, demand, tools, {
    overlap: true,
    // Any-operator services would count people twice.
    follows: (service) => grouped.has(service),
  });
  const weights = settingWeights(planned, demand.people, demand.places);
  const search = new SettingSearch({ planned, weights, movable, caps, trials });
  ports.progress.start(trials, m.settings);
  let done = 0;
  const told = function* () {
    for (const tried of search.run()) {
      ports.progress.tick(tried - done);
      done = tried;
      yield;
    }
  };
  await inTurns(told(), ports.signal);
  ports.progress.done();
  return search.result();
}

/** Cells on air first: their changes cost next to nothing. `planned`: sectors of the network with the plan. */
export const writeSettings = (
  run: RunFolder,
  onAir: SettingsResult,
  ofPlan: SettingsResult | undefined,
  network: Network,
  planned: Network | undefined,
): Promise<void> =>
  run.write(
    'sites/settings.csv',
    writeCsv(
      [...settingsColumns],
      [
        ...settingRows('on-air', onAir.changes, network.sectors),
        ...settingRows('plan', ofPlan?.changes ?? [], planned?.sectors ?? []),
      ],
      { bom: true },
    ),
  );

export const reportSettings = (
  { changes, before, after }: SettingsResult,
  { sectors }: Network,
): ReportSettings => ({
  rows: changes.map((change) => {
    const { siteId, cellId, name, layer } = sectors[change.slot];
    return { ...change, siteId, cellId, name, service: serviceOf(layer) };
  }),
  before,
  after,
});

/** In people of service, all services together. */
export const settingsSummary = ({ changes, before, after, trials }: SettingsResult): object => ({
  cells: changes.length,
  before,
  after,
  trials,
});
