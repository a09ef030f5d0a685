/**
 * Measured and tuned loss by distance as a small SVG: bars from the 10th to the 90th percentile, medians of each
 * class of distance as rings (measured) and lines (models).
 */
import type { Judged } from './page.js';

/** Colours that stay apart for colour-blind readers (Okabe and Ito). */
const lines = [
  { id: 'freespace', colour: '#56b4e9' },
  { id: 'p1812-clutter', colour: '#0072b2' },
  { id: 'hata', colour: '#d55e00' },
  { id: 'rma', colour: '#009e73' },
  { id: 'log-distance', colour: '#000000' },
] as const;

const size = { width: 640, height: 430, left: 56, right: 16, top: 70, bottom: 44 };
/** Places that a class of distance must hold to be drawn. */
const fewest = 3;

interface Bin {
  readonly d_m: number;
  readonly measured: readonly [p10: number, p50: number, p90: number];
  /** In the order of `lines`. */
  readonly predicted: readonly number[];
}

/** Losses are less the offset of their site in the log-distance fit, so that sites lie over each other. */
export function figure({ campaign, evaluations }: Judged): string {
  const shown = lines.flatMap(({ id, colour }) => {
    const evaluation = evaluations.find((e) => e.model.id === id);
    return evaluation ? [{ colour, evaluation }] : [];
  });
  const base = shown[shown.length - 1].evaluation.fit.offset_dB;
  const bins = binned(
    campaign.links.flatMap((link, i) => {
      const offset_dB = base.get(link.site) ?? Number.NaN;
      const losses = [link.measured_dB, ...shown.map((s) => s.evaluation.fitted_dB[i])];
      return link.censored ? [] : [{ d_m: link.d_m, losses_dB: losses.map((loss) => loss - offset_dB) }];
    }),
  );
  const values = bins.flatMap((b) => [...b.measured, ...b.predicted]);
  const ticks = {
    low: 10 * Math.floor(Math.min(...values) / 10),
    high: 10 * Math.ceil(Math.max(...values) / 10),
  };
  const [first, last] = [bins[0].d_m / 1.15, bins[bins.length - 1].d_m * 1.15];
  const { width, height, left, right, top, bottom } = size;
  const x = (d_m: number) => left + ((width - left - right) * Math.log(d_m / first)) / Math.log(last / first);
  const y = (dB: number) => top + ((height - top - bottom) * (dB - ticks.low)) / (ticks.high - ticks.low);
  const at = (d_m: number, dB: number) => `${x(d_m).toFixed(1)},${y(dB).toFixed(1)}`;

  const grid = range(ticks.low, ticks.high, 10).map(
    (dB) =>
      `<path d="M${left} ${y(dB).toFixed(1)}H${width - right}" stroke="#ddd"/><text x="${left - 6}" y="${(y(dB) + 4).toFixed(1)}" text-anchor="end">${String(dB).replace('-', '−')}</text>`,
  );
  const distances = [50, 100, 200, 500, 1000, 2000, 5000].filter((d) => d >= first && d <= last);
  const scale = distances.map(
    (d) =>
      `<path d="M${x(d).toFixed(1)} ${top}V${height - bottom}" stroke="#ddd"/><text x="${x(d).toFixed(1)}" y="${height - bottom + 16}" text-anchor="middle">${d}</text>`,
  );
  const bars = bins.map(
    ({ d_m, measured: [p10, , p90] }) =>
      `<path d="M${at(d_m, p10)}L${at(d_m, p90)}" stroke="#bbb" stroke-width="7"/>`,
  );
  const rings = bins.map(
    ({ d_m, measured: [, p50] }) =>
      `<circle cx="${x(d_m).toFixed(1)}" cy="${y(p50).toFixed(1)}" r="4" fill="#fff" stroke="#333"/>`,
  );
  const curves = shown.map(
    ({ colour }, k) =>
      `<polyline points="${bins.map((b) => at(b.d_m, b.predicted[k])).join(' ')}" fill="none" stroke="${colour}" stroke-width="2"/>`,
  );
  const legend = shown.map(({ colour, evaluation }, k) => {
    const [column, row] = [left + 190 * (k % 3), 38 + 16 * Math.floor(k / 3)];
    return `<path d="M${column} ${row}h22" stroke="${colour}" stroke-width="2"/><text x="${column + 28}" y="${row + 4}">${evaluation.model.title}</text>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12" fill="#333">`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    `<text x="${left}" y="20" font-size="14">${campaign.title}</text>`,
    ...grid,
    ...scale,
    ...bars,
    ...curves,
    ...rings,
    ...legend,
    `<text x="${(width + left) / 2}" y="${height - 8}" text-anchor="middle">distance, m (bars: measured, 10th to 90th percentile, ring at the median)</text>`,
    `<text transform="translate(14 ${height / 2}) rotate(-90)" text-anchor="middle">loss less that of the site at 1 km, dB</text>`,
    '</svg>\n',
  ].join('\n');
}

/** Ten classes a decade, five where places are few. */
function binned(places: readonly { d_m: number; losses_dB: readonly number[] }[]): Bin[] {
  const perDecade = places.length < 1000 ? 5 : 10;
  const groups = new Map<number, (readonly number[])[]>();
  for (const { d_m, losses_dB } of places) {
    const at = Math.floor(perDecade * Math.log10(d_m));
    groups.set(at, [...(groups.get(at) ?? []), losses_dB]);
  }
  return [...groups]
    .filter(([, rows]) => rows.length >= fewest)
    .sort(([a], [b]) => a - b)
    .map(([at, rows]) => {
      const share = (k: number, q: number): number => {
        const sorted = rows.map((r) => r[k]).sort((a, b) => a - b);
        return sorted[Math.round(q * (sorted.length - 1))];
      };
      return {
        d_m: 10 ** ((at + 0.5) / perDecade),
        measured: [share(0, 0.1), share(0, 0.5), share(0, 0.9)],
        predicted: rows[0].slice(1).map((_, k) => share(k + 1, 0.5)),
      };
    });
}

const range = (from: number, to: number, step: number): number[] =>
  Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, i) => from + i * step);
