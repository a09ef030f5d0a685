/** Which rasters a run leaves, with unit, nodata and meaning (design, section 6). */
import type { CoverageResult } from '../coverage/result.js';
import type { GridSpec } from '../raster/raster.js';

export interface RasterFile {
  /** Path inside the run folder. */
  readonly name: string;
  readonly grid: GridSpec;
  readonly data: Float32Array | Int32Array | Uint8Array;
  readonly nodata: number;
  readonly unit: string;
  readonly description: string;
  readonly overview: 'nearest' | 'average' | 'power';
}

const statusMeaning =
  '0 outside computation, 1 covered, 2 weak, 3 blind, 4 poor quality, 5 uplink-limited, 255 unknown';

/** All rasters under `root` (`rasters` or `rasters-after`). Status keeps 0 as "outside", so its nodata is 255 only. */
export function rasterFiles(coverage: CoverageResult, root: string): RasterFile[] {
  const files: RasterFile[] = [];
  const grid = coverage.pixelGrid;
  for (const l of coverage.layers) {
    const add = (
      name: string,
      data: RasterFile['data'],
      nodata: number,
      unit: string,
      description: string,
      overview: RasterFile['overview'],
    ) =>
      files.push({
        name: `${root}/${l.layer.id}/${name}.tif`,
        grid,
        data,
        nodata,
        unit,
        description,
        overview,
      });
    const rs = l.layer.technology === 'nr' ? 'SS' : 'CRS';
    add(
      'rsrp_dBm',
      l.rsrp_dBm,
      Number.NaN,
      'dBm',
      `${rs} reference-signal received power per resource element, best server`,
      'power',
    );
    add(
      'rs_sinr_dB',
      l.rsSinr_dB,
      Number.NaN,
      'dB',
      `${rs} reference-signal SINR of the best server`,
      'average',
    );
    add(
      'data_sinr_dB',
      l.dataSinr_dB,
      Number.NaN,
      'dB',
      'Data SINR at the traffic gain, neighbours at their load',
      'average',
    );
    add(
      'best_server',
      l.bestServer,
      -2147483648,
      '',
      'Index of the best server in servers.csv, -1 none',
      'nearest',
    );
    add('dl_Mbps', l.dl_Mbps, Number.NaN, 'Mbit/s', 'Downlink rate of a single user', 'average');
    add('ul_Mbps', l.ul_Mbps, Number.NaN, 'Mbit/s', 'Uplink rate of a single user', 'average');
    add('probability', l.probability, Number.NaN, '1', 'Probability of being covered', 'average');
    add('overlap', l.overlap, 255, '', 'Co-channel cells within 6 dB of the best, best included', 'nearest');
    add('status', l.status, 255, '', statusMeaning, 'nearest');
  }
  for (const s of [...coverage.services, ...(coverage.named ?? [])]) {
    const add = (
      name: string,
      data: RasterFile['data'],
      nodata: number,
      unit: string,
      description: string,
      overview: RasterFile['overview'],
    ) => files.push({ name: `${root}/${s.id}/${name}.tif`, grid, data, nodata, unit, description, overview });
    add('status', s.status, 255, '', statusMeaning, 'nearest');
    add(
      'probability',
      s.probability,
      Number.NaN,
      '1',
      'Probability of being covered by the best layer',
      'average',
    );
    add('best_layer', s.bestLayer, 255, '', 'Index of the best layer in layers.csv', 'nearest');
  }
  return files;
}
