/** From a row and its layer to a sector: missing values by rule, each one named in `defaulted`. */
import type { Diagnostics } from '../foundation/diagnostics.js';
import { fill } from '../foundation/text.js';
import { bandByName } from '../radio/bands.js';
import type { Antenna } from '../radio/beams.js';
import { type EquipmentProfile, equipmentFor, equipmentPattern, type Scene } from '../radio/equipment.js';
import type { Layer } from '../radio/layer.js';
import { numRb } from '../radio/numerology.js';
import type { AntennaPattern } from '../radio/pattern.js';
import { azimuthMeanPattern, omniPattern, sectorPattern } from '../radio/patterns.js';
import { epreOfCarrier_dBm, maxEpre_dBm, minEpre_dBm, powerDisagreement_dB } from '../radio/power.js';
import { defaultLoad } from '../radio/sinr.js';
import { defaultTilt_deg, designRadius_m } from '../radio/tilt.js';
import { channelOf } from './carriers.js';
import type { Lint } from './lint.js';
import { networkMessages as m } from './messages.js';
import type { Sector } from './network.js';
import type { StationRow } from './rows.js';

/** Gain assumed for an omnidirectional macro antenna. */
const omniGain_dBi = 11;

/** Width from which a horizontal cut counts as omnidirectional. */
const omniFrom_deg = 300;

/** Equal patterns are one object, so that the plan ships each once. */
export class PatternShelf {
  private readonly shelf = new Map<string, AntennaPattern>();

  get(key: string, make: () => AntennaPattern): AntennaPattern {
    const held = this.shelf.get(key) ?? make();
    this.shelf.set(key, held);
    return held;
  }
}

export interface SectorContext {
  readonly antennas: ReadonlyMap<string, Antenna>;
  readonly scene: (lon: number, lat: number) => Scene;
  readonly shelf: PatternShelf;
  readonly lint: Lint;
  readonly diagnostics: Diagnostics;
  /** Equal lists of defaulted columns are one object: most rows of a table miss the same ones. */
  readonly defaultedLists: Map<string, readonly string[]>;
}

/** Everything of a sector but `index`, `siteId` and `cellId`, which the network gives. */
export function completeSector(
  row: StationRow,
  layer: Layer,
  context: SectorContext,
): Omit<Sector, 'index' | 'siteId' | 'cellId'> {
  const defaulted: string[] = [];
  const given = <T>(column: string, value: T | undefined, fallback: () => T): T => {
    if (value !== undefined) return value;
    defaulted.push(column);
    return fallback();
  };
  const siteType = row.coverType === 'indoor' ? 'indoor' : row.pole ? 'pole' : 'macro';
  const equipment = equipmentFor(layer.technology, layer.band, layer.frequency_MHz, siteType);
  const frequency_MHz = given('frequency_MHz', row.frequency_MHz, () => layer.frequency_MHz);
  const stated_MHz = given('bandwidth_MHz', row.bandwidth_MHz, () => layer.bandwidth_MHz);
  const bandwidth_MHz = channelOf(layer.technology, layer.band, layer.frequency_MHz, stated_MHz);
  const height_mAGL = given(
    'height_mAGL',
    row.height_mAGL,
    () => equipment.height_mAGL[context.scene(row.lon, row.lat)],
  );
  const file = row.antenna === '' ? undefined : context.antennas.get(row.antenna.toLowerCase());
  const gains = gainsOf(row, equipment, file, given);
  const vpbw_deg = row.vpbw_deg ?? equipment.vpbw_deg;
  if (file === undefined) {
    given('hpbw_deg', row.hpbw_deg, () => equipment.hpbw_deg);
    given('vpbw_deg', row.vpbw_deg, () => equipment.vpbw_deg);
  }
  const omni = row.azimuth_deg === -1 || (row.hpbw_deg ?? 0) >= omniFrom_deg || equipment.antenna === 'omni';
  const azimuth_deg = omni ? Number.NaN : given('azimuth_deg', row.azimuth_deg, () => Number.NaN);
  const rsGain_dBi =
    omni && row.gain_dBi === undefined && equipment.antenna !== 'omni' ? omniGain_dBi : gains.rs;
  const trafficGain_dBi = omni ? rsGain_dBi : gains.traffic;
  const tilt = tiltsOf(row, file, vpbw_deg, height_mAGL, layer, siteType, given, context.lint);
  return {
    row: row.row,
    name: row.name,
    operator: row.operators.join('+') || given('operator', undefined, () => 'unknown'),
    layer,
    lon: row.lon,
    lat: row.lat,
    antennaHeight_mAGL: height_mAGL,
    azimuth_deg,
    ...tilt,
    pattern: patternOf(
      row,
      equipment,
      file,
      rsGain_dBi,
      vpbw_deg,
      omni,
      Number.isNaN(azimuth_deg),
      context.shelf,
    ),
    ...trafficPatternOf(row, file, trafficGain_dBi, omni, Number.isNaN(azimuth_deg), context.shelf),
    rsGain_dBi,
    trafficGain_dBi,
    epre_dBm: epreOf(row, layer, equipment, bandwidth_MHz, given, context),
    feederLoss_dB: given('feeder_loss_dB', row.feederLoss_dB, () => equipment.feederLoss_dB),
    frequency_MHz,
    bandwidth_MHz,
    pci: row.pci ?? -1,
    load: given('load', row.load, () => layer.load ?? defaultLoad),
    coverType: row.coverType,
    status: row.status,
    towerId: row.towerId,
    town: row.town,
    defaulted: shared(defaulted, context.defaultedLists),
  };
}

