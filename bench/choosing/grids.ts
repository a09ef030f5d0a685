/** One county on five grids: the gate of the terminal clutter rule (rules R2), measured. */
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
import { readProject, sampleProject } from './world.js';

const grids_m = [10, 20, 30, 50, 100];
/** The finest grid takes as long as all others together, three times over. */
const quickGrids_m = [30, 50, 100];

export async function grids(quick: boolean): Promise<Part> {
  const config = await readProject(sampleProject);
  const outcomes: Outcome[] = [];
  for (const cell_m of quick ? quickGrids_m : grids_m)
    outcomes.push(await outcome(`${cell_m} m`, config, cell_m));
  const base = { suite: suiteName, better: 'lower', seed: 0 } as const;
  return {
    id: 'grids',
    markdown: [
      ...comparedLayers.map((l) => levelTable(outcomes, l)),
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

/** The gate alone, for `npm run verify`; `--write` renews its part of the page. */
export const gridGate: Suite = async ({ quick, write }) => {
  const part = await grids(quick);
  process.stdout.write(`${part.markdown}\n\n`);
  if (write && !quick) renewPage(part);
  return [...part.rows];
};
