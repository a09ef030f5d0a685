import { describe, expect, it } from 'vitest';
import type { Language } from '../../../../src/foundation/text.js';
import type { ReportData } from '../../../../src/report/page/data.js';
import { Page } from '../../../../src/report/page/page.js';
import { cells } from '../../../../src/report/page/sections/cells.js';
import { lines, villages } from '../../../../src/report/page/sections/linesAndVillages.js';
import { scorecard } from '../../../../src/report/page/sections/scorecard.js';
import { makeScorecard } from '../../../../src/report/scorecard/scorecard.js';
import { tally } from '../../../../src/report/scorecard/tally.js';
import { shippedProfiles } from '../../../../src/report/targets/read.js';
import type { LineVerdict } from '../../../../src/siting/lines/audit.js';
import type { VillageVerdict } from '../../../../src/siting/villages/audit.js';
import { hostileName, reportData } from './fixture.js';

const base = reportData();
const state = (value: number) => ({
  tallies: new Map([['5g.keyPlaceReach', tally(value, 100, 4)]]),
  grids: new Map(),
  lines: new Map(),
  weakRoads: new Map(),
  cells: new Map(),
});
const card = makeScorecard({
  county: hostileName,
  date: '2026-11-01',
  currency: 'CNY',
  definitions: {
    thresholds: {},
    entryLoss: 'p2109',
    trainLoss_dB: null,
    terrainOnly: false,
    demandBasis: 'population-raster',
    grid_m: 30,
    crs: 'EPSG:32649',
  },
  profiles: shippedProfiles(['gigabit-city-2021']),
  before: state(70),
  after: state(85),
  plan: new Map(),
  achieved: new Map(),
});

const line = (name: string, length_m: number, covered_m: number): LineVerdict => ({
  line: { id: name, class: 'railway', name, parts: [] },
  service: '5g-any',
  group: '',
  length_m,
  covered_m,
  unknown_m: 0,
  tunnel_m: name === 'Tunnel line' ? 400 : 0,
  required: 0.95,
  verdict: covered_m >= 0.95 * length_m ? 'pass' : 'fail',
  longestFailing:
    covered_m < length_m
      ? { path: [], length_m: length_m - covered_m, rsrp_dBm: -115, borders: [] }
      : undefined,
  rates: { dl_Mbps: new Float32Array(), ul_Mbps: new Float32Array() },
  pieces_m: new Float64Array(),
  weak: [],
  weakAtBorder: [],
});

const village = (index: number, within5km: 'pass' | 'fail', atSpots: 'pass' | 'fail'): VillageVerdict => ({
  village: base.places[index].place,
  service: '5g-any',
  group: '',
  nearestStation_m: 6123,
  within5km,
  spots: 3,
  spotsPassed: atSpots === 'pass' ? 3 : 1,
  failing: [],
  atSpots,
  verdict: within5km === 'pass' || atSpots === 'pass' ? 'pass' : 'fail',
});

const page = (over: Partial<ReportData>, language: Language = 'en') =>
  new Page(reportData({ scorecard: card, ...over }), language);

describe('the scorecard of a report', () => {
  it('shows each figure today and with the plan beside its target, in both languages, and escapes names', () => {
    for (const language of ['en', 'zh'] as const) {
      const { markup } = scorecard(page({}, language));
      for (const text of ['70.0%', '85.0%', '≥ 80.0%', 'gigabit-city-2021'])
        expect(markup, text).toContain(text);
      expect(markup).not.toContain('<script>alert');
    }
    expect(scorecard(page({})).markup).toContain('<b class="good">met</b>');
  });

  it('says so when nothing was assessed', () => {
    expect(scorecard(page({ scorecard: undefined })).markup).toContain('there is no scorecard');
  });
});

describe('lines and villages of a report', () => {
  it('list lines by length with the longest stretch that fails', () => {
    const { markup = '' } =
      lines(page({ lines: [line('Short', 1000, 1000), line('Tunnel line', 9000, 6500)] })) ?? {};
    expect(markup.indexOf('Tunnel line')).toBeLessThan(markup.indexOf('Short'));
    for (const text of ['9.00', '72.2%', '2.50', '0.40']) expect(markup).toContain(text);
    expect(lines(page({ lines: [] }))).toBeUndefined();
  });

  it('list villages that fail one rule, and say when none does', () => {
    const failing = villages(page({ villages: [village(0, 'fail', 'pass'), village(1, 'pass', 'pass')] }));
    expect(failing?.markup.match(/1 \/ 3|3 \/ 3/g)).toEqual(['3 / 3']);
    expect(failing?.markup).toContain('6.12');
    const none = villages(page({ villages: [village(0, 'pass', 'pass')] }));
    expect(none?.markup).toContain('all 1 pass both rules.');
  });

  it('show cells in trouble to the carrier only', () => {
    const own = [
      {
        layer: 'nr-n78',
        cells: 30,
        weak: 4,
        overshooting: 2,
        overlapped: 1,
        poorQuality: 0,
        pairs: 77,
        mod3Clashes: 5,
        pciClashes: 0,
      },
    ];
    const edition = (e: 'county' | 'carrier') => ({ ...base.project, edition: e });
    expect(cells(page({ cells: own, project: edition('carrier') }))?.markup).toContain('>77<');
    expect(cells(page({ cells: own, project: edition('county') }))).toBeUndefined();
  });
});
