/**
 * Equipment profiles: what is assumed of a sector whose table says nothing. Each figure carries its origin: `source`
 * (published equipment or network figures) or `assumption` (engineering starting value). All are editable.
 */
import type { Technology } from './layer.js';
import type { AntennaPattern } from './pattern.js';
import { omniPattern, sectorPattern, ssbEnvelopePattern } from './patterns.js';

export type Scene = 'town' | 'rural';
export type FigureOrigin = 'source' | 'assumption';

export interface EquipmentProfile {
  readonly id: string;
  readonly technology: Technology;
  readonly siteType: 'macro' | 'pole' | 'indoor';
  readonly antenna: 'sector' | 'ssb-envelope' | 'omni';
  /** Power over all transmitters. */
  readonly totalPower_W: number;
  /** CRS ports or transmitters. */
  readonly ports: number;
  /** Gain of the pattern that carries SSB or CRS. */
  readonly rsGain_dBi: number;
  /** Gain of the beam that carries a user's data. */
  readonly trafficGain_dBi: number;
  readonly hpbw_deg: number;
  readonly vpbw_deg: number;
  readonly feederLoss_dB: number;
  readonly height_mAGL: Readonly<Record<Scene, number>>;
  readonly origins: Readonly<Record<'power' | 'gain' | 'beamwidth' | 'height' | 'feeder', FigureOrigin>>;
}

const published = {
  power: 'source',
  gain: 'assumption',
  beamwidth: 'assumption',
  height: 'assumption',
  feeder: 'assumption',
} as const;
const assumed = { ...published, power: 'assumption' } as const;

const macro = {
  siteType: 'macro',
  antenna: 'sector',
  hpbw_deg: 65,
  vpbw_deg: 7,
  feederLoss_dB: 0.5,
  height_mAGL: { town: 30, rural: 35 },
  origins: published,
} as const;
const low = { ...macro, vpbw_deg: 10, height_mAGL: { town: 35, rural: 40 } } as const;
const panel = {
  ...macro,
  antenna: 'ssb-envelope',
  hpbw_deg: 105,
  vpbw_deg: 8,
  feederLoss_dB: 0,
  height_mAGL: { town: 30, rural: 35 },
  rsGain_dBi: 23,
  trafficGain_dBi: 24.5,
  technology: 'nr',
  ports: 64,
} as const;
const small = {
  ...macro,
  siteType: 'pole',
  vpbw_deg: 30,
  feederLoss_dB: 0,
  height_mAGL: { town: 8, rural: 8 },
  origins: assumed,
} as const;

export const equipmentProfiles: readonly EquipmentProfile[] = [
  { id: 'n78-64T', ...panel, totalPower_W: 200 },
  { id: 'n41-64T', ...panel, totalPower_W: 240 },
  { id: 'n79-64T', ...panel, totalPower_W: 200, origins: assumed },
  { id: 'n78-32T', ...panel, ports: 32, totalPower_W: 200, rsGain_dBi: 22, trafficGain_dBi: 23.5 },
  nrMacro('n78-8T', { ...macro, totalPower_W: 240, ports: 8, gain_dBi: 16.5, vpbw_deg: 8 }),
  nrMacro('n41-8T', { ...macro, totalPower_W: 240, ports: 8, gain_dBi: 16.5, vpbw_deg: 8 }),
  nrMacro('n1-4T-40M', { ...macro, totalPower_W: 240, ports: 4, gain_dBi: 17.5 }),
  nrMacro('n28-4T-30M', { ...low, totalPower_W: 240, ports: 4, gain_dBi: 15 }),
  nrMacro('n8-4T-10M', { ...low, totalPower_W: 160, ports: 4, gain_dBi: 15 }),
  nrMacro('n5-4T-10M', { ...low, totalPower_W: 160, ports: 4, gain_dBi: 15 }),
  nrMacro('nr-pole', { ...small, totalPower_W: 20, ports: 4, gain_dBi: 10 }),
  lteMacro('lte1800-2T-20M', { ...macro, totalPower_W: 40, ports: 2, gain_dBi: 17.5 }),
  lteMacro('lte2100-2T-20M', { ...macro, totalPower_W: 40, ports: 2, gain_dBi: 17.5, origins: assumed }),
  lteMacro('lte2600-8T-20M', { ...macro, totalPower_W: 80, ports: 8, gain_dBi: 16.5, origins: assumed }),
  lteMacro('lte900-2T-10M', { ...low, totalPower_W: 40, ports: 2, gain_dBi: 15, origins: assumed }),
  lteMacro('lte800-2T', { ...low, totalPower_W: 20, ports: 2, gain_dBi: 15, vpbw_deg: 14 }),
  lteMacro('lte-pole', { ...small, totalPower_W: 10, ports: 2, gain_dBi: 10 }),
  indoorHead('nr-prru', 'nr', 4),
  indoorHead('lte-prru', 'lte', 2),
];

