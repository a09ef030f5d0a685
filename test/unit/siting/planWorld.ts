/** A drawn county with villages to serve, and an engine of discs that can be made to err. */
import { PixelStatus } from '../../../src/coverage/kernel/fold.js';
import { makePlaces, type Place } from '../../../src/demand/places.js';
import { type BudgetCap, budgetCaps } from '../../../src/economics/budget.js';
import { solveMip } from '../../../src/optimise/highs.js';
import type { Candidate } from '../../../src/siting/candidate.js';
import type { JointView } from '../../../src/siting/joint.js';
import type { SitingEngine, SitingInput } from '../../../src/siting/plan.js';
import { fromLonLat } from '../demand/world.js';
import { county, discEngine, networkOf, towerAt, verdictOn } from './world.js';

/** Two villages of 400 and 200 people, 3 km apart, and a weak hamlet of 100 between them. */
export const rows = Array.from({ length: 20 }, () => '.'.repeat(50));
rows[9] = `${'.'.repeat(9)}##${'.'.repeat(14)}#${'.'.repeat(13)}##${'.'.repeat(9)}`;
rows[10] = `${'.'.repeat(9)}##${'.'.repeat(39)}`;
export const [west, middle, east] = [1000, 2550, 4000];
export const towers = [towerAt('W', west, 1000), towerAt('M', middle, 1050), towerAt('E', east, 1050)];
export const reach_m = 500;

export const fillIn = (overrides: Partial<SitingInput> = {}): SitingInput => {
  const input = county(rows, { towers, from: ['towers'], ...overrides });
  const { coverage } = input;
  // Only LTE here: without an NR layer there are no 5G candidates.
  const services = coverage.services.slice(0, 1);
  return { ...input, coverage: { ...coverage, layers: coverage.layers.slice(0, 2), services } };
};

export const capped = (capexTotal: number): readonly BudgetCap[] =>
  budgetCaps({ capexTotal, byYear: {}, bySource: {} }, 2027);

export interface Faults {
  /** Pixels that the joint prediction does not cover although single sites did. */
  readonly lost?: readonly number[];
  readonly passes?: readonly Place[];
  readonly disturbed?: (candidateId: string) => readonly number[];
}

/** Discs; jointly their union, with the nearest site as server, but for the given faults. */
export function engineOf(
  input: SitingInput,
  radius_m: number,
  faults: Faults = {},
): SitingEngine & { asked: number } {
  const covers = discEngine(input, radius_m);
  const engine = {
    asked: 0,
    covers: async (requests: Parameters<SitingEngine['covers']>[0]) =>
      (await covers(requests)).map((c) => ({
        ...c,
        watched: Int32Array.from(c.pixels),
        watched_dBm: new Float32Array(c.pixels.length).fill(-40),
        lost: Int32Array.from(faults.disturbed?.(c.id) ?? []),
      })),
    joint: async (chosen: readonly Candidate[]): Promise<JointView> => {
      engine.asked++;
      const parts = await covers(chosen.map((c) => c.request));
      const status = new Map(input.coverage.services.map((s) => [s.id, s.status.slice()]));
      const server = new Int32Array(input.people.length).fill(-1);
      chosen.forEach((c, k) => {
        for (const p of parts[k].pixels) {
          if (faults.lost?.includes(p)) continue;
          const now = status.get(c.service);
          if (now) now[p] = PixelStatus.covered;
          server[p] = k;
        }
      });
      return {
        coverage: {
          ...input.coverage,
          layers: input.coverage.layers.map((l) => ({ ...l, bestServer: server })),
          services: input.coverage.services.map((s) => ({
            ...s,
            status: status.get(s.id) ?? s.status,
            bestLayer: new Uint8Array(s.status.length),
          })),
        },
        verdicts: input.verdicts.map((v) =>
          faults.passes?.includes(v.place) ? verdictOn(v.place, 'pass', 'pass') : v,
        ),
        network: networkOf([]),
        firstSector: 0,
        siteOf: chosen.map((_, k) => k),
      };
    },
    mip: solveMip,
  };
  return engine;
}

/** A bus station of the place list. */
export function stationIn(input: SitingInput, x: number, y: number): Place[] {
  return makePlaces(
    [
      {
        attributes: { class: 'station', name: 'Central' },
        geometry: { type: 'Point', coordinates: [x / 1e5, y / 1e5] },
      },
    ],
    {
      grid: input.coverage.pixelGrid,
      areaMask: input.coverage.areaMask,
      fromLonLat,
      buildingAt: () => undefined,
    },
  ).places;
}
