/** From rows to layers: the project's layers or those that the table's operators, technologies and carriers make. */
import { bandByName } from '../radio/bands.js';
import type { Layer, Technology } from '../radio/layer.js';
import { assumedCarrier, defaultLteLayer, type LayerInput, makeLayer } from '../radio/layers.js';
import { standardBandwidth_MHz, defaultScs_kHz } from '../radio/numerology.js';
import { groupOf, type SharingGroup, sharingGroup } from '../radio/operators.js';
import type { StationRow } from './rows.js';

/** A row joins a layer only within this distance in frequency. */
const matchRange = 0.05;

/** More layers than this mean that a column was misread. */
export const maxLayers = 64;

export interface Assignment {
  readonly layer: Layer;
  /** How the carrier was found. */
  readonly by: 'carrier' | 'band' | 'none';
}

/** Assigns rows to layers. Every row must have its technology settled. */
export interface LayerPlan {
  readonly layers: readonly Layer[];
  readonly origin: 'project' | 'table';
  assign(row: StationRow): Assignment | undefined;
}

interface Candidate {
  readonly input: LayerInput;
  /** Undefined: rows of every group, each in a layer of its own. */
  readonly group: SharingGroup | undefined;
}

const technologyOf = (row: StationRow): Technology => (row.technology === 'nr' ? 'nr' : 'lte');

/** Group of a row by its operators, technology and band. */
export function groupOfRow(row: StationRow): SharingGroup {
  const technology = technologyOf(row);
  return sharingGroup(row.operators, technology, row.band ?? defaultBand(technology, row.operators));
}

export function projectPlan(inputs: readonly LayerInput[], rows: readonly StationRow[]): LayerPlan {
  const candidates = inputs.map((input) => ({
    input,
    group: input.group ? groupOf(input.group) : undefined,
  }));
  return plan(candidates, rows, 'project');
}

/** Layers that the table makes, `undefined` when there are more than any network has. */
export function tablePlan(rows: readonly StationRow[]): LayerPlan | undefined {
  const candidates = carriersOf(rows);
  return candidates.length > maxLayers ? undefined : plan(candidates, rows, 'table');
}

function plan(
  candidates: readonly Candidate[],
  rows: readonly StationRow[],
  origin: LayerPlan['origin'],
): LayerPlan {
  const chosen = new Map<StationRow, { candidate: Candidate; group: SharingGroup; by: Assignment['by'] }>();
  const groups = new Map<Candidate, Map<string, SharingGroup>>(candidates.map((c) => [c, new Map()]));
  for (const row of rows) {
    const match = choose(candidates, row, origin);
    if (!match) continue;
    const group = match.candidate.group ?? groupOfRow(row);
    groups.get(match.candidate)?.set(group.group, group);
    chosen.set(row, { ...match, group });
  }
  const layers: Layer[] = [];
  const byKey = new Map<Candidate, Map<string, Layer>>();
  for (const [candidate, found] of groups) {
    const own = candidate.group
      ? [candidate.group]
      : [...found.values()].sort((a, b) => (a.group < b.group ? -1 : 1));
    const made = new Map<string, Layer>();
    for (const group of own.length > 0 ? own : [groupOf([])]) {
      const id = own.length > 1 ? `${candidate.input.id}-${group.group}` : candidate.input.id;
      const layer = makeLayer({ ...candidate.input, id, group: group.operators });
      layers.push(layer);
      made.set(group.group, layer);
    }
    byKey.set(candidate, made);
  }
  return {
    layers,
    origin,
    assign(row) {
      const c = chosen.get(row);
      const layer = c && byKey.get(c.candidate)?.get(c.group.group);
      return layer ? { layer, by: c.by } : undefined;
    },
  };
}

/** The nearest candidate of the row's group and technology; carrier before band before neither; ties: first listed. */
function choose(
  candidates: readonly Candidate[],
  row: StationRow,
  origin: LayerPlan['origin'],
): { candidate: Candidate; by: Assignment['by'] } | undefined {
  const technology = technologyOf(row);
  const own = origin === 'table' ? groupOfRow(row).group : undefined;
  const open = candidates.filter((c) => {
    if (c.input.technology !== technology) return false;
    if (c.group === undefined || row.operators.length === 0)
      return own === undefined || c.group?.group === own;
    return own === undefined
      ? row.operators.some((o) => c.group?.operators.includes(o))
      : c.group.group === own;
  });
  const by: Assignment['by'] =
    row.frequency_MHz !== undefined ? 'carrier' : row.band !== undefined ? 'band' : 'none';
  const wanted =
    row.frequency_MHz ??
    assumedCarrier(technology, row.band ?? defaultBand(technology, row.operators))?.frequency_MHz;
  let best: Candidate | undefined;
  let distance = Number.POSITIVE_INFINITY;
  for (const c of open) {
    const d = Math.abs(c.input.frequency_MHz - (wanted ?? c.input.frequency_MHz));
    const fits =
      by === 'carrier'
        ? d <= matchRange * (wanted ?? 0)
        : by === 'none' || inBand(row.band, c.input.frequency_MHz);
    if (fits && d < distance) {
      best = c;
      distance = d;
    }
  }
  return best && { candidate: best, by };
}

