/** A run dealt to machines: each predicts its share of the tiles, one puts them together and does the rest. */
import { missingTiles, type PredictInput } from '../../coverage/predict.js';
import type { Plan } from '../../coverage/plan/plan.js';
import { splitTiles } from '../../coverage/plan/shards.js';
import { CoverageError } from '../../foundation/errors.js';
import { fill } from '../../foundation/text.js';
import { type RunFolder, type Shard, shardsBeside } from '../../io/runFolder.js';
import type { AnalyzeResult } from '../ports.js';
import { shardMessages as m } from './shardMessages.js';
import { type Assembled, predictTiles, type PredictionTools } from './prediction.js';

/** Positions of the tiles of one shard; of all without one. */
export const tilesOf = ({ plan, world }: PredictInput, shard: Shard | undefined): readonly number[] =>
  shard ? splitTiles(plan, shard.count, world.engine)[shard.index - 1] : [...plan.tiles.keys()];

/** Predicts the tiles of one shard and leaves them in its work folder, where a merge finds them. */
export async function predictShard(
  input: Assembled,
  run: RunFolder,
  shard: Shard,
  tools: Omit<PredictionTools, 'tileSize'>,
  name: string,
): Promise<AnalyzeResult> {
  const { plan } = input;
  const tiles = tilesOf(input, shard);
  const { tilesFound } = await predictTiles(
    input,
    tools.scene.network.layers,
    run.tiles('today'),
    tools,
    tiles,
  );
  await run.abandon();
  const counts = { tiles: tiles.length, tilesOfPlan: plan.tiles.length, tilesFound };
  return {
    json: { schema: 'coverage-shard/1', folder: run.partial, ...shard, ...counts },
    text: fill(m.done, { name, ...shard, ...counts }),
    paths: [run.partial],
  };
}

/** The given folders of shards, else those beside the run. @throws CoverageError('file') when there are none. */
export async function shardsToMerge(dir: string, given: readonly string[]): Promise<readonly string[]> {
  const folders = given.length > 0 ? given : await shardsBeside(dir);
  if (folders.length > 0) return folders;
  throw new CoverageError('file', {
    severity: 'error',
    code: 'CVG_NO_SHARDS',
    text: m.none,
    hint: m.noneHint,
    where: { file: dir },
  });
}

/** @throws CoverageError('file') that lists the tiles which no shard has, and the shards that were read. */
export async function refuseMissing(plan: Plan, run: RunFolder, shards: readonly string[]): Promise<void> {
  const missing = await missingTiles(plan.tiles.keys(), run.tiles('today'));
  if (missing.length === 0) return;
  throw new CoverageError('file', {
    severity: 'error',
    code: 'CVG_TILES_MISSING',
    text: fill(m.missing, { count: missing.length, total: plan.tiles.length, tiles: ranges(missing) }),
    hint: fill(m.missingHint, { shards: shards.join(', ') }),
    where: { file: run.partial },
  });
}

/** `0, 4–7, 9` for ascending numbers. */
export function ranges(numbers: readonly number[]): string {
  const parts: [first: number, last: number][] = [];
  for (const n of numbers) {
    const open = parts.at(-1);
    if (open?.[1] === n - 1) open[1] = n;
    else parts.push([n, n]);
  }
  return parts.map(([first, last]) => (first === last ? String(first) : `${first}–${last}`)).join(', ');
}
