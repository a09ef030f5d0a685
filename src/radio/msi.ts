/**
 * Antenna patterns from MSI or Planet text. Loss is positive dB below the maximum; the gain is dBd unless the file says
 * dBi; vertical angle 0 = horizon, 90 = straight down, 180 = behind, 270 = up. Headers come in any case and order, with
 * blank lines, 361 rows or only a few. The file's cuts hold its electrical tilt: the caller must not add it again.
 */
import { CoverageError, type Where } from '../foundation/errors.js';
import { fill, type Text } from '../foundation/text.js';
import { radioMessages as m } from './messages.js';
import type { AntennaPattern } from './pattern.js';
import { horizontalCut, verticalCut } from './patterns.js';

export interface MsiAntenna {
  readonly name: string;
  /** NaN when not stated. */
  readonly frequency_MHz: number;
  readonly gain_dBi: number;
  /** Tilt that the cuts already hold; NaN when not stated. */
  readonly electricalTilt_deg: number;
  /** Cuts as the file has them, angle → loss in dB, [rows]. */
  readonly horizontal: readonly CutPoint[];
  readonly vertical: readonly CutPoint[];
  readonly pattern: AntennaPattern;
}

export interface CutPoint {
  readonly angle_deg: number;
  readonly loss_dB: number;
}

/** dBi above dBd: gain of a half-wave dipole. */
const dipole_dBi = 2.15;
const maxCharacters = 1_000_000;
const knownWords = new Set(
  'MAKE H_WIDTH V_WIDTH FRONT_TO_BACK POLARIZATION COMMENT COMMENTS DATE ANTENNA_TYPE MODEL'.split(' '),
);

/** Reads one file's text. Throws CoverageError('inputData') with file and line. */
export function parseMsi(text: string, file: string): MsiAntenna {
  if (text.length > maxCharacters)
    fail(fill(m.msiTooLarge, { size: text.length, limit: maxCharacters }), { file });
  let name = '';
  let frequency_MHz = Number.NaN;
  let gain_dBi = Number.NaN;
  let tilt_deg = Number.NaN;
  const cuts: Record<'HORIZONTAL' | 'VERTICAL', CutPoint[]> = { HORIZONTAL: [], VERTICAL: [] };
  let first = true;
  let section: 'HORIZONTAL' | 'VERTICAL' | undefined;
  const lines = text.split(/\r\n|\n|\r/);
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i].trim();
    if (line === '') continue;
    const where: Where = { file, row: i + 1 };
    const [head, ...rest] = line.split(/[\s,;]+/);
    const key = head.toUpperCase();
    if (/^[+-]?[\d.]/.test(head) && section !== undefined) {
      cuts[section].push(cutPoint(head, rest[0] ?? '', where));
      continue;
    }
    section = undefined;
    if (key === 'HORIZONTAL' || key === 'VERTICAL') section = key;
    else if (key === 'NAME') name = line.slice(head.length).trim();
    else if (key === 'FREQUENCY') frequency_MHz = numberOf(rest[0] ?? '', where);
    else if (key === 'GAIN') gain_dBi = gainOf(line.slice(head.length), where);
    else if (key === 'ELECTRICAL_TILT' || key === 'TILT') tilt_deg = tiltOf(rest);
    // Some vendors leave out the word NAME: then the first line is the name.
    else if (first && !knownWords.has(key)) name = line;
    first = false;
  }
  if (Number.isNaN(gain_dBi)) fail(m.msiNoGain, { file, field: 'GAIN' });
  for (const which of ['HORIZONTAL', 'VERTICAL'] as const)
    if (cuts[which].length < 2) fail(fill(m.msiNoCut, { section: which }), { file, field: which });
  const horizontal = sortedCut(cuts.HORIZONTAL);
  const vertical = sortedCut(cuts.VERTICAL);
  const pattern = msiPattern(name === '' ? file : name, gain_dBi, horizontal, vertical);
  return { name, frequency_MHz, gain_dBi, electricalTilt_deg: tilt_deg, horizontal, vertical, pattern };
}

function msiPattern(
  id: string,
  gain_dBi: number,
  horizontal: readonly CutPoint[],
  vertical: readonly CutPoint[],
): AntennaPattern {
  let deepest = 0;
  for (const p of horizontal) deepest = Math.max(deepest, p.loss_dB);
  for (const p of vertical) deepest = Math.max(deepest, p.loss_dB);
  return {
    id,
    maxGain_dBi: gain_dBi,
    horizontal_dB: horizontalCut((phi) => lossAt(horizontal, (phi + 360) % 360)),
    // Up is positive here and 270° in the file, so −offset is the file's angle below the horizon.
    vertical_dB: verticalCut((eps) => lossAt(vertical, (360 - eps) % 360)),
    maxAttenuation_dB: deepest,
    source: `MSI file ${id}`,
  };
}

/** Linear in dB between the two neighbouring rows, around the circle. */
export function lossAt(cut: readonly CutPoint[], angle_deg: number): number {
  let low = 0;
  let high = cut.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cut[middle].angle_deg <= angle_deg) low = middle + 1;
    else high = middle;
  }
  const after = cut[low % cut.length];
  const before = cut[(low + cut.length - 1) % cut.length];
  const gap = (after.angle_deg - before.angle_deg + 360) % 360 || 360;
  const part = ((angle_deg - before.angle_deg + 360) % 360) / gap;
  return before.loss_dB + (after.loss_dB - before.loss_dB) * part;
}

/** Sorted by angle within [0, 360); a repeated angle (361st row) keeps its first value. */
function sortedCut(points: readonly CutPoint[]): CutPoint[] {
  const first = new Map<number, CutPoint>();
  for (const p of points) if (!first.has(p.angle_deg)) first.set(p.angle_deg, p);
  return [...first.values()].sort((a, b) => a.angle_deg - b.angle_deg);
}

function cutPoint(angle: string, loss: string, where: Where): CutPoint {
  const angle_deg = ((numberOf(angle, where) % 360) + 360) % 360;
  const loss_dB = numberOf(loss, where);
  if (!(loss_dB >= 0 && loss_dB <= 100)) fail(fill(m.msiNegativeLoss, { value: loss_dB }), where);
  return { angle_deg, loss_dB };
}

function gainOf(text: string, where: Where): number {
  const match = /^\s*([^\s]+?)\s*(dbi|dbd)?\s*$/i.exec(text);
  const value = numberOf(match?.[1] ?? text.trim(), where);
  return match?.[2]?.toLowerCase() === 'dbi' ? value : Math.round((value + dipole_dBi) * 1e6) / 1e6;
}

/** `TILT ELECTRICAL 4`, `ELECTRICAL_TILT 4`, `TILT ELECTRICAL`: the number where there is one. */
function tiltOf(words: readonly string[]): number {
  const number = words.find((w) => /^[+-]?\d/.test(w));
  return number === undefined ? Number.NaN : Number.parseFloat(number);
}

function numberOf(text: string, where: Where): number {
  const value = text.trim() === '' ? Number.NaN : Number(text.trim());
  if (!Number.isFinite(value)) fail(fill(m.msiBadNumber, { text: text.slice(0, 40) }), where);
  return value;
}

function fail(text: Text, where: Where): never {
  throw new CoverageError('inputData', {
    severity: 'error',
    code: 'CVG_ANTENNA_FILE',
    text,
    where,
    hint: m.msiHint,
  });
}
