/** A part of a model: some of its options, with the groups that have become alike without the others merged again. */
import { listsOf } from '../lists.js';
import { mergedElements } from './elements.js';
import { type CoverModel, numOptions } from './model.js';
import type { Found } from './search.js';

export interface Restricted {
  readonly model: CoverModel;
  /** Option of the whole behind each option of the part, ascending. */
  readonly keep: Int32Array;
}

/** `keep` must hold every mandatory option. Values of the part are values of the whole, to the last digit. */
export function restricted(whole: CoverModel, keep: Int32Array): Restricted {
  const { covers, numRows } = whole;
  const place = new Int32Array(numOptions(whole)).fill(-1);
  keep.forEach((o, i) => {
    place[o] = i;
  });
  const groups = mergedElements(
    Array.from(keep, (o) => covers.items.subarray(covers.start[o], covers.start[o + 1])),
    whole,
  );
  const uses = new Float64Array(keep.length * numRows);
  keep.forEach((o, i) => {
    uses.set(whole.uses.subarray(o * numRows, (o + 1) * numRows), i * numRows);
  });
  const model: CoverModel = {
    ...whole,
    ...groups,
    weight: groups.demand.map((w, g) => w + whole.keyScale * groups.key[g]),
    source: keep.map((o) => whole.source[o]),
    mandatory: Uint8Array.from(keep, (o) => whole.mandatory[o]),
    site: keep.map((o) => whole.site[o]),
    bonus: Float64Array.from(keep, (o) => whole.bonus[o]),
    alone: Float64Array.from(keep, (o) => whole.alone[o]),
    uses,
    conflicts: listsOf(
      Array.from(keep, (o) =>
        whole.conflicts.items
          .subarray(whole.conflicts.start[o], whole.conflicts.start[o + 1])
          .map((rival) => place[rival])
          .filter((rival) => rival >= 0),
      ),
    ),
  };
  return { model, keep };
}

/** A choice of the part as one of the whole, and back. */
export function inWhole({ keep }: Restricted, found: Found, whole: CoverModel): Found {
  const chosen = new Uint8Array(numOptions(whole));
  keep.forEach((o, i) => {
    chosen[o] = found.chosen[i];
  });
  return { ...found, chosen };
}

export const inPart = ({ keep }: Restricted, found: Found): Found => ({
  ...found,
  chosen: Uint8Array.from(keep, (o) => found.chosen[o]),
});
