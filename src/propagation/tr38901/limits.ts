/** Applicability ranges of TR 38.901 Table 7.4.1-1. A single printed height is a range of one value. */
import type { Limit } from '../limits.js';
import type { Scenario } from './equations.js';

const source = '3GPP TR 38.901 Table 7.4.1-1';
const limit = (quantity: string, min: number, max: number): Limit => ({ quantity, min, max, source });

const urban = (h_BS_m: number): Limit[] => [
  limit('f_GHz', 0.5, 100),
  limit('d_2D_m', 10, 5000),
  limit('h_BS_m', h_BS_m, h_BS_m),
  limit('h_UT_m', 1.5, 22.5),
];

const rural = (farthest_m: number): Limit[] => [
  limit('f_GHz', 0.5, 30),
  limit('d_2D_m', 10, farthest_m),
  limit('h_BS_m', 10, 150),
  limit('h_UT_m', 1, 10),
  limit('h_building_m', 5, 50),
  limit('w_street_m', 5, 50),
];

const indoor: readonly Limit[] = [limit('f_GHz', 0.5, 100), limit('d_3D_m', 1, 150)];
const macro = urban(25);
const micro = urban(10);

/** Ranges of a scenario with line of sight (`los`) and without. */
export const limits: Readonly<Record<Scenario, { los: readonly Limit[]; nlos: readonly Limit[] }>> = {
  RMa: { los: rural(10_000), nlos: rural(5000) },
  UMa: { los: macro, nlos: macro },
  'UMi-SC': { los: micro, nlos: micro },
  'InH-office': { los: indoor, nlos: indoor },
  'InH-mixed': { los: indoor, nlos: indoor },
};

/** Users above these heights have no printed LOS probability. */
export const losHeightLimit: Limit = {
  quantity: 'h_UT_m',
  min: 0,
  max: 23,
  source: '3GPP TR 38.901 Table 7.4.2-1',
};

export const wallLimit: Limit = { quantity: 'f_GHz', min: 0.5, max: 100, source: '3GPP TR 38.901 §7.4.3' };
