/** Section of the method: models, thresholds, meaning of the numbers, proof, limits. */
import type { ReportMethod, ReportSolution } from '../data.js';
import { html, type Html } from '../html.js';
import { sectionMessages } from '../messages.js';
import { methodMessages as m } from '../methodMessages.js';
import { count, decimal, km, percent, signed } from '../numbers.js';
import type { Page } from '../page.js';
import { type Column, facts, table } from '../table.js';
import { proofWords } from '../wordMessages.js';

export function method(page: Page): Html {
  const { method: own, demand, maps, plan } = page.data;
  const { grid } = maps;
  const bullets = (texts: readonly (keyof typeof m)[]) =>
    html`<ul class="plain">${texts.map((t) => html`<li>${page.say(m[t])}</li>`)}</ul>`;
  return html`<section id="method"><h2>${page.say(sectionMessages.method)}</h2>
${modelTable(page, own)}${layerTable(page, own)}${profileTable(page, own)}
<h3>${page.say(m.facts)}</h3>${facts([
    [page.say(m.demand), page.say(demand.basis)],
    [
      page.say(m.grid),
      page.say(m.gridValue, {
        cols: count(grid.cols),
        rows: count(grid.rows),
        cell: decimal(grid.cellX, Number.isInteger(grid.cellX) ? 0 : 2),
        crs: grid.crs,
      }),
    ],
    ...own.facts.map((f) => [page.say(f.name), page.say(f.value)] as const),
  ])}
<h3>${page.say(m.meaning)}</h3>${bullets(['covered', 'probabilityMeaning', 'anyOperator', 'newPeople', 'after', 'indoorCells'])}
<h3>${page.say(m.proof)}</h3>${plan ? proof(page, plan.solution) : html`<p>${page.say(m.noPlan)}</p>`}
<h3>${page.say(m.limits)}</h3>${bullets(['limitMedian', 'limitUplink', 'limitTdd', 'limitLoad', 'limitBound', 'limitSurvey'])}</section>`;
}

function modelTable(page: Page, { models }: ReportMethod): Html {
  type Model = ReportMethod['models'][number];
  const columns: Column<Model>[] = [
    { head: page.say(m.model), cell: (r) => page.say(r.title), heads: true },
    { head: page.say(m.edition), cell: (r) => page.say(r.edition) },
    { head: page.say(m.layers), cell: (r) => r.layers.join(', ') },
  ];
  return table({ caption: page.say(m.models), columns, rows: models });
}

function layerTable(page: Page, { layers }: ReportMethod): Html {
  type Row = ReportMethod['layers'][number];
  const columns: Column<Row>[] = [
    { head: page.say(m.layer), cell: (r) => r.id, heads: true },
    ...(page.isCarrier ? [{ head: page.say(m.group), cell: (r: Row) => page.groupName(r.group) }] : []),
    { head: page.say(m.band), cell: (r) => r.band },
    { head: page.say(m.frequency), cell: (r) => String(r.frequency_MHz), figures: true },
    { head: page.say(m.bandwidth), cell: (r) => String(r.bandwidth_MHz), figures: true },
    { head: page.say(m.radius), cell: (r) => km(r.radius_m), figures: true },
    { head: page.say(m.profile), cell: (r) => r.profile },
  ];
  return table({ caption: page.say(m.layers), columns, rows: layers });
}

function profileTable(page: Page, { profiles }: ReportMethod): Html {
  type Row = ReportMethod['profiles'][number];
  const columns: Column<Row>[] = [
    { head: page.say(m.profile), cell: (p) => p.id, heads: true },
    { head: page.say(m.rsrp), cell: (p) => decimal(p.rsrp_dBm, 0), figures: true },
    { head: page.say(m.sinr), cell: (p) => decimal(p.rsSinr_dB, 0), figures: true },
    { head: page.say(m.probability), cell: (p) => percent(p.edgeProbability), figures: true },
    { head: page.say(m.reliability), cell: (p) => percent(p.reliability), figures: true },
    { head: page.say(m.uplink), cell: (p) => count(p.ulEdgeRate_kbps), figures: true },
    { head: page.say(m.source), cell: (p) => p.source },
  ];
  return table({ caption: page.say(m.profiles), columns, rows: profiles });
}

function proof(page: Page, s: ReportSolution): Html {
  const bound = Number.isFinite(s.bound)
    ? page.say(m.proofSentence, {
        value: decimal(s.value, 1),
        bound: decimal(s.bound, 1),
        gap: decimal(s.gapPct, 2),
        proof: page.word(proofWords, s.provedBy),
      })
    : page.say(m.noProof);
  const joint = Number.isFinite(s.valueJoint)
    ? html`<p>${page.say(m.proofJoint, { joint: decimal(s.valueJoint, 1), difference: signed(s.valueJoint - s.value, 1) })} ${s.jointNote && page.say(s.jointNote)}</p>`
    : undefined;
  return html`<p>${bound}</p>${joint}`;
}
