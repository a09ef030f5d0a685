/** Laws that the texts make one-sided: more of one input never gives less, or never gives more, loss. */
import { describe, expect, it } from 'vitest';
import { hata } from '../../../src/propagation/hata/model.js';
import { nearStreet } from '../../../src/propagation/p1411/model.js';
import { p1812 } from '../../../src/propagation/p1812/model.js';
import { earthSpace, heightGain, terrestrial } from '../../../src/propagation/p2108/model.js';
import { buildingEntryLoss } from '../../../src/propagation/p2109/model.js';
import { freeSpaceLoss_dB } from '../../../src/propagation/p525/equations.js';
import {
  earthConstants,
  knifeEdgeLoss_dB,
  sphericalEarthLoss_dB,
} from '../../../src/propagation/p526/equations.js';
import { multipathFading, rainFading } from '../../../src/propagation/p530/model.js';
import { gasAttenuation, referenceAir } from '../../../src/propagation/p676/model.js';
import { woodland } from '../../../src/propagation/p833/model.js';
import { rainAttenuation } from '../../../src/propagation/p838/model.js';
import { clearAirModels, hills, path, type Path } from './paths.js';

/** `count` values from `low` to `high` with equal ratios. */
const from = (low: number, high: number, count = 60): number[] =>
  Array.from({ length: count }, (_, i) => low * (high / low) ** (i / (count - 1)));

/** The same with equal differences. */
const across = (low: number, high: number, count = 60): number[] =>
  Array.from({ length: count }, (_, i) => low + ((high - low) * i) / (count - 1));

const laws: readonly {
  readonly law: string;
  readonly inputs: readonly number[];
  readonly loss: (x: number) => number;
  /** Falls instead of rising. */
  readonly falls?: true;
}[] = [
  { law: 'P.525 in distance', inputs: from(1e-3, 1e4), loss: (d) => freeSpaceLoss_dB(2, d) },
  { law: 'P.525 in frequency', inputs: from(1e-2, 100), loss: (f) => freeSpaceLoss_dB(f, 3) },
  { law: 'P.526 knife edge in ν', inputs: across(-3, 30, 500), loss: knifeEdgeLoss_dB },
  {
    law: 'P.526 spherical earth in distance',
    inputs: from(1, 500),
    loss: (d) => sphericalEarthLoss_dB(earthConstants(1, 8500, 'v', 0), d, 30, 10),
  },
  {
    law: 'P.526 spherical earth in antenna height',
    inputs: from(1, 1000),
    falls: true,
    loss: (h) => sphericalEarthLoss_dB(earthConstants(1, 8500, 'v', 0), 60, h, 10),
  },
  { law: 'Hata in distance', inputs: from(1, 20), loss: (d_km) => urban({ d_km }) },
  { law: 'Hata in frequency', inputs: from(150, 1500), loss: (f_MHz) => urban({ f_MHz }) },
  { law: 'Hata in base height', inputs: from(30, 200), falls: true, loss: (h_b_m) => urban({ h_b_m }) },
  { law: 'Hata in mobile height', inputs: from(1, 10), falls: true, loss: (h_m_m) => urban({ h_m_m }) },
  {
    law: 'P.1411 near street in places',
    inputs: across(1, 99),
    loss: (p_percent) => nearStreet({ f_GHz: 1, d_m: 900, p_percent, environment: 'urban', w_m: 20 }).loss_dB,
  },
  {
    law: 'P.2108 height gain in antenna height',
    inputs: across(1, 20),
    falls: true,
    loss: (h_m) => heightGain(1, { type: 'urban', h_m, R_m: 15, w_s_m: 27 }).loss_dB,
  },
  {
    law: 'P.2108 terrestrial in distance',
    inputs: from(0.25, 50),
    loss: (d) => terrestrial(3.5, d, 0.5).loss_dB,
  },
  {
    law: 'P.2108 terrestrial in share',
    inputs: across(0.01, 0.99),
    loss: (p) => terrestrial(3.5, 2, p).loss_dB,
  },
  {
    law: 'P.2108 Earth-space in elevation',
    inputs: across(0, 90),
    falls: true,
    loss: (angle) => earthSpace(20, angle, 0.5).loss_dB,
  },
  {
    law: 'P.2109 in probability',
    inputs: across(0.01, 0.99),
    loss: (p) => buildingEntryLoss(3.5, p, 'traditional', 0).loss_dB,
  },
  {
    law: 'P.2109 in elevation',
    inputs: across(0, 90),
    loss: (angle) => buildingEntryLoss(3.5, 0.5, 'thermally-efficient', angle).loss_dB,
  },
  { law: 'P.676 in vapour', inputs: across(0, 30), loss: (v) => gases({ vapour_gPerM3: v }, 1) },
  { law: 'P.676 in distance', inputs: across(0, 100), loss: (d_km) => gases({}, d_km) },
  {
    law: 'P.833 in depth of wood',
    inputs: across(0, 500),
    loss: (d_m) => woodland(1, d_m, { gamma_dBperm: 0.3, A_m_dB: 25 }).loss_dB,
  },
  {
    law: 'P.838 in rain rate',
    inputs: across(0, 200),
    loss: (R) => rainAttenuation(26, R, 0, 0).gamma_dBperKm,
  },
  {
    law: 'P.838 in frequency to 100 GHz',
    inputs: from(3, 100),
    loss: (f) => rainAttenuation(f, 30, 0, 0).gamma_dBperKm,
  },
  {
    law: 'P.530 rain in percentage',
    inputs: from(0.001, 1),
    falls: true,
    loss: (p) => rainFading(link, p).loss_dB,
  },
  {
    law: 'P.530 rain in rate',
    inputs: across(0, 150),
    loss: (R001_mmPerH) => rainFading({ ...link, R001_mmPerH }, 0.01).loss_dB,
  },
  {
    law: 'P.530 multipath in depth of fade',
    inputs: across(0, 60),
    falls: true,
    loss: (A_dB) => multipathFading(hop, A_dB).all_percent,
  },
];

