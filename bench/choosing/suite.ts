/**
 * Evidence for the choice of model: prints the tables of docs/models/choosing.md. `--write` renews page and figures, `--quick`
 * takes coarser grids and writes nothing.
 */
import { existsSync } from 'node:fs';
import type { Row, Suite } from '../schema.js';
import { causes } from './causes.js';
import { grids } from './grids.js';
import { heights } from './heights.js';
import { models } from './models.js';
import { type Part, renewPage } from './part.js';
import { pixels } from './pixels.js';

const andorraData = new URL('../../../shared/data/andorra/', import.meta.url);
const images = new URL('../../docs/images/', import.meta.url);

export const choosing: Suite = async ({ quick, write }) => {
  const renew = write && !quick;
  const parts: (() => Promise<Part>)[] = [() => grids(quick), causes, () => heights(quick)];
  if (existsSync(andorraData))
    parts.push(
      () => models(quick),
      () => pixels(renew ? images : undefined),
    );
  else process.stderr.write('choosing: the open data of Andorra are not beside this repository\n');
  const rows: Row[] = [];
  for (const part of parts) {
    const made = await part();
    process.stdout.write(`${made.markdown}\n\n`);
    if (renew) renewPage(made);
    rows.push(...made.rows);
  }
  return rows;
};
