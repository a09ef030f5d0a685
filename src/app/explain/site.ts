/** `explain RUN --site ID`: all that the run knows of one ranked site, in words. Reads `sites/ranking.json`. */
import type { z } from 'zod';
import { costItemNames } from '../../economics/itemMessages.js';
import { groundText } from '../../economics/grounds.js';
import { fundingClassNames, payerNames } from '../../economics/messages.js';
import { CoverageError } from '../../foundation/errors.js';
import { fill, lines, plain, type Text } from '../../foundation/text.js';
import {
  buildNames,
  decisionNames,
  flagName,
  fundingSourceName,
  mountNames,
  siteTypeNames,
} from '../../report/exports/names.js';
import { kindNames } from '../../siting/kindNames.js';
import { rankingSchema } from '../../report/exports/rankingSchema.js';
import { placeWords } from '../../report/page/wordMessages.js';
import { phaseId } from '../../siting/phases.js';
import type { ExplainResult, Ports } from '../ports.js';
import { siteMessages as m } from './siteMessages.js';

type Ranking = z.infer<typeof rankingSchema>;
type Item = Ranking['items'][number];

const mostRanking_bytes = 256 * 1024 * 1024;

/** Throws CoverageError('file') for a run without sites, ('usage') for an id that no row has. */
export async function explainSite(dir: string, id: string, ports: Ports): Promise<ExplainResult> {
  const file = ports.files.resolve(dir, 'sites/ranking.json');
  if (!(await ports.files.exists(file))) throw problem('file', 'CVG_NO_RANKING', m.noRanking, dir);
  const ranking = parse(await ports.files.readText(file, mostRanking_bytes));
  if (!ranking) throw problem('inputData', 'CVG_BAD_RANKING', m.badRanking, file);
  const item = ranking.items.find((i) => i.id === id);
  if (!item) {
    const known = ranking.items.slice(0, 5).map((i) => i.id);
    throw problem('usage', 'CVG_NO_SITE', fill(m.noSite, { id, known: known.join(', ') }), file);
  }
  return {
    json: { schema: 'coverage-explain-site/1', solution: ranking.solution, ...item },
    text: siteText(item, ranking),
  };
}

function siteText(i: Item, { solution }: Ranking): Text {
  const { gain: g, near, price, funding } = i;
  return lines([
    fill(m.head, {
      decision: decisionNames[i.decision],
      kind: kindNames[i.kind],
      rank: plain(i.rank === null ? '–' : `#${i.rank}`),
      name: plain(i.name),
      id: plain(i.id),
    }),
    fill(m.where, {
      lon: plain(i.lon.toFixed(5)),
      lat: plain(i.lat.toFixed(5)),
      town: plain([i.county, i.town, i.village].filter((t) => t !== '').join(' ')),
    }),
    fill(m.what, {
      type: siteTypeNames[i.siteType],
      build: buildNames[i.build],
      mount: mountNames[i.mount],
      tower: plain(i.towerId || '–'),
      height: number(i.height_mAGL, 1),
      layers: plain(i.layers.map((l) => l.id).join(', ')),
      azimuths: plain(i.sectors.map((s) => s.azimuth_deg ?? '–').join('/') || '–'),
    }),
    fill(m.people, {
      marginal: number(g.marginalPeople, 0),
      alone: number(g.alonePeople, 0),
      unique: number(g.uniquePeople, 0),
      indoor: number(g.marginalPeopleIndoor, 0),
      disturbed: number(g.disturbedPeople, 0),
      area: number(g.area_km2, 2),
    }),
    fill(m.places, { places: plain(g.places.map((p) => p.name).join(', ') || '–') }),
    fill(m.level, { before: number(g.rsrpBefore_dBm, 1), after: number(g.rsrpAfter_dBm, 1) }),
    fill(m.near, {
      site: number(near.site_m, 0),
      tower: number(near.tower_m, 0),
      road: number(near.road_m, 0),
      mains: number(near.mains_m, 0),
      fibre: number(near.fibre_m, 0),
    }),
    ...g.overlaps.slice(0, 5).map((o) => fill(m.overlap, { site: plain(o.id), people: number(o.people, 0) })),
    ...valueLines(i),
    fill(m.cost, {
      capex: number(price.capex, 0),
      opex: number(price.opexPerYear, 0),
      currency: plain(price.currency),
    }),
    ...price.items.map((line) =>
      fill(line.perYear ? m.costLineYear : m.costLine, {
        item: itemName(line.id),
        amount: number(line.amount, 0),
        payer: payerNames[line.payer],
        source: line.assumed ? m.assumed : plain(line.source),
      }),
    ),
    ...(i.dualMode
      ? [
          fill(m.dualMode, {
            capex: number(i.dualMode.capex, 0),
            opex: number(i.dualMode.opexPerYear, 0),
          }),
        ]
      : []),
    fill(m.funding, {
      fundingClass: fundingClassNames[funding.fundingClass],
      source: fundingSourceName(funding.fundingSource),
      government: number(funding.governmentShare, 0),
      carrier: number(funding.carrierShare, 0),
      tower: number(funding.towerCompanyShare, 0),
    }),
    fill(m.ground, { ground: groundText(funding.ground) }),
    fill(m.returns, {
      npv: number(i.economics.npv, 0),
      irr: number(i.economics.irr === null ? null : 100 * i.economics.irr, 1),
      payback: number(i.economics.payback_years, 1),
      gap: number(i.economics.viabilityGap, 0),
      perPerson: number(i.economics.capexPerPerson, 0),
      currency: plain(price.currency),
    }),
    ...(i.phase === null ? [] : [fill(m.phase, { id: plain(phaseId(i.phase)), year: number(i.year, 0) })]),
    ...i.reviewFlags.map((flag) => fill(m.flag, { flag: flagName(flag) })),
    i.reason,
    fill(m.solution, {
      value: number(solution.value, 0),
      bound: number(solution.bound, 0),
      gap: number(solution.gapPct, 2),
      joint: number(solution.valueJoint, 0),
    }),
  ]);
}

