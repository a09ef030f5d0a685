/** `sites/projects.zh.csv`: the bureau's project table. One row per kind, service, funding class and year; a total that adds up. */
import { type BudgetSums, budgetSums } from '../../economics/budget.js';
import { fundingClassNames, fundingSourceNames } from '../../economics/messages.js';
import { amountFrom, fundingSources } from '../../economics/sources.js';
import { fill, type Language, type Text } from '../../foundation/text.js';
import { type CsvCell, writeCsv } from '../../io/table/writeCsv.js';
import type { PlanItem } from '../../siting/item.js';
import { inTenThousands, tenThousandsOf } from './amounts.js';
import { exportMessages as m } from './messages.js';
import { kindNames } from '../../siting/kindNames.js';
import { buildNames, mountNames, operatorName } from './names.js';

/** A project: sites of one kind and service with one funding class, whose people can be added. */
type Project = readonly [PlanItem, ...PlanItem[]];

/** UTF-8 with byte-order mark. Only selected sites are projects. */
export function projectsCsv(items: readonly PlanItem[], language: Language): string {
  const selected = items.filter((i) => i.decision === 'selected');
  const unit = tenThousandsOf(selected[0]?.price.currency ?? 'CNY')[language];
  const header = [
    m.projectNumber,
    m.projectName,
    m.projectScope,
    m.projectPlace,
    m.projectTotal,
    m.projectSource,
    m.projectClass,
    m.projectYears,
    m.projectOwner,
    m.projectEffect,
    m.projectGovernment,
    m.projectCarriers,
    m.projectTowerCompany,
    m.projectSites,
  ].map((text) => fill(text, { unit })[language]);
  const rows = projectsOf(selected).map((project, i) => projectRow(project, i + 1, language));
  return writeCsv(header, [...rows, totalRow(selected, language)], { bom: true });
}

function projectsOf(items: readonly PlanItem[]): Project[] {
  const groups = new Map<string, [PlanItem, ...PlanItem[]]>();
  for (const item of items) {
    const key = JSON.stringify([item.kind, item.service, item.funding.fundingClass]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups.values()];
}

function projectRow(project: Project, number: number, language: Language): CsvCell[] {
  const [first] = project;
  const operators = first.operators.map((o) => operatorName(o)[language]).join('+') || first.group;
  const name = fill(m.projectTitle, {
    county: first.county,
    kind: kindNames[first.kind][language],
    operators,
    class: fundingClassNames[first.funding.fundingClass][language],
  })[language];
  const sums = budgetSums(project);
  return [
    number,
    name.trim(),
    scopeOf(project, language),
    placesOf(project, language),
    inTenThousands(sums.capex),
    sourcesOf(project, language),
    fundingClassNames[first.funding.fundingClass][language],
    yearsOf(project),
    operators,
    effectOf(project, language),
    ...sharesOf(sums),
  ];
}

function totalRow(items: readonly PlanItem[], language: Language): CsvCell[] {
  const sums = budgetSums(items);
  return [
    '',
    m.projectTotalRow[language],
    '',
    '',
    inTenThousands(sums.capex),
    sourcesOf(items, language),
    '',
    yearsOf(items),
    '',
    '',
    ...sharesOf(sums),
  ];
}

const sharesOf = (sums: BudgetSums): number[] => [
  inTenThousands(sums.governmentShare),
  inTenThousands(sums.carrierShare),
  inTenThousands(sums.towerCompanyShare),
  sums.sites,
];

/** Sites and cells, and how many are built in which way. */
function scopeOf(project: Project, language: Language): string {
  const ways = new Map<string, { readonly item: PlanItem; count: number }>();
  for (const item of project) {
    const key = `${item.build}/${item.mount}`;
    const way = ways.get(key);
    if (way === undefined) ways.set(key, { item, count: 1 });
    else way.count++;
  }
  const parts = [...ways.values()].map(({ item, count }) =>
    fill(m.projectParts, {
      count,
      build: buildNames[item.build][language],
      mount: mountNames[item.mount][language],
    }),
  );
  return fill(m.projectCells, {
    sites: project.length,
    cells: project.reduce((sum, i) => sum + i.sectors.length, 0),
    parts: joined(parts, language),
  })[language];
}

/** Towns, each once; the county where none is known. */
function placesOf(project: Project, language: Language): string {
  const towns = [...new Set(project.map((i) => i.town).filter((t) => t !== ''))];
  if (towns.length === 0) return project[0].county || m.wholeCounty[language];
  return towns.join(language === 'zh' ? '、' : ', ');
}

/** Each source with its amount; the amounts add up to the investment. */
function sourcesOf(items: readonly PlanItem[], language: Language): string {
  return fundingSources
    .map((source) => ({
      name: fundingSourceNames[source][language],
      amount: items.reduce(
        (sum, { price, funding }) => sum + amountFrom(source, { capex: price.capex, ...funding }),
        0,
      ),
    }))
    .filter(({ amount }) => amount > 0)
    .map(({ name, amount }) => `${name} ${inTenThousands(amount)}`)
    .join(';');
}

function yearsOf(items: readonly PlanItem[]): string {
  const years = [...new Set(items.flatMap((i) => (i.year === undefined ? [] : [i.year])))].sort();
  return years.length > 1 ? `${years[0]}–${years[years.length - 1]}` : years.join('');
}

/** People of one service can be added: each is newly served by one site of the ranking only. */
function effectOf(project: Project, language: Language): string {
  const people = project.reduce((sum, i) => sum + i.gain.marginalPeople, 0);
  const places = new Set(project.flatMap((i) => i.gain.places.map((p) => p.id)));
  const zones = new Set(project.flatMap((i) => i.gain.fixesZones));
  const parts: Text[] = [];
  if (Number.isFinite(people)) parts.push(fill(m.effectPeople, { people: Math.round(people) }));
  if (places.size > 0) parts.push(fill(m.effectPlaces, { places: places.size }));
  if (zones.size > 0) parts.push(fill(m.effectZones, { zones: zones.size }));
  return joined(parts, language);
}

const joined = (parts: readonly Text[], language: Language): string =>
  parts.map((p) => p[language]).join(language === 'zh' ? '，' : ', ');
