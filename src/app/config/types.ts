/**
 * The project after parsing: validated, defaults filled, files as absolute paths, deep frozen.
 * Field names are the keys of the project file (docs/schema/project.schema.json), so that a message can name them.
 * An optional field that is absent was not given and has no default: the room that needs it decides and reports.
 */
import type { Budget } from '../../economics/budget.js';
import type { BeamInput } from '../../radio/beams.js';
import type { Duplex, Technology } from '../../radio/layer.js';
import type { ServiceInput } from '../../radio/service.js';
import type { EntrySource } from '../../siting/audit/entry.js';
import type { ClutterId } from '../../terrain/clutter.js';
import type { LandCoverKind } from '../../terrain/legends.js';

/** One or many files of one kind. Order is the order of the list; a glob is sorted by path. Never empty. */
export interface FileRef {
  /** Absolute paths of files that existed at parse time. */
  readonly file: readonly string[];
  /** Declared CRS (`EPSG:4490`, `gcj02`, `bd09`, …). Absent: the format's own, and the reader reports what it took. */
  readonly crs?: string;
}

/** West, south, east, north in WGS 84 degrees; west < east and south < north. */
export type Bbox = readonly [west: number, south: number, east: number, north: number];

/** Exactly one of the two is present. */
export type AreaConfig =
  | { readonly boundary: FileRef; readonly bbox?: undefined }
  | { readonly bbox: Bbox; readonly boundary?: undefined };

export interface AdminConfig {
  readonly counties?: FileRef;
  readonly towns?: FileRef;
  readonly villages?: FileRef;
  /** Prefecture that the county belongs to. */
  readonly city?: string;
}

export interface GridConfig {
  /** Output cell; `auto` = the finest terrain cell in metres. */
  readonly resolution_m: number | 'auto';
  /** Metric working CRS; `auto` = the UTM zone of the area's centre. */
  readonly crs: string;
  /** How the rays of a sweep run: docs/engine.md, section 1. */
  readonly rays: 'shared' | 'all';
}

export interface ElevationConfig extends FileRef {
  /** Ground (`dtm`) or surface (`dsm`); absent: recognised from the product, else asked for (rules R2). */
  readonly kind?: 'dtm' | 'dsm';
  /** Vertical datum, for example `EGM96`. */
  readonly vertical?: string;
}

export interface ClutterConfig extends FileRef {
  /** Legend of the codes; `own` = `map` alone; `osm` = polygons with the tags of OpenStreetMap. */
  readonly classes: LandCoverKind;
  /** Code, or tag `key=value`, → class; goes before the legend. */
  readonly map: Readonly<Record<string, ClutterId>>;
  /** By class id; absent: the default of the class. */
  readonly heights_m: Readonly<Partial<Record<string, number>>>;
  readonly gaps_m: Readonly<Partial<Record<string, number>>>;
}

export interface TerrainConfig {
  readonly elevation: ElevationConfig;
  readonly clutter?: ClutterConfig;
  readonly buildings?: FileRef;
}

/** What is not given follows from the region of the area (docs/models/p1812.md). */
export interface RadioClimateConfig {
  /** Average lapse of refractivity in the lowest kilometre, N-units/km. */
  readonly deltaN?: number;
  /** Sea-level surface refractivity, N-units. */
  readonly N0?: number;
}

/** What rows that do not say so are taken for (rules R1). */
export interface AssumeConfig {
  readonly technology?: Technology;
  /** 3GPP name, lower case: `b3`, `n78`. A bare number takes its letter from `technology`. */
  readonly band?: string;
  readonly frequency_MHz?: number;
  readonly bandwidth_MHz?: number;
  readonly operator?: string;
}

export interface StationsConfig extends FileRef {
  /** Antenna pattern files that the table's `antenna` column names. */
  readonly antennas?: FileRef;
  /** Antennas of many beams that the `antenna` column names. */
  readonly beams: readonly BeamInput[];
  readonly assume: AssumeConfig;
}

export interface PopulationConfig extends FileRef {
  /** People per cell, or people per km². */
  readonly kind: 'count' | 'density';
}

export interface PlacesConfig extends FileRef {
  /** Class of every row that does not name its own: `station`, `community`, `mall`, `school`, `hospital`, `village`, … */
  readonly class?: string;
}

export interface DemandConfig {
  readonly population?: PopulationConfig;
  /** Empty when none was given. */
  readonly places: readonly PlacesConfig[];
  readonly roads?: FileRef;
  readonly premises?: FileRef;
}

