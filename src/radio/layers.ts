/** Layers: completion of a project's entries, default radius, and the carriers assumed when a table names none. */
import { CoverageError, type Diagnostic } from '../foundation/errors.js';
import { fill, type Text } from '../foundation/text.js';
import { bandByName, usualBandOfFrequency } from './bands.js';
import type { Duplex, Layer, Technology } from './layer.js';
import { radioMessages as m } from './messages.js';
import { defaultScs_kHz, numRb } from './numerology.js';
import { groupOf, unknownOperator } from './operators.js';
import { defaultProfileId, profileById } from './profiles.js';
import { canSynchronise, tddFrame, uplinkShare } from './tddFrame.js';

/** A layer as a project file states it. */
export interface LayerInput {
  readonly id: string;
  readonly technology: Technology;
  /** Downlink centre. */
  readonly frequency_MHz: number;
  readonly bandwidth_MHz: number;
  /** Operators that share it; without, rows of every operator. */
  readonly group?: readonly string[];
  readonly band?: string;
  readonly duplex?: Duplex;
  readonly scs_kHz?: number;
  readonly dl_share?: number;
  /** `DDDSUDDSUU 10:2:2`; both shares of time follow from it. */
  readonly frame?: string;
  readonly load?: number;
  readonly rank?: number;
  readonly model?: string;
  readonly profile?: string;
  readonly radius_m?: number;
}

/** Share of time for the downlink of a TDD carrier: the 7:3 frames of 2.6 and 3.5 GHz; an assumption. */
export const defaultTddDlShare = 0.7;

/** Computation radius by frequency; an assumption that the run checks against the demand near the edge. */
export function defaultRadius_m(frequency_MHz: number): number {
  if (frequency_MHz <= 1000) return 15_000;
  if (frequency_MHz <= 2200) return 10_000;
  if (frequency_MHz <= 4200) return 8000;
  if (frequency_MHz <= 6000) return 5000;
  return 1000;
}

/** Completes one entry. Throws CoverageError('config') for a carrier that the standards do not have. */
export function makeLayer(input: LayerInput): Layer {
  const { id, technology, frequency_MHz, bandwidth_MHz } = input;
  const values = { id, technology: technology.toUpperCase(), frequency: frequency_MHz };
  const named = input.band === undefined ? undefined : bandByName(bandName(technology, input.band));
  if (input.band !== undefined && named?.technology !== technology)
    refuse('band', fill(m.layerUnknownBand, { id, band: input.band }));
  const band = named ?? usualBandOfFrequency(technology, frequency_MHz);
  if (!band) return refuse('frequency_MHz', fill(m.layerBand, values));
  if (!(frequency_MHz >= band.dlLow_MHz && frequency_MHz <= band.dlHigh_MHz))
    refuse(
      'frequency_MHz',
      fill(m.layerBandMismatch, { ...values, band: band.band, low: band.dlLow_MHz, high: band.dlHigh_MHz }),
    );
  const duplex: Duplex = input.duplex ?? (band.duplex === 'tdd' ? 'tdd' : 'fdd');
  const scs_kHz = input.scs_kHz ?? defaultScs_kHz(technology, duplex, frequency_MHz);
  const rb = numRb(technology, bandwidth_MHz, scs_kHz, frequency_MHz);
  if (Number.isNaN(rb))
    refuse('bandwidth_MHz', fill(m.layerBandwidth, { id, bandwidth: bandwidth_MHz, scs: scs_kHz }));
  const profile = input.profile ?? defaultProfileId(technology);
  const gate = profileById(profile);
  if (!gate) return refuse('profile', fill(m.layerProfile, { id, profile }));
  if (gate.technology !== technology)
    refuse(
      'profile',
      fill(m.layerProfileTechnology, { id, profile, technology: gate.technology.toUpperCase() }),
    );
  const frame = frameOf(input, duplex, scs_kHz);
  const dlShare = frame?.dlShare ?? input.dl_share ?? (duplex === 'tdd' ? defaultTddDlShare : 1);
  inRange(id, 'dl_share', dlShare, 0.05, 1);
  const radius_m = input.radius_m ?? defaultRadius_m(frequency_MHz);
  inRange(id, 'radius_m', radius_m, 10, 200_000);
  const group = groupOf(input.group ?? []);
  return {
    id,
    group: group.group === '' ? unknownOperator : group.group,
    operators: group.operators,
    technology,
    band: band.band,
    frequency_MHz,
    bandwidth_MHz,
    scs_kHz,
    duplex,
    dlShare,
    model: input.model ?? 'auto',
    profile,
    radius_m,
    numRb: rb,
    ...(frame && { frame: input.frame, ulShare: frame.ulShare }),
    ...(input.load !== undefined && { load: input.load }),
    ...(input.rank !== undefined && { rank: input.rank }),
  };
}

/** A frame is the whole truth of a TDD carrier's time: stated beside it, a share would be a second one. */
function frameOf({ id, frame, dl_share }: LayerInput, duplex: Duplex, scs_kHz: number) {
  if (frame === undefined) return undefined;
  if (duplex !== 'tdd') return refuse('frame', fill(m.layerFrameFdd, { id }));
  if (dl_share !== undefined) return refuse('dl_share', fill(m.layerFrameShare, { id }));
  return tddFrame(frame, scs_kHz) ?? refuse('frame', fill(m.layerFrame, { id, frame }));
}

