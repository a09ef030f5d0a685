/** ITM against the shared cases, and against the values on the way that they carry along. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { TraceTerm } from '../../src/propagation/trace.js';
import { type ItmSettings, itmArea, itmPointToPoint } from '../../src/propagation/itm/model.js';
import type { Siting } from '../../src/propagation/itm/siting.js';
import type { StepProfile } from '../../src/propagation/itm/terrain.js';
import { has, shared } from '../helpers/needs.js';
import { everyCase } from './every.js';

interface Case {
  id: string;
  profile?: string;
  h_tx_m: number;
  h_rx_m: number;
  tx_siting: number;
  rx_siting: number;
  d_km: number;
  delta_h_m: number;
  N_0: number;
  f_mhz: number;
  pol: number;
  epsilon: number;
  sigma: number;
  intermediate: {
    mode: string;
    delta_h_m: number;
    theta_hzn_rad: [number, number];
    d_hzn_m: [number, number];
    h_e_m: [number, number];
    N_s: number;
    A_ref_db: number;
  };
}

const casesOf = (file: string): Case[] =>
  (JSON.parse(readFileSync(shared(`reference/${file}`), 'utf8')) as { cases: Case[] }).cases;

const settings = (c: Case): ItmSettings => ({
  f_MHz: c.f_mhz,
  polarisation: c.pol === 0 ? 'horizontal' : 'vertical',
  epsilon: c.epsilon,
  sigma_SperM: c.sigma,
  N_0: c.N_0,
  variability: {
    climate: 'continental-temperate',
    message: 'mobile',
    location: false,
    situation: true,
    time_percent: 50,
    location_percent: 50,
    situation_percent: 50,
  },
});

const sitings: readonly Siting[] = ['random', 'careful', 'very-careful'];

function predict(c: Case, trace: (term: TraceTerm) => void) {
  const heights = [c.h_tx_m, c.h_rx_m] as const;
  if (c.profile === undefined) {
    const area = {
      d_km: c.d_km,
      delta_h_m: c.delta_h_m,
      siting: [sitings[c.tx_siting], sitings[c.rx_siting]],
    } as const;
    return itmArea(area, heights, settings(c), trace);
  }
  const file = shared(`reference/itm-p2p/profiles/${c.profile}.json`);
  return itmPointToPoint(JSON.parse(readFileSync(file, 'utf8')) as StepProfile, heights, settings(c), trace);
}

describe('ITM', () => {
  everyCase('itm', 348);

  it.skipIf(!has(shared('reference/itm-p2p')))('horizons, heights, roughness and A_ref on the way', () => {
    for (const c of [...casesOf('itm-p2p/computed_cases.json'), ...casesOf('itm-area/computed_cases.json')]) {
      const terms = new Map<string, number>();
      const { region } = predict(c, ({ symbol, value }) => terms.set(symbol, value));
      const { theta_hzn_rad: theta, d_hzn_m: d, h_e_m: h, ...want } = c.intermediate;
      const near = (symbol: string, expected: number, abs: number) => {
        const error = Math.abs((terms.get(symbol) ?? Number.NaN) - expected);
        expect(error <= abs + 1e-4 * Math.abs(expected), `${c.id} ${symbol}`).toBe(true);
      };
      near('Δh', want.delta_h_m, 1e-6);
      near('N_s', want.N_s, 1e-6);
      near('θ_e1', theta[0], 1e-6);
      near('θ_e2', theta[1], 1e-6);
      near('d_L1', d[0], 1e-3);
      near('d_L2', d[1], 1e-3);
      near('h_e1', h[0], 1e-6);
      near('h_e2', h[1], 1e-6);
      near('A_ref', want.A_ref_db, 1e-3);
      expect(region, c.id).toBe(want.mode === 'los' ? 'line-of-sight' : want.mode);
    }
  });
});
