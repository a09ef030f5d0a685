import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Language } from '../../../src/foundation/text.js';
import { terminalWidth, wrapPieces } from '../../../src/foundation/terminal.js';
import { bullingtonNu } from '../../../src/propagation/p526/bullington.js';
import { earthConstants } from '../../../src/propagation/p526/equations.js';
import { explainedPath } from '../../../src/report/profile/explained.js';
import { profileMessages } from '../../../src/report/profile/messages.js';
import {
  bulge_m,
  fresnelRadius_m,
  type PathProfile,
  pathGeometry,
} from '../../../src/report/profile/path.js';
import { profileSvg } from '../../../src/report/profile/svg.js';
import { profilePlot } from '../../../src/report/profile/text.js';

const ridge: PathProfile = {
  title: { en: 'A & <B>', zh: '甲 & <乙>' },
  model: { en: 'edition', zh: '版本' },
  d_km: [0, 1, 2, 3, 4],
  ground_mAMSL: [100, 110, 180, 150, 120],
  clutter_m: [0, 10, 5, 0, 0],
  tx_mAMSL: 130,
  rx_mAMSL: 121.5,
  effectiveEarthRadius_km: 8500,
  f_GHz: 0.9,
};
const clear: PathProfile = { ...ridge, tx_mAMSL: 400, rx_mAMSL: 300, clutter_m: undefined };

describe('geometry of a path', () => {
  it('bulges and widens in the middle, by the textbook values', () => {
    // 20 km over 8500 km effective radius: d²/8a = 5.88 m. 900 MHz: λ = 0.333 m, √(λ·d/4) = 40.8 m.
    expect(bulge_m(10, 20, 8500)).toBeCloseTo(5.882, 3);
    expect(fresnelRadius_m(10, 20, 0.9)).toBeCloseTo(40.81, 2);
    expect([bulge_m(0, 20, 8500), fresnelRadius_m(20, 20, 0.9)]).toEqual([0, 0]);
  });

  it('finds the edge that the diffraction model computes with', () => {
    const heights = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 4, maxLength: 20 });
    const earth = earthConstants(0.9, 8500, 'h', 0);
    fc.assert(
      fc.property(heights, fc.integer({ min: 2, max: 200 }), (ground_mAMSL, antenna) => {
        const d_km = ground_mAMSL.map((_, i) => i * 0.7);
        const tx_mAMSL = ground_mAMSL[0] + antenna;
        const rx_mAMSL = ground_mAMSL[ground_mAMSL.length - 1] + 1.5;
        const path = { ...ridge, d_km, ground_mAMSL, clutter_m: undefined, tx_mAMSL, rx_mAMSL };
        const { edge, horizons } = pathGeometry(path);
        const nu = bullingtonNu(d_km, ground_mAMSL, d_km.length, tx_mAMSL, rx_mAMSL, earth);
        expect(edge?.nu).toBeCloseTo(nu, 8);
        expect(horizons.length > 0).toBe(nu >= 0);
      }),
      { seed: 3 },
    );
  });

  it('has no horizons in sight of each other and nothing at unknown ground', () => {
    expect(pathGeometry(clear).horizons).toEqual([]);
    const { edge, ground_m } = pathGeometry({ ...ridge, ground_mAMSL: [100, 110, null, 105, 120] });
    expect(ground_m[2]).toBeNaN();
    expect(edge?.d_km).not.toBe(2);
    expect(pathGeometry({ ...ridge, d_km: [0, 4], ground_mAMSL: [100, 120] }).edge).toBeUndefined();
  });
});

describe.each<Language>(['zh', 'en'])('figure of a path (%s)', (language) => {
  it('shows axes, key and note of its language, its title escaped', () => {
    const svg = profileSvg(ridge, language);
    const { distanceAxis, heightAxis, ground, clutter, fresnel, clearance, horizon, edge, bulge } =
      profileMessages;
    for (const text of [distanceAxis, heightAxis, ground, clutter, fresnel, clearance, horizon, edge, bulge])
      expect(svg).toContain(text[language]);
    expect(svg).toContain(language === 'zh' ? '<title>甲 &amp; &lt;乙&gt;' : '<title>A &amp; &lt;B&gt;');
    expect(svg).not.toMatch(/NaN|undefined|\{\w+\}/);
    expect(svg).toMatch(/Noto Sans CJK/);
  });

  it('explains only what it shows', () => {
    const svg = profileSvg(clear, language);
    expect(svg).not.toContain(profileMessages.horizon[language]);
    expect(svg).not.toContain(profileMessages.clutter[language]);
    expect(svg).toContain('class="edge"');
  });
});

it('leaves a gap in the ground where it is unknown', () => {
  const svg = profileSvg({ ...ridge, ground_mAMSL: [100, 150, null, 140, 120] }, 'en');
  expect(/class="ground" d="([^"]*)"/.exec(svg)?.[1].match(/M/g)).toHaveLength(2);
});

describe('plot of a path in a terminal', () => {
  it('is as wide as asked, within bounds, in both languages', () => {
    for (const width of [40, 79, 120])
      for (const language of ['zh', 'en'] as const) {
        const lines = profilePlot(ridge, language, width);
        expect(Math.max(...lines.map(terminalWidth))).toBe(width);
      }
    expect(Math.max(...profilePlot(ridge, 'en', 1000).map(terminalWidth))).toBeLessThanOrEqual(140);
  });

  it('shows terminals, ridge, edge and horizons', () => {
    const lines = profilePlot(ridge, 'en', 80);
    const plot = lines.filter((line) => line.includes('│')).join('\n');
    for (const sign of ['T', 'R', '█', '░', '·', '┄', '▲']) expect(plot, sign).toContain(sign);
    expect(profilePlot(clear, 'en', 80).join('\n')).not.toContain('^');
  });

  it('loses no ridge between two columns', () => {
    const n = 2000;
    const d_km = Array.from({ length: n }, (_, i) => i / 100);
    const path = { ...ridge, d_km, clutter_m: undefined, tx_mAMSL: 30, rx_mAMSL: 30 };
    for (const at of [3, 997, 1503]) {
      const ground_mAMSL = d_km.map((_, i) => (i === at ? 200 : 0));
      // The highest row holds the mark of the edge.
      const [, belowTop] = profilePlot({ ...path, ground_mAMSL }, 'en', 80);
      expect(belowTop, `${at}`).toContain('█');
    }
  });
});

it('an explained pixel becomes a path with its numbers in the heading', () => {
  const { d_km, ground_mAMSL, clutter_m, tx_mAMSL, rx_mAMSL, effectiveEarthRadius_km } = ridge;
  const path = explainedPath(
    {
      layer: 'lte-b8',
      server: { name: '', cellId: 'c7', azimuth_deg: 90 },
      rsrp_dBm: -101.24,
      basicTransmissionLoss_dB: 140,
      freeSpaceLoss_dB: 110,
      lineOfSight: false,
      model: { edition: { en: 'edition', zh: '版本' } },
      profile: { d_km, ground_mAMSL, clutter_m, tx_mAMSL, rx_mAMSL, effectiveEarthRadius_km },
    },
    0.939,
  );
  expect(path.title.en).toBe('Path profile: c7, lte-b8');
  expect(path.facts?.en).toBe(
    '4.00 km towards 90° · RSRP −101.2 dBm · path loss 140.0 dB, 30.0 dB above free space · obstructed',
  );
  expect(profileSvg(path, 'zh')).toContain('模型：版本');
});

it('pieces wrap by columns, a Han character taking two', () => {
  expect(wrapPieces(['天线', '终端', 'ab'], 10)).toEqual(['天线  终端', 'ab']);
});
