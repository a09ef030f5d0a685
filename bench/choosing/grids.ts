/** One county on five grids: the gate of the terminal clutter rule (rules R2), measured. */
import { installBuiltKernel } from '../../src/coverage/cache/kernelFile.js';
import { row, type Suite } from '../schema.js';
import { type Part, renewPage, suiteName } from './part.js';
import {
  comparedLayers,
  levelSpread_dB,
  levelTable,
  type Outcome,
  outcome,
  peopleSpread_pp,
  peopleTable,
} from './runs.js';
import { samePlacesTable } from './samePlaces.js';
import { readProject, sampleProject, sceneOf } from './world.js';

const grids_m = [10, 20, 30, 50, 100];
/** The finest grid takes as long as all others together, three times over. */
const quickGrids_m = [30, 50, 100];

export async function grids(quick: boolean): Promise<Part> {
  const config = await readProject(sampleProject);
  const cells_m = quick ? quickGrids_m : grids_m;
  const centres = (await sceneOf(config, cells_m[cells_m.length - 1])).terrain.pixelGrid;
  const outcomes: Outcome[] = [];
  for (const cell_m of cells_m) outcomes.push(await outcome(`${cell_m} m`, config, cell_m, { centres }));
  const [fine, coarse] = [outcomes[0], outcomes[outcomes.length - 1]];
  const base = { suite: suiteName, better: 'lower', seed: 0 } as const;
  return {
    id: 'grids',
    markdown: [
      ...comparedLayers.map((l) => levelTable(outcomes, l)),
      ...(coarse.places && fine.places
        ? [samePlacesTable(coarse.places, fine.places, [coarse.name, fine.name])]
        : []),
      peopleTable(outcomes),
      peopleTable(outcomes, 'expected'),
    ].join('\n\n'),
    rows: [
      ...comparedLayers.map((l) =>
        row({ ...base, name: `grids, largest range of a class mean, ${l}`, unit: 'dB', limit: 1 }, [
          levelSpread_dB(outcomes, l),
        ]),
      ),
      row({ ...base, name: 'grids, largest range of people covered', unit: 'points', limit: 1 }, [
        peopleSpread_pp(outcomes),
      ]),
      row({ ...base, name: 'grids, largest range of people expected', unit: 'points', limit: 1 }, [
        peopleSpread_pp(outcomes, 'expected'),
      ]),
    ],
  };
}

/** The gate alone, for `npm run verify`; `--write` renews its part of the page. By the fast engine, as `analyze` runs. */
export const gridGate: Suite = async ({ quick, write }) => {
  if (!installBuiltKernel()) throw new Error('grids: the fast engine is not built: npm run build');
  const part = await grids(quick);
  process.stdout.write(`${part.markdown}\n\n`);
  if (write && !quick) renewPage(part);
  return [...part.rows];
};
