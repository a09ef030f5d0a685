/** A chosen plan as network: its sites become sectors and indoor cells beside those on air. */
import type { Network, Sector } from '../../network/network.js';
import { equipmentPattern } from '../../radio/equipment.js';
import { defaultLoad } from '../../radio/sinr.js';
import type { Candidate } from '../../siting/candidate.js';
import type { Scene } from './scene.js';

export interface PlannedNetwork {
  readonly network: Network;
  readonly positions: Scene['positions'];
  /** Sectors from this position on belong to the plan. */
  readonly firstSector: number;
  /** Position in the list of chosen of each sector of the plan. */
  readonly siteOf: readonly number[];
}

const poleRadius_m = 1500;

export function withPlan(scene: Scene, chosen: readonly Candidate[]): PlannedNetwork {
  const { network, positions } = scene;
  const firstSector = network.sectors.length;
  const siteOf: number[] = [];
  const sectors = [...network.sectors];
  const places = [...positions];
  const indoor = [...network.indoor];
  chosen.forEach((site, k) => {
    if (site.siteType === 'indoor') indoor.push(indoorCell(scene, site));
    site.request.sectors.forEach((s, i) => {
      sectors.push({
        ...common(scene, site),
        index: sectors.length,
        cellId: `${site.request.id}-${i + 1}`,
        antennaHeight_mAGL: site.request.antennaHeight_mAGL,
        // Sectors of a site are planned with CRS on different shifts.
        pci: site.layer.technology === 'lte' ? i % 3 : -1,
        azimuth_deg: s.azimuth_deg,
        mechTilt_deg: s.mechTilt_deg,
        elecTilt_deg: s.elecTilt_deg,
        pattern: s.pattern,
        rsGain_dBi: s.rsGain_dBi,
        trafficGain_dBi: s.trafficGain_dBi,
        epre_dBm: s.epre_dBm,
        feederLoss_dB: s.feederLoss_dB,
        coverType: 'outdoor',
      });
      places.push([site.x_m, site.y_m]);
      siteOf.push(k);
    });
  });
  return { network: { ...network, sectors, indoor }, positions: places, firstSector, siteOf };
}

function common({ area }: Scene, { request, layer, siteType, x_m, y_m, name, town, towerId }: Candidate) {
  const [lon, lat] = area.toLonLat(x_m, y_m);
  return {
    row: 0,
    siteId: request.id,
    name,
    operator: layer.operators[0] ?? '',
    // A pole serves its street, wherever its carrier might still be heard (rules R2).
    layer: siteType === 'pole' ? { ...layer, radius_m: Math.min(layer.radius_m, poleRadius_m) } : layer,
    lon,
    lat,
    frequency_MHz: layer.frequency_MHz,
    bandwidth_MHz: layer.bandwidth_MHz,
    pci: -1,
    load: layer.load ?? defaultLoad,
    status: 'on-air',
    towerId,
    town,
    defaulted: [],
  } as const;
}

/** It serves the footprint it stands in, whatever its level (rules R1). */
function indoorCell(scene: Scene, site: Candidate): Sector {
  const { equipment, request } = site;
  return {
    ...common(scene, site),
    index: -1,
    cellId: request.id,
    antennaHeight_mAGL: request.antennaHeight_mAGL,
    azimuth_deg: Number.NaN,
    mechTilt_deg: 0,
    elecTilt_deg: 0,
    pattern: equipmentPattern(equipment),
    rsGain_dBi: equipment.rsGain_dBi,
    trafficGain_dBi: equipment.trafficGain_dBi,
    epre_dBm: Number.NaN,
    feederLoss_dB: equipment.feederLoss_dB,
    coverType: 'indoor',
  };
}
