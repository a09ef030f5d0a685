/** Predicts the shipped sample with the library and sorts the people without a service into clusters by cause. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { collectCoverage } from '../../src/app/analyze/collect.js';
import { loadScene } from '../../src/app/analyze/scene.js';
import { parseProject } from '../../src/app/config/parse.js';
import { projectPorts } from '../../src/app/info.js';
import { nodeFiles } from '../../src/cli/ports.js';
import { bandsOf } from '../../src/coverage/bands.js';
import { effectiveEarthRadius_km } from '../../src/coverage/kernel/climate.js';
import { assemble, receiverHeight_mAGL } from '../../src/coverage/assemble.js';
import type { TileResult } from '../../src/coverage/kernel/fold.js';
import { coverageJobs } from '../../src/coverage/kernel/jobs.js';
import { carrierLoss } from '../../src/coverage/kernel/loss.js';
import { profileDiffraction, rayProfile } from '../../src/coverage/kernel/profile.js';
import { predict } from '../../src/coverage/predict.js';
import type { CoverageResult, LayerCoverage, ServiceCoverage } from '../../src/coverage/result.js';
import { inlineExecutor } from '../../src/execute/inline.js';
import { transformer } from '../../src/geo/transform.js';
import { openMosaics } from '../../src/io/raster/mosaic.js';
import { buildingEntryLoss_dB } from '../../src/propagation/p2109/equations.js';
import { distributeCounts } from '../../src/raster/sumPreserving.js';
import { clutterClasses } from '../../src/terrain/clutter.js';
import { projectRoot } from './needs.js';

export const sampleFolder = join(projectRoot, 'data-samples/qinghe');
const status = { covered: 1, poorQuality: 4 } as const;
/** A cluster holds at least so many people. */
const clusterPeople = 20;

export type Cause = 'terrain' | 'interference' | 'no-site' | 'distance';

export interface Cluster {
  /** Output pixels, ascending. */
  readonly pixels: readonly number[];
  readonly people: number;
}

export type SamplePrediction = Awaited<ReturnType<typeof predictSample>>;

/** The whole sample on an output grid of `resolution_m` (a multiple of 30 that is odd), in this thread. */
export async function predictSample(resolution_m: number) {
  const file = join(sampleFolder, 'project.yaml');
  const { config } = await parseProject(readFileSync(file, 'utf8'), file, projectPorts(nodeFiles));
  const scene = await loadScene({ ...config, grid: { ...config.grid, resolution_m } }, 2 ** 32);
  const input = assemble(scene.network, scene.positions, scene.terrain, scene.areaMask, 256);
  const tiles = new Map<number, TileResult>();
  await predict(input, {
    executor: inlineExecutor(coverageJobs),
    sink: {
      has: () => Promise.resolve(false),
      put: (tile, result) => Promise.resolve(void tiles.set(tile, result)),
    },
  });
  const { plan, services } = input;
  const { terrain, areaMask } = scene;
  const coverage = collectCoverage(
    { plan, layers: scene.network.layers, services, terrain, areaMask },
    (t, name) => {
      const tile = tiles.get(t);
      const data = tile && new Map(bandsOf(tile)).get(name);
      if (!data) throw new Error(`tile ${t} lacks ${name}`);
      return { data, stride: tile.tile.cols };
    },
  );
  return { scene, input, coverage, people: await peopleOf(coverage, join(sampleFolder, 'population.tif')) };
}

/** People on each output pixel, zero outside the area. */
async function peopleOf({ pixelGrid, areaMask }: CoverageResult, file: string): Promise<Float64Array> {
  const [source] = await openMosaics([file]);
  const toSource = transformer(pixelGrid.crs, source.grid.crs);
  const toTarget = transformer(source.grid.crs, pixelGrid.crs);
  const { data } = await distributeCounts(source, pixelGrid, { toSource, toTarget });
  await source.close();
  return data.map((count, i) => (areaMask[i] && count > 0 ? count : 0));
}

export function serviceOf({ coverage }: SamplePrediction, id: string): ServiceCoverage {
  const found = coverage.services.find((s) => s.id === id);
  if (!found) throw new Error(`the sample has no service ${id}`);
  return found;
}

/** Share of the people (those on `where` pixels) for whom the test holds. */
export function shareOfPeople(
  { people }: SamplePrediction,
  holds: (pixel: number) => boolean,
  where: (pixel: number) => boolean = () => true,
): number {
  let [all, some] = [0, 0];
  people.forEach((count, i) => {
    if (count === 0 || !where(i)) return;
    all += count;
    if (holds(i)) some += count;
  });
  return some / all;
}

