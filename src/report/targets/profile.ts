/** Target profiles: what a programme or a regulator asks of a county, with its date and source. */
import type { Text } from '../../foundation/text.js';
import type { Technology } from '../../radio/layer.js';
import type { RateRule } from '../../siting/audit/rates.js';

/** One figure of the scorecard and the value it must reach; null = the programme gives no number. */
export interface Indicator {
  readonly row: string;
  readonly target: number | null;
  /** `atMost` for figures that should be small. */
  readonly sense: 'atLeast' | 'atMost';
}

/** A map that a regulator draws: where a rate holds with a probability, on squares of a side or on the run's own pixels. */
export interface MapRule {
  readonly id: string;
  readonly technology: Technology;
  readonly dl_Mbps: number;
  readonly ul_Mbps: number | null;
  readonly probability: number;
  /** Null: the output pixel. */
  readonly square_m: number | null;
}

export interface TargetProfile {
  readonly id: string;
  /** When the programme was made public, or the edition of a rule: year, month or day in ISO form. */
  readonly date: string;
  readonly title: Text;
  readonly source: Text;
  readonly indicators: readonly Indicator[];
  /** Asked of each key place over its points; the row counts places that pass. */
  readonly places: RateRule | null;
  /** Asked of each rail and road over its length; the row counts length of lines that pass. */
  readonly lines: RateRule | null;
  readonly maps: readonly MapRule[];
}
