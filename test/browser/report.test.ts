/** The report in a real browser: no sideways scrolling on a phone, the summary on one screen of a desk, policy kept. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodePng } from '../../src/io/png.js';
import { escapeXml } from '../../src/report/map/svg.js';
import { reportHtml } from '../../src/report/page/report.js';
import { hasProgram } from '../helpers/needs.js';
import { bareData, reportData } from '../unit/report/page/fixture.js';

const chromium = 'chromium';
const widths = [390, 1440] as const;

interface Measure {
  readonly page: string;
  readonly width: number;
  readonly scrollWidth: number;
  /** Elements that stand out at the right and lie in no frame that scrolls, as `tag.class`. */
  readonly outside: readonly string[];
  readonly summaryBottom: number;
  readonly mapHeight: number;
}

/** Runs in a page around the reports, whose own policy forbids them any script. */
const measureAll = `
  const measures = [...document.querySelectorAll('iframe')].map((frame) => {
    const inside = frame.contentDocument;
    const width = frame.clientWidth;
    const all = [...inside.body.querySelectorAll('*')];
    const box = (selector) => inside.querySelector(selector).getBoundingClientRect();
    return {
      page: frame.dataset.page,
      width,
      scrollWidth: inside.documentElement.scrollWidth,
      outside: all
        .filter((e) => e.getBoundingClientRect().right > width + 0.5 && !e.closest('.frame,.map,.shared'))
        .map((e) => e.tagName + '.' + e.getAttribute('class')),
      summaryBottom: box('#summary').bottom,
      mapHeight: box('figure svg').height,
    };
  });
  const out = document.createElement('pre');
  out.id = 'measures';
  out.textContent = JSON.stringify(measures);
  document.body.replaceChildren(out);
`;

const runs = hasProgram(chromium);
const folder = runs ? mkdtempSync(join(tmpdir(), 'report-test-')) : '';
let measures: readonly Measure[] = [];

beforeAll(() => {
  if (!runs) return;
  const pages = {
    zh: reportHtml(reportData(), 'zh', encodePng),
    en: reportHtml(reportData(), 'en', encodePng),
    bare: reportHtml(bareData(), 'en', encodePng),
  };
  const frames = Object.entries(pages).flatMap(([page, content]) =>
    widths.map(
      (width) =>
        `<iframe data-page="${page}" srcdoc="${escapeXml(content)}" style="width:${width}px;height:900px;border:0"></iframe>`,
    ),
  );
  const file = join(folder, 'frames.html');
  writeFileSync(
    file,
    `<!DOCTYPE html><meta charset="utf-8"><body>${frames.join('')}<script>addEventListener('load', () => {${measureAll}})</script></body>`,
  );
  const options = ['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--dump-dom'];
  const dom = execFileSync(
    chromium,
    [...options, `--user-data-dir=${join(folder, 'profile')}`, `file://${file}`],
    {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 60_000,
    },
  );
  const text = /<pre id="measures">(.*?)<\/pre>/s.exec(dom)?.[1] ?? '[]';
  measures = JSON.parse(text.replaceAll('&amp;', '&')) as readonly Measure[];
});

afterAll(() => {
  if (runs) rmSync(folder, { recursive: true, force: true });
});

describe.skipIf(!runs)('the report in a browser', () => {
  it('was measured at every width', () => {
    expect(measures.map((m) => m.width)).toEqual([...widths, ...widths, ...widths]);
  });

  it('never scrolls sideways; only wide tables and maps do, inside their own frame', () => {
    for (const m of measures) {
      expect(m.scrollWidth, `${m.page} at ${m.width}`).toBeLessThanOrEqual(m.width);
      expect(m.outside, `${m.page} at ${m.width}`).toEqual([]);
    }
  });

  it('answers the five questions on one screen of 1440 × 900', () => {
    for (const m of measures.filter((x) => x.width === 1440)) {
      expect(m.summaryBottom, m.page).toBeLessThanOrEqual(900);
      expect(m.mapHeight, m.page).toBeGreaterThan(300);
    }
  });
});
