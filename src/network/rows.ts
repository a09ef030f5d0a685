/** One row of a station table as facts: what it says, in our units, with nothing assumed. */
import { plainText } from '../io/table/numbers.js';
import {
  arfcnInBand,
  bandByName,
  earfcnToFrequency_MHz,
  nrArfcnToFrequency_MHz,
  usualBandOfFrequency,
} from '../radio/bands.js';
import type { Technology } from '../radio/layer.js';
import { operatorsOf } from '../radio/operators.js';
import { maxEpre_dBm } from '../radio/power.js';
import { fill } from '../foundation/text.js';
import type { Lint } from './lint.js';
import { networkMessages as m } from './messages.js';
import type { CoverType, Status } from './network.js';
import type { Position } from './position.js';
import type { Locator, Reader } from './reader.js';
import { bandOf, coverTypeOf, isIndoorWord, isOmni, statusOf, technologyOf } from './words.js';

export interface StationRow {
  readonly row: number;
  readonly where: Locator;
  readonly siteId: string;
  readonly cellId: string;
  readonly name: string;
  readonly operators: readonly string[];
  technology: Technology | 'other' | undefined;
  /** `b3`, `n78`; the band of the carrier when that is known. */
  band: string | undefined;
  /** Carrier by channel number or in MHz; undefined when the row states none. */
  readonly frequency_MHz: number | undefined;
  readonly bandwidth_MHz: number | undefined;
  readonly lon: number;
  readonly lat: number;
  readonly height_mAGL: number | undefined;
  /** −1: radiates all around. */
  readonly azimuth_deg: number | undefined;
  readonly mechTilt_deg: number | undefined;
  readonly elecTilt_deg: number | undefined;
  readonly antenna: string;
  readonly gain_dBi: number | undefined;
  readonly ssbGain_dBi: number | undefined;
  readonly hpbw_deg: number | undefined;
  readonly vpbw_deg: number | undefined;
  readonly epre_dBm: number | undefined;
  readonly carrierPower_W: number | undefined;
  readonly ports: number | undefined;
  readonly feederLoss_dB: number | undefined;
  readonly pci: number | undefined;
  readonly tac: string;
  readonly coverType: CoverType;
  readonly pole: boolean;
  readonly status: Status;
  readonly towerId: string;
  readonly load: number | undefined;
  readonly town: string;
}

/** What the table as a whole tells about its units. */
export interface TableUnits {
  readonly epreTenths: boolean;
}

/** Reads the row on which the reader stands. `reader.bad` afterwards: the row cannot be used. */
export function readRow(reader: Reader, position: Position, units: TableUnits, lint: Lint): StationRow {
  const ids = identity(reader, lint);
  const { technology, band, frequency_MHz } = carrier(reader, lint);
  const tilt = tilts(reader, lint);
  const cover = coverType(reader, ids.name, lint);
  return {
    row: reader.where('lon').row ?? 0,
    where: reader.locator(),
    ...ids,
    technology,
    band,
    frequency_MHz,
    bandwidth_MHz: bandwidth(reader),
    lon: position.lon,
    lat: position.lat,
    height_mAGL: height(reader, lint),
    azimuth_deg: azimuth(reader),
    ...tilt,
    antenna: reader.text('antenna'),
    gain_dBi: reader.number('gain_dBi', (v) =>
      /dbd/.test(reader.columns.unit.get('gain_dBi') ?? '') ? v + 2.15 : v,
    ),
    ssbGain_dBi: reader.number('ssb_gain_dBi'),
    hpbw_deg: reader.number('hpbw_deg'),
    vpbw_deg: reader.number('vpbw_deg'),
    ...power(reader, units, lint),
    ports: ports(reader),
    feederLoss_dB: reader.number('feeder_loss_dB'),
    pci: pci(reader, technology, lint),
    tac: reader.text('tac'),
    ...cover,
    status: status(reader, lint),
    towerId: reader.text('tower_id'),
    load: reader.number('load', loadShare(reader)),
    town: reader.text('town'),
  };
}

function identity(reader: Reader, lint: Lint): Pick<StationRow, 'siteId' | 'cellId' | 'name' | 'operators'> {
  const parts = /^(460)-?(\d{2})-(\d+)-(\d+)$/.exec(plainText(reader.text('ecgi')));
  const siteName = reader.text('site_name');
  const siteId = reader.text('site_id') || (parts?.[3] ?? siteName);
  const cellId = reader.text('cell_id') || (parts?.[4] ?? '');
  for (const column of ['site_id', 'cell_id', 'ecgi'] as const)
    if (isFloatId(reader.text(column)))
      lint.note('scientific-id', m.lintScientificId, reader.where(column), m.lintScientificIdHint);
  let operators = operatorsOf(reader.text('group') || reader.text('operator'));
  const mnc = reader.text('mnc');
  if (operators.length === 0 && reader.text('mcc') !== '' && mnc !== '')
    operators = operatorsOf(`${reader.text('mcc')}${mnc.padStart(2, '0')}`);
  if (operators.length === 0 && parts) operators = operatorsOf(parts[1] + parts[2]);
  return { siteId, cellId, name: reader.text('name') || siteName, operators };
}

