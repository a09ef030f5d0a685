/** What one answer of each model costs: over a profile by its number of points, and of each formula without one. */
import { seededRandom } from '../../src/foundation/random.js';
import { hataLoss_dB } from '../../src/propagation/hata/equations.js';
import { itmPointToPoint } from '../../src/propagation/itm/model.js';
import { nearStreet, overRooftops, siteGeneral, streetCanyon } from '../../src/propagation/p1411/model.js';
import { p1812 } from '../../src/propagation/p1812/model.js';
import { earthSpace, heightGain, terrestrial } from '../../src/propagation/p2108/model.js';
import { buildingEntryLoss } from '../../src/propagation/p2109/model.js';
import { p452 } from '../../src/propagation/p452/model.js';
import { freeSpaceLoss_dB } from '../../src/propagation/p525/equations.js';
import { earthConstants, knifeEdgeLoss_dB } from '../../src/propagation/p526/equations.js';
import { deltaBullington } from '../../src/propagation/p526/model.js';
import { multipathFading, rainFading } from '../../src/propagation/p530/model.js';
import { gasAttenuation, referenceAir } from '../../src/propagation/p676/model.js';
import { woodland } from '../../src/propagation/p833/model.js';
import { rainAttenuation } from '../../src/propagation/p838/model.js';
import { defaultModel } from '../../src/propagation/spm/defaults.js';
import { spm } from '../../src/propagation/spm/model.js';
import { pathLoss_dB } from '../../src/propagation/tr38901/equations.js';
import { cpuSeconds, row, type Row } from '../schema.js';
import { benchSeed } from '../terrain.js';

/** One answer; `i` counts up, so that no two are alike. */
type Call = (i: number) => number;

const suite = 'kernels';
/** Enough work for the clock: answers of one measurement, and points of the profiles read in one. */
const formulaCalls = 200_000;
const pointsRead = 1_600_000;

export function modelRows(repeat: number): Row[] {
  const rows = profileSizes.flatMap((points) =>
    Object.entries(overProfile(points)).map(([name, call]) =>
      measured(`model, ${name}, ${points} points`, call, pointsRead / points, repeat),
    ),
  );
  for (const [name, call] of Object.entries(formulas))
    rows.push(measured(`model, ${name}`, call, formulaCalls, repeat));
  return rows;
}

function measured(name: string, call: Call, calls: number, repeat: number): Row {
  const samples: number[] = [];
  let sum = 0;
  for (let i = 0; i <= repeat; i++) {
    const seconds = cpuSeconds(() => {
      for (let k = 0; k < calls; k++) sum += call(k);
    });
    if (i > 0) samples.push((seconds * 1e9) / calls); // the first warms up
  }
  if (Number.isNaN(sum)) throw new Error(`${name} gave NaN`);
  return row({ suite, name, unit: 'ns/path', better: 'lower', seed: benchSeed }, samples);
}

const profileSizes = [100, 400, 1600] as const;

/** Hills of 60 m over 30 m steps, with clutter up to 15 m: in sight, over one edge and over several by turns of the height. */
function overProfile(points: number): Readonly<Record<string, Call>> {
  const random = seededRandom(benchSeed);
  const d_km = Float64Array.from({ length: points }, (_, i) => i * 0.03);
  const h_m = Float64Array.from(d_km, (d) => 300 + 60 * Math.sin(1.7 * d) * Math.sin(0.31 * d));
  const clutter_m = Float64Array.from(d_km, () => Math.floor(4 * random()) * 5);
  const g_m = h_m.map((h, i) => h + clutter_m[i]);
  const earth = earthConstants(1.85, 8500, 'v', 0);
  const clearAir = {
    profile: { d_km, h_m, clutter_m },
    profileName: 'bench',
    f_GHz: 1.85,
    p_pct: 50,
    polarisation: 'v',
    h_rg_m: 1.5,
    d_ct_km: 500,
    d_cr_km: 500,
    latitude_deg: 35,
    deltaN: 45,
    N0: 325,
  } as const;
  const air = { G_t_dBi: 0, G_r_dBi: 0, pressure_hPa: 1013.25, temperature_C: 15 };
  const itm = {
    profile: { step_m: 30, h_m: Array.from(h_m) },
    profileName: 'bench',
    f_MHz: 1850,
    h_rx_m: 1.5,
    N_0: 301,
    polarisation: 'v',
    epsilon_r: 15,
    sigma_Spm: 0.005,
    climate: 'continental-temperate',
    mode: 'mobile',
    time_pct: 50,
    location_pct: 50,
    situation_pct: 50,
  } as const;
  const mast_m = (i: number): number => 20 + (i % 61);
  return {
    'P.526 delta-Bullington': (i) =>
      deltaBullington({ d_km, h_m, g_m }, points, mast_m(i), 1.5, earth).loss_dB,
    'P.1812': (i) => p1812({ ...clearAir, h_tg_m: mast_m(i), pL_pct: 50 }).loss_dB,
    ITM: (i) => itmPointToPoint({ ...itm, h_tx_m: mast_m(i) }).loss_dB,
    'P.452': (i) => p452({ ...clearAir, ...air, h_tg_m: mast_m(i) }).loss_dB,
  };
}

