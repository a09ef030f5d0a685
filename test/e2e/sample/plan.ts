/** What the plan of a run says of itself, against its rasters, tables and pages. Called by the test that made the run. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FeatureCollection } from 'geojson';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import type { KpiChange } from '../../../src/app/analyze/kpis.js';
import { status } from '../../helpers/contract.js';
import { hasOgr, layerCounts } from '../../helpers/gdal.js';
import {
  cellNumbers,
  numbersIn,
  peopleOn,
  type Plan,
  type PlanRow,
  readPlan,
  selectedOf,
  without,
} from '../../helpers/plan.js';
import { runCli, runJson } from '../../helpers/runCli.js';
import { type DecodedRaster, decodeRaster, readJson } from '../../helpers/runFiles.js';

interface Summary {
  readonly services: readonly string[];
  readonly sites: { readonly solution: { readonly joint: { readonly beyondPeople: number } } };
  readonly kpis: readonly KpiChange[];
}

export interface PlannedRun {
  readonly run: string;
  /** The population raster that the run read, in the CRS of its rasters. */
  readonly population: string;
}

const columns = ['capex', 'governmentShare', 'carrierShare', 'towerCompanyShare', 'opexPerYear'] as const;
const cell_km2 = 0.0009;

export function describePlan({ run, population }: PlannedRun): void {
  let plan: Plan;
  let selected: PlanRow[];
  let summary: Summary;
  let today: Map<string, DecodedRaster>;
  let then: Map<string, DecodedRaster>;
  let people: Float64Array;

  beforeAll(async () => {
    plan = readPlan(run);
    selected = selectedOf(plan);
    summary = readJson(join(run, 'summary.json'));
    [today, then] = await Promise.all(['rasters', 'rasters-after'].map((f) => statusOf(f, summary.services)));
    const [{ grid, data }] = today.values();
    people = await peopleOn(grid, population, (i) => data[i] !== status.outside);
  });

  async function statusOf(folder: string, services: readonly string[]): Promise<Map<string, DecodedRaster>> {
    const maps = await Promise.all(services.map((s) => decodeRaster(join(run, folder, s, 'status.tif'))));
    return new Map(services.map((s, k) => [s, maps[k]]));
  }

  const isCovered = (maps: Map<string, DecodedRaster>, service: string) => {
    const data = maps.get(service)?.data;
    return (pixel: number): boolean => data?.[pixel] === status.covered;
  };

  /** Pixels of a service that are known not to be covered today and covered with the plan. */
  function newPixels(service: string): number[] {
    const [was, is] = [isCovered(today, service), isCovered(then, service)];
    const data = today.get(service)?.data ?? new Float64Array();
    return [...data.keys()].filter((p) => !was(p) && !Number.isNaN(data[p]) && is(p));
  }

  const kpiOf = (id: string): KpiChange => {
    const found = summary.kpis.find((k) => k.id === id);
    if (!found) throw new Error(`no KPI ${id}`);
    return found;
  };

  describe('figures of the plan', () => {
    it('give people and pixels that the rasters show as newly covered, site by site', () => {
      const total = people.reduce((a, b) => a + b);
      const { value } = kpiOf('population');
      expect(total / (value ?? Number.NaN)).toBeCloseTo(1, 2);
      const services = new Set(selected.map((i) => i.service));
      expect(services.size).toBeGreaterThan(2);
      for (const service of services) {
        const own = selected.filter((i) => i.service === service);
        const fresh = newPixels(service);
        const area_km2 = own.reduce((sum, i) => sum + (i.gain.area_km2 ?? 0), 0);
        expect(area_km2, service).toBeLessThanOrEqual(fresh.length * cell_km2 + 1e-6);
        const seen = fresh.reduce((sum, p) => sum + people[p], 0);
        const told = own.reduce((sum, i) => sum + (i.gain.marginalPeople ?? 0), 0);
        // People lie on buildings in the program and evenly here; beyond the reach of candidates nobody is counted.
        const slack = 5 + 0.03 * seen;
        expect(told, service).toBeLessThanOrEqual(seen + slack);
        expect(told, service).toBeGreaterThanOrEqual(
          seen - slack - summary.sites.solution.joint.beyondPeople,
        );
      }
    });

    it('add up from site to site', () => {
      for (const kind of new Set(selected.map((i) => i.kind)))
        for (const service of new Set(selected.map((i) => i.service))) {
          let sum = 0;
          for (const { gain } of selected.filter((i) => i.kind === kind && i.service === service)) {
            sum += gain.marginalPeople ?? 0;
            expect(gain.cumulativePeople).toBeCloseTo(sum, 3);
          }
        }
    });

    it('give the KPIs with the plan as the rasters with the plan do', () => {
      for (const service of summary.services) {
        const is = isCovered(then, service);
        const data = then.get(service)?.data ?? new Float64Array();
        const inside = [...data.keys()].filter((p) => data[p] !== status.outside);
        expect(kpiOf(`${service}.areaShare`).after, service).toBeCloseTo(
          inside.filter(is).length / inside.length,
          9,
        );
        const share =
          inside.filter(is).reduce((sum, p) => sum + people[p], 0) / people.reduce((a, b) => a + b);
        expect(Math.abs((kpiOf(`${service}.populationShare`).after ?? 1e9) - share), service).toBeLessThan(
          0.005,
        );
      }
    });

    it('keep to the budget in a table that adds up', () => {
      const { caps, table } = plan.budget;
      const total = (column: (typeof columns)[number]): number => table.total[column] ?? Number.NaN;
      for (const column of columns)
        expect(table.rows.reduce((sum, r) => sum + (r[column] ?? Number.NaN), 0)).toBeCloseTo(
          total(column),
          6,
        );
      expect(table.rows.reduce((sum, r) => sum + r.sites, 0)).toBe(selected.length);
      const spent = selected.reduce((sum, i) => sum + (i.price.capex ?? Number.NaN), 0);
      expect(total('capex')).toBe(spent);
      const paid = total('governmentShare') + total('carrierShare') + total('towerCompanyShare');
      expect(paid).toBeCloseTo(spent, 6);
      expect(caps.map((c) => c.name)).toContain('capexTotal');
      for (const { name, cap, used } of caps) expect(used, name).toBeLessThanOrEqual(cap ?? Number.NaN);
      expect(caps.find((c) => c.name === 'capexTotal')?.used).toBe(spent);
    });

    it('take the value apart: terms to gains, gains to the value, phases to the plan', () => {
      for (const { score, rank, whatIf } of selected) {
        const sum = score.terms.reduce((total, t) => total + (t.contribution ?? Number.NaN), 0);
        expect(sum).toBeCloseTo(score.total ?? Number.NaN, 4);
        expect(score.total).toBeGreaterThan(0);
        expect(score.next?.gain ?? 0).toBeLessThanOrEqual(score.total ?? Number.NaN);
        expect(whatIf.rankRange?.low).toBeLessThanOrEqual(rank ?? 0);
        expect(whatIf.rankRange?.high).toBeGreaterThanOrEqual(rank ?? Number.NaN);
      }
      const gains = selected.reduce((sum, i) => sum + (i.score.total ?? Number.NaN), 0);
      expect(gains).toBeCloseTo(plan.solution.value ?? Number.NaN, 3);
      const { phases, front } = plan;
      expect(phases.map((p) => p.id)).toEqual(['pilot', 'phase1', 'phase2']);
      expect(phases.reduce((sum, p) => sum + p.sites, 0)).toBe(selected.length);
      expect(phases.at(-1)?.valueSoFar).toBeCloseTo(plan.solution.value ?? Number.NaN, 3);
      // Whoever stops after a phase has nearly all that the money could buy.
      for (const p of phases)
        expect((p.valueSoFar ?? 0) / (p.bound ?? Number.NaN), p.id).toBeGreaterThan(0.95);
      for (const [k, p] of front.entries()) {
        expect(p.value).toBeLessThanOrEqual(p.bound ?? Number.NaN);
        expect(p.value).toBeGreaterThanOrEqual(front[k - 1]?.value ?? 0);
      }
      expect(plan.budget.caps.find((c) => c.name === 'capexTotal')?.shadowPrice).toBeGreaterThan(0);
    });

    it('compare sites with others of the same list', () => {
      const ids = new Set(plan.items.map((i) => i.id));
      const named = plan.items.flatMap(({ gain, score, whatIf, leftOutBy }) => [
        ...(score.next ? [score.next.id] : []),
        ...(whatIf.ifForced?.out ?? []),
        ...gain.overlaps.map((o) => o.id),
        ...(gain.replacement ? [gain.replacement.id] : []),
        ...(leftOutBy?.match(/^(?:option-of|spacing):(.+)$/)?.slice(1) ?? []),
      ]);
      expect(named.length).toBeGreaterThan(selected.length);
      expect(named.filter((id) => !ids.has(id))).toEqual([]);
    });

    it('stand in every reason: no number of a sentence is from elsewhere', () => {
      const spoken = new Map(
        plan.items.map((i) => [
          i.id,
          i.rank === null ? `${i.name} (${i.id})` : `#${i.rank} ${i.name} (${i.id})`,
        ]),
      );
      for (const item of plan.items) {
        const { gain, towerId, leftOutBy, whatIf } = item;
        const names = [...spoken.values(), ...spoken.keys(), towerId, ...gain.places.map((p) => p.name)];
        const text = without(item.reason.en, names).replace(/\b[45]G\b/g, '');
        const known = new Set([
          ...numbersIn(item).map((n) => Math.round(n)),
          ...[gain.places.length, gain.fixesZones.length, whatIf.ifForced?.out.length ?? 0],
          ...(leftOutBy?.match(/\d+/g) ?? []).map(Number),
        ]);
        const strange = (text.match(/\d+(?:\.\d+)?/g) ?? []).filter((n) => !known.has(Number(n)));
        expect(strange, `${item.id}: ${item.reason.en}`).toEqual([]);
      }
    });
  });

  describe('other forms of the plan', () => {
    it('are reports with the same numbers in both languages, of which the ranking knows the sites', () => {
      const [zh, en] = ['zh', 'en'].map((l) => cellNumbers(join(run, `report.${l}.html`)));
      expect(zh.length).toBeGreaterThan(500);
      expect(en).toEqual(zh);
      const page = readFileSync(join(run, 'report.en.html'), 'utf8');
      expect(selected.filter((i) => !page.includes(i.name)).map((i) => i.id)).toEqual([]);
    });

    it.skipIf(!hasOgr())('are layers of one GeoPackage with every site, place and zone', () => {
      const zones = summary.services.flatMap(
        (s) => readJson<FeatureCollection>(join(run, `weak-zones/${s}.geojson`)).features,
      );
      const places: string[][] = parse(readFileSync(join(run, 'places.csv')), { bom: true, from: 2 });
      expect(layerCounts(join(run, 'plan.gpkg'))).toMatchObject({
        sites: plan.items.length,
        places: places.length,
        weak_zones: zones.length,
        area: 1,
      });
    });

    it('are told site by site, in words and as JSON, and only for sites that exist', async () => {
      const item = selected.find((i) => i.siteType === 'macro') ?? selected[0];
      const told = await runJson<PlanRow & { readonly schema: string }>(['explain', run, '--site', item.id]);
      const { schema, ...rest } = told;
      expect(schema).toBe('coverage-explain-site/1');
      expect(rest).toEqual({ solution: plan.solution, ...item });
      const words = await runCli(['explain', run, '--site', item.id]);
      expect(words.code).toBe(0);
      for (const part of [item.id, item.name, item.reason.en, String(item.price.capex), item.layers[0].id])
        expect(words.out).toContain(part);
      const unknown = await runCli(['explain', run, '--site', 'site-0']);
      expect(unknown.code).toBe(2);
      expect(unknown.err).toContain(plan.items[0].id);
      expect(unknown.out).toBe('');
    });
  });
}
