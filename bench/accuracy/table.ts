/** What the accuracy bench shows of each scene, on the screen and in docs/engine.md. */
import { clutterClasses } from '../../src/terrain/clutter.js';
import type { Engines, Worst } from './engines.js';
import { markdownTable } from './page.js';
import type { GeometryError, Sampled } from './samples.js';
import { frequencies_MHz, type Scene } from './scene.js';

export interface Judged {
  readonly scene: Scene;
  readonly engines: Omit<Engines, 'exact'>;
  readonly sampled: Sampled;
}

export const lowest_MHz = frequencies_MHz[0];
const highest_MHz = frequencies_MHz[frequencies_MHz.length - 1];

/** Root of the mean square and mean, dB. */
export interface Spread {
  readonly rms_dB: number;
  readonly bias_dB: number;
}

export function spread(errors: readonly number[]): Spread {
  const known = errors.filter((e) => !Number.isNaN(e));
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  return { rms_dB: Math.sqrt(mean(known.map((e) => e * e))), bias_dB: mean(known) };
}

/** Sweep less the line sampled at crossings, of one carrier. */
export const crossingSpread = (geometry: readonly GeometryError[], frequency_MHz: number): Spread =>
  spread(geometry.filter((g) => g.frequency_MHz === frequency_MHz).map((g) => g.crossing_dB));

/** Voids told apart, NaN, cells of the disc left out: none is allowed. */
export const faults = (engines: Judged['engines'], sampled: Sampled): number =>
  engines.mismatched + engines.nan + engines.holes + sampled.mismatched;

const columns: readonly (readonly [title: string, width: number, text: (j: Judged) => string])[] = [
  ['scene', 42, ({ scene }) => scene.name],
  ['losses', 9, ({ engines }) => String(engines.losses)],
  ['unknown', 8, ({ engines }) => String(engines.unknown)],
  ['fast − exact, at', 29, ({ engines }) => worst(engines.worst)],
  ['rms', 7, ({ engines }) => engines.rms_dB.toFixed(4)],
  ['exact − O(N), at', 30, ({ sampled }) => worst(sampled.oracle)],
  ['faults', 7, ({ engines, sampled }) => String(faults(engines, sampled))],
  [`ray − line ${lowest_MHz} MHz`, 18, ({ scene, sampled }) => crossing(scene, sampled, lowest_MHz)],
  [`${highest_MHz} MHz`, 15, ({ scene, sampled }) => crossing(scene, sampled, highest_MHz)],
  ['ray − explain', 15, ({ sampled }) => text(spread(sampled.geometry.map((g) => g.explained_dB)))],
];

export const heading = (): string => columns.map(([title, width]) => title.padEnd(width)).join(' ');
export const line = (judged: Judged): string =>
  columns.map(([, width, cell]) => cell(judged).padEnd(width)).join(' ');

export const markdown = (judged: readonly Judged[]): string =>
  markdownTable(
    columns.map(([title]) => title),
    judged.map((j) => columns.map(([, , cell]) => cell(j))),
  );

const worst = ({ difference_dB, frequency_MHz, dCol, dRow }: Worst): string =>
  `${difference_dB.toFixed(4)}, ${dCol}/${dRow} ${frequency_MHz} MHz`;

const crossing = (scene: Scene, { geometry }: Sampled, frequency_MHz: number): string =>
  scene.clutter ? '–' : text(crossingSpread(geometry, frequency_MHz));

const text = ({ rms_dB, bias_dB }: Spread): string =>
  `${rms_dB.toFixed(3)}, ${bias_dB < 0 ? '−' : '+'}${Math.abs(bias_dB).toFixed(3)}`;

/** With clutter the ray and the line meet other houses: reported by class of the receiver. */
export function byClass(judged: readonly Judged[]): string {
  const all = judged.filter((j) => j.scene.clutter).flatMap((j) => j.sampled.geometry);
  return markdownTable(
    ['ray − explain with clutter, by class of the receiver', 'rms, bias dB', 'n'],
    clutterClasses.flatMap(({ id }, index) => {
      const own = all.filter((g) => g.clutterClass === index).map((g) => g.explained_dB);
      return own.length === 0 ? [] : [[id, text(spread(own)), String(own.length)]];
    }),
  );
}
