/** Scores of a model on a campaign: as it is, and tuned, where no link is scored by a fit that saw its block. */
import { type Correction, corrected_dB, type FitLink, fitCorrection } from '../../src/calibration/fit.js';
import {
  correlationDistance_m,
  correlogram,
  type Hits,
  hits,
  type Score,
  score,
} from '../../src/calibration/score.js';
import type { Campaign, Link } from './campaign.js';
import { type Model, models } from './models.js';

/** Lower bounds of the distance classes, m; the last is open. */
export const classes_m = [0, 250, 500, 1000, 2000, 4000] as const;

export interface Evaluation {
  readonly model: Model;
  /** Share of the links outside the range that the model states. */
  readonly outside: number;
  /** NaN throughout where nothing absolute is known, or the model has no level of its own. */
  readonly untuned: Score;
  readonly tuned: Score;
  readonly untunedHits: Hits | undefined;
  readonly tunedHits: Hits | undefined;
  /** The tuned score by distance class. */
  readonly byClass: readonly Score[];
  /** The fit to all links, for its factors; never scored. */
  readonly fit: Correction;
  /** Loss by that fit, in the order of the campaign's links. */
  readonly fitted_dB: readonly number[];
}

type Predicted = FitLink & Link;

export function evaluate(campaign: Campaign): Evaluation[] {
  return models.filter((m) => m.aerial || !campaign.aerial).map((m) => evaluateModel(campaign, m));
}

function evaluateModel(campaign: Campaign, model: Model): Evaluation {
  const answers = campaign.links.map((link) => model.predict(link, campaign));
  const links = campaign.links.map((l, i): Predicted => ({ ...l, predicted_dB: answers[i].loss_dB }));
  const known = links.filter((l) => !l.censored);
  const absolute = model.absolute && campaign.levelKnown;
  const unseen_dB = heldOut_dB(links, model);
  const scored = links
    .map((link, i) => ({ ...link, predicted_dB: unseen_dB[i] }))
    .filter((l) => !Number.isNaN(l.predicted_dB));
  const tuned = scored.filter((l) => !l.censored);
  const fit = fitCorrection(known, model);
  const counted = campaign.threshold !== undefined;
  return {
    model,
    outside: answers.filter((a) => a.flags.length > 0).length / answers.length,
    untuned: scoreOf(absolute ? known : []),
    tuned: scoreOf(tuned),
    untunedHits: counted && absolute ? hitsOf(links) : undefined,
    tunedHits: counted ? hitsOf(scored) : undefined,
    byClass: classes_m.map((from, i) =>
      scoreOf(tuned.filter(({ d_m }) => d_m >= from && d_m < (classes_m[i + 1] ?? Number.POSITIVE_INFINITY))),
    ),
    fit,
    fitted_dB: links.map((l) => corrected_dB(fit, l)),
  };
}

/** Tuned loss of each link from the links of all other blocks; NaN where those hold nothing of its site. */
function heldOut_dB(links: readonly Predicted[], model: Model): Float64Array {
  const tuned_dB = new Float64Array(links.length).fill(Number.NaN);
  for (const block of new Set(links.map((l) => l.block))) {
    const fit = fitCorrection(
      links.filter((l) => l.block !== block && !l.censored),
      model,
    );
    links.forEach((link, i) => {
      if (link.block === block) tuned_dB[i] = corrected_dB(fit, link);
    });
  }
  return tuned_dB;
}

/** An error is predicted less measured level: measured less predicted loss. */
const scoreOf = (links: readonly Predicted[]): Score =>
  score(
    links.map((l) => l.measured_dB - l.predicted_dB),
    links.map((l) => l.d_m),
  );

/** Levels are negative losses above that of the threshold. */
const hitsOf = (links: readonly Predicted[]): Hits =>
  hits(
    links.map((l) => l.threshold_dB - l.predicted_dB),
    links.map((l) => l.threshold_dB - (l.censored ? Number.POSITIVE_INFINITY : l.measured_dB)),
    0,
  );

export interface Shadowing {
  readonly std_dB: number;
  /** Distance to 1/e; NaN where the links do not reach it. */
  readonly correlation_m: number;
  /** Correlation of the nearest class and how far apart its links are. */
  readonly nearest: { readonly lag_m: number; readonly correlation: number; readonly pairs: number };
}

/** What the log-distance fit leaves over, links of one site compared with each other only. */
export function shadowing(campaign: Campaign, { fitted_dB }: Evaluation): Shadowing {
  const sites = [...new Set(campaign.links.map((l) => l.site))];
  const apart_m = 1e7;
  const left = campaign.links.flatMap(({ site, x_m, y_m, measured_dB, censored, d_m }, i) =>
    censored
      ? []
      : [{ x_m: x_m + apart_m * sites.indexOf(site), y_m, error_dB: measured_dB - fitted_dB[i], d_m }],
  );
  const lags = correlogram(left, campaign.lag_m, 25 * campaign.lag_m);
  return {
    std_dB: score(
      left.map((l) => l.error_dB),
      left.map((l) => l.d_m),
    ).std_dB,
    correlation_m: correlationDistance_m(lags),
    nearest: lags[0],
  };
}
