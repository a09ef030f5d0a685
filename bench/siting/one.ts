/** One made-up county in a process of its own, so that its memory can be told: prints what was reached as JSON. */
import { solveCover } from '../../src/optimise/cover.js';
import { coverModel } from '../../src/optimise/cover/model.js';
import { ordersOf, search } from '../../src/optimise/cover/search.js';
import { CoverWhatIf } from '../../src/optimise/coverWhatIf.js';
import { cpuSeconds } from '../schema.js';
import { counties, madeCounty } from './county.js';

export interface Reached {
  readonly pairs: number;
  readonly value: number;
  readonly gapPct: number;
  readonly greedySeconds: number;
  readonly seconds: number;
  /** Highest of the process, and what it held before the solver began: the county and what making it left behind. */
  readonly memory_MB: number;
  readonly countyMemory_MB: number;
  readonly whatIfSeconds: number;
}

const problem = madeCounty(counties[process.argv[2] as keyof typeof counties]);
const countyMemory_MB = process.resourceUsage().maxRSS / 1024;
const greedySeconds = cpuSeconds(() => {
  const model = coverModel(problem);
  search(model, model.caps, ordersOf(model)[0], 0);
});
let solution = solveCover({ ...problem, options: [] });
const seconds = cpuSeconds(() => {
  solution = solveCover(problem);
});
const memory_MB = process.resourceUsage().maxRSS / 1024;
const whatIf = new CoverWhatIf(problem, solution);
const questions = 20;
const asking = cpuSeconds(() => {
  for (let i = 0; i < questions / 2; i++) {
    whatIf.without(solution.order[i]);
    whatIf.with(37 * i);
  }
});
const reached: Reached = {
  pairs: problem.options.reduce((sum, option) => sum + option.covers.length, 0),
  value: solution.value,
  gapPct: solution.gapPct,
  greedySeconds,
  seconds,
  memory_MB,
  countyMemory_MB,
  whatIfSeconds: asking / questions,
};
process.stdout.write(JSON.stringify(reached));
