/** What was measured and felt in the county, beside what is predicted (rules R7): grids, drive tests, complaints, traffic. */
import { type ComplaintPoint, countNames, readComplaints } from '../../calibration/complaints.js';
import { type Disagreement, driveDisagreement, gridDisagreement } from '../../calibration/disagreement.js';
import { fewestSamples, type LaidGrids, layGrids } from '../../calibration/grids.js';
import {
  type GridMeasurement,
  type Measurement,
  readDriveTest,
  readGrids,
  type ToDegrees,
} from '../../calibration/measurements.js';
import type { MeasuredPixels } from '../../coverage/measured.js';
import type { CoverageResult } from '../../coverage/result.js';
import { numberOf } from '../../demand/places.js';
import { demandWeights } from '../../demand/weights.js';
import { Diagnostics } from '../../foundation/diagnostics.js';
import type { Diagnostic } from '../../foundation/errors.js';
import { fill } from '../../foundation/text.js';
import { resolveCrs } from '../../geo/crs.js';
import { transformer } from '../../geo/transform.js';
import { openMosaics } from '../../io/raster/mosaic.js';
import type { RunFolder } from '../../io/runFolder.js';
import { readTable, type Table } from '../../io/table/table.js';
import { writeCsv } from '../../io/table/writeCsv.js';
import { warp } from '../../raster/warp.js';
import type { FileRef, ProjectConfig } from '../config/types.js';
import type { Demand } from './demand.js';
import { evidenceMessages as m } from './evidenceMessages.js';
import { placer, readPoints } from './points.js';
import type { Scene } from './scene.js';

/** Rows of the project's evidence, not yet placed on a grid. Undefined: the project has none of this kind. */
export interface EvidenceRows {
  readonly grids: readonly GridMeasurement[] | undefined;
  readonly driveTests: readonly Measurement[] | undefined;
  readonly complaints: readonly ComplaintPoint[] | undefined;
}

export interface Evidence {
  /** Measured grids by service. */
  readonly measured: ReadonlyMap<string, MeasuredPixels>;
  /** Per pixel, 1 = nothing known; undefined without complaints and traffic. */
  readonly demandWeights: Float64Array | undefined;
  readonly disagreement: readonly Disagreement[];
  readonly facts: Readonly<Record<string, number>>;
  readonly warnings: readonly Diagnostic[];
}

/** Reads every file of the evidence before the prediction, so that a bad one is refused before it. */
export async function readEvidence({ evidence }: ProjectConfig): Promise<EvidenceRows> {
  const { mr_grids, drive_tests, complaints, traffic } = evidence;
  const rows = {
    grids:
      mr_grids &&
      (await tables(mr_grids, (table, problems, toDegrees) => {
        const { kind } = resolveCrs(mr_grids.crs ?? 'EPSG:4326');
        return readGrids(table, problems, toDegrees, kind === 'projected');
      })),
    driveTests: drive_tests && (await tables(drive_tests, readDriveTest)),
    complaints: complaints && (await complaintPoints(complaints)),
  };
  if (traffic)
    for (const source of await openMosaics(traffic.file, { declaredCrs: traffic.crs })) await source.close();
  return rows;
}

async function tables<T>(
  { file, crs }: FileRef,
  read: (table: Table, problems: Diagnostics, toDegrees: ToDegrees) => T[],
): Promise<T[]> {
  const problems = new Diagnostics();
  const toDegrees = placer(crs ?? 'EPSG:4326');
  const rows: T[][] = [];
  for (const name of file) rows.push(read(await readTable(name), problems, toDegrees));
  problems.throwIfErrors('inputData');
  return rows.flat();
}

async function complaintPoints(ref: FileRef): Promise<ComplaintPoint[]> {
  const isJson = (name: string) => /\.(geo)?json$/i.test(name);
  const features = await readPoints({ ...ref, file: ref.file.filter(isJson) });
  const points = features.flatMap(({ attributes, geometry }): ComplaintPoint[] => {
    if (geometry.type !== 'Point') return [];
    const [lon, lat] = geometry.coordinates;
    const count = numberOf(attributes, countNames);
    return [{ lon, lat, count: Number.isNaN(count) ? 1 : count }];
  });
  const rows = await tables({ ...ref, file: ref.file.filter((f) => !isJson(f)) }, readComplaints);
  return [...points, ...rows];
}

