/** `scorecard.json`: the scorecard with all that a roll-up needs; grids as run lengths, so that a county takes kilobytes. */
import { fill } from '../../foundation/text.js';
import { CoverageError } from '../../foundation/errors.js';
import { gridState, type NamedGrids } from '../../siting/zones/namedGrids.js';
import type { CellSums } from './cells.js';
import type { LineSums } from './lines.js';
import { scorecardMessages as m } from './messages.js';
import type { Scorecard, StateParts } from './scorecard.js';
import type { WeakRoads } from './weakRoads.js';

export const scorecardSchema = 'coverage-scorecard/1';

interface GridsFile extends Omit<NamedGrids, 'state'> {
  /** One row each, north first: counts and letters, `3-5g2w`; − outside, g good, w weak. */
  readonly rowRuns: readonly string[];
}

interface PartsFile {
  readonly grids: Readonly<Record<string, GridsFile>>;
  readonly lines: Readonly<Record<string, readonly LineSums[]>>;
  readonly weakRoads: Readonly<Record<string, WeakRoads>>;
  readonly cells: Readonly<Record<string, readonly CellSums[]>>;
}

interface ScorecardFile extends Omit<Scorecard, 'parts'> {
  readonly schema: typeof scorecardSchema;
  readonly parts: { readonly before: PartsFile; readonly after: PartsFile | null };
}

export function scorecardJson({ parts, ...card }: Scorecard): string {
  const file: ScorecardFile = {
    schema: scorecardSchema,
    ...card,
    parts: { before: packed(parts.before), after: parts.after && packed(parts.after) },
  };
  return `${JSON.stringify(file)}\n`;
}

/** @throws CoverageError('inputData') for a file that is no scorecard of this version. */
export function readScorecard(text: string, run: string): Scorecard {
  try {
    const file = JSON.parse(text) as ScorecardFile;
    if (file.schema === scorecardSchema) {
      const { before, after } = file.parts;
      return { ...file, parts: { before: unpacked(before), after: after && unpacked(after) } };
    }
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error;
  }
  throw new CoverageError('inputData', {
    severity: 'error',
    code: 'CVG_SCORECARD',
    text: fill(m.ownProblem, { run }),
    hint: m.noScorecardHint,
  });
}

const packed = ({ grids, lines, weakRoads, cells }: StateParts): PartsFile => ({
  grids: Object.fromEntries([...grids].map(([id, g]) => [id, packedGrids(g)])),
  lines: Object.fromEntries(lines),
  weakRoads: Object.fromEntries(weakRoads),
  cells: Object.fromEntries(cells),
});

const unpacked = ({ grids, lines, weakRoads, cells }: PartsFile): StateParts => ({
  grids: new Map(Object.entries(grids).map(([id, g]) => [id, unpackedGrids(g)])),
  lines: new Map(Object.entries(lines)),
  weakRoads: new Map(Object.entries(weakRoads)),
  cells: new Map(Object.entries(cells)),
});

const letters = '-gw';

function packedGrids({ state, ...grids }: NamedGrids): GridsFile {
  const rowRuns = Array.from({ length: grids.rows }, (_, row) => {
    let runs = '';
    for (let col = 0; col < grids.cols; ) {
      const own = state[row * grids.cols + col];
      const from = col;
      while (col < grids.cols && state[row * grids.cols + col] === own) col++;
      // Nothing lies beyond the last square.
      if (col < grids.cols || own !== gridState.none) runs += `${col - from}${letters[own]}`;
    }
    return runs;
  });
  return { ...grids, rowRuns };
}

function unpackedGrids({ rowRuns, ...grids }: GridsFile): NamedGrids {
  const state = new Uint8Array(grids.cols * grids.rows);
  rowRuns.forEach((runs, row) => {
    let at = row * grids.cols;
    for (const [, count, letter] of runs.matchAll(/(\d+)([-gw])/g)) {
      state.fill(letters.indexOf(letter), at, at + Number(count));
      at += Number(count);
    }
  });
  return { ...grids, state };
}
