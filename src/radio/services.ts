/** Services that a project may name. Figures without a public source are starting values and say so; all can be replaced. */
import type { CoverageProfile } from './profile.js';
import type { ServiceInput, ServiceTerms, Terminal } from './service.js';

const handset: Terminal = { rxLoss_dB: 0, modulation: 256, power_dBm: 23 };
/** One receiver in a small case, 20 MHz: reduced-capability NR and LTE category 1bis. */
const module: Terminal = { bandwidth_MHz: 20, rxLoss_dB: 3, rank: 1, modulation: 64, power_dBm: 23 };

const common = { terminal: handset, place: 'outdoor', aggregate: false } as const;
const both = { ...common, technologies: ['lte', 'nr'] } as const;

/** Beyond the deepest class no NB-IoT terminal gets through. */
export const deepestCouplingLoss_dB = 164;

const narrowband = (level: 0 | 1 | 2): ServiceTerms => ({
  ...common,
  id: `nbiot-ce${level}`,
  technologies: ['lte'],
  dl_kbps: 0,
  ul_kbps: 0,
  maxCouplingLoss_dB: 144 + 10 * level,
  source: `NB-IoT coverage class ${level} (TR 45.820: +${10 * level} dB over 144 dB), by the antennas of the LTE host`,
});

export const serviceCatalogue: readonly ServiceTerms[] = [
  {
    ...both,
    id: 'voice',
    dl_kbps: 40,
    ul_kbps: 40,
    source: 'Speech at 13.2 kbit/s in packets of 20 ms with full headers; assumed',
  },
  {
    ...both,
    id: 'broadband',
    dl_kbps: 10_000,
    ul_kbps: 1000,
    source: 'Edge rates in common use: downlink 10 Mbit/s, uplink 1 Mbit/s',
  },
  {
    ...common,
    id: 'redcap',
    technologies: ['nr'],
    terminal: module,
    dl_kbps: 2000,
    ul_kbps: 500,
    rsrp_dBm: -105,
    rsSinr_dB: -3,
    source: 'RedCap test criteria: −105 dBm, −3 dB, 2 and 0.5 Mbit/s; one receiver 3 dB, assumed',
  },
  {
    ...common,
    id: 'cat1',
    technologies: ['lte'],
    terminal: module,
    dl_kbps: 1000,
    ul_kbps: 250,
    rsrp_dBm: -115,
    rsSinr_dB: -3,
    source: 'LTE category 1bis: access down to −115 dBm, one receiver 3 dB, rates assumed',
  },
  narrowband(0),
  narrowband(1),
  narrowband(2),
  {
    ...both,
    id: 'drone-c2',
    dl_kbps: 100,
    ul_kbps: 100,
    rsrp_dBm: -100,
    rsSinr_dB: -3,
    source:
      'Command and control 60 to 100 kbit/s (TR 36.777); level assumed; at the height of the map or slice',
  },
  {
    ...both,
    id: 'drone-video',
    dl_kbps: 300,
    ul_kbps: 25_000,
    rsrp_dBm: -95,
    rsSinr_dB: 0,
    source:
      'HD video return 25 Mbit/s, control 300 kbit/s (TS 22.125); level assumed; at the height of the map or slice',
  },
  {
    ...both,
    id: 'robot',
    dl_kbps: 1000,
    ul_kbps: 10_000,
    source: 'Street robot watched by video: uplink 10 Mbit/s, downlink 1 Mbit/s; assumed',
  },
];

export const serviceById = (id: string): ServiceTerms | undefined =>
  serviceCatalogue.find((s) => s.id === id);

/** A catalogue entry with what the project replaces; undefined for an entry that does not exist. */
export function serviceTerms(input: ServiceInput): ServiceTerms | undefined {
  const base = serviceById(input.use);
  if (!base) return undefined;
  return {
    ...base,
    id: input.id ?? base.id,
    terminal: { ...base.terminal, power_dBm: input.ue_power_dBm ?? base.terminal.power_dBm },
    dl_kbps: input.dl_kbps ?? base.dl_kbps,
    ul_kbps: input.ul_kbps ?? base.ul_kbps,
    rsrp_dBm: input.rsrp_dBm ?? base.rsrp_dBm,
    rsSinr_dB: input.rs_sinr_dB ?? base.rsSinr_dB,
    place: input.place ?? base.place,
    edgeProbability: input.edge_probability ?? base.edgeProbability,
    aggregate: input.aggregate ?? base.aggregate,
  };
}

/** The gates of a service on layers of a profile, for machines and for print; before what the terminal and the place lose. */
export function gateText(s: ServiceTerms, profile: CoverageProfile): string {
  const { terminal } = s;
  const parts: (string | false)[] =
    s.maxCouplingLoss_dB !== undefined
      ? [`coupling loss <= ${s.maxCouplingLoss_dB} dB`]
      : [
          `RSRP >= ${s.rsrp_dBm ?? profile.rsrp_dBm} dBm`,
          `RS-SINR >= ${s.rsSinr_dB ?? profile.rsSinr_dB} dB`,
          s.dl_kbps > 0 && `DL ${s.aggregate ? 'of all layers ' : ''}>= ${s.dl_kbps} kbit/s`,
          s.ul_kbps > 0 && `UL >= ${s.ul_kbps} kbit/s at ${terminal.power_dBm} dBm`,
          terminal.rxLoss_dB > 0 && `reception ${terminal.rxLoss_dB} dB less`,
        ];
  return [...parts, s.place !== 'outdoor' && s.place, `P >= ${s.edgeProbability ?? profile.edgeProbability}`]
    .filter((part) => part !== false)
    .join(', ');
}
