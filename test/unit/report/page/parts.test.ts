import { describe, expect, it } from 'vitest';
import { html, trusted } from '../../../../src/report/page/html.js';
import { count, decimal, percent, points, signed, wan } from '../../../../src/report/page/numbers.js';
import { positionsOf } from '../../../../src/report/page/positions.js';
import { toLonLat } from './fixture.js';

describe('html templates', () => {
  it('escape every part that is not markup, in content and attributes, also in lists', () => {
    const evil = `"&<'>`;
    const list = [evil, html`<i>${evil}</i>`];
    expect(html`<p title="${evil}">${list}</p>`.markup).toBe(
      '<p title="&quot;&amp;&lt;&#39;&gt;">&quot;&amp;&lt;&#39;&gt;<i>&quot;&amp;&lt;&#39;&gt;</i></p>',
    );
  });

  it('leave out undefined parts and keep trusted markup', () => {
    expect(html`a${undefined}b${trusted('<br>')}`.markup).toBe('ab<br>');
  });

  it('drop characters that no document may hold', () => {
    expect(html`${'a\u0000\u0008b'}`.markup).toBe('ab');
  });
});

describe('numbers of the report', () => {
  it('group thousands and never show what is not known', () => {
    expect(decimal(1234567.891, 1)).toBe('1,234,567.9');
    expect(decimal(-1234.5, 1)).toBe('−1,234.5');
    expect(count(999.6)).toBe('1,000');
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, null, undefined])
      expect([count(value), percent(value), wan(value), points(value)]).toEqual(['–', '–', '–', '–']);
  });

  it('have no negative zero and no sign on zero', () => {
    expect(decimal(-0.04, 1)).toBe('0.0');
    expect(signed(0.04, 1)).toBe('0.0');
    expect(signed(0.05, 1)).toBe('+0.1');
    expect(points(-0.0123)).toBe('−1.2');
  });

  it('keep shares near the ends apart from the ends', () => {
    expect([0, 0.0004, 0.0005, 0.5, 0.9994, 0.9995, 1].map((s) => percent(s))).toEqual([
      '0.0%',
      '<0.1%',
      '0.1%',
      '50.0%',
      '99.9%',
      '>99.9%',
      '100.0%',
    ]);
  });

  it('write money in ten thousands to the hundredth', () => {
    expect(wan(12_345_678)).toBe('1,234.57');
  });
});

describe('positions by edition', () => {
  const [lon, lat] = toLonLat(641_237, 3_544_190);

  it('lie on a 500 m grid of the working CRS for the county', () => {
    const { round } = positionsOf('county', 'EPSG:32649');
    const [expectedLon, expectedLat] = toLonLat(641_000, 3_544_000);
    const [x, y] = round(lon, lat);
    expect(x).toBeCloseTo(expectedLon, 9);
    expect(y).toBeCloseTo(expectedLat, 9);
  });

  it('are exact for the carrier, and a dash when not known', () => {
    const { text } = positionsOf('carrier', 'EPSG:32649');
    expect(text(lon, lat)).toBe(`${lon.toFixed(6)}, ${lat.toFixed(6)}`);
    expect(text(Number.NaN, lat)).toBe('–');
  });
});
