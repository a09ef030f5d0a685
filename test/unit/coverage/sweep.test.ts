import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/foundation/random.js';
import { autoOverProfile } from '../../../src/coverage/kernel/autoProfile.js';
import { effectiveEarthRadius_km } from '../../../src/coverage/kernel/climate.js';
import { carrierLoss, cellLoss_dB, deltaBullingtonLoss_dB } from '../../../src/coverage/kernel/loss.js';
import { profileDiffraction, rayProfile } from '../../../src/coverage/kernel/profile.js';
import {
  createSweepScratch,
  sweep,
  sweepSteps,
  type SweepSetup,
} from '../../../src/coverage/kernel/sweep.js';
import { p1812 } from '../../../src/propagation/p1812/model.js';
import type { TerrainView } from '../../../src/coverage/kernel/terrain.js';

/** Two engines on the same ray may differ by this much on any cell. */
const TOL_ENGINE_dB = 0.1;

/** Guangdong and Harbin: ducting matters most in the south, the earth is flattest there. */
const south = { deltaN: 49, N0: 370, latitude_deg: 21 };
const north = { deltaN: 38, N0: 315, latitude_deg: 47 };

const clutter = { gap_m: Float32Array.of(0, 27, 15), sigma_dB: Float32Array.of(7, 8, 7) };

/** Fractal hills with patches of houses (10 m) and forest (15 m). */
function world(size: number, cell_m: number, relief_m: number, seed: number, withClutter: boolean) {
  const random = seededRandom(seed);
  const ground_m = new Float32Array(size * size);
  const clutter_halfM = new Uint8Array(size * size);
  const clutterClass = new Uint8Array(size * size);
  const waves = Array.from({ length: 24 }, (_, i) => {
    const k = 2 ** (i / 4) / size;
    return {
      kx: k * (random() - 0.5) * 12,
      ky: k * (random() - 0.5) * 12,
      p: random() * 6.28,
      a: 1 / (i + 2),
    };
  });
  for (let row = 0; row < size; row++)
    for (let col = 0; col < size; col++) {
      let h = 0;
      for (const w of waves) h += w.a * Math.sin(w.kx * col + w.ky * row + w.p);
      const i = row * size + col;
      ground_m[i] = 300 + relief_m * h;
      if (!withClutter) continue;
      const patch = Math.sin(col / 7 + seed) + Math.cos(row / 5);
      clutterClass[i] = patch > 0.9 ? 1 : patch < -1.1 ? 2 : 0;
      clutter_halfM[i] = clutterClass[i] === 1 ? 20 : clutterClass[i] === 2 ? 30 : 0;
    }
  return { cols: size, rows: size, cell_m, ground_m, clutter_halfM, clutterClass };
}

function setupOf(terrain: TerrainView, radius_m: number, useClutter: boolean): SweepSetup {
  return {
    terrain,
    clutter,
    lattice: { stride: 1, col0: 0, row0: 0, cols: terrain.cols, rows: terrain.rows },
    window: { col0: 0, row0: 0, cols: terrain.cols, rows: terrain.rows },
    col: terrain.cols >> 1,
    row: terrain.rows >> 1,
    antennaHeight_mAGL: 30,
    receiverHeight_mAGL: 1.5,
    radius_m,
    effectiveEarthRadius_km: effectiveEarthRadius_km(south),
    useClutter,
    longestWavelength_m: 0.43,
  };
}

function compare(setup: SweepSetup, f_MHz: number) {
  const carrier = carrierLoss({ model: 'auto', frequency_MHz: f_MHz, radius_m: setup.radius_m }, south);
  const scratch = createSweepScratch(sweepSteps(setup));
  let worst = { difference: 0, dCol: 0, dRow: 0 };
  let cells = 0;
  let unknown = 0;
  sweep(setup, scratch, (ray) => {
    unknown += ray.unknownCount;
    for (let e = 0; e < ray.count; e++) {
      const fast = deltaBullingtonLoss_dB(carrier, ray, e);
      const profile = rayProfile(setup, ray.dCol[e], ray.dRow[e]);
      const slow = profileDiffraction(carrier, profile);
      expect(profile.known).toBe(true);
      expect(slow.clear).toBe(ray.clear[e] === 1);
      const difference = Math.abs(fast - slow.loss_dB);
      if (!(difference <= worst.difference)) worst = { difference, dCol: ray.dCol[e], dRow: ray.dRow[e] };
      cells++;
    }
  });
  return { worst, cells, unknown };
}

