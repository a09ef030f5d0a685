/** What a kill at any moment may leave behind, and what the next start makes of it. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { packParts } from '../../../src/io/parts.js';
import { beginRun, shardOf, shardsBeside } from '../../../src/io/runFolder.js';
import type { RunIdentity } from '../../../src/io/runIdentity.js';

const identity: RunIdentity = { plan: 'p', release: '1.0.0', engine: 'fast', node: '20', arch: 'x64' };
let folder: string;
let dir: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'coverage-run-'));
  dir = join(folder, 'a.run');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const begin = (options: { resume?: boolean; overwrite?: boolean; shards?: string[] } = {}, own = identity) =>
  beginRun(dir, own, { overwrite: false, resume: true, pid: process.pid, ...options });
const status = Uint8Array.of(1, 255);
const tile = packParts(
  new Map([
    ['rsrp', Uint8Array.of(7, 8, 9)],
    ['none', new Uint8Array(0)],
    ['status', status],
  ]),
);

describe('a work folder', () => {
  it('gives finished tiles and path losses back, and nothing else', async () => {
    const first = await begin();
    await first.tiles('today').put(3, tile);
    await first.write('summary.json', '{}');
    mkdirSync(first.scratch);
    await first.abandon();
    const second = await begin();
    expect(second.tiles('today').part(3, 'status')).toEqual(status);
    expect(second.tiles('today').part(3, 'none')).toHaveLength(0);
    expect(await second.tiles('today').has(4)).toBe(false);
    expect(await second.tiles('plan-1').has(3)).toBe(false);
    expect(readdirSync(second.partial).sort()).toEqual(['.lock', '.scratch', '.tiles', 'plan.json']);
  });

  it.each(['', '{"plan": "p', '{}', 'null'])('whose plan file holds %j starts anew', async (text) => {
    await (await begin()).tiles('today').put(0, tile);
    writeFileSync(join(`${dir}.partial`, 'plan.json'), text);
    expect(await (await begin()).tiles('today').has(0)).toBe(false);
  });

  it('takes a tile that is cut short, empty or changed for missing', async () => {
    const tiles = (await begin()).tiles('today');
    await tiles.put(0, tile);
    const file = join(`${dir}.partial`, '.tiles', 'today', '0.bin');
    const whole = readFileSync(file);
    for (const bytes of [
      whole.subarray(0, -1),
      whole.subarray(0, 20),
      Buffer.alloc(0),
      Buffer.alloc(whole.length),
    ]) {
      writeFileSync(file, bytes);
      expect(await tiles.has(0)).toBe(false);
    }
    writeFileSync(file, whole);
    expect(await tiles.has(0)).toBe(true);
    rmSync(file);
    expect(() => tiles.part(0, 'status')).toThrow(expect.objectContaining({ kind: 'file' }));
  });

  it('of a process that is gone is taken over, and an old run that was just put aside comes back', async () => {
    mkdirSync(`${dir}.old`);
    writeFileSync(join(`${dir}.old`, 'manifest.json'), '{}');
    mkdirSync(`${dir}.partial`);
    writeFileSync(join(`${dir}.partial`, '.lock'), '999999999');
    await begin({ overwrite: true });
    expect(existsSync(join(dir, 'manifest.json'))).toBe(true);
    expect(existsSync(`${dir}.old`)).toBe(false);
  });
});

describe('a lock', () => {
  it('of a living process holds, and one of another machine until the user resumes', async () => {
    const lock = async (text: string, resume: boolean) => {
      mkdirSync(`${dir}.partial`, { recursive: true });
      writeFileSync(join(`${dir}.partial`, '.lock'), text);
      await begin({ resume });
    };
    const locked = { kind: 'file', diagnostics: [{ code: 'CVG_RUN_LOCKED' }] };
    await expect(lock(`${process.ppid}@${hostname()}`, true)).rejects.toMatchObject(locked);
    await expect(lock(`${process.ppid}`, true)).rejects.toMatchObject(locked);
    await expect(lock('1@elsewhere.example', false)).rejects.toMatchObject(locked);
    await lock('1@elsewhere.example', true);
    await lock(`${process.pid}@${hostname()}`, false);
  });
});

describe('shards of a run', () => {
  it('are found beside it in any number, and read without being written', async () => {
    const shard = shardOf(dir, { index: 2, count: 12 });
    const run = await beginRun(shard, identity, { overwrite: false, resume: true, pid: process.pid });
    await run.tiles('today').put(7, tile);
    mkdirSync(`${dir}.shard-x-of-3.partial`);
    mkdirSync(`${dir}.partial`);
    expect(await shardsBeside(dir)).toEqual([`${shard}.partial`]);
    const merged = await begin({ shards: [`${shard}.partial`] });
    const own = merged.tiles('today');
    expect(await own.has(7)).toBe(true);
    expect(own.part(7, 'status')).toEqual(status);
    await own.put(8, tile);
    expect(await run.tiles('today').has(8)).toBe(false);
  });

  it('of another plan or program are refused before anything is written', async () => {
    const shard = `${shardOf(dir, { index: 1, count: 2 })}.partial`;
    await beginRun(shardOf(dir, { index: 1, count: 2 }), identity, {
      overwrite: false,
      resume: true,
      pid: process.pid,
    });
    for (const other of [
      { plan: 'q' },
      { release: '2' },
      { engine: 'exact' },
      { node: '22' },
      { arch: 'arm64' },
    ])
      await expect(begin({ shards: [shard] }, { ...identity, ...other })).rejects.toMatchObject({
        kind: 'file',
        diagnostics: [{ where: { file: shard } }],
      });
    expect(existsSync(`${dir}.partial`)).toBe(false);
  });
});
