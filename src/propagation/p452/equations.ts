/** What P.452-18 has of its own beside the clear-air method it shares with P.1812: gases and antenna coupling. */
import { blend } from '../clearAir/combine.js';
import { type Air, oxygenAttenuation_dBperKm, vapourAttenuation_dBperKm } from '../p676/equations.js';

/** Pressure of dry air and temperature at ground level. */
export type DryAir = Omit<Air, 'vapour_gPerM3'>;

/** Attenuation by gases over `d_km`, dB, with a water-vapour density in g/m³. */
export function gases_dB(f_GHz: number, d_km: number, air: DryAir, vapour_gPerM3: number): number {
  const wet = { ...air, vapour_gPerM3 };
  return (oxygenAttenuation_dBperKm(f_GHz, wet) + vapourAttenuation_dBperKm(f_GHz, wet)) * d_km; // P.452-18 §4.1, A_g
}

/** Vapour density of a path in line of sight or in a duct, by its fraction over sea, g/m³. */
export const pathVapour_gPerM3 = (omega_sea: number): number => 7.5 + 2.5 * omega_sea; // P.452-18 §4.1, ρ

/** Vapour density in the common volume of troposcatter, g/m³. */
export const scatterVapour_gPerM3 = 3; // P.452-18 §4.3

/** Free space with gases, dB; `d_fs_km` is the straight line between the antennas. */
export const freeSpace_dB = (f_GHz: number, d_fs_km: number, gases: number): number =>
  92.4 + 20 * Math.log10(f_GHz * d_fs_km) + gases; // P.452-18 §4.1, L_bfsg

/** Constants of tropospheric scatter. */
export const scatter = { base_dB: 190, time_dB: 10.1 } as const; // P.452-18 §4.3, L_bs

/** Loss of gain of large antennas against a scattering volume, dB; gains in dBi. */
export const couplingLoss_dB = (G_t_dBi: number, G_r_dBi: number): number =>
  0.051 * Math.exp(0.055 * (G_t_dBi + G_r_dBi)); // P.452-18 §4.3, L_c

/** Weight of line of sight, by how far the steepest ray rises above the direct one, m/km. */
export const lineOfSightWeight = (overshoot_mperkm: number): number =>
  blend((3 * 0.8 * overshoot_mperkm) / 0.3); // P.452-18 §4.5, F_j
