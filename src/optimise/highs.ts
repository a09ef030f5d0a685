/**
 * The integer solver: HiGHS in WebAssembly (npm `highs`, MIT), one thread, fixed seed. The call blocks its thread, so a long
 * one belongs in a worker. A fresh solver for each call: nothing is carried from one to the next.
 */
import type { Highs, Model } from 'highs';
import type { MipModel, MipOptions, MipResult } from './mip.js';

/** Loaded when first needed: four megabytes that most runs of the tool do not use. */
let loaded: Promise<Highs> | undefined;

const load = (): Promise<Highs> => {
  // Its type file speaks of the CommonJS build, where `default` is one level deeper than in the module that is loaded.
  loaded ??= import('highs').then(({ default: start }) => (start as unknown as () => Promise<Highs>)());
  return loaded;
};

/** Never throws for a hard problem: what the solver cannot do is `failed`, with a bound that says nothing. */
export async function solveMip(model: MipModel, { mostNodes }: MipOptions): Promise<MipResult> {
  const highs = await load();
  try {
    return highs.withModel((solver) => run(highs, solver, model, mostNodes));
  } catch (error) {
    // Out of its own memory, mostly. The caller keeps what it has; the broken instance goes.
    if (!(error instanceof Error)) throw error;
    loaded = undefined;
    return { status: 'failed', x: new Float64Array(0), bound: Number.POSITIVE_INFINITY, nodes: 0 };
  }
}

function run(highs: Highs, solver: Model, model: MipModel, mostNodes: number): MipResult {
  const { objectiveSense, variableType } = highs.constants;
  solver.options.set({
    output_flag: false,
    random_seed: 1,
    mip_rel_gap: 0,
    mip_abs_gap: 1e-9,
    mip_feasibility_tolerance: 1e-9,
    primal_feasibility_tolerance: 1e-9,
    mip_max_nodes: mostNodes,
  });
  solver.passModel({
    numCols: model.numColumns,
    numRows: model.numRows,
    sense: objectiveSense.maximize,
    colCost: model.cost,
    colLower: model.lower,
    colUpper: new Float64Array(model.numColumns).fill(1),
    rowLower: new Float64Array(model.numRows).fill(-highs.infinity),
    rowUpper: model.rowUpper,
    integrality: Int32Array.from(model.integer, (whole) =>
      whole === 1 ? variableType.integer : variableType.continuous,
    ),
    matrix: {
      format: 'csr',
      numRows: model.numRows,
      numCols: model.numColumns,
      starts: model.start,
      indices: model.column,
      values: model.coefficient,
    },
  });
  solver.setSolution({ colValue: model.known });
  solver.run();
  const optimal = solver.getModelStatus() === highs.constants.modelStatus.optimal;
  const found = solver.info.get('primal_solution_status') === highs.constants.solutionStatus.feasible;
  const bound = Number(solver.info.get('mip_dual_bound'));
  return {
    status: optimal ? 'optimal' : 'limit',
    x: found ? solver.getSolution().colValue : new Float64Array(0),
    bound: Number.isFinite(bound) ? bound : Number.POSITIVE_INFINITY,
    nodes: Number(solver.info.get('mip_node_count')),
  };
}
