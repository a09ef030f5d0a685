/**
 * Weak zones of a service (rules R8): where its weak grids lie together, who lives there, how much is missing and why.
 * A zone without people, place or road keeps its polygon but is never ranked.
 */
import { PixelStatus } from '../../coverage/kernel/fold.js';
import { judgedLevel_dBm } from '../../coverage/measured.js';
import type { ServiceCoverage } from '../../coverage/result.js';
import { peoplePerHousehold } from '../../demand/places.js';
import { type Cluster, clusterWeak } from './clusters.js';
import type { ZoneContext } from './context.js';
import { isWeak, type Sums, sumGrids } from './gridSums.js';
import { fineCell_m, gridAt } from './statGrid.js';
import { describeZone, type WeakZone, type ZonePixels } from './zone.js';

/** A grid is weak when more than this share of its demand is not covered (rules R8). */
const weakAbove = 0.1;
/** So many households make a zone of any size (rules R8). */
const fewestHouseholds = 20;
/** With fewer people than this to the hectare a grid is countryside between settlements (starting value). */
const inhabited_perHa = 1;

/** Zones by rank, then those without rank by area. Empty for a service that does not exist. */
export function weakZones(context: ZoneContext, serviceId: string): WeakZone[] {
  const { coverage, grid, standing, basisIsPeople } = context;
  const service = coverage.services.find((s) => s.id === serviceId);
  if (!service) return [];
  const sums = sumGrids(grid, coverage, service, context);
  const clusters = clusterWeak(grid, {
    weak: weakGrids(sums),
    inhabited: inhabitedGrids(context, sums),
    townOf: context.townOf,
    needy: (grids) => {
      if (grids.some((i) => standing.has(i))) return true;
      const people = grids.reduce((a, i) => a + sums.demandWeak[i], 0);
      return basisIsPeople && people >= fewestHouseholds * peoplePerHousehold;
    },
  });
  const pixels = pixelsOf(context, service, clusters);
  return ranked(
    clusters.flatMap((cluster, i) =>
      pixels[i].weak.length > 0 ? [describeZone(context, service, sums, cluster, pixels[i])] : [],
    ),
  );
}

function weakGrids(s: Sums): Uint8Array {
  return Uint8Array.from(s.area, (area, i) => {
    const [all, weak] = s.demand[i] > 0 ? [s.demand[i], s.demandWeak[i]] : [area, s.areaWeak[i]];
    return weak > weakAbove * all ? 1 : 0;
  });
}

function inhabitedGrids({ grid, standing, basisIsPeople }: ZoneContext, sums: Sums): Uint8Array {
  return Uint8Array.from(sums.demand, (demand, i) => {
    const area_ha = (grid.side[i] * fineCell_m) ** 2 / 1e4;
    const enough = basisIsPeople ? demand >= inhabited_perHa * area_ha : demand > 0;
    return enough || standing.has(i) ? 1 : 0;
  });
}

/** Pixels by the cluster that holds their centre. */
function pixelsOf(
  { grid, coverage }: ZoneContext,
  service: ServiceCoverage,
  clusters: readonly Cluster[],
): ZonePixels[] {
  const { pixelGrid: g } = coverage;
  const clusterOf = new Int32Array(grid.first.length).fill(-1);
  clusters.forEach((c, k) => {
    for (const i of c.grids) clusterOf[i] = k;
  });
  const out = clusters.map(() => ({
    weak: [] as number[],
    rsrp_dBm: [] as number[],
    measured: new Set<number>(),
  }));
  for (let row = 0, p = 0; row < g.rows; row++)
    for (let col = 0; col < g.cols; col++, p++) {
      const status = service.status[p];
      if (status === PixelStatus.outside) continue;
      const i = gridAt(grid, g.originX + (col + 0.5) * g.cellX, g.originY - (row + 0.5) * g.cellY);
      const k = i < 0 ? -1 : clusterOf[i];
      if (k < 0) continue;
      if (isWeak(status)) out[k].weak.push(p);
      const rsrp = judgedLevel_dBm(coverage, service, service.bestLayer[p], p);
      if (!Number.isNaN(rsrp)) out[k].rsrp_dBm.push(rsrp);
      const measured = service.measured?.gridAt[p] ?? -1;
      if (measured >= 0) out[k].measured.add(measured);
    }
  return out;
}

/** Most people × dB first; equal ones by people, places, road and id. */
function ranked(zones: readonly WeakZone[]): WeakZone[] {
  const or0 = (value: number) => (Number.isNaN(value) ? 0 : value);
  const served = (z: WeakZone) => z.population > 0 || z.places.length > 0 || z.road_km > 0;
  const byId = (a: WeakZone, b: WeakZone) => (a.id < b.id ? -1 : 1);
  const byNeed = (a: WeakZone, b: WeakZone) =>
    b.need - a.need ||
    or0(b.population) - or0(a.population) ||
    b.places.length - a.places.length ||
    or0(b.road_km) - or0(a.road_km) ||
    byId(a, b);
  const inNeed = zones.filter(served).sort(byNeed);
  const others = zones.filter((z) => !served(z)).sort((a, b) => b.area_km2 - a.area_km2 || byId(a, b));
  return [...inNeed.map((z, i) => ({ ...z, rank: i + 1 })), ...others];
}