function shared(list: readonly string[], lists: Map<string, readonly string[]>): readonly string[] {
  const key = list.join();
  const held = lists.get(key) ?? list;
  lists.set(key, held);
  return held;
}

type Given = <T>(column: string, value: T | undefined, fallback: () => T) => T;

/** SSB and traffic gain are two numbers on a panel; elsewhere one beam serves both. The table goes before an antenna file. */
function gainsOf(
  row: StationRow,
  e: EquipmentProfile,
  file: Antenna | undefined,
  given: Given,
): { rs: number; traffic: number } {
  const measured = file?.gainKnown === false ? undefined : file;
  if (e.antenna !== 'ssb-envelope') {
    const one = row.ssbGain_dBi ?? row.gain_dBi ?? measured?.pattern.maxGain_dBi;
    const rs = given('gain_dBi', one, () => e.rsGain_dBi);
    return { rs, traffic: row.gain_dBi ?? measured?.traffic?.maxGain_dBi ?? rs };
  }
  // Of a panel's single file it is not known which beam it holds; of beam sets it is.
  const beams = file?.gainKnown === true ? file : undefined;
  const ssb = row.ssbGain_dBi ?? beams?.pattern.maxGain_dBi;
  const traffic = given('gain_dBi', row.gain_dBi ?? beams?.traffic?.maxGain_dBi, () =>
    Math.max(e.trafficGain_dBi, ssb ?? 0),
  );
  // A panel's data-sheet gain is that of its traffic beam: the SSB must not get it.
  const rs = given('ssb_gain_dBi', ssb, () => Math.min(e.rsGain_dBi, traffic));
  return { rs, traffic };
}

/** Only an antenna of beam sets sends its data by beams of another shape. */
function trafficPatternOf(
  row: StationRow,
  file: Antenna | undefined,
  gain_dBi: number,
  omni: boolean,
  noAzimuth: boolean,
  shelf: PatternShelf,
): Pick<Sector, 'trafficPattern'> {
  const traffic = file?.traffic;
  if (!traffic || omni) return {};
  const key = `traffic:${row.antenna.toLowerCase()}|${gain_dBi}|${noAzimuth}`;
  const own = { ...traffic, maxGain_dBi: gain_dBi };
  return { trafficPattern: shelf.get(key, () => (noAzimuth ? azimuthMeanPattern(own) : own)) };
}

