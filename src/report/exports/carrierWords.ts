/** The carrier's value lists for what a site serves. Undefined: the plan does not say. */
import { type PlaceClass, placeClasses } from '../../demand/classes.js';
import type { Text } from '../../foundation/text.js';
import type { PlanItem } from '../../siting/item.js';
import { exportMessages as m } from './messages.js';

const scenes: Readonly<Record<PlaceClass, Text>> = {
  station: m.sceneStation,
  community: m.sceneCommunity,
  mall: m.sceneMall,
  hospital: m.scenePublic,
  school: m.sceneSchool,
  university: m.sceneSchool,
  government: m.sceneGovernment,
  scenic: m.scenePublic,
  office: m.sceneOffice,
  metro: m.sceneStation,
  village: m.sceneVillage,
  other: m.scenePublic,
};

/** Found inside a built-up town only; the other classes stand in the countryside as well. */
const townClasses: readonly PlaceClass[] = ['community', 'mall', 'office'];
/** A county's seat is a sub-district (街道), or a town whose name says that it has the old walls (城关镇). */
const seat = /城关|街道$/;
/** Judged indoors for 5G (rules R7). */
const indoorClasses: readonly PlaceClass[] = ['station', 'community', 'mall'];

/** Class of what the site is for: its category, else the first place that it newly reaches. */
function classOf({ category, gain }: PlanItem): PlaceClass | undefined {
  if (category === 'weak-4g') return 'village';
  return placeClasses.find((c) => c === category) ?? gain.places.at(0)?.class;
}

/** 覆盖场景 */
export function sceneOf(item: PlanItem): Text | undefined {
  const own = classOf(item);
  return own === undefined ? undefined : scenes[own];
}

/** 覆盖区域 */
export function areaOf(item: PlanItem): Text | undefined {
  const own = classOf(item);
  if (own === 'village') return m.areaVillage;
  const reached = [own, ...item.gain.places.map((p) => p.class)];
  if (seat.test(item.town) || reached.some((c) => c !== undefined && townClasses.includes(c)))
    return m.areaCounty;
  // With nothing of a town in its reach, it stands by the village that the plan names.
  return item.village === '' ? undefined : m.areaVillage;
}

/** 交通场景 */
export function trafficOf(item: PlanItem): Text | undefined {
  const area = areaOf(item);
  if (area === undefined) return undefined;
  return area === m.areaCounty ? m.trafficTown : m.trafficVillage;
}

/** 建设需求类型 */
export function needOf(item: PlanItem): Text {
  if (item.kind === '4g-fill-in' || item.gain.fixesZones.length > 0) return m.needWeak;
  const indoor = item.siteType === 'indoor' || item.gain.places.some((p) => indoorClasses.includes(p.class));
  return indoor ? m.needDeep : m.needNew;
}

/** 天面类型 */
export function skyOf({ mount }: PlanItem): Text | undefined {
  if (mount === 'indoor') return undefined;
  return mount === 'new-tower' || mount === 'existing-tower' ? m.skyTower : m.skyPole;
}