/** TDD layers of one spectrum whose cells would send while the others receive. Frames are compared where both are known, else shares of time. */
export function frameMismatches(layers: readonly Layer[]): (readonly [Layer, Layer])[] {
  const tdd = layers.filter((l) => l.duplex === 'tdd');
  return tdd.flatMap((a, i) =>
    tdd.slice(i + 1).flatMap((b): (readonly [Layer, Layer])[] => {
      if (!inOneBand(a, b)) return [];
      const frames = [a, b].map((l) => l.frame && tddFrame(l.frame, l.scs_kHz));
      const [x, y] = frames;
      const fit = x && y ? canSynchronise(x, y) : Math.abs(uplinkShare(a) - uplinkShare(b)) < shareTolerance;
      return fit ? [] : [[a, b]];
    }),
  );
}

/** A share of time says less than a frame: 7:3 and 8:2 frames are both told as 0.7 to 0.75, and special slots are counted differently. */
const shareTolerance = 0.1;

/** Unsynchronised carriers disturb each other through a whole band, not only where they overlap. */
function inOneBand(a: Layer, b: Layer): boolean {
  const [x, y] = [bandByName(a.band), bandByName(b.band)];
  return x !== undefined && y !== undefined && x.dlLow_MHz < y.dlHigh_MHz && y.dlLow_MHz < x.dlHigh_MHz;
}

/** Two layers of one id would write to one folder. Throws CoverageError('config'). */
export function checkLayerIds(layers: readonly { readonly id: string }[]): void {
  const seen = new Set<string>();
  for (const { id } of layers) {
    if (seen.has(id)) refuse('id', fill(m.layerDuplicate, { id }));
    seen.add(id);
  }
}

/** The layer of a table that names no carrier at all, before its group is known. */
export const defaultLteLayer: LayerInput = {
  id: 'lte-b3',
  technology: 'lte',
  band: 'b3',
  frequency_MHz: 1850,
  bandwidth_MHz: 20,
};

/** The 5G layer that planning adds where no NR layer exists. */
export const defaultNrLayer: LayerInput = {
  id: 'nr-n78',
  technology: 'nr',
  band: 'n78',
  frequency_MHz: 3550,
  bandwidth_MHz: 100,
  scs_kHz: 30,
};

/** Usual carriers in China by band, [centre MHz, bandwidth MHz]: assumptions for rows that name a band only. */
const usualCarriers: Readonly<Record<string, readonly [number, number]>> = {
  n78: [3550, 100],
  n77: [3550, 100],
  n41: [2565, 100],
  n79: [4850, 100],
  n28: [773, 30],
  n1: [2130, 40],
  n3: [1840, 30],
  n5: [874.5, 10],
  n8: [954.5, 10],
  b1: [2120, 20],
  b3: [1850, 20],
  b5: [874.5, 10],
  b8: [941.5, 10],
  b28: [773, 20],
  b34: [2017.5, 15],
  b38: [2595, 20],
  b39: [1895, 20],
  b40: [2345, 20],
  b41: [2645, 20],
};

/** Carrier assumed for a band: the usual one, else the band's centre with 20 MHz or what fits; undefined without downlink. */
export function assumedCarrier(
  technology: Technology,
  band: string,
): { frequency_MHz: number; bandwidth_MHz: number } | undefined {
  const usual = usualCarriers[band];
  if (usual) return { frequency_MHz: usual[0], bandwidth_MHz: usual[1] };
  const b = bandByName(band);
  if (!b || b.technology !== technology || Number.isNaN(b.dlLow_MHz)) return undefined;
  const width = b.dlHigh_MHz - b.dlLow_MHz;
  const frequency_MHz = Math.round(5 * (b.dlLow_MHz + b.dlHigh_MHz)) / 10;
  const duplex = b.duplex === 'tdd' ? 'tdd' : 'fdd';
  const scs = defaultScs_kHz(technology, duplex, frequency_MHz);
  for (const bandwidth_MHz of [frequency_MHz > 7125 ? 100 : 20, 10, 5, 3, 1.4])
    if (bandwidth_MHz <= width && !Number.isNaN(numRb(technology, bandwidth_MHz, scs, frequency_MHz)))
      return { frequency_MHz, bandwidth_MHz };
  return undefined;
}

/** `3`, `B3`, `band 3` → `b3`; `78`, `N78` → `n78`. */
export function bandName(technology: Technology, text: string): string {
  const digits = /(\d+)/.exec(text)?.[1];
  return digits === undefined ? text.toLowerCase() : `${technology === 'lte' ? 'b' : 'n'}${Number(digits)}`;
}

function inRange(id: string, field: string, value: number, min: number, max: number): void {
  if (!(value >= min && value <= max)) refuse(field, fill(m.layerRange, { id, field, value, min, max }));
}

function refuse(field: string, text: Text): never {
  const diagnostic: Diagnostic = {
    severity: 'error',
    code: 'CVG_LAYER',
    text,
    where: { field: `layers.${field}` },
  };
  throw new CoverageError('config', diagnostic);
}
