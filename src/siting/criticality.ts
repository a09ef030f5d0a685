/**
 * How much hangs on each site: it is switched off, all others stay on, and people and key places who are served today and not
 * without it are counted. Its signal also stops disturbing, so that some may be served only then.
 */
import type { PlannedState } from '../coverage/incremental/plannedState.js';
import { firstFrom } from '../coverage/incremental/strip.js';
import { PixelStatus } from '../coverage/kernel/fold.js';
import type { ServiceCoverage } from '../coverage/result.js';
import type { Place } from '../demand/places.js';
import type { Sector } from '../network/network.js';
import { isReachedBy, placeBonus } from './keyPlaces.js';

export interface OutageSite {
  /** As in the station table; empty where it names none. */
  readonly ids: readonly string[];
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
  readonly layers: readonly string[];
  /** Positions of its cells in the network. */
  readonly cells: readonly number[];
}

export interface ServiceOutage {
  readonly service: string;
  readonly peopleServed: number;
  readonly peopleLost: number;
  readonly peopleGained: number;
  /** Key places that are reached outdoors today and not without the site. */
  readonly placesLost: readonly Place[];
}

export interface SiteOutage {
  readonly site: OutageSite;
  /** Services that the site has a part in. */
  readonly services: readonly ServiceOutage[];
}

export interface CriticalityInput {
  readonly planned: PlannedState;
  readonly services: readonly Pick<ServiceCoverage, 'id' | 'group' | 'layers'>[];
  readonly sites: readonly OutageSite[];
  readonly people: Float64Array;
  readonly places: readonly Place[];
}

/** Cells within about 30 m stand on one place and fail together, whatever the table calls them. */
export function outageSites(sectors: readonly Sector[]): OutageSite[] {
  const sites = new Map<string, OutageSite & { ids: string[]; layers: string[]; cells: number[] }>();
  for (const { siteId, name, lon, lat, layer, index } of sectors) {
    const key = `${Math.round(lon * 3000)}/${Math.round(lat * 3000)}`;
    const site = sites.get(key) ?? { ids: [], name, lon, lat, layers: [], cells: [] };
    site.cells.push(index);
    if (siteId !== '' && !site.ids.includes(siteId)) site.ids.push(siteId);
    if (!site.layers.includes(layer.id)) site.layers.push(layer.id);
    sites.set(key, site);
  }
  return [...sites.values()];
}

/** Pixels that decide: where people are, and the footprints of key places. */
export function outagePixels(people: Float64Array, places: readonly Place[]): Uint8Array {
  const wanted = Uint8Array.from(people, (n) => (n > 0 ? 1 : 0));
  for (const place of keyPlaces(places)) for (const p of place.pixels) wanted[p] = 1;
  return wanted;
}

const keyPlaces = (places: readonly Place[]): Place[] =>
  places.filter((p) => placeBonus(p) > 0 && p.pixels.length > 0);

/** Site by site in the given order. */
export function* siteOutages({
  planned: { state, cells, services: followed },
  services,
  sites,
  people,
  places,
}: CriticalityInput): Generator<SiteOutage> {
  const { pixels } = state.strip;
  const weight = Float64Array.from(pixels, (p) => people[p]);
  const today = state.services.map(({ status }) => status.slice());
  const key = keyPlaces(places);
  const reached = today.map((status) =>
    key.filter((place) => isReachedBy(place, (p) => status[firstFrom(pixels, p)] === PixelStatus.covered)),
  );
  const served = today.map((status) =>
    status.reduce((sum, s, i) => sum + (s === PixelStatus.covered ? weight[i] : 0), 0),
  );
  for (const site of sites) {
    const own = site.cells.filter((slot) => cells[slot]);
    const back = state.apply(own.map((slot) => ({ slot, cell: undefined })));
    const touched = state.refresh();
    const layers = new Set(own.map((slot) => cells[slot]?.layer));
    yield {
      site,
      services: followed.flatMap((id, s): ServiceOutage[] => {
        const service = services.find((other) => other.id === id);
        if (!touched || !service?.layers.some((l) => layers.has(l))) return [];
        const { status } = state.services[s];
        const change = { lost: 0, gained: 0 };
        for (let i = touched.from; i < touched.to; i++) {
          if (status[i] === today[s][i]) continue;
          if (today[s][i] === PixelStatus.covered) change.lost += weight[i];
          else if (status[i] === PixelStatus.covered) change.gained += weight[i];
        }
        const covers = (p: number) => status[firstFrom(pixels, p)] === PixelStatus.covered;
        return [
          {
            service: id,
            peopleServed: served[s],
            peopleLost: change.lost,
            peopleGained: change.gained,
            placesLost: reached[s].filter((place) => !isReachedBy(place, covers)),
          },
        ];
      }),
    };
    // What is put back shows with the next refresh, which covers both sites.
    state.apply(back);
  }
}

/** Most people lost first, over the services of groups: any-operator services count nobody twice. Then places, then the first cell. */
export function byCriticality(
  outages: readonly SiteOutage[],
  services: CriticalityInput['services'],
): SiteOutage[] {
  const grouped = new Set(services.filter((s) => s.group !== undefined).map((s) => s.id));
  const sum = ({ services: own }: SiteOutage, of: (s: ServiceOutage) => number) =>
    own.reduce((total, s) => total + (grouped.has(s.service) ? of(s) : 0), 0);
  const keyed = outages.map((outage) => ({
    outage,
    people: sum(outage, (s) => s.peopleLost),
    places: sum(outage, (s) => s.placesLost.length),
  }));
  return keyed
    .sort(
      (a, b) => b.people - a.people || b.places - a.places || a.outage.site.cells[0] - b.outage.site.cells[0],
    )
    .map((k) => k.outage);
}
