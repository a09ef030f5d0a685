/**
 * Where everything lies in memory and what a sweep is about. The host lays out the memory, writes the window of terrain and
 * sets these numbers; see `fastSweep.ts`. Heights are metres above sea level, distances kilometres, angles milliradians.
 */

/** First address that is free: tables of the elementary functions lie below. */
export const firstFree: usize = __heap_base;

/** Terrain along the fan's major axis: ground f32, clutter height u8 (half metres), clutter class u8. */
export let ground: usize = 0;
export let clutterHalf: usize = 0;
export let clutterClass: usize = 0;
export let mastIndex: i32 = 0;
/** Index steps of one cell along the fan and across it. */
export let majorStep: i32 = 0;
export let minorStep: i32 = 0;
/** Minor offsets that exist in the window. */
export let minorLow: i32 = 0;
export let minorHigh: i32 = 0;
export let majorCol: i32 = 0;
export let majorRow: i32 = 0;
export let minorCol: i32 = 0;
export let minorRow: i32 = 0;
export let ownsDiagonal: bool = false;

/** Half-width of the fan and squared radius of the disc, cells. */
export let r: i32 = 0;
export let radius2: f64 = 0;
export let cell_km: f64 = 0;
/** Output pixels: mast against the lattice's origin, stride, window. */
export let colAtMast: i32 = 0;
export let rowAtMast: i32 = 0;
export let stride: i32 = 1;
export let windowCol0: i32 = 0;
export let windowRow0: i32 = 0;
export let windowCols: i32 = 0;
export let windowRows: i32 = 0;

export let h_ts_m: f64 = 0;
export let receiver_m: f64 = 0;
/** 500/a_e: curvature of flattened heights. */
export let curvature: f64 = 0;
export let a_e_km: f64 = 0;
/** Nominal gaps by class, km, f64; and the widest. */
export let gaps: usize = 0;
export let widestGap_km: f64 = 0;
/** Largest √(λ/0.002)·(−0.78): clear points below it cost nothing at any carrier. */
export let searchFloor: f64 = 0;
export let maxVoidRun: i32 = 0;
export let maxVoidShare: f64 = 0;

/** Scratch of a ray: f64 by step unless said. */
export let bare: usize = 0;
export let clutter: usize = 0;
/** Flattened surface below the antenna, f32, for the search in the clear. */
export let flat: usize = 0;
export let blockMax: usize = 0;
export let hullX: usize = 0;
export let hullY: usize = 0;
export let bareHullX: usize = 0;
export let bareHullY: usize = 0;
/** The same vertices in single precision, heights not flattened. */
export let hullXSingle: usize = 0;
export let hullZSingle: usize = 0;
/** 1/√n for n = 1 …, f32, ascending and descending. */
export let rootUp: usize = 0;
export let rootDown: usize = 0;
export let rootLast: i32 = 0;

/** 1/n, f64. */
export let inverse: usize = 0;

/** A ray's results by entry: i32. */
export let pixel: usize = 0;
export let dCol: usize = 0;
export let dRow: usize = 0;
export let steps: usize = 0;
export let unknownPixel: usize = 0;
/** u8. */
export let clear: usize = 0;
/** f64. */
export let d_km: usize = 0;
export let nuGeometry: usize = 0;
export let h_te_m: usize = 0;
export let h_re_m: usize = 0;
export let h_rs_m: usize = 0;
export let smoothClearance: usize = 0;
export let theta_t_mrad: usize = 0;
export let theta_r_mrad: usize = 0;
export let d_lt_km: usize = 0;
export let d_lr_km: usize = 0;
/** Least-squares smooth earth at both ends, never above the ground there, relative to the antenna. */
export let line_t_m: usize = 0;
export let line_r_m: usize = 0;

export let step_km: f64 = 0;
export let unknownCount: i32 = 0;
export let interpolated: i32 = 0;
