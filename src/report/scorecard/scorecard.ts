/** The scorecard of a county: each figure today and with the plan, what was measured, targets with their verdict and source. Pure. */
import type { Text } from '../../foundation/text.js';
import type { Verdict } from '../../siting/audit/verdict.js';
import type { Indicator, TargetProfile } from '../targets/profile.js';
import { commonRows, profileRows, type RowKind, type RowSpec } from './catalogue.js';
import type { Figures } from './figures.js';
import { type Tally, targetVerdict } from './tally.js';

export interface Scorecard {
  readonly county: string;
  readonly date: string;
  /** Of money; null without a plan. */
  readonly currency: string | null;
  readonly definitions: Definitions;
  readonly profiles: readonly Pick<TargetProfile, 'id' | 'date' | 'title' | 'source' | 'lines'>[];
  readonly rows: readonly ScorecardRow[];
  readonly parts: Parts;
}

/** What two counties must share to be compared. */
export interface Definitions {
  /** Gates by technology and band, `nr-n78`; counties need not have the same bands. */
  readonly thresholds: Readonly<Record<string, string>>;
  readonly entryLoss: string;
  readonly trainLoss_dB: number | null;
  /** Without land cover losses are of another kind (rules R3). */
  readonly terrainOnly: boolean;
  readonly demandBasis: string;
  readonly grid_m: number;
  readonly crs: string;
}

export interface ScorecardRow {
  readonly id: string;
  readonly kind: RowKind;
  readonly group: RowSpec['group'];
  readonly label: Text;
  readonly definition: Text;
  /** Null: no data. */
  readonly before: Tally | null;
  readonly after: Tally | null;
  /** From measurements. */
  readonly achieved: Tally | null;
  readonly targets: readonly RowTarget[];
}

export interface RowTarget extends Omit<Indicator, 'row'> {
  readonly profile: string;
  readonly before: Verdict | null;
  readonly after: Verdict | null;
}

/** What tallies alone cannot add up, today and with the plan: by technology, by profile. */
export interface Parts {
  readonly before: StateParts;
  readonly after: StateParts | null;
}

export type StateParts = Omit<Figures, 'tallies'>;

export interface ScorecardInput {
  readonly county: string;
  readonly date: string;
  readonly currency: string | null;
  readonly definitions: Definitions;
  readonly profiles: readonly TargetProfile[];
  readonly before: Figures;
  readonly after: Figures | undefined;
  /** Rows that only a plan has, and those that measurements give. */
  readonly plan: ReadonlyMap<string, Tally>;
  readonly achieved: ReadonlyMap<string, Tally>;
}

export function makeScorecard(input: ScorecardInput): Scorecard {
  const { before, after, plan, achieved, profiles } = input;
  const specs = [...commonRows, ...profiles.flatMap(profileRows)];
  return {
    county: input.county,
    date: input.date,
    currency: input.currency,
    definitions: input.definitions,
    profiles: profiles.map(({ id, date, title, source, lines }) => ({ id, date, title, source, lines })),
    rows: specs.map((spec) =>
      judgedRow(
        {
          ...spec,
          before: before.tallies.get(spec.id) ?? null,
          after: plan.get(spec.id) ?? after?.tallies.get(spec.id) ?? null,
          achieved: achieved.get(spec.id) ?? null,
        },
        profiles.flatMap((p) =>
          p.indicators.flatMap(({ row, ...indicator }) =>
            row === spec.id ? [{ profile: p.id, ...indicator }] : [],
          ),
        ),
      ),
    ),
    parts: { before, after: after ?? null },
  };
}

export function judgedRow(
  row: Omit<ScorecardRow, 'targets'>,
  targets: readonly Omit<RowTarget, 'before' | 'after'>[],
): ScorecardRow {
  const verdict = (t: Tally | null, { target, sense }: Omit<Indicator, 'row'>) =>
    t && target !== null ? targetVerdict(t, target, sense) : null;
  return {
    ...row,
    targets: targets.map((t) => ({ ...t, before: verdict(row.before, t), after: verdict(row.after, t) })),
  };
}