type MacroFigures = Omit<EquipmentProfile, 'id' | 'technology' | 'rsGain_dBi' | 'trafficGain_dBi'> & {
  readonly gain_dBi: number;
};

/** One wide beam: reference signal and data share the gain. */
function oneBeam(id: string, technology: Technology, figures: MacroFigures): EquipmentProfile {
  const { gain_dBi, ...rest } = figures;
  return { id, technology, rsGain_dBi: gain_dBi, trafficGain_dBi: gain_dBi, ...rest };
}

function nrMacro(id: string, figures: MacroFigures): EquipmentProfile {
  return oneBeam(id, 'nr', figures);
}

function lteMacro(id: string, figures: MacroFigures): EquipmentProfile {
  return oneBeam(id, 'lte', figures);
}

function indoorHead(id: string, technology: Technology, ports: number): EquipmentProfile {
  return oneBeam(id, technology, {
    siteType: 'indoor',
    antenna: 'omni',
    totalPower_W: 0.25 * ports,
    ports,
    gain_dBi: 3,
    hpbw_deg: 360,
    vpbw_deg: 60,
    feederLoss_dB: 0,
    height_mAGL: { town: 3, rural: 3 },
    origins: { ...assumed, power: 'source' },
  });
}

export const equipmentById = (id: string): EquipmentProfile | undefined =>
  equipmentProfiles.find((e) => e.id === id);

const byBand: Readonly<Record<string, string>> = {
  n78: 'n78-64T',
  n77: 'n78-64T',
  n41: 'n41-64T',
  n90: 'n41-64T',
  n79: 'n79-64T',
  n1: 'n1-4T-40M',
  n3: 'n1-4T-40M',
  n28: 'n28-4T-30M',
  n8: 'n8-4T-10M',
  n5: 'n5-4T-10M',
  b3: 'lte1800-2T-20M',
  b1: 'lte2100-2T-20M',
  b41: 'lte2600-8T-20M',
  b38: 'lte2600-8T-20M',
  b40: 'lte2600-8T-20M',
  b39: 'lte2600-8T-20M',
  b34: 'lte2600-8T-20M',
  b8: 'lte900-2T-10M',
  b5: 'lte800-2T',
  b20: 'lte800-2T',
  b28: 'lte800-2T',
};

/** The profile assumed for a cell, by site type, then band, then frequency. */
export function equipmentFor(
  technology: Technology,
  band: string,
  frequency_MHz: number,
  siteType: EquipmentProfile['siteType'] = 'macro',
): EquipmentProfile {
  if (siteType === 'indoor') return known(`${technology}-prru`);
  if (siteType === 'pole') return known(`${technology}-pole`);
  const direct = byBand[band];
  if (direct !== undefined) return known(direct);
  if (technology === 'lte')
    return known(
      frequency_MHz <= 1000 ? 'lte900-2T-10M' : frequency_MHz <= 2300 ? 'lte1800-2T-20M' : 'lte2600-8T-20M',
    );
  return known(frequency_MHz <= 1000 ? 'n28-4T-30M' : frequency_MHz <= 2300 ? 'n1-4T-40M' : 'n78-64T');
}

function known(id: string): EquipmentProfile {
  const found = equipmentById(id);
  if (!found) throw new Error(`no equipment profile ${id}`);
  return found;
}

/** The pattern that carries the reference signal of an equipment profile. */
export function equipmentPattern(e: EquipmentProfile): AntennaPattern {
  if (e.antenna === 'ssb-envelope') return ssbEnvelopePattern(e.id, e.rsGain_dBi, e.vpbw_deg);
  if (e.antenna === 'omni') return omniPattern(e.id, e.rsGain_dBi, e.vpbw_deg);
  return sectorPattern({
    id: e.id,
    maxGain_dBi: e.rsGain_dBi,
    hpbw_deg: e.hpbw_deg,
    vpbw_deg: e.vpbw_deg,
    source: `TR 36.814 Table A.2.1.1-2 with the beamwidths of ${e.id}`,
  });
}
