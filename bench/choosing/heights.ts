/** What clutter heights decide: all classes that stand are made lower or higher together. */
import type { ProjectConfig } from '../../src/app/config/types.js';
import { clutterTable } from '../../src/terrain/clutter.js';
import { row } from '../schema.js';
import { type Part, signed, suiteName, table } from './part.js';
import { comparedLayers, type Outcome, outcome } from './runs.js';
import { readProject, sampleProject } from './world.js';

const grid_m = 30;
const quickGrid_m = 100;
const changes_m = [-5, -2.5, 0, 2.5, 5];

export async function heights(quick: boolean): Promise<Part> {
  const config = await readProject(sampleProject);
  const outcomes: Outcome[] = [];
  for (const change_m of changes_m)
    outcomes.push(
      await outcome(`${signed(change_m)} m`, withHeights(config, change_m), quick ? quickGrid_m : grid_m),
    );
  const today = outcomes[changes_m.indexOf(0)];
  const others = outcomes.filter((o) => o !== today);
  const base = { suite: suiteName, better: 'lower', seed: 0 } as const;
  return {
    id: 'heights',
    markdown: [
      ...comparedLayers.map((l) => levelChanges(today, others, l)),
      peopleChanges(today, others),
    ].join('\n\n'),
    rows: others.map((o) =>
      row({ ...base, name: `clutter ${o.name}, largest change of people covered`, unit: 'points' }, [
        Math.max(...[...today.people.keys()].map((s) => Math.abs(peopleChange_pp(today, o, s)))),
      ]),
    ),
  };
}

/** Classes without height stay without; none falls below the ground. */
function withHeights(config: ProjectConfig, change_m: number): ProjectConfig {
  const { clutter } = config.terrain;
  if (!clutter) throw new Error('the project has no land cover');
  const standing = clutterTable(clutter).filter((c) => c.height_m > 0);
  const heights_m = Object.fromEntries(
    standing.map(({ id, height_m }) => [id, Math.max(0, height_m + change_m)]),
  );
  return { ...config, terrain: { ...config.terrain, clutter: { ...clutter, heights_m } } };
}

const levelChanges = (today: Outcome, others: readonly Outcome[], layer: string): string =>
  table(
    [`${layer}: change of mean RSRP, dB`, ...others.map((o) => o.name)],
    [...(today.levels.get(layer)?.keys() ?? [])].map((id) => [
      id,
      ...others.map((o) => signed(levelOf(o, layer, id) - levelOf(today, layer, id))),
    ]),
  );

const levelOf = (o: Outcome, layer: string, id: string): number =>
  o.levels.get(layer)?.get(id)?.mean_dBm ?? Number.NaN;

const peopleChanges = (today: Outcome, others: readonly Outcome[]): string =>
  table(
    ['change of people covered, points', ...others.map((o) => o.name)],
    [...today.people.keys()].map((s) => [s, ...others.map((o) => signed(peopleChange_pp(today, o, s)))]),
  );

const peopleChange_pp = (today: Outcome, other: Outcome, service: string): number =>
  100 * ((other.people.get(service) ?? Number.NaN) - (today.people.get(service) ?? Number.NaN));
