/** The manifest: what was computed from what, by which models, with which defaults, and what was missing. */
import { lossEdition } from '../../coverage/cache/lossCache.js';
import { receiverHeight_mAGL } from '../../coverage/assemble.js';
import { engineInUse } from '../../coverage/kernel/engine.js';
import { effectiveEarthRadius_km } from '../../coverage/kernel/climate.js';
import { PixelStatus } from '../../coverage/kernel/fold.js';
import type { PredictReport } from '../../coverage/predict.js';
import type { CoverageResult } from '../../coverage/result.js';
import type { Diagnostic } from '../../foundation/errors.js';
import { modelInfo } from '../../propagation/registry.js';
import type { ProjectConfig } from '../config/types.js';
import type { Ports } from '../ports.js';
import type { Demand } from './demand.js';
import { landCoverDefinition } from './landCover.js';
import type { Scene } from './scene.js';

export interface InputFile {
  /** Absolute path; only the manifest may hold one. */
  readonly path: string;
  /** Key of the project file that names it. */
  readonly key: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Every file that the project names, hashed, in a stable order. */
export async function inputFiles(config: ProjectConfig, ports: Ports): Promise<InputFile[]> {
  const found = new Map<string, string>([[config.projectFile, 'project']]);
  collect(config, '', found);
  const list = [...found].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return Promise.all(
    list.map(async ([path, key]) => ({
      path,
      key,
      bytes: await ports.files.size_bytes(path),
      sha256: await ports.hash.file(path),
    })),
  );
}

/** Walks the configuration for `file` lists. */
function collect(value: unknown, key: string, found: Map<string, string>): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, part] of Object.entries(value)) {
    const path = key === '' ? name : `${key}.${name}`;
    if (name === 'file' && Array.isArray(part)) for (const file of part) found.set(String(file), key);
    else if (name !== 'origins') collect(part, path, found);
  }
}

export interface ManifestInput {
  readonly config: ProjectConfig;
  readonly scene: Scene;
  readonly coverage: CoverageResult;
  readonly demand: Demand;
  readonly prediction: PredictReport;
  readonly warnings: readonly Diagnostic[];
  readonly inputs: readonly InputFile[];
  readonly hash: string;
  readonly stages: readonly string[];
  readonly clock: { readonly laps: Readonly<Record<string, number>> };
  readonly options: {
    readonly workers: number;
    readonly cache: string;
    readonly effort: string;
    readonly merge?: readonly string[];
  };
  readonly ports: {
    readonly toolVersion: string;
    readonly machine: Ports['machine'];
    readonly clock: Ports['clock'];
  };
}

export function buildManifest(f: ManifestInput): object {
  const { config, scene, coverage, demand } = f;
  const { origins, ...values } = config;
  return {
    schema: 'coverage-manifest/1',
    tool: { name: 'coverage', version: f.ports.toolVersion, kernel: lossEdition },
    created: f.ports.clock.now().toISOString(),
    machine: { node: f.ports.machine.node, platform: f.ports.machine.platform, arch: f.ports.machine.arch },
    command: {
      name: f.options.merge ? 'merge' : 'analyze',
      workers: f.options.workers,
      cache: f.options.cache === 'off' ? 'off' : 'on',
      effort: f.options.effort,
      engine: engineInUse(),
    },
    stages: f.stages,
    planHash: f.hash,
    config: values,
    origins,
    inputs: f.inputs,
    models: modelsUsed(scene),
    layers: scene.network.layers,
    definitions: {
      profiles: [...new Map(coverage.layers.map((l) => [l.profile.id, l.profile])).values()],
      clutterClasses: scene.terrain.clutter,
      landCover: landCoverDefinition(config.terrain.clutter),
      receiverHeight_mAGL,
      radioClimate: scene.terrain.climate,
      effectiveEarthRadius_km: effectiveEarthRadius_km(scene.terrain.climate),
      timeShare_pct: 50,
      locationShare_pct: 50,
      tdd: 'cross-link interference of differing TDD frames is not modelled',
    },
    // R2: what was said of the terrain and how gaps were treated.
    terrain: { ...scene.terrain.facts, ...scene.facts, terminalClutter: 'nominal-gap' },
    network: {
      ...scene.network.counts,
      layersFrom: scene.stations.layersFrom,
      addedLayers: scene.stations.addedNrLayers.map((l) => l.id),
      unusedColumns: scene.stations.unusedColumns,
    },
    demand: { basis: demand.basis, ...demand.facts },
    prediction: f.prediction,
    unknownShare: Object.fromEntries(coverage.services.map((s) => [s.id, unknownShare(s.status)])),
    flags: scene.facts.terrainOnly ? ['terrain-only'] : [],
    warnings: f.warnings,
    seconds: f.clock.laps,
  };
}

function modelsUsed(scene: Scene): object[] {
  const ids = [...new Set(scene.network.layers.map((l) => l.model))];
  return ids.map((id) => {
    const info = modelInfo(id);
    return {
      id,
      name: info.name,
      title: info.title,
      edition: info.edition,
      layers: scene.network.layers.filter((l) => l.model === id).map((l) => l.id),
    };
  });
}

function unknownShare(status: Uint8Array): number {
  let inside = 0;
  let unknown = 0;
  for (const s of status) {
    if (s === PixelStatus.outside) continue;
    inside++;
    if (s === PixelStatus.unknown) unknown++;
  }
  return inside > 0 ? unknown / inside : 0;
}
