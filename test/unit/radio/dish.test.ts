import { describe, expect, it } from 'vitest';
import { dishAxisGain_dBi, dishDiameter_wl, dishGain_dBi } from '../../../src/radio/dish.js';
import { fixedLinkBudget } from '../../../src/radio/fixedLink.js';

describe('dish', () => {
  it('on the axis is an aperture (πD/λ)² of 60 % efficiency', () => {
    for (const D of [20, 80, 110, 400]) {
      const aperture_dBi = 20 * Math.log10(Math.PI * D);
      expect(10 ** ((dishAxisGain_dBi(D) - aperture_dBi) / 10)).toBeCloseTo(0.597, 3);
      expect(dishGain_dBi(D, 0)).toBe(dishAxisGain_dBi(D));
    }
    expect(dishDiameter_wl(0.6, 0.299792458 * 10)).toBeCloseTo(6, 12);
  });

  it('half power lies 35 λ/D from the axis: 3 dB of 2.5e-3·(D/λ·φ)²', () => {
    for (const D of [30, 150]) expect(dishGain_dBi(D, 34.64 / D)).toBeCloseTo(dishAxisGain_dBi(D) - 3, 2);
  });

  it('the pieces of the pattern meet: main lobe and plateau, plateau and slope, slope and back', () => {
    for (const D of [250, 1000]) {
      const plateau_dBi = 2 + 15 * Math.log10(D);
      const mainLobe_deg = (20 / D) * Math.sqrt(dishAxisGain_dBi(D) - plateau_dBi);
      expect(dishGain_dBi(D, mainLobe_deg - 1e-9)).toBeCloseTo(plateau_dBi, 6);
      expect(dishGain_dBi(D, mainLobe_deg + 1e-9)).toBeCloseTo(plateau_dBi, 6);
      const edge_deg = 12.02 * D ** -0.6;
      expect(dishGain_dBi(D, edge_deg - 1e-9)).toBeCloseTo(dishGain_dBi(D, edge_deg + 1e-9), 2);
    }
    for (const D of [30, 100, 101, 1000]) {
      expect(Math.abs(dishGain_dBi(D, 47.999999) - dishGain_dBi(D, 48))).toBeLessThan(0.04);
      expect(dishGain_dBi(D, 48)).toBe(dishGain_dBi(D, 180));
      expect(dishGain_dBi(D, -7)).toBe(dishGain_dBi(D, 7));
    }
  });

  it('small and large dishes have one slope and back at 100 wavelengths', () => {
    for (const phi of [5, 20, 47, 48, 120])
      expect(dishGain_dBi(100, phi)).toBeCloseTo(dishGain_dBi(100 + 1e-9, phi), 6);
  });
});

it('a link receives what is sent and gained less what is lost; twice the way costs 6 dB of margin', () => {
  const link = { f_GHz: 18, d_km: 5, dish_m: 0.6, tx_dBm: 18, threshold_dBm: -68, miscLoss_dB: 2 };
  const near = fixedLinkBudget(link);
  // Friis with apertures: P_r = P_t · A² · η² / (λ d)²
  const area_m2 = Math.PI * 0.3 ** 2 * 0.597;
  const friis_dB = 20 * Math.log10(area_m2 / ((0.299792458 / 18) * 5000));
  expect(near.received_dBm).toBeCloseTo(18 + friis_dB - 2, 1);
  expect(near.margin_dB).toBeCloseTo(near.received_dBm + 68, 12);
  expect(near.margin_dB - fixedLinkBudget({ ...link, d_km: 10 }).margin_dB).toBeCloseTo(
    20 * Math.log10(2),
    9,
  );
});
