/** The generated part of docs/models/measured.md: one section a campaign, and one table over all. */
import { tunedSpm } from '../../src/calibration/fit.js';
import type { Score } from '../../src/calibration/score.js';
import {
  conventions,
  publishedUnit,
  withConvention,
  withDistanceUnit,
} from '../../src/propagation/spm/equations.js';
import type { Campaign } from './campaign.js';
import { classes_m, type Evaluation, shadowing } from './evaluate.js';
import { models, spmStart } from './models.js';

export interface Judged {
  readonly campaign: Campaign;
  readonly evaluations: readonly Evaluation[];
}

const markers = ['<!-- generated -->', '<!-- /generated -->'] as const;

export const generatedPart = (judged: readonly Judged[]): string =>
  [overview(judged), ...judged.map(section)].join('\n\n');

/** The page with a new generated part. */
export function renewed(page: string, part: string): string {
  const [from, to] = markers.map((m) => page.indexOf(m));
  if (from < 0 || to < from) throw new Error(`the page lacks ${markers.join(' … ')}`);
  return `${page.slice(0, from + markers[0].length)}\n\n${part}\n\n${page.slice(to)}`;
}

function overview(judged: readonly Judged[]): string {
  const ids = [
    'freespace',
    'p1812-bare',
    'p1812-clutter',
    'itm',
    'itm-area',
    'hata',
    'rma',
    'uma',
    'umi',
    'spm-slope',
    'log-distance',
  ];
  const titles = ids.map((id) => models.find((m) => m.id === id)?.title ?? id);
  return `### All campaigns: tuned rms error, dB\n\n${table(
    ['campaign', ...titles],
    judged.map((j) => overviewRow(j, ids)),
  )}`;
}

const overviewRow = ({ campaign, evaluations }: Judged, ids: readonly string[]): string[] => [
  campaign.id,
  ...ids.map((id) => decimal(evaluations.find((e) => e.model.id === id)?.tuned.rms_dB ?? Number.NaN)),
];

export function section({ campaign, evaluations }: Judged): string {
  const { links } = campaign;
  const distances = links.map((l) => l.d_m);
  const sites = new Set(links.map((l) => l.site)).size;
  const blocks = new Set(links.map((l) => l.block)).size;
  const censored = links.filter((l) => l.censored).length;
  const facts = [
    `${campaign.samples} values at ${links.length} places, one offset for ${sites === 1 ? 'the mast' : `each of ${sites}`}`,
    `${Math.round(Math.min(...distances))}–${Math.round(Math.max(...distances))} m`,
    ...(censored > 0 ? [`${censored} places at the noise floor`] : []),
    `${blocks} blocks (${campaign.blocks})`,
  ];
  return [
    `### ${campaign.title}`,
    `\`${campaign.id}\`: ${facts.join('; ')}. Source: ${campaign.source}.`,
    `Assumed:\n${campaign.assumed
      .map((a) => `- ${a};`)
      .join('\n')
      .replace(/;$/, '.')}`,
    scores(evaluations),
    classTable(evaluations),
    ...(campaign.threshold === undefined ? [] : [hitTable(campaign.threshold, evaluations)]),
    leftOver(campaign, evaluations),
    ...(campaign.levelKnown ? [factors(campaign, evaluations)] : []),
  ].join('\n\n');
}

function scores(evaluations: readonly Evaluation[]): string {
  const rows = evaluations.map(({ model, outside, untuned, tuned }) => [
    model.title,
    model.absolute ? `${Math.round(100 * outside)} %` : '–',
    ...[untuned.mean_dB, untuned.std_dB, untuned.slope_dB].map(decimal),
    String(tuned.count),
    ...[tuned.mean_dB, tuned.std_dB, tuned.rms_dB, tuned.slope_dB].map(decimal),
  ]);
  const head = [
    'model',
    'outside its range',
    'untuned mean',
    'std',
    'slope',
    'n',
    'tuned mean',
    'std',
    'rms',
    'slope',
  ];
  return table(head, rows);
}

function classTable(evaluations: readonly Evaluation[]): string {
  const used = classes_m.map((_, i) => i).filter((i) => evaluations[0].byClass[i].count > 0);
  const name = (i: number) => {
    const from = classes_m[i];
    return i + 1 < classes_m.length ? `${from}–${classes_m[i + 1]} m` : `over ${from} m`;
  };
  const cell = (s: Score) => `${decimal(s.mean_dB)} / ${decimal(s.std_dB)}`;
  const head = used.map((i) => `${name(i)}, n = ${evaluations[0].byClass[i].count}`);
  const rows = evaluations.map((e) => [e.model.title, ...used.map((i) => cell(e.byClass[i]))]);
  return `Tuned mean / std by distance:\n\n${table(['model', ...head], rows)}`;
}

function hitTable(threshold: string, evaluations: readonly Evaluation[]): string {
  const percent = (share: number | undefined) => (share === undefined ? '–' : `${Math.round(100 * share)} %`);
  const rows = evaluations.map(({ model, untunedHits, tunedHits }) => [
    model.title,
    percent(untunedHits?.hitRate),
    percent(tunedHits?.hitRate),
    percent(tunedHits?.falselyCovered),
    percent(tunedHits?.falselyWeak),
  ]);
  const everywhere = percent(evaluations[0].tunedHits?.measuredCovered);
  const head = ['model', 'untuned hits', 'tuned hits', 'falsely covered', 'falsely weak'];
  return `Threshold: ${threshold}. "Covered everywhere" would hit ${everywhere}.\n\n${table(head, rows)}`;
}

function leftOver(campaign: Campaign, evaluations: readonly Evaluation[]): string {
  const line = evaluations.find((e) => e.model.id === 'log-distance');
  if (!line) return '';
  const { std_dB, correlation_m, nearest } = shadowing(campaign, line);
  const exponent = `${decimal(line.fit.slope_dB)} ± ${decimal(line.fit.slopeError_dB)} dB a decade`;
  const near = `${nearest.correlation.toFixed(2)} at ${Math.round(nearest.lag_m)} m (${nearest.pairs} pairs)`;
  const reach =
    nearest.correlation > 1 / Math.E
      ? `down to 1/e at ${Math.round(correlation_m)} m`
      : 'below 1/e from the first class on';
  return `Log-distance on all places: ${exponent} (standard error as if places were independent); left over ${decimal(std_dB)} dB, correlated ${near}, ${reach}.`;
}

/** Tuned K factors of each site as each convention publishes them. */
function factors(campaign: Campaign, evaluations: readonly Evaluation[]): string {
  const tuned = evaluations.find((e) => e.model.id === 'spm-slope');
  if (!tuned) return '';
  const rows = [...tuned.fit.offset_dB.keys()].map((site) => {
    const inBoth = conventions.map((convention) => {
      const model = tunedSpm(withConvention(spmStart(campaign), convention), tuned.fit, site);
      return withDistanceUnit(model, publishedUnit[convention]).K;
    });
    return [site, ...inBoth.flatMap(([K1, K2]) => [decimal(K1), decimal(K2)])];
  });
  const head = ['site', ...conventions.flatMap((c) => [`${c} K1`, 'K2'])];
  return `SPM tuned on all places, \`atoll\` with d in m and \`planet\` with d in km (the other factors stay):\n\n${table(head, rows)}`;
}

const decimal = (value: number): string =>
  Number.isNaN(value)
    ? '–'
    : value
        .toFixed(1)
        .replace(/^-0\.0$/, '0.0')
        .replace('-', '−');

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, i) => (i === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}
