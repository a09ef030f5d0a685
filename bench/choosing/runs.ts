/** What the comparisons read of a run: mean levels by land cover, and the people that each service covers. */
import type { ProjectConfig } from '../../src/app/config/types.js';
import { classMeans, type ClassMean } from './classMeans.js';
import type { Executor } from '../../src/execute/executor.js';
import type { GridSpec } from '../../src/raster/raster.js';
import { decimal, spread, table } from './part.js';
import { placesOf, type Places } from './samePlaces.js';
import { inWorkers, peopleCovered, predictScene, sceneOf } from './world.js';

/** One layer of 4G and one of 5G, of the two highest bands: they ask most of grid and clutter. */
export const comparedLayers = ['lte-b3', 'nr-n78'];

export interface Outcome {
  readonly name: string;
  /** By layer id, then by class id. */
  readonly levels: ReadonlyMap<string, ReadonlyMap<string, ClassMean>>;
  /** By service: covered on the map, and expected by probability. */
  readonly people: ReadonlyMap<string, number | null>;
  readonly expected: ReadonlyMap<string, number | null>;
  /** At the centres of the grid that was asked for. */
  readonly places?: Places;
}

export async function outcome(
  name: string,
  config: ProjectConfig,
  resolution_m: number,
  { executor = inWorkers(), centres }: { readonly executor?: Executor; readonly centres?: GridSpec } = {},
): Promise<Outcome> {
  const scene = await sceneOf(config, resolution_m);
  const coverage = await predictScene(scene, executor);
  const levels = new Map(comparedLayers.map((id) => [id, classMeans(coverage, id)]));
  const { share, expected } = await peopleCovered(config, scene, coverage);
  const { pixelGrid } = scene.terrain;
  const places = centres && placesOf(coverage, pixelGrid, centres, comparedLayers);
  return { name, levels, people: share, expected, places };
}

/** Classes that every outcome has pixels of. */
const commonClasses = (outcomes: readonly Outcome[], layer: string): string[] =>
  [...(outcomes[0].levels.get(layer)?.keys() ?? [])].filter((id) =>
    outcomes.every((o) => o.levels.get(layer)?.has(id)),
  );

const mean = (o: Outcome, layer: string, id: string): number =>
  o.levels.get(layer)?.get(id)?.mean_dBm ?? Number.NaN;

const services = (outcomes: readonly Outcome[]): string[] => [...outcomes[0].people.keys()];
type Counted = 'people' | 'expected';
const people_pct = (o: Outcome, service: string, counted: Counted): number =>
  100 * (o[counted].get(service) ?? Number.NaN);

/** Greatest range of a class mean over the outcomes, dB. */
export const levelSpread_dB = (outcomes: readonly Outcome[], layer: string): number =>
  Math.max(...commonClasses(outcomes, layer).map((id) => spread(outcomes.map((o) => mean(o, layer, id)))));

/** Greatest range of a service's covered people over the outcomes, percentage points. */
export const peopleSpread_pp = (outcomes: readonly Outcome[], counted: Counted = 'people'): number =>
  Math.max(...services(outcomes).map((s) => spread(outcomes.map((o) => people_pct(o, s, counted)))));

/** Mean levels by class, one column an outcome. */
export const levelTable = (outcomes: readonly Outcome[], layer: string): string =>
  table(
    [`${layer}: mean RSRP, dBm`, ...outcomes.map((o) => o.name), 'range, dB'],
    commonClasses(outcomes, layer).map((id) => {
      const values = outcomes.map((o) => mean(o, layer, id));
      return [id, ...values.map((v) => decimal(v)), decimal(spread(values), 2)];
    }),
  );

export const peopleTable = (outcomes: readonly Outcome[], counted: Counted = 'people'): string =>
  table(
    [
      counted === 'people' ? 'people covered, %' : 'people covered, expected, %',
      ...outcomes.map((o) => o.name),
      'range, points',
    ],
    services(outcomes).map((s) => {
      const values = outcomes.map((o) => people_pct(o, s, counted));
      return [s, ...values.map((v) => decimal(v)), decimal(spread(values), 2)];
    }),
  );
