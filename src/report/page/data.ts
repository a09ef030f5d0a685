/** Everything the report says, collected once; the page is a pure function of it and of the language. */
import type { Interval } from '../../coverage/shadowing/interval.js';
import type { ServiceCoverage } from '../../coverage/result.js';
import type { BudgetRow } from '../../economics/budget.js';
import type { Diagnostic } from '../../foundation/errors.js';
import type { Text } from '../../foundation/text.js';
import type { Layer } from '../../radio/layer.js';
import type { CoverageProfile } from '../../radio/profile.js';
import type { GridSpec } from '../../raster/raster.js';
import type { PlaceVerdict } from '../../siting/audit/audit.js';
import type { SiteOutage } from '../../siting/criticality.js';
import type { PlanPhase } from '../../siting/finish.js';
import type { PlanItem } from '../../siting/item.js';
import type { FrontPoint } from '../../siting/sensitivity.js';
import type { LayerCells } from '../../siting/cells/byLayer.js';
import type { LineVerdict } from '../../siting/lines/audit.js';
import type { SettingChange, SettingScore } from '../../siting/settings.js';
import type { VillageVerdict } from '../../siting/villages/audit.js';
import type { WeakZone } from '../../siting/zones/zone.js';
import type { Kpi } from '../kpi.js';
import type { PlaceLabel } from '../map/labels.js';
import type { SectorMark } from '../map/sectors.js';
import type { MapVectors } from '../map/vectors.js';
import type { Scorecard } from '../scorecard/scorecard.js';
import type { PathProfile } from '../profile/path.js';

/** `county`: positions rounded to 500 m, no carrier columns. `carrier`: exact. */
export type Edition = 'county' | 'carrier';

export interface ReportData {
  readonly project: ReportProject;
  /** What a reader must know before any number: assigned rows, layers added for planning, terrain only, no people. */
  readonly notices: readonly Text[];
  /** Services of the run in its order. */
  readonly services: readonly Pick<ServiceCoverage, 'id' | 'technology' | 'group'>[];
  readonly kpis: {
    readonly before: readonly Kpi[];
    /** Of the whole plan predicted again; absent without a plan. */
    readonly after?: readonly Kpi[];
    /** Of today's expected shares, by id; absent where none were drawn. */
    readonly intervals?: ReadonlyMap<string, Interval>;
  };
  /** Absent when nothing was assessed. */
  readonly scorecard?: Scorecard;
  /** Rails, roads and waterways, and villages, by service; empty when nothing was assessed. */
  readonly lines?: readonly LineVerdict[];
  readonly villages?: readonly VillageVerdict[];
  /** Trouble of the cells by layer; shown in the carrier edition. */
  readonly cells?: readonly LayerCells[];
  /** Zones of each service that was assessed, by rank. */
  readonly zones: readonly { readonly service: string; readonly zones: readonly WeakZone[] }[];
  /** Before the plan. */
  readonly places: readonly PlaceVerdict[];
  /** The same places with the plan built; absent without a plan. */
  readonly placesAfter?: readonly PlaceVerdict[];
  /** Absent when no siting stage ran. */
  readonly plan?: ReportPlan;
  /** Most critical first; absent when the stage was not asked for. */
  readonly criticality?: readonly SiteOutage[];
  /** Absent where the project states no traffic. */
  readonly load?: ReportLoad;
  /** Absent where the project asks for no slices of the air. */
  readonly lowAltitude?: ReportLowAltitude;
  /** To the worst weak zones from the nearest cell of their service. */
  readonly paths?: readonly PathProfile[];
  readonly demand: {
    /** As the definitions of figures name it, for example `population-raster`. */
    readonly basisId: string;
    readonly basis: Text;
    /** False: weights stand for people and no population figure is shown. */
    readonly isPeople: boolean;
  };
  readonly method: ReportMethod;
  /** Defaults that were used, with the number of values they stand for. */
  readonly defaults: readonly { readonly name: string; readonly count: number }[];
  readonly warnings: readonly Diagnostic[];
  /** Share of the area with unknown coverage by service. */
  readonly unknownShares: readonly { readonly service: string; readonly share: number }[];
  readonly inputs: readonly ReportInput[];
  readonly maps: ReportMaps;
}

export interface ReportLoad {
  /** Load from which a cell is to be expanded, share of 1. */
  readonly limit: number;
  readonly years: readonly {
    readonly year: number;
    readonly perPerson_Mbps: number;
    readonly traffic_Mbps: number;
    readonly notCovered_Mbps: number;
    readonly cells: number;
    readonly cellsBusy: number;
    readonly cellsOverloaded: number;
    readonly peopleOverloaded: number;
  }[];
  /** By load in the last year. */
  readonly fullest: readonly {
    readonly name: string;
    readonly layer: string;
    readonly people: number;
    readonly loadFirst: number;
    readonly loadLast: number;
    readonly firstOverloaded?: number;
  }[];
}

