import { describe, expect, it } from 'vitest';
import { scorecardText } from '../../../../src/app/scorecard/text.js';
import { numberText, splitRows, targetText, valueText } from '../../../../src/report/scorecard/print.js';
import { scorecardSvg } from '../../../../src/report/scorecard/picture.js';
import { makeScorecard, type Scorecard } from '../../../../src/report/scorecard/scorecard.js';
import { countOf, type Tally, tally, targetVerdict } from '../../../../src/report/scorecard/tally.js';
import { shippedProfiles } from '../../../../src/report/targets/read.js';

const state = (tallies: Record<string, Tally>) => ({
  tallies: new Map(Object.entries(tallies)),
  grids: new Map(),
  lines: new Map(),
  weakRoads: new Map(),
  cells: new Map(),
});

const card = (county: string, before: Record<string, Tally>, after?: Record<string, Tally>): Scorecard =>
  makeScorecard({
    county,
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
    profiles: shippedProfiles(['2020-seed', 'gigabit-city-2021', 'sail-2027']),
    before: state(before),
    after: after && state(after),
    plan: new Map(after ? [['costPer1000People', tally(5e6, 2)]] : []),
    achieved: new Map(),
  });

const rowOf = (c: Scorecard, id: string) => {
  const row = c.rows.find((r) => r.id === id);
  if (!row) throw new Error(`no row ${id}`);
  return row;
};

describe('a target', () => {
  it('is met, missed, or unknown when it lies between what is known and what may be', () => {
    expect(targetVerdict(tally(80, 100, 5), 0.8, 'atLeast')).toBe('pass');
    expect(targetVerdict(tally(78, 100, 5), 0.8, 'atLeast')).toBe('unknown');
    expect(targetVerdict(tally(70, 100, 5), 0.8, 'atLeast')).toBe('fail');
    expect(targetVerdict(tally(10, 100, 5), 0.15, 'atMost')).toBe('pass');
    expect(targetVerdict(tally(12, 100, 5), 0.15, 'atMost')).toBe('unknown');
    expect(targetVerdict(tally(16, 100, 5), 0.15, 'atMost')).toBe('fail');
    expect(targetVerdict(tally(0, 0), 0.5, 'atLeast')).toBe('unknown');
  });

  it('is judged of today and of the plan; one without a number is not', () => {
    const both = card('A', { stations5gPer10k: tally(30, 10) }, { stations5gPer10k: tally(150, 10) });
    expect(rowOf(both, 'stations5gPer10k').targets).toMatchObject([
      { profile: 'gigabit-city-2021', target: 12, before: 'fail', after: 'pass' },
      { profile: 'sail-2027', target: 38, before: 'fail', after: 'fail' },
    ]);
    const hub = rowOf(card('A', { '5g.reach.hub': tally(1, 2) }), '5g.reach.hub');
    expect(hub.targets).toMatchObject([{ profile: '2020-seed', target: null, before: null }]);
    expect(targetText(hub, hub.targets[0], 'en')).toBe('no number 2020-seed');
  });
});

describe('a figure', () => {
  it('shows the digits of its kind, and beside it what the unknown part could add', () => {
    expect(numberText('share', 0.5)).toBe('50.0%');
    expect(numberText('ratio', 1.425)).toBe('1.43');
    expect(numberText('km', 19.44)).toBe('19.4');
    expect(numberText('money', 1134892.6)).toBe('1,134,893');
    expect(numberText('count', null)).toBe('–');
    expect(valueText({ kind: 'share' }, tally(70, 100, 5), 'en')).toBe('70.0% (up to 75.0%)');
    expect(valueText({ kind: 'share' }, tally(70, 100, 0.001), 'zh')).toBe('70.0%');
    expect(valueText({ kind: 'count' }, countOf(3), 'en')).toBe('3');
  });

  it('without data is named where somebody asks for it, and left out else', () => {
    const { filled, empty } = splitRows(card('A', { '5g.areaShare': tally(1, 2) }).rows);
    expect(filled.map((r) => r.id)).toEqual(['5g.areaShare']);
    expect(empty.map((r) => r.id)).toContain('gigabitHomes');
    expect(empty.map((r) => r.id)).not.toContain('5g.reach.scenic');
  });
});

describe('a scorecard', () => {
  const plan = card(
    '<A & B>',
    { '5g.areaShare': tally(1, 2), '5g.weakCellShare': tally(1, 4) },
    { '5g.areaShare': tally(2, 3) },
  );

  it('as a picture escapes names, and draws each figure once', () => {
    const svg = scorecardSvg(plan, 'en');
    expect(svg).toContain('&lt;A &amp; B&gt;');
    expect(svg).not.toContain('<A &');
    for (const text of ['5G area coverage', '50.0%', '66.7%', 'Cost per thousand people newly covered, CNY'])
      expect(svg.split(`>${text}<`), text).toHaveLength(2);
    expect(svg).not.toMatch(/NaN|undefined|null/);
    expect(scorecardSvg(plan, 'en')).toBe(svg);
  });

  it('as a table has the columns that hold something', () => {
    const [, head] = scorecardText([plan], undefined).en.split('\n');
    expect(head.split(/ {2,}/)).toEqual(['Figure', 'Today', 'With plan', 'Target']);
    const today = card('C', { '5g.areaShare': tally(1, 2) });
    expect(scorecardText([today], undefined).zh.split('\n')[1]).not.toContain('规划后');
    const both = scorecardText([plan, today], today).en;
    expect(both).toMatch(/5G area coverage +50\.0% → 66\.7% +50\.0% +50\.0%/);
  });
});