export interface EvidenceConfig {
  readonly mr_grids?: FileRef;
  readonly drive_tests?: FileRef;
  readonly complaints?: FileRef;
  readonly traffic?: FileRef;
}

/** A layer as declared. What is absent follows from the frequency and the technology (rules R1, R2). */
export interface LayerConfig {
  readonly id: string;
  /** Operators of one sharing group; absent: rows of every group. */
  readonly group?: readonly string[];
  readonly technology: Technology;
  readonly band?: string;
  readonly frequency_MHz: number;
  readonly bandwidth_MHz: number;
  readonly scs_kHz?: number;
  readonly duplex?: Duplex;
  /** Downlink share of time, (0, 1]. */
  readonly dl_share?: number;
  /** TDD: slots of one period and the symbols of S, `DDDSUDDSUU 10:2:2`. */
  readonly frame?: string;
  readonly load?: number;
  readonly rank?: number;
  /** Model id or `auto`. */
  readonly model: string;
  readonly profile?: string;
  readonly radius_m?: number;
}

export type CandidateSource = 'towers' | 'base-stations' | 'places' | 'weak-zones' | 'user';

export interface CandidatesConfig {
  readonly towers?: FileRef;
  readonly avoid?: FileRef;
  /** Sites that the user wants examined. */
  readonly sites?: FileRef;
  readonly from: readonly CandidateSource[];
  /** Place classes that get a candidate of their own. */
  readonly classes: readonly string[];
}

export interface BudgetConfig extends Budget {
  readonly currency: string;
}

export interface SitingConfig {
  readonly candidates: CandidatesConfig;
  readonly costs?: FileRef;
  readonly budget: BudgetConfig;
}

export interface IndoorConfig {
  readonly entryLoss: EntrySource;
  /** Absent: by frequency. */
  readonly trainLoss_dB?: number;
}

export interface TargetsConfig {
  /** Ids of shipped profiles, in the order shown. */
  readonly profiles: readonly string[];
  readonly own?: FileRef;
}

/** Busy-hour traffic and its growth; shares are of 1. */
export interface TrafficConfig {
  readonly gb_per_month: number;
  readonly growth_per_year: number;
  readonly years: number;
  readonly busy_hour_share: number;
  readonly downlink_share: number;
  readonly nr_share: number;
  readonly limit: number;
  /** Operator → weight; absent: by users in China, or alike. */
  readonly shares?: Readonly<Record<string, number>>;
}

/** Slices of the air: heights of receivers, and what is flown and landed on there. */
export interface LowAltitudeConfig {
  readonly heights_m: readonly number[];
  readonly corridors?: FileRef;
  readonly landing?: FileRef;
}

export interface ReportConfig {
  readonly language: 'zh' | 'en';
  readonly edition: 'county' | 'carrier';
}

export type Origin = 'default' | 'file' | 'environment' | 'flag';

export interface ProjectConfig {
  readonly version: 1;
  readonly name: string;
  /** ISO date, the only one written into data files. */
  readonly date: string;
  readonly area: AreaConfig;
  readonly admin: AdminConfig;
  readonly grid: GridConfig;
  readonly terrain: TerrainConfig;
  readonly radio_climate: RadioClimateConfig;
  readonly stations: StationsConfig;
  readonly demand: DemandConfig;
  readonly evidence: EvidenceConfig;
  /** Empty: made from the station table by R1. */
  readonly layers: readonly LayerConfig[];
  /** Judged beside the 4G and 5G services; empty when none was named. */
  readonly services: readonly ServiceInput[];
  readonly indoor: IndoorConfig;
  readonly targets: TargetsConfig;
  /** Absent: no load of cells is worked out. */
  readonly traffic?: TrafficConfig;
  /** Absent: only people on the ground are looked at. */
  readonly lowAltitude?: LowAltitudeConfig;
  /** Present even when the file has no such section: places and weak zones are candidates by default. */
  readonly siting: SitingConfig;
  readonly access?: { readonly oltSites: FileRef };
  readonly transport?: { readonly nodes: FileRef; readonly links?: FileRef };
  readonly report: ReportConfig;
  /** Absolute path of the project file. */
  readonly projectFile: string;
  /** Dotted path of each leaf value (`grid.crs`, `layers[0].model`) → where it came from. */
  readonly origins: Readonly<Record<string, Origin>>;
}
