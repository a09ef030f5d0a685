/** Prices against sums made by hand from the shipped figures, and what must hold for every site. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shippedBook } from '../../../src/economics/costBook.js';
import { priceSite, type SiteSpec } from '../../../src/economics/price.js';
import { anySpec, sharedMast } from './specs.js';

const priceOf = (changes: Partial<SiteSpec>) => priceSite(shippedBook, { ...sharedMast, ...changes });

describe('price of a site', () => {
  it('of three 64T panels on a shared mast', () => {
    const price = priceOf({});
    // baseband + panels + installation + fee + power + fibre
    expect(price.capex).toBe(15_000 + 3 * 45_000 + 20_000 + 10_000 + 15_000 + 400 * 15);
    // 3 × 1.5 kW over 8760 hours at 0.65 a kWh
    expect(price.energyPerYear_kWh).toBe(39_420);
    expect(price.opexPerYear).toBe(25_623 + 5_000 + 21_700);
    expect(price).toMatchObject({ currency: 'CNY', backhaul: 'fibre', unknown: [] });
  });

  it('of 4G on a new 35 m mast, its fibre unknown', () => {
    const price = priceOf({
      technology: 'lte',
      ports: 2,
      build: 'new',
      mount: 'new-tower',
      height_mAGL: 35,
      mains_m: 1000,
      fibre_m: Number.NaN,
      road_m: 500,
      freePlatform: undefined,
    });
    const radio = 10_000 + 3 * (11_000 + 5_000) + 20_000;
    const mast = 225_000 + 55_000 + 20_000;
    const lines = 10_000 + 1000 * 80 + 1500 * 15 + (500 - 200) * 100;
    expect(price.capex).toBe(radio + mast + lines);
    expect(price.capex).toBe(520_500);
    expect(price.opexPerYear).toBe(Math.round(3 * 0.6 * 8760 * 0.65) + 5_000 + 12_500 + 3_000);
    expect(price.unknown).toEqual(['fibre_m']);
    expect(price.items.find((i) => i.id === 'fibre-aerial')).toMatchObject({
      quantity: 1500,
      amount: 22_500,
    });
  });

  it('of an indoor system by its floor area', () => {
    const indoor = { siteType: 'indoor', build: 'new', mount: 'indoor', sectors: 1, fibre_m: 200 } as const;
    const price = priceOf({ ...indoor, footprint_m2: 8000 });
    expect(price.capex).toBe(8000 * 50 + 200 * 50);
    expect(price.opexPerYear).toBe(Math.round(8 * 0.35 * 8760 * 0.65) + 8000);
    expect(priceOf({ ...indoor, technology: 'lte', dualMode: true, footprint_m2: 8000 }).capex).toBe(
      price.capex,
    );
    expect(priceOf(indoor)).toMatchObject({ capex: 5000 * 50 + 200 * 50, unknown: ['footprint_m2'] });
  });

  it('of a cell on a lamp pole, of a repeater and of a remote head', () => {
    const pole = priceOf({
      siteType: 'pole',
      ports: 4,
      build: 'new',
      mount: 'lamp-pole',
      sectors: 1,
      fibre_m: 100,
    });
    expect(pole).toMatchObject({
      capex: 25_000 + 5_000 + 20_000 + 100 * 50,
      opexPerYear: Math.round(0.2 * 8760 * 0.65) + 1_000 + 2_000,
    });
    const repeater = priceOf({ siteType: 'repeater', sectors: 1, fibre_m: Number.NaN });
    expect(repeater).toMatchObject({ capex: 20_000 + 5_000 + 10_000, backhaul: '', unknown: [] });
    const remote = priceOf({ siteType: 'remote-rru', build: 'remote', ports: 4, sectors: 1, fibre_m: 9000 });
    expect(remote).toMatchObject({ capex: 13_000 + 5_000 + 5_000 + 10_000 + 9000 * 15, backhaul: 'fibre' });
  });

  it('takes microwave where fibre is known to be long, a hop for each 15 km begun', () => {
    const at = (fibre_m: number) => priceOf({ fibre_m });
    expect(at(5000).backhaul).toBe('fibre');
    expect(at(5001).items.find((i) => i.id === 'microwave-hop')?.amount).toBe(60_000);
    expect(at(15_001).items.find((i) => i.id === 'microwave-hop')?.amount).toBe(120_000);
    expect(at(Number.NaN)).toMatchObject({ backhaul: 'fibre', unknown: ['fibre_m'] });
  });

  it('adds works for a full mast, and names a platform of which nothing is known', () => {
    expect(priceOf({ freePlatform: false }).capex - priceOf({}).capex).toBe(30_000);
    expect(priceOf({ freePlatform: undefined })).toMatchObject({
      capex: priceOf({}).capex,
      unknown: ['freePlatform'],
    });
  });

  it('keeps near the public starting values: shared 64T 180 000, shared 4T 100 000, a new mast 250 000 more', () => {
    const near = (value: number, public_CNY: number): void => {
      expect(Math.abs(value / public_CNY - 1)).toBeLessThan(0.25);
    };
    near(priceOf({ fibre_m: 0 }).capex, 180_000);
    near(priceOf({ fibre_m: 0, ports: 4 }).capex, 100_000);
    const mast = { build: 'new', mount: 'new-tower', height_mAGL: 35, fibre_m: 0 } as const;
    near(priceOf(mast).capex - priceOf({ fibre_m: 0 }).capex, 250_000);
  });

  it('is the exact sum of whole lines, each with payer and origin, for any site', () => {
    fc.assert(
      fc.property(anySpec, (spec) => {
        const price = priceSite(shippedBook, spec);
        let capex = 0;
        let opex = 0;
        for (const line of price.items) {
          expect(line.amount).toBe(Math.round(line.quantity * line.unitPrice));
          expect(line.quantity).toBeGreaterThan(0);
          expect(line.assumed || line.source !== '').toBe(true);
          if (line.perYear) opex += line.amount;
          else capex += line.amount;
        }
        expect(new Set(price.items.map((i) => i.id)).size).toBe(price.items.length);
        expect([price.capex, price.opexPerYear]).toEqual([capex, opex]);
        expect(Number.isSafeInteger(price.capex) && price.capex > 0 && price.opexPerYear > 0).toBe(true);
      }),
    );
  });

  it('prices an unknown length like the typical one, never like none', () => {
    const { fibre_m, mastFibre_m, mains_m, road_m, floor_m2 } = shippedBook.typical;
    fc.assert(
      fc.property(anySpec, (spec) => {
        const stands = spec.mount === 'existing-tower' || ['co-location', 'retrofit'].includes(spec.build);
        const filled: SiteSpec = {
          ...spec,
          fibre_m: Number.isNaN(spec.fibre_m) ? (stands ? mastFibre_m : fibre_m) : spec.fibre_m,
          mains_m: Number.isNaN(spec.mains_m) ? mains_m : spec.mains_m,
          road_m: Number.isNaN(spec.road_m) ? road_m : spec.road_m,
          footprint_m2: Number.isNaN(spec.footprint_m2) ? floor_m2 : spec.footprint_m2,
        };
        const [given, known] = [priceSite(shippedBook, spec), priceSite(shippedBook, filled)];
        expect(given.capex).toBe(known.capex);
        const lengths = given.unknown.filter((u) => u.endsWith('_m') || u.endsWith('_m2'));
        for (const field of lengths)
          expect(priceSite(shippedBook, { ...spec, [field]: 0 }).capex).toBeLessThan(known.capex);
      }),
    );
  });
});