function tiltsOf(
  row: StationRow,
  file: Antenna | undefined,
  vpbw_deg: number,
  height_mAGL: number,
  layer: Layer,
  siteType: EquipmentProfile['siteType'],
  given: Given,
  lint: Lint,
): { mechTilt_deg: number; elecTilt_deg: number } {
  const design_m = siteType === 'macro' ? designRadius_m(layer.frequency_MHz) : 200;
  const neither = row.mechTilt_deg === undefined && row.elecTilt_deg === undefined;
  const mechTilt_deg = given('mech_tilt_deg', row.mechTilt_deg, () => 0);
  const elecTilt_deg = given('elec_tilt_deg', row.elecTilt_deg, () =>
    neither ? defaultTilt_deg(height_mAGL, Math.min(design_m, layer.radius_m), vpbw_deg) : 0,
  );
  const tilted = file !== undefined && Math.abs(file.electricalTilt_deg) > 0;
  if (tilted && elecTilt_deg !== 0)
    lint.note(
      'file-tilt',
      m.lintFileTilt,
      row.where('elec_tilt_deg', 'total_tilt_deg', 'adjustable_tilt_deg'),
    );
  return { mechTilt_deg, elecTilt_deg: tilted ? 0 : elecTilt_deg };
}

function patternOf(
  row: StationRow,
  e: EquipmentProfile,
  file: Antenna | undefined,
  gain_dBi: number,
  vpbw_deg: number,
  omni: boolean,
  noAzimuth: boolean,
  shelf: PatternShelf,
): AntennaPattern {
  const shaped = row.hpbw_deg !== undefined || row.vpbw_deg !== undefined;
  const base = file ? `file:${row.antenna.toLowerCase()}` : shaped ? `${row.hpbw_deg}/${vpbw_deg}` : e.id;
  const key = `${base}|${gain_dBi}|${omni}|${noAzimuth}`;
  return shelf.get(key, () => {
    if (file && !omni) {
      const own = { ...file.pattern, maxGain_dBi: gain_dBi };
      return noAzimuth ? azimuthMeanPattern(own) : own;
    }
    if (file) return { ...file.pattern, maxGain_dBi: gain_dBi };
    if (omni) return omniPattern(`omni-${vpbw_deg}`, gain_dBi, vpbw_deg);
    const hpbw_deg = row.hpbw_deg ?? e.hpbw_deg;
    const sector = shaped
      ? sectorPattern({
          id: `sector-${hpbw_deg}-${vpbw_deg}`,
          maxGain_dBi: gain_dBi,
          hpbw_deg,
          vpbw_deg,
          source: 'TR 36.814 Table A.2.1.1-2 with the beamwidths of the station table',
        })
      : { ...equipmentPattern(e), maxGain_dBi: gain_dBi };
    return noAzimuth ? azimuthMeanPattern(sector) : sector;
  });
}

function epreOf(
  row: StationRow,
  layer: Layer,
  e: EquipmentProfile,
  bandwidth_MHz: number,
  given: Given,
  context: SectorContext,
): number {
  const rb = numRb(layer.technology, bandwidth_MHz, layer.scs_kHz, layer.frequency_MHz);
  const blocks = Number.isNaN(rb) ? layer.numRb : rb;
  const ofPower = (W: number, ports: number): number => epreOfCarrier_dBm(layer.technology, W, ports, blocks);
  if (row.carrierPower_W === undefined)
    return given('rs_epre_dBm', row.epre_dBm, () => ofPower(e.totalPower_W, e.ports));
  const ports =
    layer.technology === 'lte' ? given('ports', row.ports, () => e.ports) : (row.ports ?? e.ports);
  const fromPower = ofPower(row.carrierPower_W, ports);
  if (!(fromPower >= minEpre_dBm && fromPower <= maxEpre_dBm)) {
    const values = { value: Math.round(fromPower * 10) / 10, min: minEpre_dBm, max: maxEpre_dBm };
    const where = row.where('carrier_power_W', 'cell_power');
    context.diagnostics.error('CVG_INPUT_RANGE', fill(m.epreOfPower, values), where, m.epreHint);
  }
  if (row.epre_dBm === undefined) return fromPower;
  if (Math.abs(fromPower - row.epre_dBm) > powerDisagreement_dB)
    context.lint.note('power-differs', m.lintPowerDiffers, row.where('rs_epre_dBm', 'cell_power'));
  return row.epre_dBm;
}

/** Is a stated bandwidth one of the standard's channels on its layer? */
export function isStandardChannel(row: StationRow, layer: Layer): boolean {
  if (row.bandwidth_MHz === undefined || !bandByName(layer.band)) return true;
  return !Number.isNaN(numRb(layer.technology, row.bandwidth_MHz, layer.scs_kHz, layer.frequency_MHz));
}
