/**
 * Four models side by side: differences from `auto` by distance and situation in a mountain country and in a town, and the
 * people covered with each model that `analyze` offers.
 */
import type { Scene } from '../../src/app/analyze/scene.js';
import type { ProjectConfig } from '../../src/app/config/types.js';
import { row, type Row } from '../schema.js';
import { decimal, type Part, percent, signed, suiteName, table } from './part.js';
import { mapModels, type Path, pathsOf, situations } from './paths.js';
import {
  andorraProject,
  inWorkers,
  peopleCovered,
  predictScene,
  readProject,
  sampleProject,
  sceneOf,
} from './world.js';

const frequencies_MHz = [939, 1850];
const others = ['hata', 'tr38901', 'itm'] as const;
const distances_km = [0.25, 1, 2, 5, 10];
/** Fewer paths say nothing. */
const leastPaths = 30;

/** The sample's town and its hills. */
const town = [110.56, 31.985, 110.6, 32.02] as const;

export async function models(quick: boolean): Promise<Part> {
  const country = await readProject(andorraProject);
  const sample = await readProject(sampleProject);
  const grids_m = quick ? [120, 60] : [60, 30];
  const scenes = [
    { name: 'Andorra', scene: await sceneOf(country, grids_m[0]) },
    { name: 'town of the sample', scene: await sceneOf({ ...sample, area: { bbox: town } }, grids_m[1]) },
  ];
  const compared = scenes.map(({ name, scene }) => compare(name, scene));
  return {
    id: 'models',
    markdown: [...compared.map((c) => c.markdown), await peopleByModel(country, grids_m[0])].join('\n\n'),
    rows: compared.flatMap((c) => c.rows),
  };
}

function compare(name: string, scene: Scene): { readonly markdown: string; readonly rows: readonly Row[] } {
  const base = { suite: suiteName, unit: 'dB', better: 'lower', seed: 0 } as const;
  const runs = frequencies_MHz.map((f_MHz) => ({ f_MHz, paths: pathsOf(scene, f_MHz) }));
  return {
    markdown: runs.map(({ f_MHz, paths }) => differenceTable(`${name}, ${f_MHz} MHz`, paths)).join('\n\n'),
    rows: runs.flatMap(({ f_MHz, paths }) =>
      others.map((model) =>
        row({ ...base, name: `${model} less auto, ${name}, ${f_MHz} MHz, spread` }, [
          summary(paths, model).spread_dB,
        ]),
      ),
    ),
  };
}

function summary(
  paths: readonly Path[],
  model: keyof Path['loss_dB'],
): { mean_dB: number; spread_dB: number } {
  const differences = paths.map(({ loss_dB }) => loss_dB[model] - loss_dB.auto);
  const mean_dB = differences.reduce((a, b) => a + b, 0) / differences.length;
  const squares = differences.reduce((a, b) => a + (b - mean_dB) ** 2, 0);
  return { mean_dB, spread_dB: Math.sqrt(squares / differences.length) };
}

function differenceTable(title: string, paths: readonly Path[]): string {
  const rows = distances_km.slice(0, -1).flatMap((from, i) =>
    situations.flatMap((situation) => {
      const to = distances_km[i + 1];
      const group = paths.filter((p) => p.situation === situation && p.d_km >= from && p.d_km < to);
      if (group.length < leastPaths) return [];
      const auto = group.reduce((sum, p) => sum + p.loss_dB.auto, 0) / group.length;
      const cells = others.map((model) => {
        const { mean_dB, spread_dB } = summary(group, model);
        return `${signed(mean_dB)} ± ${decimal(spread_dB)}`;
      });
      return [[`${from} to ${to} km, ${situation}`, String(group.length), decimal(auto), ...cells]];
    }),
  );
  return table([title, 'paths', 'auto, dB', ...others.map((o) => `${o} less auto, dB`)], rows);
}

async function peopleByModel(config: ProjectConfig, resolution_m: number): Promise<string> {
  const rows: string[][] = [];
  for (const model of mapModels) {
    const layers = frequencies_MHz.map((frequency_MHz) => ({
      id: `lte-${frequency_MHz}`,
      technology: 'lte' as const,
      frequency_MHz,
      bandwidth_MHz: 10,
      model,
    }));
    const cells: string[] = [model];
    for (const layer of layers) {
      const one = { ...config, layers: [layer] };
      const scene = await sceneOf(one, resolution_m);
      const { share: people } = await peopleCovered(one, scene, await predictScene(scene, inWorkers()));
      cells.push(percent(people.get('4g-any')));
    }
    rows.push(cells);
  }
  return table(['people covered, %', ...frequencies_MHz.map((f) => `LTE ${f} MHz`)], rows);
}
