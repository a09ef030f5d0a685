/** `explain --at` against the raster of the same run: a lit pixel, one behind a ridge, one at the cell's edge. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Explanation } from '../../src/app/explain.js';
import { expectLikeRaster, explainAt, pixelDegrees } from '../helpers/explained.js';
import { runCli, scratchFolder } from '../helpers/runCli.js';
import { type DecodedRaster, decodeRaster } from '../helpers/runFiles.js';
import { degreesAt, ridge, type SmallProject, writeSmallProject } from '../helpers/smallProject.js';

let project: SmallProject;
let run: string;
let rsrp: DecodedRaster;

beforeAll(async () => {
  project = await writeSmallProject(scratchFolder('explain'));
  run = project.path('small.run');
  const { code, err } = await runCli(['analyze', project.file, '--stages', 'predict', '--quiet']);
  expect(err).toBe('');
  expect(code).toBe(0);
  rsrp = await decodeRaster(`${run}/rasters/lte-b3/rsrp_dBm.tif`);
});

const explain = (lon: number, lat: number, layer = 'lte-b3'): Promise<Explanation> =>
  explainAt(run, lon, lat, layer);

describe('explain at a point', () => {
  it('gives the level of the raster where the sector points, with free space and a clear ray', async () => {
    const told = await explain(...degreesAt(3.63, 3.57));
    expectLikeRaster(told, rsrp);
    expect(told.lineOfSight).toBe(true);
    expect(told.server.cellId).toBe('S1-lte-90');
    expect(told.basicTransmissionLoss_dB).toBeCloseTo(told.freeSpaceLoss_dB, 1);
    expect(Math.abs((told.exact_dB ?? 1e9) - told.basicTransmissionLoss_dB)).toBeLessThan(2);
  });

  it('gives the level of the raster behind the ridge, with the ridge in profile and loss', async () => {
    const told = await explain(...degreesAt(5.43, 3.57));
    expectLikeRaster(told, rsrp);
    expect(told.lineOfSight).toBe(false);
    expect(told.basicTransmissionLoss_dB - told.freeSpaceLoss_dB).toBeGreaterThan(20);
    expect(Math.abs((told.exact_dB ?? 1e9) - told.basicTransmissionLoss_dB)).toBeLessThan(4);
    const top = Math.max(...told.profile.ground_mAMSL);
    expect(top).toBeGreaterThan(300 + 0.95 * ridge.height_m);
    const at_km = told.profile.d_km[told.profile.ground_mAMSL.indexOf(top)];
    expect(Math.abs(at_km - (ridge.east_km - 2.6))).toBeLessThan(0.1);
  });

  it('gives the level of the raster at the edge of the cell', async () => {
    const status = await decodeRaster(`${run}/rasters/lte-b3/status.tif`);
    const { grid, data } = status;
    const edge = data.findIndex((s, i) => s === 2 && data[i - 1] === 1);
    expect(edge).toBeGreaterThan(0);
    const told = await explain(...pixelDegrees(grid, edge));
    expectLikeRaster(told, rsrp);
    expect(told.rsrp_dBm).toBeLessThan(told.gates.rsrp_dBm);
    expect(Math.abs((told.exact_dB ?? 1e9) - told.basicTransmissionLoss_dB)).toBeLessThan(6);
  });

  it('chooses among overlapping sectors the one of the raster', async () => {
    const map = await decodeRaster(`${run}/rasters/nr-n78/rsrp_dBm.tif`);
    for (const [east, north, cell] of [
      [2.61, 4.83, 'S1-nr-0'],
      [3.63, 3.03, 'S1-nr-120'],
      [1.23, 2.85, 'S1-nr-240'],
    ] as const) {
      const told = await explain(...degreesAt(east, north), 'nr-n78');
      expectLikeRaster(told, map);
      expect(told.server.cellId).toBe(cell);
      expect(told.isBestServer).toBe(true);
    }
  });

  it('tells the same to a reader: server, loss, profile, equations', async () => {
    const point = degreesAt(5.43, 3.57).join(',');
    const { code, out } = await runCli(['explain', run, '--at', point, '--layer', 'lte-b3']);
    expect(code).toBe(0);
    const told = await explain(...degreesAt(5.43, 3.57));
    expect(out).toContain(`${told.rsrp_dBm.toFixed(2)} dBm from S1 mast`);
    expect(out).toContain('ITU-R P.1812-7');
    expect(out).toContain('█');
    // The edge of the drawing is that of the loss.
    const nu = told.terms.find((term) => term.symbol === 'ν')?.value ?? Number.NaN;
    expect(out).toContain(`main edge (ν = ${nu.toFixed(2)})`);
  });

  it('draws the profile into a file, in the language asked for', async () => {
    const file = join(scratchFolder('svg'), 'path.svg');
    const point = degreesAt(5.43, 3.57).join(',');
    const argv = ['explain', run, '--at', point, '--layer', 'lte-b3', '--svg', file, '--lang', 'zh'];
    expect((await runCli(argv)).code).toBe(0);
    const svg = readFileSync(file, 'utf8');
    expect(svg).toContain('<title>路径剖面：');
    expect(svg).toContain('主障碍点');
    expect(svg).not.toMatch(/NaN|undefined/);
  });

  it('refuses a point outside, an unknown layer, a changed input and a folder that is no run', async () => {
    const inside = degreesAt(3.63, 3.57).join(',');
    const refused = async (code: number, text: RegExp, ...argv: string[]): Promise<void> => {
      const outcome = await runCli(['explain', ...argv]);
      expect(outcome.err).toMatch(text);
      expect(outcome.code).toBe(code);
      expect(outcome.out).toBe('');
    };
    await refused(2, /outside the area/, run, '--at', '0,0');
    await refused(2, /lte-b3, lte-b8, nr-n78/, run, '--at', inside, '--layer', 'b3');
    await refused(2, /LON,LAT/, run, '--at', 'here');
    await refused(6, /manifest|run/i, project.folder, '--at', inside);
  });
});