/** `4.60E+14`: a spreadsheet's rounding of a long id. */
export const isFloatId = (text: string): boolean => /^\d(?:\.\d+)?E\+?\d+$/i.test(text);

function carrier(reader: Reader, lint: Lint): Pick<StationRow, 'technology' | 'band' | 'frequency_MHz'> {
  let technology = technologyOf(reader.text('technology'));
  if (technology === 'other') return { technology, band: undefined, frequency_MHz: undefined };
  const bandText = reader.text('band');
  const word = bandText === '' || bandText === '-' ? undefined : bandOf(bandText, technology);
  if (word === undefined && bandText !== '' && bandText !== '-')
    reader.refuse('CVG_INPUT_BAND', 'band', fill(m.badBand, { value: bandText.slice(0, 40) }));
  const channel = reader.number('arfcn');
  technology ??= technologyOfHeader(reader.alias('arfcn'), channel) ?? word?.technology;
  const known: Technology = technology ?? 'lte';
  let band = word?.number === undefined ? undefined : `${known === 'lte' ? 'b' : 'n'}${word.number}`;
  if (band !== undefined && !bandByName(band)) band = undefined;
  let frequency_MHz: number | undefined;
  if (channel !== undefined) frequency_MHz = frequencyOfChannel(reader, channel, known, band, lint);
  if (frequency_MHz === undefined) {
    const stated = reader.number('frequency_MHz', (v) => (v < 100 ? v * 1000 : v)) ?? word?.frequency_MHz;
    if (stated !== undefined && band !== undefined && !holds(band, stated))
      lint.note('frequency-band', m.lintFrequencyBand, reader.where('frequency_MHz'));
    else if (stated !== undefined && !usualBandOfFrequency(known, stated)) {
      const values = { technology: known.toUpperCase(), value: stated };
      reader.refuse('CVG_INPUT_BAND', 'frequency_MHz', fill(m.noBandAtFrequency, values));
    } else frequency_MHz = stated;
  }
  if (frequency_MHz !== undefined && (band === undefined || !holds(band, frequency_MHz)))
    band = usualBandOfFrequency(known, frequency_MHz)?.band;
  return { technology, band, frequency_MHz };
}

/** An EARFCN header says LTE, an NR-ARFCN header or a number beyond every EARFCN says NR. */
function technologyOfHeader(header: string, channel: number | undefined): Technology | undefined {
  if (channel === undefined) return undefined;
  if (/earfcn/.test(header)) return 'lte';
  if (/nrarfcn|ssb/.test(header) || channel > 80_000) return 'nr';
  return undefined;
}

const holds = (band: string, f_MHz: number): boolean => {
  const b = bandByName(band);
  return b !== undefined && f_MHz >= b.dlLow_MHz && f_MHz <= b.dlHigh_MHz;
};

function frequencyOfChannel(
  reader: Reader,
  channel: number,
  technology: Technology,
  band: string | undefined,
  lint: Lint,
): number | undefined {
  const f_MHz = technology === 'lte' ? earfcnToFrequency_MHz(channel) : nrArfcnToFrequency_MHz(channel);
  const inBand = band === undefined || arfcnInBand(technology, channel, band);
  const exists = !Number.isNaN(f_MHz) && usualBandOfFrequency(technology, f_MHz) !== undefined;
  if (exists && inBand) return f_MHz;
  // Channel columns often hold MHz: believed when the band confirms it, or when no channel number can be meant.
  const asMHz =
    band === undefined
      ? !exists && usualBandOfFrequency(technology, channel) !== undefined
      : holds(band, channel);
  if (asMHz) {
    lint.note('arfcn-is-mhz', m.lintArfcnIsMHz, reader.where('arfcn'));
    return channel;
  }
  if (exists) {
    // An uplink number, or one of a band that overlaps the stated one, still names a carrier inside it.
    if (band !== undefined && !holds(band, f_MHz))
      lint.note('arfcn-band', m.lintArfcnBand, reader.where('arfcn'));
    return f_MHz;
  }
  const values = { value: channel, technology: technology.toUpperCase() };
  reader.refuse('CVG_INPUT_ARFCN', 'arfcn', fill(m.badArfcn, values));
  return undefined;
}

/** `20`, `20M`, `2*20M` (paired): the downlink's width in MHz. */
function bandwidth(reader: Reader): number | undefined {
  const paired = /^2\s*[x*×]\s*(.+)$/i.exec(plainText(reader.text('bandwidth_MHz')));
  if (paired) {
    const width = Number.parseFloat(paired[1]);
    if (Number.isFinite(width)) return reader.checked('bandwidth_MHz', width);
  }
  return reader.number('bandwidth_MHz', (v) =>
    reader.columns.unit.get('bandwidth_MHz') === 'khz' ? v / 1000 : v,
  );
}

function height(reader: Reader, lint: Lint): number | undefined {
  const h = reader.number('height_mAGL');
  if (h !== 0) return h;
  lint.note('zero-height', m.lintZeroHeight, reader.where('height_mAGL'));
  return undefined;
}