/** What it is worth to the plan, how firmly it stands, and what would be without it or with it. */
function valueLines({ score, whatIf, price }: Item): Text[] {
  const { ifRemoved, ifForced, costToEnter, rankRange } = whatIf;
  const out: Text[] = [
    fill(m.score, {
      total: number(score.total, 0),
      alone: number(score.alone, 0),
      inPlan: number(score.inPlan, 0),
    }),
    ...score.terms.map((t) =>
      fill(m.term, {
        name: termNames[t.name],
        value: number(t.value, 0),
        weight: number(t.weight, 2),
        contribution: number(t.contribution, 0),
      }),
    ),
  ];
  if (score.next) out.push(fill(m.next, { site: plain(score.next.id), gain: number(score.next.gain, 0) }));
  if (rankRange)
    out.push(
      fill(m.range, {
        low: rankRange.low,
        high: rankRange.high,
        weights: number(100 * (rankRange.weightShare ?? Number.NaN), 0),
        level: number(rankRange.level_dB, 0),
      }),
    );
  if (ifRemoved?.replacement)
    out.push(fill(m.replacement, { site: plain(ifRemoved.replacement), loss: number(ifRemoved.netLoss, 0) }));
  if (costToEnter !== null && costToEnter > 0)
    out.push(fill(m.enters, { fall: number(costToEnter, 0), currency: plain(price.currency) }));
  if (ifForced)
    out.push(fill(m.forced, { loss: number(ifForced.loss, 0), out: plain(ifForced.out.join(', ') || '–') }));
  return out;
}

const termNames: Readonly<Record<Item['score']['terms'][number]['name'], Text>> = {
  ...placeWords,
  people: m.termPeople,
  demand: m.termDemand,
  disturbed: m.termDisturbed,
};

const itemName = (id: string): Text =>
  Object.hasOwn(costItemNames, id) ? costItemNames[id as keyof typeof costItemNames] : plain(id);

const number = (value: number | null, digits: number): Text =>
  plain(value === null ? '–' : value.toFixed(digits));

function parse(text: string): Ranking | undefined {
  try {
    return rankingSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

function problem(
  kind: 'file' | 'inputData' | 'usage',
  code: string,
  text: Text,
  file: string,
): CoverageError {
  return new CoverageError(kind, { severity: 'error', code, text, where: { file } });
}
