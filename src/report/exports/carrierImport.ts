/**
 * `sites/carrier-import.zh.csv`: the selected sites in the columns of a carrier's planning system, one row per site and layer,
 * in GB18030. Starred columns are those that the system demands.
 */
import { fundingClassNames } from '../../economics/messages.js';
import { fill, type Language, type Text } from '../../foundation/text.js';
import { encodeGb18030 } from '../../io/table/encode.js';
import { type CsvCell, writeCsv } from '../../io/table/writeCsv.js';
import type { Layer } from '../../radio/layer.js';
import type { PlanItem, PlanSector } from '../../siting/item.js';
import { inTenThousands, tenThousandsOf } from './amounts.js';
import { areaOf, needOf, sceneOf, skyOf, trafficOf } from './carrierWords.js';
import { exportMessages as m } from './messages.js';
import { buildNames, flagName, mountNames, operatorName, siteTypeNames, phaseName } from './names.js';

export interface CarrierImportOptions {
  readonly language: Language;
  /** Prefecture that the county belongs to (归属地市); empty when not known. */
  readonly city: string;
}

export interface CarrierImport {
  readonly bytes: Uint8Array;
  /** Starred columns, as headed, that at least one row leaves empty. */
  readonly missing: readonly string[];
}

/** One layer of a site with at most three of its sectors. Figures of the whole site stand in its first row only. */
interface Row {
  readonly item: PlanItem;
  readonly name: string;
  readonly layer: Layer;
  readonly sectors: readonly PlanSector[];
  readonly first: boolean;
}

interface Column {
  readonly title: Text;
  readonly of: (row: Row) => CsvCell;
}

const sectorsPerRow = 3;

/** The sum of a figure over all rows is the sum over the sites. */
export function carrierImportCsv(items: readonly PlanItem[], options: CarrierImportOptions): CarrierImport {
  const selected = items.filter((i) => i.decision === 'selected');
  const columns = [...ownColumns(options), ...addedColumns(options, selected[0]?.price.currency ?? 'CNY')];
  const header = columns.map((c) => c.title[options.language]);
  const rows = rowsOf(selected).map((row) => columns.map((c) => c.of(row)));
  return {
    bytes: encodeGb18030(writeCsv(header, rows)),
    missing: header.filter((title, c) => title.endsWith('*') && rows.some((row) => isEmpty(row[c]))),
  };
}

const isEmpty = (cell: CsvCell): boolean =>
  cell === '' || cell === null || cell === undefined || (typeof cell === 'number' && !Number.isFinite(cell));

/** The system knows a site by its name, so that repeated names are numbered. */
function rowsOf(items: readonly PlanItem[]): Row[] {
  const seen = new Map<string, number>();
  return items.flatMap((item) => {
    const base = item.name || item.id;
    const times = (seen.get(base) ?? 0) + 1;
    seen.set(base, times);
    const name = times === 1 ? base : `${base}-${times}`;
    const parts = item.layers.flatMap((layer) => {
      const own = item.sectors.filter((s) => s.layer === layer.id);
      const starts = Array.from({ length: Math.max(1, Math.ceil(own.length / sectorsPerRow)) }, (_, k) => k);
      return starts.map((k) => ({
        layer,
        sectors: own.slice(k * sectorsPerRow, (k + 1) * sectorsPerRow),
      }));
    });
    return parts.map((part, k) => ({ item, name, ...part, first: k === 0 }));
  });
}