export interface ReportLowAltitude {
  /** Ascending, above ground. */
  readonly heights_m: readonly number[];
  /** Codes of `status.tif` in the lowest slice. */
  readonly status: readonly { readonly service: string; readonly status: Uint8Array }[];
  readonly slices: readonly {
    readonly height_m: number;
    readonly service: string;
    /** Absent over all operators. */
    readonly group?: string;
    /** Share of the area. */
    readonly covered: number;
    readonly landing: { readonly covered: number; readonly all: number };
  }[];
  /** Shares of the length. */
  readonly corridors: readonly {
    readonly name: string;
    readonly height_m: number;
    readonly service: string;
    readonly group?: string;
    readonly length_m: number;
    readonly covered: number;
    readonly longestFailing_m: number;
    readonly sinrP10_dB: number;
    readonly changesPerKm: number;
    readonly sideLobe: number;
  }[];
}

export interface ReportProject {
  readonly name: string;
  /** The project's own date; the only one in the page. */
  readonly date: string;
  readonly toolVersion: string;
  readonly edition: Edition;
  readonly county: string;
  /** Of the planning area inside its boundary. */
  readonly area_km2: number;
}

export interface ReportInput {
  /** Key of the project file that names it. */
  readonly key: string;
  /** Name or path relative to the project file; never an absolute path. */
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface ReportMethod {
  readonly models: readonly {
    readonly id: string;
    readonly title: Text;
    readonly edition: Text;
    readonly layers: readonly string[];
  }[];
  readonly layers: readonly Pick<
    Layer,
    | 'id'
    | 'group'
    | 'technology'
    | 'band'
    | 'frequency_MHz'
    | 'bandwidth_MHz'
    | 'model'
    | 'profile'
    | 'radius_m'
  >[];
  readonly profiles: readonly CoverageProfile[];
  /** More facts of the run: elevation kind, terminal clutter rule, stages. */
  readonly facts: readonly { readonly name: Text; readonly value: Text }[];
}

/** Antennas on air that would serve more with another setting, and what all of them change together. */
export interface ReportSettings {
  readonly rows: readonly (SettingChange & {
    readonly siteId: string;
    readonly cellId: string;
    readonly name: string;
    readonly service: string;
  })[];
  readonly before: SettingScore;
  readonly after: SettingScore;
}

export interface ReportPlan {
  /** Of cells on air, before anything is built; absent where none were tried. */
  readonly settings?: ReportSettings;
  /** Selected by kind and rank, then reserves. */
  readonly items: readonly PlanItem[];
  readonly solution: ReportSolution;
  readonly budget: ReportBudget;
  readonly phases?: readonly PlanPhase[];
  /** What other budgets would buy. */
  readonly front?: readonly FrontPoint[];
}

export interface ReportSolution {
  /** Objective of the cover set, its proven upper bound and the gap between them; NaN where not computed. */
  readonly value: number;
  readonly bound: number;
  readonly gapPct: number;
  /** What gave the bound: `lagrangian`, `mip`, or `none`. */
  readonly provedBy: string;
  /** The same objective of the plan predicted as a whole; NaN where it was not. */
  readonly valueJoint: number;
  /** Why `valueJoint` differs. */
  readonly jointNote?: Text;
}

export interface BudgetCapUse {
  readonly name: string;
  readonly cap: number;
  readonly used: number;
  /** Rise of the bound per unit of the cap; NaN where it is not known. */
  readonly shadowPrice: number;
}

export interface ReportBudget {
  readonly currency: string;
  /** Where the unit prices come from. */
  readonly costSource: Text;
  /** `capexTotal`, `governmentShare`, `capex:2027`, `governmentShare:2027`, `source:fiscal`; empty without caps. */
  readonly caps: readonly BudgetCapUse[];
  /** Selected sites by kind, year and funding class. */
  readonly rows: readonly BudgetRow[];
}

/** Everything on the output grid, so that all maps of the page share one frame. */
export interface ReportMaps {
  readonly grid: GridSpec;
  /** NaN where void; absent = no relief. */
  readonly ground_m?: Float32Array;
  /** 1 = inside the area. */
  readonly areaMask: Uint8Array;
  /** Services to show, in this order; codes of `status.tif`. */
  readonly status: readonly {
    readonly service: string;
    readonly before: Uint8Array;
    readonly after?: Uint8Array;
  }[];
  readonly vectors: MapVectors;
  readonly places: readonly PlaceLabel[];
  /** Cells on air, per technology. */
  readonly onAir: readonly (SectorMark & { readonly technology: Layer['technology'] })[];
}
