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
  const { stored } = coverage;
  const files = rasterFiles(stored?.empty ?? coverage, folder);
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
  for (const { layer } of coverage.layers)
    await run.write(`${folder}/${layer.id}/servers.csv`, serversCsv(network, layer.id));
  await run.write(`${folder}/layers.csv`, layersCsv(coverage));
  ports.progress.done();
}