const hop = { f_GHz: 7, d_km: 40, h_e_mASL: 300, h_r_mASL: 250, h_t_mASL: 150, K: 1e-4, dN75: 400 };
const roofs = { f_GHz: 3.5, h_1_m: 25, h_2_m: 1.5, h_r_m: 15, b_m: 30, w_2_m: 20, phi_deg: 90 } as const;
const tuned = defaultModel(1850);

const formulas: Readonly<Record<string, Call>> = {
  'P.525 free space': (i) => freeSpaceLoss_dB(1.85, 0.1 + i * 1e-5),
  'P.526 knife edge J(ν)': (i) => knifeEdgeLoss_dB(i * 1e-5 - 2),
  'Hata, suburban': (i) => hataLoss_dB('okumura-hata', 'suburban', 'small', 850, 1 + i * 1e-5, 30, 1.5),
  'TR 38.901 UMa NLOS': (i) => pathLoss_dB('UMa', false, 3.55, 50 + i * 1e-3, 25, 1.5, 5, 20),
  'P.1411 Table 4': (i) => siteGeneral('over-roof-los', 3.5, 60 + i * 1e-3).loss_dB,
  'P.1411 street canyon': (i) => streetCanyon(2, 20 + i * 1e-3, 6, 1.5).loss_dB,
  'P.1411 over roofs': (i) =>
    overRooftops({ ...roofs, city: 'medium', d_m: 100 + i * 1e-3, l_m: 80 }).loss_dB,
  'P.1411 near street': (i) =>
    nearStreet({ f_GHz: 2, d_m: 30 + i * 1e-3, p_percent: 50, environment: 'urban', w_m: 20 }).loss_dB,
  'P.2108 §3.1': (i) => heightGain(2, { type: 'urban', h_m: 1 + i * 5e-5, R_m: 15, w_s_m: 27 }).loss_dB,
  'P.2108 §3.2': (i) => terrestrial(3.5, 0.3 + i * 1e-5, 0.5).loss_dB,
  'P.2108 §3.3': (i) => earthSpace(20, i * 4e-4, 0.5).loss_dB,
  'P.2109': (i) => buildingEntryLoss(1 + i * 1e-5, 0.5, 'traditional', 0).loss_dB,
  'P.530 rain': (i) =>
    rainFading({ f_GHz: 18, d_km: 1 + i * 1e-4, R001_mmPerH: 60, polarisation: 'vertical' }, 0.01).loss_dB,
  'P.530 multipath': (i) => multipathFading(hop, 1 + i * 1e-4).all_percent,
  'P.676 line by line': (i) => gasAttenuation(2 + i * 1e-4, 10, referenceAir).loss_dB,
  'P.833': (i) => woodland(1, i * 1e-3, { gamma_dBperm: 0.3, A_m_dB: 25 }).loss_dB,
  'P.838': (i) => rainAttenuation(10 + i * 1e-4, 30, 0, 0).gamma_dBperKm,
  'SPM, atoll': (i) =>
    spm(tuned, { d_km: 1 + i * 5e-5, h_base_m: 30, h_mobile_m: 1.5, diffraction_dB: 5, clutter_dB: 3 })
      .loss_dB,
};
