/**
 * Measured links against every model: prints the tables of docs/models/measured.md and returns the tuned rms errors.
 * `--write` renews the page and its figures; `--quick` leaves out the largest campaign.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { row, type Suite } from '../schema.js';
import { campaigns, readShared, sharedFolder } from './campaigns.js';
import { evaluate } from './evaluate.js';
import { figure } from './figure.js';
import { generatedPart, type Judged, renewed } from './page.js';
import { powder } from './sets/powder.js';

const suite = 'measured';
const page = new URL('../../docs/models/measured.md', import.meta.url);
const figures = ['cotonou-570', 'powder-462'];

export const measured: Suite = ({ quick, write }) => {
  if (!existsSync(sharedFolder)) {
    process.stderr.write('measured: the campaigns are not beside this repository\n');
    return Promise.resolve([]);
  }
  const judged = campaigns
    .filter((campaign) => !quick || campaign !== powder)
    .map((read): Judged => {
      const campaign = read(readShared);
      return { campaign, evaluations: evaluate(campaign) };
    });
  const part = generatedPart(judged);
  process.stdout.write(`${part}\n\n`);
  if (write && !quick) renew(part, judged);
  return Promise.resolve(judged.flatMap(rowsOf));
};

function renew(part: string, judged: readonly Judged[]): void {
  writeFileSync(page, renewed(readFileSync(page, 'utf8'), part));
  for (const one of judged.filter((j) => figures.includes(j.campaign.id)))
    writeFileSync(new URL(`../../docs/images/measured-${one.campaign.id}.svg`, import.meta.url), figure(one));
}

const rowsOf = ({ campaign, evaluations }: Judged) =>
  evaluations.map(({ model, tuned }) =>
    row({ suite, name: `tuned rms, ${campaign.id}, ${model.title}`, unit: 'dB', better: 'lower', seed: 0 }, [
      tuned.rms_dB,
    ]),
  );
