/** Results of the fast sweep for the models in double precision. */
import type { KernelMemory } from './kernelMemory.js';
import type { MastSite } from './loss.js';
import type { Fan } from './rays.js';
import { createSweepScratch, type RayResult } from './sweep.js';
import { floatResults, type intResults, lanes, type Places, slack } from './sweepLayout.js';

/** One result at a time, as the models in double precision read it. */
export class Entry {
  private readonly ints: Readonly<Record<(typeof intResults)[number], Int32Array>>;
  private readonly floats: Readonly<Record<(typeof floatResults)[number], Float32Array>>;
  private readonly bare: readonly [shared: Float32Array, own: Float32Array];
  private readonly ray: RayResult;

  constructor(
    home: KernelMemory,
    { resultsAt, resultBytes, bare, scratchBytes }: Places,
    receiver: number,
    private readonly site: MastSite,
    r: number,
    /** Steps beyond it lie in the second scratch. */
    private readonly half: number,
  ) {
    const n = r + slack;
    const ints = (name: (typeof intResults)[number]) =>
      home.ints(resultsAt[name] + receiver * resultBytes, lanes * n);
    const floats = (name: (typeof floatResults)[number]) =>
      home.singles(resultsAt[name] + receiver * resultBytes, lanes * n);
    this.ints = { pixel: ints('pixel'), place: ints('place'), minor: ints('minor') };
    this.floats = Object.fromEntries(floatResults.map((name) => [name, floats(name)])) as typeof this.floats;
    this.bare = [home.singles(bare, lanes * n), home.singles(bare + scratchBytes, lanes * n)];
    this.ray = createSweepScratch(r).ray;
    this.ray.count = 1;
  }

  /** Squared distance of result e from the mast, cells. */
  distance2(e: number): number {
    return (this.ints.place[e] >> 3) ** 2 + this.ints.minor[e] ** 2;
  }

  /** Result e as entry 0 of a ray. Its ground is read only `withProfile`, as it takes a loop. */
  read(e: number, fan: Fan, withProfile: boolean): RayResult {
    const { ray, floats, site } = this;
    const place = this.ints.place[e];
    const k = place >> 3;
    const m = this.ints.minor[e];
    ray.pixel[0] = this.ints.pixel[e];
    ray.steps[0] = k;
    ray.clear[0] = (place >> 2) & 1;
    ray.dCol[0] = k * fan.majorCol + m * fan.minorCol;
    ray.dRow[0] = k * fan.majorRow + m * fan.minorRow;
    ray.d_km[0] = floats.d_km[e];
    ray.step_km = ray.d_km[0] / k;
    ray.nuGeometry[0] = floats.nuGeometry[e];
    ray.h_te_m[0] = floats.h_te_m[e];
    ray.h_re_m[0] = floats.h_re_m[e];
    ray.h_rs_m[0] = site.antenna_mAMSL + floats.rise_m[e];
    ray.smoothClearance[0] = floats.smoothClearance[e];
    ray.theta_t_mrad[0] = floats.theta_t_mrad[e];
    ray.theta_r_mrad[0] = floats.theta_r_mrad[e];
    ray.d_lt_km[0] = floats.d_lt_km[e];
    ray.d_lr_km[0] = floats.d_lr_km[e];
    if (!withProfile) return ray;
    const bare = this.bare[this.half > 0 && k > this.half ? 1 : 0];
    for (let i = 0; i <= k; i++) ray.bare_m[i] = site.antenna_mAMSL + bare[lanes * i + (place & 3)];
    return ray;
  }
}
