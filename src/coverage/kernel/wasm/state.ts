/**
 * Where everything lies in memory and what a sweep is about. The host lays out the memory (`sweepLayout.ts`), writes the window of
 * terrain (`sweepInput.ts`) and sets these numbers. Heights are metres below or above the antenna, places along a ray are counted in
 * its steps, distances are kilometres, angles milliradians. An array "of vectors" holds four rays side by side, 16 bytes a step.
 */

/** First address that is free: tables of the elementary functions lie below. */
export const firstFree: usize = __heap_base;

/** Terrain, cells across the fan side by side: ground f32 above the antenna, clutter height u8 (half metres), class u8. */
export let ground: usize = 0;
export let clutterHalf: usize = 0;
export let clutterClass: usize = 0;
export let mastIndex: i32 = 0;
/** Index step of one cell along the fan. */
export let majorStep: i32 = 0;
export let ownsDiagonal: bool = false;

/** Squared radius of the disc, cells. */
export let radius2: i32 = 0;
export let cell_km: f64 = 0;
/**
 * Output pixels along the fan and across it: the mast's place on the lattice and the direction of the fan, cells a pixel, first and
 * last wanted pixel, and what a pixel adds to the index into the window.
 */
export let majorAtMast: i32 = 0;
export let majorSign: i32 = 1;
export let minorAtMast: i32 = 0;
export let stride: i32 = 1;
export let firstMajor: i32 = 0;
export let lastMajor: i32 = 0;
export let firstMinor: i32 = 0;
export let lastMinor: i32 = 0;
export let majorPitch: i32 = 0;
export let minorPitch: i32 = 0;
export let pixelAtOrigin: i32 = 0;

/** Ground at the mast above the antenna, so negative. */
export let mastGround_m: f64 = 0;
/** 500/a_e: curvature of flattened heights. */
export let curvature: f64 = 0;
export let a_e_km: f64 = 0;
/** Nominal gaps by class, km, f32; and the widest. */
export let gaps: usize = 0;
export let widestGap_km: f64 = 0;
/** Largest √(λ/0.002)·(−0.78): clear points below it cost nothing at any carrier. */
export let searchFloor: f64 = 0;
export let maxVoidRun: i32 = 0;
export let maxVoidShare: f64 = 0;

/** Receivers above ground, m, f32; results of each lie `resultBytes` further than those of the one before. */
export let receivers: usize = 0;
export let receiverCount: i32 = 0;
export let resultBytes: usize = 0;
/** Results of each receiver so far, i32. */
export let counts: usize = 0;

/**
 * Scratch of four rays, vectors by step: bare ground, clutter on it, surface less the earth's curve; highest of 16 by block. It is
 * there twice, `scratchBytes` apart, see `split.ts`.
 */
export let scratchBytes: usize = 0;
export let bare: usize = 0;
export let clutter: usize = 0;
export let flat: usize = 0;
export let blockMax: usize = 0;
/** Hulls of bare ground and of the surface: `hull.ts`. */
export let bareHull: usize = 0;
export let surfaceHull: usize = 0;
/** What the rays know at their last step: `split.ts`. */
export let reached: usize = 0;
/** Of the steps at hand, vectors: output pixel or −1, cells across the fan, the gap beside a receiver in the nearest cell. */
export let pixelOfStep: usize = 0;
export let minorOfStep: usize = 0;
export let gapOfStep: usize = 0;
/** 1/n and 1/√n, f32. */
export let inverse: usize = 0;
export let inverseRoot: usize = 0;

/** Results: i32 … */
export let pixel: usize = 0;
/** Step, then 1 in the clear or 0, then ray of the four: `placeStep` and its neighbours take it apart. */
export let place: usize = 0;
/** Cells across the fan. */
export let minor: usize = 0;
/** … and f32. */
export let d_km: usize = 0;
export let nuGeometry: usize = 0;
export let h_te_m: usize = 0;
export let h_re_m: usize = 0;
/** Receiver antenna above the mast's. */
export let rise_m: usize = 0;
export let smoothClearance: usize = 0;
/** Slope, m/km, until `finishRays` makes it an angle. */
export let theta_t_mrad: usize = 0;
export let theta_r_mrad: usize = 0;
export let d_lt_km: usize = 0;
export let d_lr_km: usize = 0;
/** Least-squares smooth earth at both ends, never above the ground there, above the antenna. */
export let line_t_m: usize = 0;
export let line_r_m: usize = 0;
/** Of the carrier at hand, in the order of results: diffraction loss; scratch arrays `resultBytes` apart; byte places of vectors. */
export let L_d_dB: usize = 0;
export let work: usize = 0;
export let listed: usize = 0;
/** Pixels behind unknown terrain. */
export let unknownPixel: usize = 0;
export let unknownCount: i32 = 0;
export let interpolated: i32 = 0;

/** Turns to the second scratch (`sign` 1) or back to the first (−1). */
export function turnScratch(sign: i32): void {
  const bytes = <usize>sign * scratchBytes;
  bare += bytes;
  clutter += bytes;
  flat += bytes;
  blockMax += bytes;
  bareHull += bytes;
  surfaceHull += bytes;
  reached += bytes;
}

@inline
export function placeOf(step: i32, clear: i32, ray: i32): i32 {
  return (step << 3) | (clear << 2) | ray;
}

@inline
export function placeStep(place: i32): i32 {
  return place >> 3;
}

@inline
export function placeRay(place: i32): i32 {
  return place & 3;
}