function inBand(band: string | undefined, f_MHz: number): boolean {
  const b = band === undefined ? undefined : bandByName(band);
  return b !== undefined && f_MHz >= b.dlLow_MHz && f_MHz <= b.dlHigh_MHz;
}

/** Band assumed for a row that names none. */
export function defaultBand(technology: Technology, operators: readonly string[]): string {
  if (technology === 'lte') return 'b3';
  if (operators.includes('mobile')) return 'n41';
  return operators.includes('broadnet') ? 'n28' : 'n78';
}

interface Carrier {
  readonly technology: Technology;
  readonly group: SharingGroup;
  readonly band: string;
  readonly frequency_MHz: number;
  readonly bandwidth_MHz: number;
  count: number;
}

/** Carriers by falling use; one within half a bandwidth of a more used one joins it. */
function carriersOf(rows: readonly StationRow[]): Candidate[] {
  const stated = new Map<string, Carrier>();
  for (const row of rows) if (row.frequency_MHz !== undefined) count(stated, row, row.frequency_MHz);
  const kept: Carrier[] = [];
  const ordered = [...stated.values()].sort((a, b) => b.count - a.count || a.frequency_MHz - b.frequency_MHz);
  for (const c of ordered) {
    const same = (k: Carrier): boolean => k.technology === c.technology && k.group.group === c.group.group;
    if (kept.length > maxLayers) break;
    if (
      !kept.some(
        (k) =>
          same(k) &&
          Math.abs(k.frequency_MHz - c.frequency_MHz) < Math.max(k.bandwidth_MHz, c.bandwidth_MHz) / 2,
      )
    )
      kept.push(c);
  }
  // Rows with a band only, then rows with nothing: a carrier is assumed where their group has none to join.
  for (const bare of [false, true])
    for (const row of rows) {
      if (row.frequency_MHz !== undefined || (row.band === undefined) !== bare || kept.length > maxLayers)
        continue;
      const technology = technologyOf(row);
      const group = groupOfRow(row).group;
      const joins = kept.some(
        (k) =>
          k.technology === technology &&
          k.group.group === group &&
          (bare || inBand(row.band, k.frequency_MHz)),
      );
      const band = row.band ?? defaultBand(technology, row.operators);
      const assumed = joins ? undefined : assumedCarrier(technology, band);
      if (assumed) kept.push({ technology, group: groupOfRow(row), band, ...assumed, count: 0 });
    }
  kept.sort(
    (a, b) =>
      (a.technology < b.technology ? -1 : a.technology > b.technology ? 1 : 0) ||
      a.frequency_MHz - b.frequency_MHz ||
      (a.group.group < b.group.group ? -1 : 1),
  );
  return kept.map((c) => ({ input: inputOf(c, kept), group: c.group }));
}

function count(stated: Map<string, Carrier>, row: StationRow, frequency_MHz: number): void {
  const technology = technologyOf(row);
  const band = row.band ?? defaultBand(technology, row.operators);
  const bandwidth_MHz = channelOf(technology, band, frequency_MHz, row.bandwidth_MHz);
  const group = groupOfRow(row);
  const key = `${technology}|${group.group}|${frequency_MHz}|${bandwidth_MHz}`;
  const held = stated.get(key);
  if (held) held.count++;
  else stated.set(key, { technology, group, band, frequency_MHz, bandwidth_MHz, count: 1 });
}

/** The standard channel of a stated bandwidth, else the usual one of the band. */
export function channelOf(
  technology: Technology,
  band: string,
  frequency_MHz: number,
  bandwidth_MHz: number | undefined,
): number {
  const usual = assumedCarrier(technology, band)?.bandwidth_MHz ?? defaultLteLayer.bandwidth_MHz;
  if (bandwidth_MHz === undefined) return usual;
  const duplex = bandByName(band)?.duplex === 'tdd' ? 'tdd' : 'fdd';
  const fit = standardBandwidth_MHz(
    technology,
    bandwidth_MHz,
    defaultScs_kHz(technology, duplex, frequency_MHz),
    frequency_MHz,
  );
  return Number.isNaN(fit) ? usual : fit;
}

/** `lte-b3`, with the frequency when the band has more carriers of the group, with the group when others use the band. */
function inputOf(c: Carrier, all: readonly Carrier[]): LayerInput {
  const peers = all.filter((o) => o.technology === c.technology && o.band === c.band);
  const carriers = new Set(peers.map((o) => o.frequency_MHz));
  const owners = new Set(peers.map((o) => o.group.group));
  const parts = [c.technology, c.band];
  if (carriers.size > 1) parts.push(String(Math.round(c.frequency_MHz * 10) / 10));
  if (owners.size > 1) parts.push(c.group.group);
  return {
    id: parts.join('-'),
    technology: c.technology,
    band: c.band,
    frequency_MHz: c.frequency_MHz,
    bandwidth_MHz: c.bandwidth_MHz,
  };
}