/** 8-connected groups of pixels with people for which the test holds, with `clusterPeople` people or more. */
export function clustersOf(
  { coverage, people }: SamplePrediction,
  holds: (pixel: number) => boolean,
): Cluster[] {
  const { cols, rows } = coverage.pixelGrid;
  const seen = new Uint8Array(people.length);
  const clusters: Cluster[] = [];
  for (let start = 0; start < people.length; start++) {
    const pixels: number[] = [];
    const visit = (i: number): void => {
      if (seen[i] || people[i] === 0 || !holds(i)) return;
      seen[i] = 1;
      pixels.push(i);
    };
    visit(start);
    for (let k = 0; k < pixels.length; k++) {
      const col = pixels[k] % cols;
      const row = Math.floor(pixels[k] / cols);
      for (let r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++)
        for (let c = Math.max(0, col - 1); c <= Math.min(cols - 1, col + 1); c++) visit(r * cols + c);
    }
    const count = pixels.reduce((sum, i) => sum + people[i], 0);
    if (count >= clusterPeople) clusters.push({ pixels: pixels.sort((a, b) => a - b), people: count });
  }
  return clusters;
}

export const uncoveredClusters = (sample: SamplePrediction, service: ServiceCoverage): Cluster[] =>
  clustersOf(sample, (i) => service.status[i] !== status.covered);

/**
 * Why a cluster has no service: `interference` when most of its people have level without quality; else `terrain` when
 * bare ground blocks the ray from the best server to the cluster's middle; else `distance`.
 */
export function causeOf(sample: SamplePrediction, service: ServiceCoverage, cluster: Cluster): Cause {
  const { coverage, people } = sample;
  const noisy = cluster.pixels.filter((i) => service.status[i] === status.poorQuality);
  if (noisy.reduce((sum, i) => sum + people[i], 0) > cluster.people / 2) return 'interference';
  const pixel = middleOf(sample, cluster);
  const layer = coverage.layers[service.layers[0]];
  if (layer.bestServer[pixel] < 0) return 'no-site';
  return isClear(sample, layer, pixel) ? 'distance' : 'terrain';
}

/** The cluster's pixel nearest to the centre of its people. */
function middleOf({ coverage, people }: SamplePrediction, { pixels, people: total }: Cluster): number {
  const { cols } = coverage.pixelGrid;
  const mean = (part: (i: number) => number): number =>
    pixels.reduce((sum, i) => sum + part(i) * people[i], 0) / total;
  const col = mean((i) => i % cols);
  const row = mean((i) => Math.floor(i / cols));
  const far = (i: number): number => (i % cols) - col;
  const off = (i: number): number => Math.hypot(far(i), Math.floor(i / cols) - row);
  return pixels.reduce((a, b) => (off(a) <= off(b) ? a : b));
}

/** Whether bare ground leaves the ray from the pixel's best server free. */
function isClear({ scene, input, coverage }: SamplePrediction, layer: LayerCoverage, pixel: number): boolean {
  const { network, positions, terrain } = scene;
  const { workGrid, lattice } = terrain;
  const at = network.sectors.findIndex((s) => s.index === layer.bestServer[pixel]);
  const sector = network.sectors[at];
  const col = Math.floor((positions[at][0] - workGrid.originX) / workGrid.cellX);
  const row = Math.floor((workGrid.originY - positions[at][1]) / workGrid.cellY);
  const { cols } = coverage.pixelGrid;
  const dCol = lattice.col0 + (pixel % cols) * lattice.stride - col;
  const dRow = lattice.row0 + Math.floor(pixel / cols) * lattice.stride - row;
  if (dCol === 0 && dRow === 0) return true;
  const profile = rayProfile(
    {
      terrain: input.world.terrain,
      clutter: input.world.clutter,
      lattice,
      window: { col0: 0, row0: 0, cols: lattice.cols, rows: lattice.rows },
      col,
      row,
      antennaHeight_mAGL: sector.antennaHeight_mAGL,
      receiverHeight_mAGL,
      radius_m: sector.layer.radius_m,
      effectiveEarthRadius_km: effectiveEarthRadius_km(input.world.climate),
      useClutter: false,
      longestWavelength_m: 299.792458 / sector.frequency_MHz,
    },
    dCol,
    dRow,
  );
  const { frequency_MHz, radius_m } = sector.layer;
  const carrier = carrierLoss({ model: 'auto', frequency_MHz, radius_m }, input.world.climate);
  return profileDiffraction(carrier, profile).clear;
}

/**
 * Built-up pixels that are served in the street but not behind the walls of a traditional building: level less the loss
 * not exceeded in half of the buildings (ITU-R P.2109-2) is below the gate.
 */
export function indoorClusters(sample: SamplePrediction, service: ServiceCoverage): Cluster[] {
  const { coverage } = sample;
  const layer = coverage.layers[service.layers[0]];
  const loss_dB = buildingEntryLoss_dB(layer.layer.frequency_MHz / 1000, 0.5, 'traditional', 0);
  return clustersOf(
    sample,
    (i) =>
      clutterClasses[coverage.clutterClass[i]].builtUp &&
      service.status[i] === status.covered &&
      layer.rsrp_dBm[i] - loss_dB < layer.profile.rsrp_dBm,
  );
}
