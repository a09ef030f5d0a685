/** Site specifications and prices of the tests: one plain site, and arbitrary ones. */
import fc from 'fast-check';
import type { SiteSpec } from '../../../src/economics/price.js';

/** A shared mast with three 64T panels, everything known. */
export const sharedMast: SiteSpec = {
  technology: 'nr',
  ports: 64,
  siteType: 'macro',
  build: 'co-location',
  mount: 'existing-tower',
  height_mAGL: 30,
  sectors: 3,
  footprint_m2: Number.NaN,
  mains_m: 0,
  fibre_m: 400,
  road_m: 0,
  freePlatform: true,
  dualMode: false,
};

// An indoor system has a floor, if a small one: on none it would cost nothing a year.
const floor_m2 = fc.oneof(fc.constant(Number.NaN), fc.integer({ min: 10, max: 30_000 }));
const length_m = fc.oneof(fc.constant(Number.NaN), fc.integer({ min: 0, max: 30_000 }));

export const anySpec: fc.Arbitrary<SiteSpec> = fc.record({
  technology: fc.constantFrom('lte', 'nr'),
  ports: fc.constantFrom(1, 2, 4, 8, 32, 64),
  siteType: fc.constantFrom('macro', 'pole', 'micro', 'indoor', 'repeater', 'remote-rru'),
  build: fc.constantFrom('new', 'co-location', 'retrofit', 'remote'),
  mount: fc.constantFrom('new-tower', 'existing-tower', 'rooftop', 'lamp-pole', 'indoor'),
  height_mAGL: fc.constantFrom(Number.NaN, 8, 20, 35, 50),
  sectors: fc.integer({ min: 1, max: 6 }),
  footprint_m2: floor_m2,
  mains_m: length_m,
  fibre_m: length_m,
  road_m: length_m,
  freePlatform: fc.constantFrom(true, false, undefined),
  dualMode: fc.boolean(),
});
