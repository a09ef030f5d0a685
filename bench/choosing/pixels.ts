/**
 * Three pixels of Andorra, chosen by their profile (clear, one ridge, two ridges) and explained by `explain` on a run: terms of
 * the loss, and the profile as a figure.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Explanation } from '../../src/app/explain.js';
import { assembleOn } from '../../src/app/analyze/prediction.js';
import type { Scene } from '../../src/app/analyze/scene.js';
import { useCases } from '../../src/cli/useCases.js';
import { effectiveEarthRadius_km } from '../../src/coverage/kernel/climate.js';
import { rayProfile } from '../../src/coverage/kernel/profile.js';
import type { CoverageResult } from '../../src/coverage/result.js';
import { clutterClasses, defaultHeight_m } from '../../src/terrain/clutter.js';
import type { RadioClimate } from '../../src/terrain/climate.js';
import { decimal, type Part, table } from './part.js';
import { itmLoss_dB } from './paths.js';
import { ridges_km } from './ridges.js';
import { andorraProject, inWorkers, ports, predictScene, readProject, sceneOf } from './world.js';

const grid_m = 60;
/** Every fourth pixel of every fourth row, this far from its server, on land where nothing stands. */
const thinning = 4;
const distance_km = [2, 6] as const;

const kinds = [
  { id: 'clear', title: 'clear', ridges: 0 },
  { id: 'ridge', title: 'one ridge', ridges: 1 },
  { id: 'ridges', title: 'two ridges', ridges: 2 },
];

interface Found {
  readonly lon: number;
  readonly lat: number;
  readonly layer: string;
  readonly level_dBm: number;
  readonly ridges: number;
}

/** Writes the figures when told where. */
export async function pixels(figures?: URL): Promise<Part> {
  const scene = await sceneOf(await readProject(andorraProject), grid_m);
  const found = profiles(scene, await predictScene(scene, inWorkers()));
  const folder = mkdtempSync(join(tmpdir(), 'coverage-choosing-'));
  try {
    const run = join(folder, 'run');
    await useCases.analyze(
      {
        project: andorraProject,
        output: run,
        workers: 2,
        stages: ['predict'],
        resume: false,
        overwrite: false,
        dryRun: false,
        cache: 'off',
        effort: 'normal',
        engine: 'exact',
      },
      ports(),
    );
    const columns: Explanation[] = [];
    for (const { id, ridges } of kinds) {
      const { lon, lat, layer } = middle(found.filter((f) => f.ridges === ridges));
      const { json, svg } = await useCases.explain(
        { run, at: { lon, lat }, layer, cache: 'off', columns: 100 },
        ports(),
      );
      columns.push(json as Explanation);
      if (figures && svg) writeFileSync(new URL(`choosing-${id}.svg`, figures), svg('en'));
    }
    return { id: 'pixels', markdown: termTable(columns, scene.terrain.climate), rows: [] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Best servers' profiles of the thinned pixels on bare land. */
function profiles(scene: Scene, coverage: CoverageResult): Found[] {
  const { plan, world } = assembleOn(scene.network, scene.positions, { scene, tileSize: 256 });
  const { cols, rows, stride, col0, row0 } = plan.lattice;
  const a_e_km = effectiveEarthRadius_km(world.climate);
  const { originX, originY, cellX, cellY } = scene.terrain.pixelGrid;
  const found: Found[] = [];
  for (const { layer, bestServer, rsrp_dBm } of coverage.layers)
    for (let row = 0; row < rows; row += thinning)
      for (let col = 0; col < cols; col += thinning) {
        const p = row * cols + col;
        const { id } = clutterClasses[coverage.clutterClass[p]];
        if (coverage.areaMask[p] === 0 || !(bestServer[p] >= 0) || defaultHeight_m[id] > 0) continue;
        const { mast: m, fan_m } = plan.windows[plan.windowOfSector[bestServer[p]]];
        const mast = plan.masts[m];
        const setup = {
          terrain: world.terrain,
          clutter: world.clutter,
          lattice: plan.lattice,
          window: { col0: col, row0: row, cols: 1, rows: 1 },
          ...mast,
          receiverHeight_mAGL: world.receiverHeight_mAGL,
          radius_m: fan_m,
          effectiveEarthRadius_km: a_e_km,
          useClutter: true,
          longestWavelength_m: 1,
        };
        const [dCol, dRow] = [col0 + col * stride - mast.col, row0 + row * stride - mast.row];
        const length_km = (Math.hypot(dCol, dRow) * plan.cell_m) / 1000;
        if (length_km < distance_km[0] || length_km > distance_km[1]) continue;
        const profile = rayProfile(setup, dCol, dRow);
        if (!profile.known) continue;
        const [lon, lat] = scene.area.toLonLat(originX + (col + 0.5) * cellX, originY - (row + 0.5) * cellY);
        const ridges = ridges_km(profile, a_e_km).length;
        found.push({ lon, lat, layer: layer.id, level_dBm: rsrp_dBm[p], ridges });
      }
  return found;
}

/** The one with the middle level: neither the best nor the worst of its kind. */
function middle(found: readonly Found[]): Found {
  if (found.length === 0) throw new Error('no such profile');
  return [...found].sort((a, b) => a.level_dBm - b.level_dBm)[found.length >> 1];
}

const shown = ['L_bfs', 'ν', 'L_d50', 'L_bs', 'L_ba', 'L_bc'];

function termTable(columns: readonly Explanation[], { N0 }: RadioClimate): string {
  const line = (name: string, of: (e: Explanation) => string): string[] => [name, ...columns.map(of)];
  const term = (e: Explanation, symbol: string): number =>
    e.terms.find((t) => t.symbol === symbol)?.value ?? Number.NaN;
  return table(
    ['', ...kinds.map((k) => k.title)],
    [
      line('place, °', (e) => `${decimal(e.at.lon, 5)}, ${decimal(e.at.lat, 5)}`),
      line('distance, km', (e) => decimal(e.server.distance_m / 1000, 2)),
      line('antenna, m above sea level', (e) => decimal(e.server.antenna_mAMSL, 0)),
      line('ground at the pixel, m above sea level', (e) => decimal(e.at.ground_mAMSL, 0)),
      ...shown.map((symbol) =>
        line(`${symbol}${symbol === 'ν' ? '' : ', dB'}`, (e) => decimal(term(e, symbol))),
      ),
      line('loss over the straight profile, dB', (e) => decimal(e.exact_dB ?? Number.NaN)),
      line('ITM over the same ground, dB', (e) => decimal(itmOver(e, 1000 * term(e, 'f'), N0))),
      line('RSRP, dBm', (e) => decimal(e.rsrp_dBm)),
    ],
  );
}

const itmOver = ({ profile: p }: Explanation, f_MHz: number, N0: number): number =>
  itmLoss_dB(f_MHz, N0, {
    d_km: p.d_km,
    h_m: p.ground_mAMSL,
    antennaHeight_mAGL: p.tx_mAMSL - p.ground_mAMSL[0],
    receiverHeight_mAGL: p.rx_mAMSL - p.ground_mAMSL[p.ground_mAMSL.length - 1],
  });