/** The carrier's own columns, in its order. */
function ownColumns({ language, city }: CarrierImportOptions): Column[] {
  const say = (text: Text | undefined): string => text?.[language] ?? '';
  return [
    { title: m.carrierName, of: (r) => r.name },
    { title: m.carrierNetwork, of: (r) => (r.item.technology === 'nr' ? '5G' : '4G') },
    { title: m.carrierCity, of: () => city },
    { title: m.carrierCounty, of: (r) => r.item.county },
    { title: m.carrierBuild, of: (r) => say(buildNames[r.item.build]) },
    { title: m.carrierMount, of: (r) => say(mountNames[r.item.mount]) },
    { title: m.carrierLon, of: (r) => rounded(r.item.lon, 6) },
    { title: m.carrierLat, of: (r) => rounded(r.item.lat, 6) },
    { title: m.carrierArea, of: (r) => say(areaOf(r.item)) },
    { title: m.carrierScene, of: (r) => say(sceneOf(r.item)) },
    { title: m.carrierTraffic, of: (r) => say(trafficOf(r.item)) },
    { title: m.carrierNeed, of: (r) => say(needOf(r.item)) },
    { title: m.carrierHeight, of: (r) => rounded(r.item.height_mAGL, 1) },
    { title: m.carrierBand, of: (r) => r.layer.band },
    { title: m.carrierCarriers, of: () => 1 },
    { title: m.carrierCells, of: (r) => r.sectors.length },
    { title: m.carrierSky, of: (r) => say(skyOf(r.item)) },
    { title: m.carrierRemark, of: (r) => sharing(r.item, language) },
  ];
}

/** What the planner wants beside them. */
function addedColumns({ language }: CarrierImportOptions, currency: string): Column[] {
  const unit = tenThousandsOf(currency)[language];
  const listed = (values: readonly string[]): string => values.join(';');
  const once = (of: (item: PlanItem) => CsvCell) => (r: Row) => (r.first ? of(r.item) : null);
  return [
    { title: m.carrierId, of: (r) => r.item.id },
    { title: m.carrierRank, of: (r) => r.item.rank },
    { title: m.carrierScore, of: (r) => scoreOf(r.item) },
    { title: m.carrierPeople, of: once((i) => rounded(i.gain.marginalPeople, 0)) },
    { title: m.carrierSurface, of: once((i) => rounded(i.gain.area_km2, 3)) },
    { title: m.carrierZones, of: (r) => r.item.gain.fixesZones },
    { title: m.carrierPlaces, of: (r) => listed(r.item.gain.places.map((p) => p.name || p.id)) },
    ...numbered(m.carrierAzimuth, (s) => s.azimuth_deg),
    ...numbered(m.carrierTilt, (s) => s.mechTilt_deg + s.elecTilt_deg),
    { title: m.carrierType, of: (r) => siteTypeNames[r.item.siteType][language] },
    { title: m.carrierTower, of: (r) => r.item.towerId },
    { title: m.carrierNearest, of: (r) => rounded(r.item.near.site_m, 0) },
    { title: m.carrierMains, of: (r) => rounded(r.item.near.mains_m, 0) },
    { title: m.carrierFibre, of: (r) => rounded(r.item.near.fibre_m, 0) },
    { title: fill(m.carrierCost, { unit }), of: once((i) => inTenThousands(i.price.capex)) },
    { title: m.carrierFunding, of: (r) => fundingClassNames[r.item.funding.fundingClass][language] },
    { title: m.carrierPhase, of: (r) => phaseOf(r.item, language) },
    { title: m.carrierFlags, of: (r) => listed(r.item.reviewFlags.map((f) => flagName(f)[language])) },
    { title: m.carrierReason, of: (r) => r.item.reason[language] },
  ];
}

const numbered = (title: Text, of: (sector: PlanSector) => number): Column[] =>
  Array.from({ length: sectorsPerRow }, (_, k) => ({
    title: fill(title, { n: k + 1 }),
    of: (r) => (k < r.sectors.length ? rounded(of(r.sectors[k]), 1) : null),
  }));

/** Newly served people per ten thousand of currency; empty where people are not counted. */
const scoreOf = ({ gain, price }: PlanItem): number =>
  price.capex > 0 ? rounded(gain.marginalPeople / (price.capex / 1e4), 2) : Number.NaN;

const sharing = ({ operators }: PlanItem, language: Language): string =>
  operators.length < 2
    ? ''
    : fill(m.carrierGroup, { operators: operators.map((o) => operatorName(o)[language]).join('+') })[
        language
      ];

const phaseOf = ({ phase, year }: PlanItem, language: Language): string =>
  phase === undefined || year === undefined
    ? ''
    : fill(m.phaseYear, { phase: phaseName(phase), year })[language];

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));
