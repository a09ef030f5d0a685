/** Small tables beside the rasters: what the indexes in best_server and best_layer mean. */
import type { CoverageResult } from '../../coverage/result.js';
import { writeCsv } from '../../io/table/writeCsv.js';
import type { Network } from '../../network/network.js';

export function serversCsv(network: Network, layerId: string): string {
  const rows = network.sectors
    .filter((s) => s.layer.id === layerId)
    .map((s) => [
      s.index,
      s.siteId,
      s.cellId,
      s.name,
      s.operator,
      s.layer.group,
      s.lon,
      s.lat,
      s.antennaHeight_mAGL,
      Number.isNaN(s.azimuth_deg) ? null : s.azimuth_deg,
      s.mechTilt_deg,
      s.elecTilt_deg,
      round(s.epre_dBm),
      round(s.rsGain_dBi),
      s.pci < 0 ? null : s.pci,
      s.frequency_MHz,
      s.defaulted,
    ]);
  const header = [
    'index',
    'site_id',
    'cell_id',
    'name',
    'operator',
    'group',
    'lon',
    'lat',
    'height_mAGL',
    'azimuth_deg',
    'mech_tilt_deg',
    'elec_tilt_deg',
    'rs_epre_dBm',
    'ssb_gain_dBi',
    'pci',
    'frequency_MHz',
    'defaulted',
  ];
  return writeCsv(header, rows);
}

export function layersCsv(coverage: CoverageResult): string {
  const header = [
    'index',
    'layer',
    'group',
    'technology',
    'band',
    'frequency_MHz',
    'bandwidth_MHz',
    'model',
    'profile',
  ];
  return writeCsv(
    header,
    coverage.layers.map(({ layer: l }, i) => [
      i,
      l.id,
      l.group,
      l.technology,
      l.band,
      l.frequency_MHz,
      l.bandwidth_MHz,
      l.model,
      l.profile,
    ]),
  );
}

const round = (x: number): number => Math.round(x * 100) / 100;
