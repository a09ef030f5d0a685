/**
 * Counties together. Numerators and denominators add up; grids that a border cuts, clusters and lines across it are judged
 * again from their parts, so that today's figures are those of one run over all counties. Plans are those of the counties:
 * a plan over all of them would choose other sites. Pure.
 */
import { CoverageError } from '../../foundation/errors.js';
import { fill, lines as joined } from '../../foundation/text.js';
import { mergedGrids } from '../../siting/zones/namedGrids.js';
import { cellsTally, joinedCells } from './cells.js';
import { gridTallies } from './figures.js';
import { joinedLines, linesTally } from './lines.js';
import { scorecardMessages as m } from './messages.js';
import {
  type Definitions,
  judgedRow,
  type Scorecard,
  type ScorecardRow,
  type StateParts,
} from './scorecard.js';
import { sum, type Tally } from './tally.js';
import { joinedRoads, weakRoadTally } from './weakRoads.js';

/** @throws CoverageError('checkFailed') when the counties do not measure by the same definitions. */
export function rollUp(cards: readonly Scorecard[], runs: readonly string[]): Scorecard {
  refuseOtherDefinitions(cards, runs);
  const [first] = cards;
  const oneLattice = cards.every((c) => c.definitions.crs === first.definitions.crs);
  const parts = {
    before: joinedParts(cards.map((c) => c.parts.before)),
    after: cards.every((c) => c.parts.after !== null)
      ? joinedParts(cards.flatMap((c) => c.parts.after ?? []))
      : null,
  };
  const again = {
    before: judgedAgain(parts.before, first, oneLattice),
    after: parts.after ? judgedAgain(parts.after, first, oneLattice) : new Map<string, Tally | null>(),
  };
  const currency = cards.every((c) => c.currency === first.currency) ? first.currency : null;
  const rows = first.rows.map((row) => {
    const same = cards.flatMap((c) => c.rows.filter((r) => r.id === row.id));
    const added = (of: 'before' | 'after' | 'achieved'): Tally | null => {
      if (of !== 'achieved' && again[of].has(row.id)) return again[of].get(row.id) ?? null;
      if (row.kind === 'money' && currency === null) return null;
      // A plan of some counties is no plan of all.
      if (of === 'after' && cards.some((c) => c.parts.after === null)) return null;
      return total(
        row,
        same.flatMap((r) => r[of] ?? []),
      );
    };
    return judgedRow(
      { ...row, before: added('before'), after: added('after'), achieved: added('achieved') },
      row.targets,
    );
  });
  const thresholds = Object.fromEntries(cards.flatMap((c) => Object.entries(c.definitions.thresholds)));
  return {
    ...first,
    county: cards.map((c) => c.county).join(' + '),
    currency,
    definitions: { ...first.definitions, thresholds },
    rows,
    parts,
  };
}

function total(row: ScorecardRow, tallies: readonly Tally[]): Tally | null {
  if (tallies.length === 0) return null;
  const all = tallies.reduce(sum);
  return row.kind === 'count' ? { ...all, denominator: 1 } : all;
}

function joinedParts(all: readonly StateParts[]): StateParts {
  return {
    grids: joinedBy(all, (p) => p.grids, mergedGrids),
    lines: joinedBy(
      all,
      (p) => p.lines,
      (lines) => joinedLines(lines.flat()),
    ),
    weakRoads: joinedBy(all, (p) => p.weakRoads, joinedRoads),
    cells: joinedBy(
      all,
      (p) => p.cells,
      (cells) => joinedCells(cells.flat()),
    ),
  };
}

function joinedBy<T>(
  all: readonly StateParts[],
  of: (parts: StateParts) => ReadonlyMap<string, T>,
  join: (values: readonly T[]) => T,
): ReadonlyMap<string, T> {
  const keys = new Set(all.flatMap((p) => [...of(p).keys()]));
  return new Map([...keys].map((key) => [key, join(all.flatMap((p) => of(p).get(key) ?? []))]));
}

/** Rows that no sum gives. Counties on two lattices have no common grids: their clusters cannot be joined. */
function judgedAgain(
  { grids, lines, weakRoads, cells }: StateParts,
  { profiles }: Scorecard,
  oneLattice: boolean,
): ReadonlyMap<string, Tally | null> {
  const out = new Map<string, Tally | null>();
  for (const [technology, merged] of grids)
    for (const [id, tally] of gridTallies(merged))
      out.set(`${technology}.${id}`, oneLattice && tally.denominator > 0 ? tally : null);
  for (const [technology, own] of cells)
    if (own.length > 0) out.set(`${technology}.weakCellShare`, cellsTally(own));
  for (const [technology, roads] of weakRoads) out.set(`${technology}.weakRoad_km`, weakRoadTally(roads));
  for (const { id, lines: rule } of profiles) {
    const own = lines.get(id);
    if (rule && own && own.length > 0) out.set(`${id}.lines`, linesTally(own, rule));
  }
  return out;
}

function refuseOtherDefinitions(cards: readonly Scorecard[], runs: readonly string[]): void {
  const [first] = cards;
  const problems = cards.flatMap((card, i) => {
    const what = differences(first, card);
    return what.length > 0
      ? [fill(m.otherDefinitions, { run: runs[i], first: runs[0], what: what.join('; ') })]
      : [];
  });
  if (problems.length === 0) return;
  throw new CoverageError('checkFailed', {
    severity: 'error',
    code: 'CVG_SCORECARD_DEFINITIONS',
    text: joined(problems),
    hint: m.otherDefinitionsHint,
  });
}

/** A coarser grid or another source of people shifts figures a little and is shown; these change their meaning. */
const meanings = ['entryLoss', 'trainLoss_dB', 'terrainOnly'] as const satisfies (keyof Definitions)[];

function differences(a: Scorecard, b: Scorecard): string[] {
  const differ = (what: string, x: unknown, y: unknown): string[] =>
    JSON.stringify(x) === JSON.stringify(y) ? [] : [`${what}: ${JSON.stringify(x)} ≠ ${JSON.stringify(y)}`];
  const [own, other] = [a.definitions, b.definitions];
  return [
    ...Object.keys(own.thresholds)
      .filter((band) => band in other.thresholds)
      .flatMap((band) => differ(band, own.thresholds[band], other.thresholds[band])),
    ...meanings.flatMap((key) => differ(key, own[key], other[key])),
    ...(a.rows.map((r) => r.id).join() === b.rows.map((r) => r.id).join() ? [] : ['targets.profiles']),
  ];
}
