import { beforeAll, describe, expect, it } from 'vitest';
import { plannedState } from '../../../src/coverage/incremental/plannedState.js';
import { pixelsAround } from '../../../src/coverage/incremental/strip.js';
import { removeKernel } from '../../../src/coverage/kernel/engine.js';
import { foldTile, PixelStatus } from '../../../src/coverage/kernel/fold.js';
import type { Place } from '../../../src/demand/places.js';
import { seededRandom } from '../../../src/foundation/random.js';
import {
  byCriticality,
  outagePixels,
  outageSites,
  type SiteOutage,
  siteOutages,
} from '../../../src/siting/criticality.js';
import { cellWorld, lossesOf, planned, size } from '../coverage/incremental/world.js';

/** A mall of 5 × 5 pixels. */
const mall = (id: string, col: number, row: number): Place => ({
  id,
  class: 'mall',
  name: id,
  town: '',
  lon: 0,
  lat: 0,
  x_m: 0,
  y_m: 0,
  households: Number.NaN,
  population: Number.NaN,
  footprintOrigin: 'polygon',
  rings: [[0, 0, 200, 0, 200, 200, 0, 200]],
  pixels: Int32Array.from({ length: 25 }, (_, i) => (row + Math.floor(i / 5)) * size + col + (i % 5)),
});

const random = seededRandom(3);
const people = Float64Array.from({ length: size * size }, () =>
  random() < 0.3 ? Math.ceil(9 * random()) : 0,
);
const places = Array.from({ length: 40 }, (_, i) =>
  mall(`mall-${i}`, Math.floor(random() * (size - 5)), 6 + Math.floor(random() * (size - 12))),
);

async function outages(): Promise<{
  readonly outages: SiteOutage[];
  readonly services: ReturnType<typeof planned>['services'];
}> {
  const input = planned();
  const loss = lossesOf(input);
  const wanted = outagePixels(people, places);
  const state = await plannedState(
    input,
    (m) => Promise.resolve(input.plan.masts[m].windows.map((w) => loss[w])),
    { wanted, pixels: pixelsAround(wanted, input.fold.lattice), overlap: false },
  );
  const { services } = input;
  // The sites of this world have no coordinates: they are a hundredth of a degree apart here.
  const sites = outageSites(input.net.sectors.map((s) => ({ ...s, lon: Number(s.siteId.slice(1)) / 100 })));
  return { outages: [...siteOutages({ planned: state, services, sites, people, places })], services };
}

describe('sites switched off in turn', () => {
  beforeAll(() => {
    removeKernel();
  });

  it('lose the people and places that a whole prediction without them loses', async () => {
    const { outages: found, services } = await outages();
    const { setup, job } = cellWorld('exact');
    const tile = { col0: 0, row0: 0, cols: size, rows: size };
    const statusOf = (site?: SiteOutage) =>
      foldTile(setup, {
        ...job,
        tile,
        sectors: job.sectors.filter((s) => !site?.site.cells.includes(s.index)),
      }).services.map((s) => s.status);
    const today = statusOf();
    const covers = (status: Uint8Array) => (p: number) => status[p] === PixelStatus.covered;
    const reached = (status: Uint8Array, { pixels }: Place) =>
      pixels.filter((p) => covers(status)(p)).length >= pixels.length / 2;
    expect(found.map((o) => o.site.ids)).toEqual([['s0'], ['s1'], ['s2'], ['s3']]);
    for (const outage of found) {
      const without = statusOf(outage);
      expect(outage.services.map((s) => s.service)).toEqual(services.map((s) => s.id));
      outage.services.forEach((got, s) => {
        const sum = (of: (p: number) => boolean) => people.reduce((a, n, p) => a + (of(p) ? n : 0), 0);
        const [was, is] = [covers(today[s]), covers(without[s])];
        expect(got.peopleServed).toBe(sum(was));
        expect(got.peopleLost).toBe(sum((p) => was(p) && !is(p)));
        expect(got.peopleGained).toBe(sum((p) => !was(p) && is(p)));
        const lost = places.filter((place) => reached(today[s], place) && !reached(without[s], place));
        expect(got.placesLost.map((p) => p.id)).toEqual(lost.map((p) => p.id));
      });
    }
    const all = found.flatMap((o) => o.services);
    expect(all.some((s) => s.peopleLost > 100)).toBe(true);
    expect(all.some((s) => s.peopleGained > 0)).toBe(true);
    expect(all.some((s) => s.placesLost.length > 0)).toBe(true);
  });

  it('are ranked by people lost in the services of groups, any-operator services not added', async () => {
    const { outages: found, services } = await outages();
    const lost = ({ services: own }: SiteOutage) =>
      own.filter((s) => !s.service.endsWith('-any')).reduce((a, s) => a + s.peopleLost, 0);
    const ranked = byCriticality(found.slice().reverse(), services);
    expect(ranked.map(lost)).toEqual(found.map(lost).sort((a, b) => b - a));
    expect(ranked).not.toEqual(found);
  });
});