function urban(change: Partial<{ f_MHz: number; d_km: number; h_b_m: number; h_m_m: number }>): number {
  const base = { f_MHz: 900, d_km: 5, h_b_m: 30, h_m_m: 1.5 } as const;
  return hata({ model: 'okumura-hata', environment: 'urban', city: 'small', ...base, ...change }).loss_dB;
}

const gases = (change: Partial<typeof referenceAir>, d_km: number): number =>
  gasAttenuation(28, d_km, { ...referenceAir, ...change }).loss_dB;

const link = { f_GHz: 18, d_km: 8, R001_mmPerH: 60, polarisation: 'horizontal' } as const;
const hop = { f_GHz: 7, d_km: 40, h_e_mASL: 300, h_r_mASL: 250, h_t_mASL: 150, K: 1e-4, dN75: 400 };

describe('monotone laws', () => {
  it.each(laws)('$law', ({ inputs, loss, falls }) => {
    const values = inputs.map((x) => (falls ? -1 : 1) * loss(x));
    for (const [i, value] of values.entries())
      if (i > 0) expect(value, `at ${inputs[i]}`).toBeGreaterThanOrEqual(values[i - 1] - 1e-9);
    // A constant would pass, too.
    expect(values[values.length - 1]).toBeGreaterThan(values[0]);
  });
});

describe('over hills', () => {
  const overHills = (change: (p: Path, x: number) => Path, inputs: readonly number[]) => {
    for (const { name, predict } of clearAirModels)
      for (let seed = 1; seed <= 40; seed++) {
        const base = hills(seed);
        const losses = inputs.map((x) => predict(change(base, x)).loss_dB);
        for (const [i, loss] of losses.entries())
          if (i > 0)
            expect(loss, `${name}, seed ${seed}, ${inputs[i]}`).toBeGreaterThanOrEqual(losses[i - 1] - 1e-9);
      }
  };

  it('more time never takes less loss', () => {
    overHills((p, p_pct) => ({ ...p, p_pct }), [0.001, 0.1, 1, 5, 20, 50]);
  });

  it('more locations never take less loss', () => {
    const { d_km, h_m, ...rest } = path(9, 101, (s) => 100 + 60 * Math.sin(9 * s));
    const losses = across(1, 99).map(
      (pL_pct) =>
        p1812({
          ...rest,
          profile: { d_km, h_m },
          profileName: 'test',
          polarisation: 'v',
          d_ct_km: 500,
          d_cr_km: 500,
          deltaN: 45,
          N0: 325,
          pL_pct,
          pixel_m: 100,
        }).loss_dB,
    );
    expect(losses).toEqual([...losses].sort((a, b) => a - b));
    expect(losses[59] - losses[0]).toBeGreaterThan(1);
  });
});
