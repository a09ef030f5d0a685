/** Equipment of a site that might be built, and its sectors as the engine takes them. */
import type { CandidateSector } from '../coverage/result.js';
import { type EquipmentProfile, equipmentFor, equipmentPattern } from '../radio/equipment.js';
import type { Layer } from '../radio/layer.js';
import { epreOfCarrier_dBm } from '../radio/power.js';
import { defaultTilt_deg, designRadius_m } from '../radio/tilt.js';
import type { SiteType } from './candidate.js';

/** A new site's gain is counted this far; beyond, existing cells and terrain decide. Poles: rules R2. */
const reach_m = { low: 6000, high: 4000, pole: 1500 };
/** A pole is planned for its street. */
const poleDesignRadius_m = 200;
const macroAzimuths_deg = [0, 120, 240];

/** A pole that looks all around has one antenna, whose gain is less by the wider beam. */
export function equipmentOf(layer: Layer, siteType: SiteType, allAround: boolean): EquipmentProfile {
  const equipment = equipmentFor(layer.technology, layer.band, layer.frequency_MHz, siteType);
  if (siteType !== 'pole' || !allAround) return equipment;
  const wider_dB = Math.round(100 * Math.log10(360 / equipment.hpbw_deg)) / 10;
  return {
    ...equipment,
    id: `${equipment.id}-omni`,
    antenna: 'omni',
    hpbw_deg: 360,
    rsGain_dBi: equipment.rsGain_dBi - wider_dB,
    trafficGain_dBi: equipment.trafficGain_dBi - wider_dB,
  };
}

/** None for an indoor system: it serves only the footprint it stands in (rules R1). */
export function sectorsOf(
  layer: Layer,
  equipment: EquipmentProfile,
  height_mAGL: number,
  facing_deg: number | undefined,
): CandidateSector[] {
  const pole = equipment.siteType === 'pole';
  const design_m = pole ? poleDesignRadius_m : designRadius_m(layer.frequency_MHz);
  const tilt_deg = defaultTilt_deg(height_mAGL, design_m, equipment.vpbw_deg);
  const reach = pole ? reach_m.pole : layer.frequency_MHz < 1000 ? reach_m.low : reach_m.high;
  const pattern = equipmentPattern(equipment);
  return azimuthsOf(equipment, facing_deg).map((azimuth_deg) => ({
    layer: { ...layer, radius_m: Math.min(layer.radius_m, reach) },
    azimuth_deg,
    mechTilt_deg: 0,
    elecTilt_deg: Math.round(tilt_deg * 10) / 10,
    pattern,
    rsGain_dBi: equipment.rsGain_dBi,
    trafficGain_dBi: equipment.trafficGain_dBi,
    epre_dBm: epreOfCarrier_dBm(layer.technology, equipment.totalPower_W, equipment.ports, layer.numRb),
    feederLoss_dB: equipment.feederLoss_dB,
  }));
}

/** Two sectors of a pole meet in the direction it looks. */
function azimuthsOf({ siteType, hpbw_deg }: EquipmentProfile, facing_deg: number | undefined): number[] {
  if (siteType === 'macro') return macroAzimuths_deg;
  if (siteType === 'indoor') return [];
  if (facing_deg === undefined) return [0];
  const half = Math.round(hpbw_deg / 2);
  return [facing_deg - half, facing_deg + half].map((a) => (a + 360) % 360);
}
