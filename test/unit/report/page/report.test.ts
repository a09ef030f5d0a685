import { describe, expect, it } from 'vitest';
import type { Language } from '../../../../src/foundation/text.js';
import { encodePng } from '../../../../src/io/png.js';
import type { ReportData } from '../../../../src/report/page/data.js';
import { sectionMessages } from '../../../../src/report/page/messages.js';
import { wan } from '../../../../src/report/page/numbers.js';
import { reportHtml } from '../../../../src/report/page/report.js';
import { bareData, grid, hostileName, reportData } from './fixture.js';

const languages: readonly Language[] = ['zh', 'en'];
const draw = (data: ReportData, language: Language = 'zh') => reportHtml(data, language, encodePng);
const full: Readonly<Record<Language, string>> = {
  zh: draw(reportData(), 'zh'),
  en: draw(reportData(), 'en'),
};

/** What a reader sees: no style sheet, no tags, no pictures. */
const textOf = (page: string): string =>
  page
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');

const numbersOf = (text: string): string[] => (text.match(/[+−-]?\d[\d,.]*\d|\d/g) ?? []).sort();

const section = (page: string, id: string): string => {
  const found = new RegExp(`<section id="${id}">.*?</section>`, 's').exec(page)?.[0];
  if (found === undefined) throw new Error(`no section ${id}`);
  return found;
};

/** Cells of the table with this caption, row by row. */
function cellsOf(page: string, caption: string): string[][] {
  const table = page.split('<table>').find((t) => t.includes(`<caption>${caption}</caption>`));
  if (table === undefined) throw new Error(`no table ${caption}`);
  const rows = table.slice(0, table.indexOf('</table>')).split('<tr>').slice(1);
  return rows.map((r) =>
    r
      .split(/<\/t[hd]>/)
      .slice(0, -1)
      .map((c) => textOf(c).trim()),
  );
}

