/** The budgets that the guide prints are those of the code, in both languages. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bearerBudget } from '../../../src/radio/bearer.js';
import { type LayerInput, makeLayer } from '../../../src/radio/layers.js';
import { profileById } from '../../../src/radio/profiles.js';
import { serviceCatalogue } from '../../../src/radio/services.js';
import { projectRoot } from '../../helpers/needs.js';

const layers = (
  [
    { id: 'n78', technology: 'nr', frequency_MHz: 3550, bandwidth_MHz: 100, frame: 'DDDSUDDSUU' },
    { id: 'n28', technology: 'nr', frequency_MHz: 773, bandwidth_MHz: 30, profile: 'nr-rural' },
    { id: 'b3', technology: 'lte', frequency_MHz: 1850, bandwidth_MHz: 20 },
    { id: 'b8', technology: 'lte', frequency_MHz: 939, bandwidth_MHz: 10 },
  ] satisfies LayerInput[]
).map(makeLayer);

const figure = (x: number): string => (Number.isFinite(x) ? x.toFixed(1).replace('-', '−') : '–');

const rows = serviceCatalogue.flatMap((service) =>
  layers.flatMap((layer) => {
    const profile = profileById(layer.profile);
    const b = profile && bearerBudget(service, layer, profile);
    if (!b) return [];
    const loss = Math.min(b.maxCouplingLossDl_dB, b.maxCouplingLossUl_dB);
    return [
      `| ${[service.id, layer.id, ...[b.rsrp_dBm, b.rsSinr_dB, b.dataSinr_dB, loss].map(figure)].join(' | ')} |`,
    ];
  }),
);

describe.each(['en', 'zh'])('guide "what covered means here", %s', (language) => {
  const text = readFileSync(join(projectRoot, 'docs/guide', language, 'covered.md'), 'utf8');

  it('prints the budgets of the code', () => {
    const printed = text
      .split('\n')
      .filter((line) => serviceCatalogue.some((s) => line.startsWith(`| ${s.id} |`)));
    expect(printed).toEqual(rows);
  });

  it('names every service of the catalogue', () => {
    for (const { id } of serviceCatalogue) expect(text).toContain(id);
  });
});
