/**
 * The bench runner: `npm run bench -- NAME [--json FILE] [--quick] [--write] [--baseline FILE --tolerance 0.1]`. Prints a table; with a
 * baseline it prints ratios and exits 8 beyond the tolerance, as it does when a row misses its limit. Numbers are per machine: compare ratios, not seconds.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { accuracy } from './accuracy/suite.js';
import { gridGate } from './choosing/grids.js';
import { choosing } from './choosing/suite.js';
import { kernels } from './kernels/suite.js';
import { scale } from './scale/suite.js';
import { measured } from './measured/suite.js';
import { peers } from './peers/suite.js';
import type { BenchFile, Row, Suite } from './schema.js';
import { siting } from './siting/suite.js';
import { whatif } from './whatif/suite.js';

const suites: Readonly<Record<string, Suite>> = {
  accuracy,
  choosing,
  grids: gridGate,
  kernels,
  measured,
  peers,
  scale,
  siting,
  whatif,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'string' },
    quick: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    baseline: { type: 'string' },
    tolerance: { type: 'string', default: '0.1' },
  },
});

const name = positionals[0];
if (positionals.length !== 1 || !Object.hasOwn(suites, name)) {
  process.stderr.write(
    `usage: npm run bench -- ${Object.keys(suites).join('|')} [--json FILE] [--quick] [--write] [--baseline FILE]\n`,
  );
  process.exit(2);
}

const rows = await suites[name]({ quick: values.quick, write: values.write });
const baseline =
  values.baseline === undefined
    ? undefined
    : (JSON.parse(readFileSync(values.baseline, 'utf8')) as BenchFile);
const worse = print(rows, baseline, Number(values.tolerance));
if (values.json !== undefined) {
  const file: BenchFile = {
    schema: 'coverage-bench/1',
    commit: commit(),
    machine: { cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length, node: process.version },
    rows,
  };
  writeFileSync(values.json, `${JSON.stringify(file, undefined, 1)}\n`);
}
process.exitCode = worse > 0 ? 8 : 0;

/** Returns how many rows miss their limit, or are worse than the baseline by more than the tolerance. */
function print(list: readonly Row[], base: BenchFile | undefined, tolerance: number): number {
  let bad = 0;
  for (const r of list) {
    const old = base?.rows.find((b) => b.suite === r.suite && b.name === r.name);
    let note = '';
    if (old) {
      const ratio = r.value / old.value;
      const loss = r.better === 'higher' ? 1 - ratio : ratio - 1;
      if (loss > tolerance) bad++;
      note = `  × ${ratio.toFixed(2)}${loss > tolerance ? ' WORSE' : ''}`;
    }
    const missed =
      r.limit !== undefined && (r.better === 'higher' ? !(r.value >= r.limit) : !(r.value <= r.limit));
    if (missed) bad++;
    if (r.limit !== undefined) note += `  limit ${r.limit}${missed ? ' MISSED' : ''}`;
    const range = `${r.min.toPrecision(4)} … ${r.max.toPrecision(4)}`;
    process.stdout.write(
      `${r.name.padEnd(58)} ${r.value.toPrecision(4).padStart(10)} ${r.unit.padEnd(14)} (${range}, n=${r.n})${note}\n`,
    );
  }
  return bad;
}

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
}
