/** Phases of the plan beside the best plan of the same cost, and what other budgets would buy. */
import type { PlanPhase } from '../../../siting/finish.js';
import type { FrontPoint } from '../../../siting/sensitivity.js';
import { phaseName } from '../../exports/names.js';
import { budgetMessages as m } from '../budgetMessages.js';
import type { ReportPlan } from '../data.js';
import { html, type Html, trusted } from '../html.js';
import { count, dash, percent, sumOf, wan } from '../numbers.js';
import type { Page } from '../page.js';
import { type Column, table } from '../table.js';
import { frontSvg } from './frontChart.js';

export function otherBudgets(page: Page, { phases = [], front = [] }: ReportPlan): Html {
  return html`${phases.length > 0 ? phaseTable(page, phases) : undefined}${front.length > 0 ? frontPart(page, front, phases) : undefined}`;
}

function phaseTable(page: Page, phases: readonly PlanPhase[]): Html {
  const figures = (head: string, cell: (p: PlanPhase) => string): Column<PlanPhase> => ({
    head,
    cell,
    figures: true,
  });
  const columns: Column<PlanPhase>[] = [
    { head: page.say(m.phase), cell: (p) => page.say(phaseName(p.phase)), heads: true },
    figures(page.say(m.year), (p) => (p.year === undefined ? dash : String(p.year))),
    figures(page.say(m.sites), (p) => count(p.sites)),
    figures(page.say(m.capex), (p) => wan(p.capex)),
    figures(page.say(m.government), (p) => wan(p.governmentShare)),
    figures(page.say(m.capexSoFar), (p) => wan(p.capexSoFar)),
    figures(page.say(m.valueSoFar), (p) => count(p.valueSoFar)),
    figures(page.say(m.share), (p) => percent(p.valueSoFar / p.bound)),
  ];
  const last = phases[phases.length - 1];
  const foot = [
    page.say(m.total),
    '',
    count(sumOf(phases, (p) => p.sites)),
    wan(sumOf(phases, (p) => p.capex)),
    wan(sumOf(phases, (p) => p.governmentShare)),
    wan(last.capexSoFar),
    count(last.valueSoFar),
    percent(last.valueSoFar / last.bound),
  ];
  return html`${table({ caption: page.say(m.phases), columns, rows: phases, foot })}<p class="note">${page.say(m.phasesNote)}</p>`;
}

function frontPart(page: Page, front: readonly FrontPoint[], phases: readonly PlanPhase[]): Html {
  const figures = (head: string, cell: (p: FrontPoint) => string): Column<FrontPoint> => ({
    head,
    cell,
    figures: true,
  });
  const columns: Column<FrontPoint>[] = [
    { ...figures(page.say(m.budget), (p) => wan(p.budget)), heads: true },
    figures(page.say(m.capex), (p) => wan(p.capex)),
    figures(page.say(m.sites), (p) => count(p.sites)),
    figures(page.say(m.value), (p) => count(p.value)),
    figures(page.say(m.bound), (p) => count(p.bound)),
    figures(page.say(m.gap), (p) => percent(p.gapPct / 100)),
  ];
  const title = page.say(m.front);
  const budget = `${page.say(m.budget)} (${page.moneyUnit})`;
  const svg = frontSvg(front, phases, { title, budget, value: page.say(m.value) });
  return html`<figure class="chart"><figcaption>${title}</figcaption>${trusted(svg)}</figure>
${table({ caption: page.say(m.frontTable), columns, rows: front })}<p class="note">${page.say(m.frontNote)}</p>`;
}