function azimuth(reader: Reader): number | undefined {
  const a = reader.number('azimuth_deg');
  if (isOmni(reader.text('sector_type'), reader.alias('sector_type'))) return -1;
  // 0 is north, never "missing"; −1 is how many systems write an omnidirectional antenna.
  return a === 360 ? 0 : a !== undefined && a < 0 ? -1 : a;
}

/** Electrical tilt = what one column calls electrical, or preset + adjustable; a total alone is all electrical. */
function tilts(reader: Reader, lint: Lint): Pick<StationRow, 'mechTilt_deg' | 'elecTilt_deg'> {
  const mech = reader.number('mech_tilt_deg');
  const total = reader.number('total_tilt_deg');
  const preset = reader.number('preset_tilt_deg');
  const adjustable = reader.number('adjustable_tilt_deg');
  let elec = reader.number('elec_tilt_deg');
  if (elec === undefined && (preset !== undefined || adjustable !== undefined)) {
    elec = (preset ?? 0) + (adjustable ?? 0);
    // Some tables already hold the sum in the adjustable column: the total decides.
    if (total !== undefined && adjustable !== undefined && Math.abs((mech ?? 0) + adjustable - total) <= 1)
      elec = adjustable;
  }
  if (total !== undefined && elec === undefined) elec = total - (mech ?? 0);
  else if (total !== undefined && Math.abs((mech ?? 0) + (elec ?? 0) - total) > 1)
    lint.note('tilt-sum', m.lintTiltSum, reader.where('total_tilt_deg'));
  return { mechTilt_deg: mech, elecTilt_deg: elec };
}

function power(
  reader: Reader,
  units: TableUnits,
  lint: Lint,
): { epre_dBm: number | undefined; carrierPower_W: number | undefined } {
  let epre_dBm = reader.number('rs_epre_dBm', (v) => (units.epreTenths ? v / 10 : v));
  if (units.epreTenths && epre_dBm !== undefined)
    lint.note('tenths', m.lintTenths, reader.where('rs_epre_dBm'));
  const unit = reader.columns.unit.get('carrier_power_W') ?? '';
  let carrierPower_W = reader.number('carrier_power_W', (v) => wattOf(v, unit));
  const cell = reader.raw('cell_power');
  if (cell !== undefined) {
    const cellUnit = reader.columns.unit.get('cell_power') ?? '';
    const level = isTenths(cellUnit) ? cell / 10 : cell;
    // "Cell power" names the reference signal in some systems and the carrier in others: the level tells which.
    if (/dbm|毫瓦分贝/.test(cellUnit) && level <= maxEpre_dBm) epre_dBm ??= level;
    else carrierPower_W ??= reader.checked('carrier_power_W', wattOf(cell, cellUnit));
  }
  return { epre_dBm, carrierPower_W };
}

export const isTenths = (unit: string): boolean => /^0\.1(dbm|毫瓦分贝)?/.test(unit);

function wattOf(value: number, unit: string): number {
  if (isTenths(unit)) return 10 ** (value / 100 - 3);
  return /dbm|毫瓦分贝/.test(unit) ? 10 ** (value / 10 - 3) : value;
}

/** `2`, `2T2R`, `64T64R`. */
function ports(reader: Reader): number | undefined {
  const mimo = /^(\d+)\s*[tT]/.exec(plainText(reader.text('ports')));
  return mimo ? reader.checked('ports', Number(mimo[1])) : reader.number('ports');
}

function pci(reader: Reader, technology: Technology | 'other' | undefined, lint: Lint): number | undefined {
  const value = reader.raw('pci');
  if (value === undefined) return undefined;
  if (Number.isInteger(value) && value >= 0 && value <= (technology === 'nr' ? 1007 : 503)) return value; // TS 38.211, 36.211
  lint.note('pci', m.lintPci, reader.where('pci'));
  return undefined;
}

function coverType(reader: Reader, name: string, lint: Lint): { coverType: CoverType; pole: boolean } {
  const text = reader.text('cover_type');
  if (text !== '') {
    const word = coverTypeOf(text, reader.alias('cover_type'));
    if (word) return { coverType: word.type, pole: word.pole };
    lint.note('cover-type', m.lintCoverType, reader.where('cover_type'));
  } else if (isIndoorWord(name)) {
    lint.note('indoor-by-name', m.lintIndoorByName, reader.where('name'));
    return { coverType: 'indoor', pole: false };
  }
  return { coverType: 'outdoor', pole: false };
}

function status(reader: Reader, lint: Lint): Status {
  const text = reader.text('status');
  if (text === '') return 'on-air';
  const word = statusOf(text);
  if (word === undefined) lint.note('status', m.lintStatus, reader.where('status'));
  return word ?? 'on-air';
}

/** Loads come as a share or in per cent, which the header says. */
function loadShare(reader: Reader): (v: number) => number {
  const unit = reader.columns.unit.get('load') ?? '';
  const percent = /%/.test(unit) || /利用率/.test(reader.alias('load'));
  return (v) => (percent ? v / 100 : v);
}
