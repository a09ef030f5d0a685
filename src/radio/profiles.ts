/** Coverage profiles: named gates with their source, and the shadowing spread by environment. All figures are editable. */
import type { CoverageProfile } from './profile.js';

const nr = { technology: 'nr', rsSinr_dB: -3, blind_dBm: -120, edgeProbability: 0.5 } as const;
const lte = { technology: 'lte', rsSinr_dB: -3, blind_dBm: -115, edgeProbability: 0.5 } as const;

export const coverageProfiles: readonly CoverageProfile[] = [
  {
    id: 'nr-outdoor-basic',
    ...nr,
    rsrp_dBm: -105,
    reliability: 0.95,
    ulEdgeRate_kbps: 1000,
    source:
      'Drive-test coverage rate 1 (SS-RSRP ≥ −105 dBm, SS-SINR ≥ −3 dB); planning practice for 95 % of area',
  },
  {
    id: 'nr-keyplace-indoor',
    ...nr,
    rsrp_dBm: -105,
    reliability: 0.95,
    ulEdgeRate_kbps: 1000,
    source:
      'Same gate after building entry loss, 95 % of the grids of a place (key-place programme 2024-2025)',
  },
  {
    id: 'nr-rural',
    ...nr,
    rsrp_dBm: -110,
    reliability: 0.9,
    ulEdgeRate_kbps: 256,
    source: 'Planning practice for 700 MHz NR at the rural edge',
  },
  {
    id: 'lte-weakzone',
    ...lte,
    rsrp_dBm: -110,
    reliability: 0.9,
    ulEdgeRate_kbps: 256,
    source: 'Measurement-report weak grid: more than 10 % of samples at or below −110 dBm',
  },
  {
    id: 'lte-village-rule',
    ...lte,
    rsrp_dBm: -110,
    reliability: 0.9,
    ulEdgeRate_kbps: 256,
    source:
      'Universal service: 4G signal at committee, school, clinic and settlements over 20 households; level assumed',
  },
  {
    id: 'nr-rail-road-95',
    ...nr,
    rsrp_dBm: -105,
    reliability: 0.95,
    ulEdgeRate_kbps: 512,
    source:
      'Corridors: 95 % of the length meets the gate (signal upgrade programme 2024-2025); level assumed',
  },
  {
    id: 'lte-rail-road-95',
    ...lte,
    rsrp_dBm: -110,
    reliability: 0.95,
    ulEdgeRate_kbps: 256,
    source:
      'Corridors: 95 % of the length meets the gate (signal upgrade programme 2024-2025); level assumed',
  },
  {
    id: 'lowalt-120',
    ...nr,
    rsrp_dBm: -100,
    reliability: 0.95,
    ulEdgeRate_kbps: 100,
    source: 'Low altitude, command and control; level assumed',
  },
  {
    id: 'lowalt-300',
    ...nr,
    rsrp_dBm: -95,
    rsSinr_dB: 0,
    reliability: 0.95,
    ulEdgeRate_kbps: 25_000,
    source: 'Low altitude, video return; level assumed, rate of TS 22.125',
  },
];

export const profileById = (id: string): CoverageProfile | undefined =>
  coverageProfiles.find((p) => p.id === id);

export const defaultProfileId = (technology: 'lte' | 'nr'): string =>
  technology === 'lte' ? 'lte-weakzone' : 'nr-outdoor-basic';
