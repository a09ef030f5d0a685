/** Paths that the report shows: to each of the worst weak zones from the nearest cell of its service, so that one sees why. */
import { lossModelOf, receiverHeight_mAGL, sweepWorld } from '../../coverage/assemble.js';
import { effectiveEarthRadius_km } from '../../coverage/kernel/climate.js';
import { usesClutter } from '../../coverage/kernel/loss.js';
import { straightProfile } from '../../coverage/kernel/straight.js';
import type { SweepWorld } from '../../coverage/kernel/sweepMast.js';
import type { CoverageResult } from '../../coverage/result.js';
import { fill } from '../../foundation/text.js';
import { modelInfo } from '../../propagation/registry.js';
import { profileMessages as m } from '../../report/profile/messages.js';
import { type PathProfile, pathGeometry } from '../../report/profile/path.js';
import type { WeakZone } from '../../siting/zones/zone.js';
import type { Scene } from './scene.js';

const figures = 3;

/** Zones that need it most first, one figure a name; none over unknown ground or without a cell of the service. */
export function pathFigures(
  scene: Scene,
  coverage: CoverageResult,
  zones: ReadonlyMap<string, readonly WeakZone[]>,
): PathProfile[] {
  const worst = worstZones(zones);
  if (worst.length === 0) return [];
  const world = sweepWorld(scene.terrain);
  const drawn = new Map<string, PathProfile>();
  for (const zone of worst) {
    if (drawn.size === figures) break;
    if (drawn.has(zone.name.zh)) continue;
    const sector = nearestSector(scene, coverage, zone);
    const path = sector === undefined ? undefined : pathOf(scene, world, sector, zone);
    if (path) drawn.set(zone.name.zh, path);
  }
  return [...drawn.values()];
}

/** Of any operator where there are such, by people × dB; the id decides between equals. */
function worstZones(zones: ReadonlyMap<string, readonly WeakZone[]>): WeakZone[] {
  const ranked = [...zones.values()].flat().filter((zone) => zone.rank !== undefined);
  const anyOperator = ranked.filter((zone) => zone.group === '');
  const list = anyOperator.length > 0 ? anyOperator : ranked;
  return list.sort((a, b) => b.need - a.need || (a.id < b.id ? -1 : 1));
}

/** Index of the nearest sector that gives the zone's service; on one mast that of the lowest frequency. */
function nearestSector(
  { network, positions }: Scene,
  { services, layers }: CoverageResult,
  zone: WeakZone,
): number | undefined {
  const service = services.find(({ id }) => id === zone.service);
  const serving = new Set(service?.layers.map((i) => layers[i].layer.id));
  const far_m = (i: number): number => Math.hypot(positions[i][0] - zone.x_m, positions[i][1] - zone.y_m);
  const [nearest] = [...network.sectors.keys()]
    .filter((i) => serving.has(network.sectors[i].layer.id))
    .sort(
      (a, b) => far_m(a) - far_m(b) || network.sectors[a].frequency_MHz - network.sectors[b].frequency_MHz,
    );
  return nearest;
}

function pathOf(scene: Scene, world: SweepWorld, index: number, zone: WeakZone): PathProfile | undefined {
  const { terrain, clutter, climate } = world;
  const { originX, originY } = scene.terrain.workGrid;
  const sector = scene.network.sectors[index];
  const model = lossModelOf(sector.layer);
  const path = straightProfile(
    {
      ...{ terrain, clutter, originX, originY, receiverHeight_mAGL },
      useClutter: usesClutter(model),
      antennaHeight_mAGL: sector.antennaHeight_mAGL,
    },
    scene.positions[index],
    [zone.x_m, zone.y_m],
  );
  if (!path) return undefined;
  const { d_km, bare_m, clutter_m, surfaceD_km, surface_m, h_ts_m, h_rs_m } = path.profile;
  const profile: PathProfile = {
    title: fill(m.zoneTitle, { site: sector.name || sector.siteId, zone: zone.name }),
    model: modelInfo(model).edition,
    d_km: [...d_km],
    ground_mAMSL: [...bare_m],
    clutter_m: [...clutter_m],
    surface: { d_km: [...surfaceD_km], h_mAMSL: [...surface_m] },
    tx_mAMSL: h_ts_m,
    rx_mAMSL: h_rs_m,
    effectiveEarthRadius_km: effectiveEarthRadius_km(climate),
    f_GHz: sector.frequency_MHz / 1000,
  };
  const sight = m[pathGeometry(profile).horizons.length === 0 ? 'lineOfSight' : 'obstructed'];
  const distance = (path.length_m / 1000).toFixed(2);
  const values = { distance, frequency: sector.frequency_MHz, layer: sector.layer.id, sight };
  return { ...profile, facts: fill(m.zoneFacts, values) };
}
