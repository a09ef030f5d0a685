/**
 * The straight line from the mast to a cell's centre, two ways: sampled as a ray is, where it crosses the rows or columns of cells
 * and linear between the two beside it, so that only the direction differs; and as `explain` samples it, between four cells.
 */
import { autoOverProfile } from '../../src/coverage/kernel/autoProfile.js';
import type { CarrierLoss } from '../../src/coverage/kernel/loss.js';
import { fans, rayFan, rayOf } from '../../src/coverage/kernel/rays.js';
import { straightLoss_dB, straightProfile } from '../../src/coverage/kernel/straight.js';
import type { SweepSetup } from '../../src/coverage/kernel/sweep.js';

/** Loss over bare ground along the crossings; undefined across a void. */
export function crossingLoss_dB(
  setup: SweepSetup,
  carrier: CarrierLoss,
  environment: number,
  dCol: number,
  dRow: number,
): number | undefined {
  const { cols, cell_m, ground_m } = setup.terrain;
  const { fan, k, m } = rayOf(dCol, dRow, rayFan(setup.radius_m / cell_m, setup.rays));
  const { majorCol, majorRow, minorCol, minorRow } = fans[fan];
  const height = (major: number, minor: number) =>
    ground_m[
      (setup.row + major * majorRow + minor * minorRow) * cols +
        setup.col +
        major * majorCol +
        minor * minorCol
    ];
  const length_m = Math.hypot(dCol, dRow) * cell_m;
  const d_km = Float64Array.from({ length: k + 1 }, (_, i) => (i * length_m) / k / 1000);
  const bare_m = d_km.map((_, i) => {
    const low = Math.floor((i * m) / k);
    const share = (i * m) / k - low;
    return share === 0 ? height(i, low) : height(i, low) * (1 - share) + height(i, low + 1) * share;
  });
  if (bare_m.some(Number.isNaN)) return undefined;
  const profile = {
    d_km,
    bare_m,
    clutter_m: new Float64Array(k + 1),
    surfaceD_km: d_km,
    surface_m: bare_m,
    h_ts_m: bare_m[0] + setup.antennaHeight_mAGL,
    h_rs_m: bare_m[k] + setup.receiverHeight_mAGL,
    interpolated: 0,
    known: true,
  };
  return autoOverProfile(carrier, profile, { ...setup, environment }, length_m).loss_dB;
}

/** Loss of `explain`, with clutter where the setup has it; undefined across a void. */
export function explainedLoss_dB(
  setup: SweepSetup,
  carrier: CarrierLoss,
  environment: number,
  dCol: number,
  dRow: number,
): number | undefined {
  const { rows, cell_m } = setup.terrain;
  const centre = (col: number, row: number) => [(col + 0.5) * cell_m, (rows - row - 0.5) * cell_m] as const;
  const path = straightProfile(
    { ...setup, originX: 0, originY: rows * cell_m },
    centre(setup.col, setup.row),
    centre(setup.col + dCol, setup.row + dRow),
  );
  return path && straightLoss_dB(carrier, path, setup, environment);
}
