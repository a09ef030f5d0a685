/** Rasters of a coverage with the tables that their indexes need. */
import type { CoverageResult } from '../../coverage/result.js';
import { CoverageError } from '../../foundation/errors.js';
import { writeCog, writeReadyCog } from '../../io/raster/cog.js';
import type { RunFolder } from '../../io/runFolder.js';
import type { Network } from '../../network/network.js';
import { rasterFiles } from '../../report/rasters.js';
import type { Ports } from '../ports.js';
import { analyzeMessages as m } from './messages.js';
import { layersCsv, serversCsv } from './tables.js';

/** `rasters/` today, `rasters-after/` with the plan built. */
export async function writeRasters(
  run: RunFolder,
  folder: 'rasters' | 'rasters-after',
  coverage: CoverageResult,
  network: Network,
  crs: string,
  ports: Ports,
): Promise<void> {
  await writeFiles(run, folder, coverage, crs, ports);
  for (const { layer } of coverage.layers)
    await run.write(`${folder}/${layer.id}/servers.csv`, serversCsv(network, layer.id));
  await run.write(`${folder}/layers.csv`, layersCsv(coverage));
}

const sliceBands = ['rsrp_dBm', 'rs_sinr_dB', 'best_server', 'status'];

/** What flies asks of each layer of a slice: level, quality, server and verdict. */
export async function writeSlice(
  run: RunFolder,
  folder: string,
  coverage: CoverageResult,
  network: Network,
  crs: string,
  ports: Ports,
): Promise<void> {
  const wanted = coverage.layers.flatMap(({ layer }) =>
    sliceBands.map((band) => `${folder}/${layer.id}/${band}.tif`),
  );
  await writeFiles(run, folder, coverage, crs, ports, (name) => wanted.includes(name));
  for (const { layer } of coverage.layers)
    await run.write(`${folder}/${layer.id}/servers.csv`, serversCsv(network, layer.id));
}

async function writeFiles(
  run: RunFolder,
  folder: string,
  coverage: CoverageResult,
  crs: string,
  ports: Ports,
  isWanted: (name: string) => boolean = () => true,
): Promise<void> {
  const { stored } = coverage;
  const files = rasterFiles(stored?.empty ?? coverage, folder).filter(({ name }) => isWanted(name));
  const epsg = Number(/^EPSG:(\d+)$/.exec(crs)?.[1] ?? 32767);
  ports.progress.start(files.length, m.rasters);
  for (const file of files) {
    if (ports.signal.aborted)
      throw new CoverageError('cancelled', { severity: 'error', code: 'CVG_CANCELLED', text: m.cancelled });
    await run.ensureFolder(file.name);
    const path = run.path(file.name);
    if (stored) await writeReadyCog(path, { ...file, epsg }, stored.ready(file.data));
    else await writeCog(path, { ...file, epsg });
    ports.progress.tick();
  }
  ports.progress.done();
}
