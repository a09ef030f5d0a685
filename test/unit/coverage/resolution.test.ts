/** The terminal clutter rule (rules R2): what is told of a county does not depend on the grid it is computed on. */
import { beforeAll, describe, expect, it } from 'vitest';
import { comparedLayers, type Outcome, outcome } from '../../../bench/choosing/runs.js';
import { inOneThread, readProject, sampleProject } from '../../../bench/choosing/world.js';

/** Edge of the sample's town, seen from many masts: streets, fields, forest. */
const cutOut = [110.565, 31.985, 110.595, 32.005] as const;
/** Masts farther away cost terrain and say nothing more about the grid. */
const radius_m = 3000;
const grids_m = [20, 30, 50];
/** A class with fewer pixels on the coarsest grid is a matter of chance. */
const leastPixels = 500;

describe('a part of the sample on three grids', () => {
  let outcomes: Outcome[];

  beforeAll(async () => {
    const project = await readProject(sampleProject);
    const layers = project.layers
      .filter((l) => comparedLayers.includes(l.id))
      .map((l) => ({ ...l, radius_m }));
    const config = { ...project, area: { bbox: cutOut }, layers };
    outcomes = [];
    for (const cell_m of grids_m)
      outcomes.push(await outcome(`${cell_m} m`, config, cell_m, { executor: inOneThread() }));
  });

  const range = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);

  it.each(comparedLayers)('has the same mean level of %s in every class of land cover', (layer) => {
    const means = outcomes.map((o) => o.levels.get(layer));
    const coarsest = means[means.length - 1];
    const classes = [...(coarsest ?? [])].filter(([, c]) => c.pixels >= leastPixels).map(([id]) => id);
    expect(classes).toEqual(['farmland', 'forest', 'suburban']);
    for (const id of classes)
      expect(range(means.map((m) => m?.get(id)?.mean_dBm ?? Number.NaN)), id).toBeLessThan(1);
  });

  it.each(['people', 'expected'] as const)(
    'covers the same share of people with every service: %s',
    (counted) => {
      for (const service of outcomes[0][counted].keys())
        expect(range(outcomes.map((o) => o[counted].get(service) ?? Number.NaN)), service).toBeLessThan(0.01);
    },
  );
});