describe('the report page', () => {
  it('has every section in both languages, each named in the contents', () => {
    for (const language of languages)
      for (const [id, text] of Object.entries(sectionMessages)) {
        expect(section(full[language], id)).toContain(`<h2>${text[language]}</h2>`);
        expect(full[language]).toContain(`<a href="#${id}">${text[language]}</a>`);
      }
    expect(full.zh).toContain('<html lang="zh-CN">');
    expect(full.en).toContain('<html lang="en">');
  });

  it('holds the same numbers in both languages', () => {
    const zh = numbersOf(textOf(full.zh));
    expect(zh.length).toBeGreaterThan(500);
    expect(numbersOf(textOf(full.en))).toEqual(zh);
  });

  it('says words of its own in one language only', () => {
    const data = reportData();
    const english = textOf(full.en).replaceAll(data.project.name, '');
    expect(english).not.toMatch(/达标|弱覆盖|万元|公益性|示意图/);
    expect(textOf(full.zh)).not.toMatch(/weak zone|covered|wan CNY|public good|SCHEMATIC/i);
  });

  it('draws a path of each example, no name of a part twice', () => {
    for (const language of languages) {
      const page = draw(withEdition('carrier'), language);
      const figures = section(page, 'zones').match(/<figure class="path">/g);
      expect(figures).toHaveLength(2);
      const ids = [...page.matchAll(/ id="([^"]+)"/g)].map((found) => found[1]);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it('escapes names from files wherever they stand', () => {
    for (const page of [full.zh, full.en, draw(withEdition('carrier'))]) {
      expect(page).not.toContain('<script');
      expect(page).not.toContain("<b>'村");
      expect(textOf(page).split(hostileName).length).toBeGreaterThan(5);
      // An attribute that a quote could leave early.
      for (const [value] of page.matchAll(/(?:aria-label|data-head|title)="[^"]*"/g))
        expect(value).not.toMatch(/[<>]/);
    }
  });

  it('loads nothing: a strict policy, no script, no address but data', () => {
    for (const page of Object.values(full)) {
      expect(page).toContain(
        `content="default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;; img-src data:"`,
      );
      expect(page).not.toMatch(/<(script|link|iframe|object|embed|form)\b|\son\w+=/i);
      const addresses = [...page.matchAll(/(?:href|src)="([^"]*)"/g)].map((m) => m[1]);
      expect(addresses.filter((a) => !/^(#|data:image\/png;base64,)/.test(a))).toEqual([]);
      expect(page.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/url\((?!#)/);
    }
  });

  it('refers only to parts that exist, each defined once', () => {
    const ids = [...full.zh.matchAll(/\sid="([^"]+)"/g)].map((m) => m[1]);
    expect(ids).toHaveLength(new Set(ids).size);
    const used = [...full.zh.matchAll(/(?:href="#|url\(#)([^")]+)/g)].map((m) => m[1]);
    expect(used.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('stays readable without a plan and with unknown values everywhere', () => {
    for (const language of languages) {
      const text = textOf(draw(bareData(), language));
      expect(text).not.toMatch(/\bNaN\b|undefined|null|Infinity|\[object/);
      expect(text).toContain(language === 'zh' ? '没有规划方案' : 'No plan');
    }
    const empty = draw({ ...bareData(), services: [], zones: [], places: [], kpis: { before: [] } });
    expect(textOf(empty)).not.toMatch(/\bNaN\b|undefined|null|Infinity/);
    expect(textOf(full.zh)).not.toMatch(/\bNaN\b|undefined|null|Infinity/);
  });

  it('shows a dash where a value is not known, never a zero', () => {
    const zones = cellsOf(full.en, '4G, any operator: 23 weak zones');
    const head = zones[0];
    const unknownRsrp = zones[3];
    expect(unknownRsrp[head.indexOf('Mean RSRP dBm')]).toBe('–');
    expect(unknownRsrp[head.indexOf('Nearest site / tower km')]).toBe('– / 1.82');
  });

  it('adds up: rows of the budget to its total, the total to the payers and the sites', () => {
    const number = (text: string) => Number(text.replaceAll(',', ''));
    const budget = cellsOf(full.en, 'Investment by kind, year and class');
    const [head, ...rows] = budget;
    const total = rows[rows.length - 1];
    for (const name of ['Sites', 'Investment', 'Government', 'Carriers', 'Tower company', 'A year to run']) {
      const column = head.indexOf(name);
      const sum = rows.slice(0, -1).reduce((s, r) => s + number(r[column]), 0);
      expect(sum).toBeCloseTo(number(total[column]), 6);
    }
    const payers = cellsOf(full.en, 'Who pays');
    const paid = payers.slice(1, -1).reduce((s, r) => s + number(r[1]), 0);
    expect(paid).toBeCloseTo(number(total[head.indexOf('Investment')]), 6);
    const capex = reportData()
      .plan?.items.filter((i) => i.decision === 'selected')
      .reduce((s, i) => s + i.price.capex, 0);
    expect(total[head.indexOf('Investment')]).toBe(wan(capex));
    expect(section(full.en, 'summary')).toContain(`<dd>${wan(capex)} <small>`);
  });

  it('takes the change from the two predictions', () => {
    const rows = cellsOf(full.en, '5G, any operator');
    const people = rows.find((r) => r[0] === 'People covered');
    expect(people?.slice(1, 4)).toEqual(['61.6%', '81.2%', '+19.6']);
    expect(textOf(section(full.en, 'summary'))).toMatch(/61\.6% → +81\.2%/);
  });

  it('puts services side by side, and names services and the demand basis in words', () => {
    const rows = cellsOf(full.en, 'Coverage by service: today → with the plan');
    const row = rows.find((r) => r[0] === '5G, any operator');
    expect(row?.slice(1, 3).map((t) => t.replace(/\s+/g, ' '))).toEqual(['61.6% → 81.2%', '+19.6']);
    for (const page of Object.values(full)) {
      const text = textOf(page).replace(/[\w/-]+\.(?:geojson|csv)/g, '');
      expect(text).not.toMatch(/population-raster|\b[45]g-(?:any|mobile|telecom)/);
    }
  });

  it('counts the places that pass today and with the plan', () => {
    const data = reportData();
    const passed = (list: ReportData['places'] = []) =>
      list.filter((p) => p.service === '5g-any' && p[p.judged].verdict === 'pass').length;
    const rows = cellsOf(full.en, '5G, any operator: places by class');
    const total = rows[rows.length - 1][rows[0].indexOf('Pass: today → plan')];
    expect(total.match(/\d+/g)?.map(Number)).toEqual([passed(data.places), passed(data.placesAfter)]);
  });

  it('says on the first screen what the search proves', () => {
    const solved = (over: Partial<NonNullable<ReportData['plan']>['solution']>) => {
      const data = reportData();
      const { plan } = data;
      if (!plan) throw new Error('no plan');
      const page = draw({ ...data, plan: { ...plan, solution: { ...plan.solution, ...over } } }, 'en');
      return textOf(section(page, 'summary'));
    };
    expect(solved({})).toContain('more than 0.76 % better (Lagrangian upper bound)');
    expect(solved({ gapPct: 0, provedBy: 'mip' })).toContain('is better (integer program)');
    expect(solved({ bound: Number.NaN })).toContain('not proved');
  });

  it('names in words why a site was left out', () => {
    const data = reportData();
    const [reserve] = data.plan?.items.filter((i) => i.decision === 'reserve') ?? [];
    const said = (leftOutBy: string) => {
      const plan = data.plan && { ...data.plan, items: [...data.plan.items, { ...reserve, leftOutBy }] };
      const items = plan?.items.filter((i) => i.decision === 'selected' || i.leftOutBy === leftOutBy) ?? [];
      const rows = cellsOf(draw({ ...data, plan: plan && { ...plan, items } }, 'en'), 'Reserve list');
      return rows[rows.length - 1][rows[0].indexOf('Left out by')];
    };
    expect(said('option-of:site-1001')).toBe('#1 规划站2 solves the same');
    expect(said('spacing:site-1001')).toBe('too near to #1 规划站2');
    expect(said('budget:governmentShare:2027')).toBe('budget: government share of 2027');
    for (const code of ['covered', 'disturbs', 'less-value', 'no-demand']) expect(said(code)).not.toBe(code);
  });

  it('is the same bytes for the same data, and small', () => {
    expect(draw(reportData())).toBe(full.zh);
    expect(full.zh.length).toBeLessThan(3_000_000);
  });
});

const withEdition = (edition: ReportData['project']['edition']): ReportData => {
  const data = reportData();
  return { ...data, project: { ...data.project, edition } };
};

describe('editions of the report', () => {
  const columns = ['Azimuth / downtilt °', 'Power W', 'Tower', 'Carrier', 'Sharing group'];

  it('keeps carrier columns and directions out of the county edition', () => {
    const carrier = draw(withEdition('carrier'), 'en');
    for (const column of columns) {
      expect(full.en).not.toContain(`>${column}</th>`);
      expect(carrier).toContain(`>${column}</th>`);
    }
    expect(full.en).not.toContain('class="sectors"');
    expect(carrier).toContain('class="sectors"');
    expect(textOf(full.en)).not.toContain('T-2');
  });

  it("shows no mast in profile to the county: name, height and distance are a carrier's", () => {
    expect(reportData().paths).toHaveLength(2);
    expect(full.zh).not.toContain('<figure class="path">');
    expect(full.en).not.toContain('<figure class="path">');
  });

  it('shows exact positions to carriers and 500 m ones to the county', () => {
    const [site] = reportData().plan?.items ?? [];
    const exact = `${site.lon.toFixed(6)}, ${site.lat.toFixed(6)}`;
    expect(textOf(draw(withEdition('carrier')))).toContain(exact);
    const text = textOf(full.zh);
    expect(text).not.toContain(exact);
    expect(text).not.toContain(site.lon.toFixed(4));
  });

  it('draws no planned site of the county edition nearer than the grid of 500 m', () => {
    const centres = [...full.zh.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)" r="8.5"/g)].map((m) => [
      Number(m[1]),
      Number(m[2]),
    ]);
    // 680 px less edges and margins hold the grid's width.
    const pixel_m = (grid.cols * grid.cellX) / (680 - 18 - 4 - 16);
    const step = 500 / pixel_m;
    const [x0, y0] = centres[0];
    for (const [x, y] of centres)
      for (const d of [(x - x0) / step, (y - y0) / step])
        expect(Math.abs(d - Math.round(d))).toBeLessThan(0.01);
    expect(centres.length).toBeGreaterThan(6);
  });
});