describe('the radial sweep', () => {
  for (const [name, cell_m, relief_m, withClutter, f_MHz] of [
    ['bare hills at 30 m, 700 MHz', 30, 120, false, 700],
    ['bare steep hills at 10 m, 3500 MHz', 10, 200, false, 3500],
    ['houses and forest at 30 m, 1850 MHz', 30, 80, true, 1850],
    ['houses and forest at 10 m, where gaps span several cells, 3500 MHz', 10, 40, true, 3500],
    ['nearly flat land at 50 m, 4900 MHz', 50, 2, true, 4900],
  ] as const)
    it(`equals the O(N) form on every cell: ${name}`, () => {
      const setup = setupOf(world(121, cell_m, relief_m, 7, withClutter), 60 * cell_m, withClutter);
      const { worst, cells } = compare(setup, f_MHz);
      expect(cells).toBeGreaterThan(11000);
      expect(worst.difference, `at ${worst.dCol},${worst.dRow}`).toBeLessThanOrEqual(TOL_ENGINE_dB);
    });

  it('computes every cell of the disc exactly once, counted by x² + y² ≤ r²', () => {
    for (const radius_cells of [1, 2, 7.5, 33, 59.9]) {
      const terrain = world(121, 30, 50, 3, false);
      const setup = setupOf(terrain, radius_cells * 30, false);
      const seen = new Uint8Array(121 * 121);
      sweep(setup, createSweepScratch(sweepSteps(setup)), (ray) => {
        for (let e = 0; e < ray.count; e++) seen[ray.pixel[e]]++;
      });
      for (let row = 0; row < 121; row++)
        for (let col = 0; col < 121; col++) {
          const d2 = (col - 60) ** 2 + (row - 60) ** 2;
          const inside = d2 > 0 && d2 <= radius_cells ** 2;
          expect(seen[row * 121 + col], `cell ${col},${row} radius ${radius_cells}`).toBe(inside ? 1 : 0);
        }
    }
  });

  it('computes each pixel of a window with a stride once and nothing else', () => {
    const terrain = world(200, 10, 50, 5, false);
    const base = setupOf(terrain, 900, false);
    const setup: SweepSetup = {
      ...base,
      col: 31,
      row: 150,
      lattice: { stride: 3, col0: 4, row0: 1, cols: 60, rows: 60 },
      window: { col0: 10, row0: 20, cols: 25, rows: 30 },
    };
    const seen = new Uint8Array(25 * 30);
    sweep(setup, createSweepScratch(sweepSteps(setup)), (ray) => {
      for (let e = 0; e < ray.count; e++) seen[ray.pixel[e]]++;
    });
    let inside = 0;
    for (let r = 0; r < 30; r++)
      for (let c = 0; c < 25; c++) {
        const d2 = (4 + 3 * (10 + c) - 31) ** 2 + (1 + 3 * (20 + r) - 150) ** 2;
        const wanted = d2 > 0 && d2 <= 90 * 90 ? 1 : 0;
        inside += wanted;
        expect(seen[r * 25 + c], `pixel ${c},${r}`).toBe(wanted);
      }
    expect(inside).toBeGreaterThan(400);
  });

  it('interpolates short void runs, leaves long ones unknown, and agrees with the O(N) form on which', () => {
    const terrain = world(121, 30, 60, 11, false);
    for (let row = 20; row < 60; row++)
      for (let w = 0; w < 2; w++) terrain.ground_m[row * 121 + 85 + w] = Number.NaN;
    for (let row = 70; row < 110; row++)
      for (let w = 0; w < 6; w++) terrain.ground_m[row * 121 + 85 + w] = Number.NaN;
    const setup = setupOf(terrain, 1800, false);
    const carrier = carrierLoss({ model: 'auto', frequency_MHz: 700, radius_m: 1800 }, south);
    const known = new Uint8Array(121 * 121);
    sweep(setup, createSweepScratch(sweepSteps(setup)), (ray) => {
      for (let e = 0; e < ray.count; e++) {
        known[ray.pixel[e]] = 1;
        const profile = rayProfile(setup, ray.dCol[e], ray.dRow[e]);
        expect(profile.known).toBe(true);
        expect(
          Math.abs(deltaBullingtonLoss_dB(carrier, ray, e) - profileDiffraction(carrier, profile).loss_dB),
        ).toBeLessThan(TOL_ENGINE_dB);
      }
      for (let u = 0; u < ray.unknownCount; u++) {
        known[ray.unknownPixel[u]] = 2;
        const dCol = (ray.unknownPixel[u] % 121) - 60;
        const dRow = Math.floor(ray.unknownPixel[u] / 121) - 60;
        expect(rayProfile(setup, dCol, dRow).known).toBe(false);
      }
    });
    expect(known[85 * 121 + 110]).toBe(2); // behind six void cells
    expect(known[60 * 121 + 115]).toBe(1); // clear of both
    expect(known[57 * 121 + 119]).toBe(1); // behind two void cells of 59
    expect(known[57 * 121 + 86]).toBe(2); // on a void cell
  });

  it('measures void runs in cells of the source, whatever the working grid', () => {
    const terrain = world(301, 30, 60, 11, false);
    for (let row = 140; row < 160; row++)
      for (let w = 0; w < 5; w++) terrain.ground_m[row * 301 + 170 + w] = Number.NaN;
    const reached = (sourceCell_m: number): boolean => {
      const setup = setupOf({ ...terrain, sourceCell_m }, 4500, false);
      let found = false;
      sweep(setup, createSweepScratch(sweepSteps(setup)), (ray) => {
        for (let e = 0; e < ray.count; e++) found ||= ray.dCol[e] === 140 && ray.dRow[e] === 0;
      });
      expect(rayProfile(setup, 140, 0).known).toBe(found);
      return found;
    };
    expect(reached(30)).toBe(false);
    expect(reached(60)).toBe(true);
  });

  it('gives finite numbers on exactly flat ground with equal antenna heights', () => {
    const terrain = { ...world(61, 30, 0, 1, false), ground_m: new Float32Array(61 * 61) };
    const setup = { ...setupOf(terrain, 900, false), antennaHeight_mAGL: 1.5 };
    const { worst, cells } = compare(setup, 3500);
    expect(cells).toBe(2820);
    expect(worst.difference).toBeLessThanOrEqual(TOL_ENGINE_dB);
  });

  for (const [name, cell_m, relief_m, withClutter, f_MHz, climate, antennaHeight_mAGL, wanted] of [
    ['bare hills at 90 m, 700 MHz, north', 90, 250, false, 700, north, 30, ['near']],
    [
      'steep hills with clutter at 60 m, 700 MHz, south',
      60,
      400,
      true,
      700,
      south,
      30,
      ['ducting', 'scatter'],
    ],
    ['a mast on a high tower over clutter, 450 MHz, south', 90, 150, true, 450, south, 150, ['scatter']],
    ['flat land with houses at 10 m, 3500 MHz', 10, 3, true, 3500, north, 25, ['ducting', 'near']],
    ['a lamp post among houses, 4900 MHz', 10, 5, true, 4900, south, 8, ['ducting', 'scatter']],
    ['mountains at 90 m, 2600 MHz, south', 90, 900, false, 2600, south, 40, ['ducting']],
  ] as const)
    it(`auto equals the whole Recommendation over each profile: ${name}`, () => {
      const terrain = world(121, cell_m, relief_m, 5, withClutter);
      const setup = {
        ...setupOf(terrain, 60 * cell_m, withClutter),
        antennaHeight_mAGL,
        effectiveEarthRadius_km: effectiveEarthRadius_km(climate),
        longestWavelength_m: 300 / f_MHz,
      };
      const carrier = carrierLoss({ model: 'auto', frequency_MHz: f_MHz, radius_m: setup.radius_m }, climate);
      const mastGround = terrain.ground_m[setup.row * terrain.cols + setup.col];
      const site = {
        antenna_mAMSL: mastGround + antennaHeight_mAGL,
        antennaHeight_mAGL,
        receiverHeight_mAGL: setup.receiverHeight_mAGL,
        cell_m,
      };
      let worst = { difference: 0, dCol: 0, dRow: 0 };
      const kinds = { ducting: 0, scatter: 0, near: 0 };
      sweep(setup, createSweepScratch(sweepSteps(setup)), (ray) => {
        for (let e = 0; e < ray.count; e++) {
          const [dCol, dRow] = [ray.dCol[e], ray.dRow[e]];
          const built = terrain.clutterClass[ray.pixel[e]] === 1 ? 1 : 0;
          const fast = cellLoss_dB(carrier, site, ray, e, built);
          const profile = rayProfile(setup, dCol, dRow);
          const terminals = { ...site, environment: built };
          const slow = autoOverProfile(carrier, profile, terminals, Math.hypot(dCol, dRow) * cell_m);
          const { combined } = slow.clearAir;
          if (combined.L_bda_dB < combined.L_bd_dB - 0.5) kinds.ducting++;
          if (combined.loss_dB < combined.L_bam_dB - 0.5) kinds.scatter++;
          if (slow.farShare < 1) kinds.near++;
          const difference = Math.abs(fast - slow.loss_dB);
          if (!(difference <= worst.difference)) worst = { difference, dCol, dRow };
        }
      });
      expect(worst.difference, `at ${worst.dCol},${worst.dRow}`).toBeLessThanOrEqual(0.01);
      for (const kind of wanted) expect(kinds[kind], kind).toBeGreaterThan(5);
    });

  it('auto over bare terrain is P.1812-7 itself from 250 m on', () => {
    const terrain = world(121, 90, 400, 9, false);
    const setup = { ...setupOf(terrain, 60 * 90, false), longestWavelength_m: 0.43 };
    const carrier = carrierLoss({ model: 'auto', frequency_MHz: 700, radius_m: setup.radius_m }, south);
    const site = {
      antenna_mAMSL: terrain.ground_m[60 * 121 + 60] + setup.antennaHeight_mAGL,
      antennaHeight_mAGL: setup.antennaHeight_mAGL,
      receiverHeight_mAGL: setup.receiverHeight_mAGL,
      cell_m: 90,
    };
    let compared = 0;
    sweep(setup, createSweepScratch(sweepSteps(setup)), (ray) => {
      for (let e = 0; e < ray.count; e++) {
        // Along rows and columns the ray runs through the cells' centres.
        if (ray.steps[e] < 3 || (ray.dCol[e] !== 0 && ray.dRow[e] !== 0)) continue;
        const { d_km, bare_m } = rayProfile(setup, ray.dCol[e], ray.dRow[e]);
        const { loss_dB } = p1812({
          profile: { d_km, h_m: bare_m },
          profileName: 'ray',
          f_GHz: 0.7,
          p_pct: 50,
          pL_pct: 50,
          polarisation: 'v',
          h_tg_m: site.antennaHeight_mAGL,
          h_rg_m: site.receiverHeight_mAGL,
          d_ct_km: 500,
          d_cr_km: 500,
          ...south,
        });
        expect(Math.abs(cellLoss_dB(carrier, site, ray, e, 0) - loss_dB)).toBeLessThan(0.01);
        compared++;
      }
    });
    expect(compared).toBe(4 * 58);
  });
});