export interface EvidenceScene {
  readonly config: ProjectConfig;
  readonly scene: Scene;
  readonly coverage: CoverageResult;
  readonly demand: Demand;
}

/** Undefined when the project has no evidence. */
export async function loadEvidence(
  { grids, driveTests, complaints }: EvidenceRows,
  { config, scene, coverage, demand }: EvidenceScene,
  signal?: AbortSignal,
): Promise<Evidence | undefined> {
  const { traffic } = config.evidence;
  if (!grids && !driveTests && !complaints && !traffic) return undefined;
  const { fromLonLat } = scene.area;
  const people = demand.basisIsPeople ? demand.people : undefined;
  const { byService, ...counts } = layGrids(grids ?? [], coverage, fromLonLat);
  const weights = (complaints ?? traffic) && {
    grid: coverage.pixelGrid,
    areaMask: coverage.areaMask,
    people: demand.people,
    basisIsPeople: demand.basisIsPeople,
    complaints: (complaints ?? []).map(({ lon, lat, count }) => {
      const [x_m, y_m] = fromLonLat(lon, lat);
      return { x_m, y_m, count };
    }),
    traffic: traffic && (await trafficPerPixel(traffic, scene, signal)),
  };
  return {
    measured: byService,
    demandWeights: weights && demandWeights(weights),
    disagreement: [
      ...gridDisagreement(coverage, byService, people),
      ...driveDisagreement(coverage, driveTests ?? [], people, fromLonLat),
    ],
    facts: {
      gridsUsed: counts.used,
      gridsTooFewSamples: counts.tooFewSamples,
      gridsOutside: counts.outside,
      gridsUnmatched: counts.unmatched,
      driveTestSamples: driveTests?.length ?? 0,
      complaints: (complaints ?? []).reduce((sum, c) => sum + c.count, 0),
    },
    warnings: grids && counts.used < grids.length ? [gridsLeft(counts, grids.length)] : [],
  };
}

const gridsLeft = (counts: Omit<LaidGrids, 'byService'>, total: number): Diagnostic => ({
  severity: 'warning',
  code: 'CVG_EVIDENCE_GRIDS_LEFT',
  text: fill(m.gridsLeft, { ...counts, total, least: fewestSamples }),
});

/** Files are laid over each other, the first that knows a pixel first. */
export async function trafficPerPixel(
  ref: FileRef,
  scene: Scene,
  signal?: AbortSignal,
): Promise<Float32Array> {
  const grid = scene.terrain.pixelGrid;
  const traffic = new Float32Array(grid.cols * grid.rows).fill(Number.NaN);
  for (const source of await openMosaics(ref.file, { declaredCrs: ref.crs })) {
    try {
      const part = await warp(source, grid, transformer(grid.crs, source.grid.crs), 'nearest', signal);
      part.forEach((v, i) => {
        if (Number.isNaN(traffic[i])) traffic[i] = v;
      });
    } finally {
      await source.close();
    }
  }
  return traffic;
}

const columns = [
  'source',
  'service',
  'samples',
  'compared',
  'predictedCoveredMeasuredWeak',
  'predictedWeakMeasuredCovered',
  'peopleCoveredMeasuredWeak',
  'peopleWeakMeasuredCovered',
  'meanError_dB',
  'sigma_dB',
] as const satisfies readonly (keyof Disagreement)[];

/** `evidence/disagreement.csv`: one row per source and service. */
export const writeEvidence = (run: RunFolder, { disagreement }: Evidence): Promise<void> =>
  run.write(
    'evidence/disagreement.csv',
    writeCsv(
      [...columns],
      disagreement.map((row) => columns.map((c) => rounded(row)[c])),
      { bom: true },
    ),
  );

/** The same table for `summary.json`; null where nothing is known. */
export function evidenceSummary({ facts, demandWeights: weights, disagreement }: Evidence): object {
  return { ...facts, weighted: weights !== undefined, disagreement: disagreement.map(rounded) };
}

const rounded = (row: Disagreement): Disagreement => ({
  ...row,
  peopleCoveredMeasuredWeak: Math.round(row.peopleCoveredMeasuredWeak),
  peopleWeakMeasuredCovered: Math.round(row.peopleWeakMeasuredCovered),
  meanError_dB: Number(row.meanError_dB.toFixed(2)),
  sigma_dB: Number(row.sigma_dB.toFixed(2)),
});
