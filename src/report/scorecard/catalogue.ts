/** The rows a scorecard can have, in their order: what each is called, counted in and how many digits it shows. */
import { programmeScenes } from '../../demand/classes.js';
import { fill, plain, type Text } from '../../foundation/text.js';
import type { TargetProfile } from '../targets/profile.js';
import { scorecardMessages as m } from './messages.js';

/**
 * `share`: of a whole, shown in percent. `ratio`: per something. `count` and `km`: no ratio, counties add up. `money`:
 * currency per something, not comparable between currencies.
 */
export type RowKind = 'share' | 'ratio' | 'count' | 'km' | 'money';

export interface RowSpec {
  readonly id: string;
  readonly kind: RowKind;
  readonly label: Text;
  readonly definition: Text;
  /** Who would have to give data where the row is empty. */
  readonly group: 'network' | 'coverage' | 'places' | 'weak' | 'lines' | 'broadband' | 'plan' | 'targets';
}

type Key = keyof typeof m;
/** Labels that have a definition beside them. */
type Named = { [K in Key]: `${K}Is` extends Key ? K : never }[Key];

const technologies = ['5g', '4g'] as const;
const name = (technology: string): Text => plain(technology.toUpperCase());

const general = (id: Named, kind: RowKind, group: RowSpec['group']): RowSpec => ({
  id,
  kind,
  group,
  label: m[id],
  definition: m[`${id}Is` as const],
});

function perTechnology(
  id: string,
  kind: RowKind,
  group: RowSpec['group'],
  label: Text,
  definition: Text,
): RowSpec[] {
  return technologies.map((t) => ({
    id: `${t}.${id}`,
    kind,
    group,
    label: fill(label, { technology: name(t) }),
    definition: fill(definition, { technology: name(t) }),
  }));
}

const both = (id: Named, kind: RowKind, group: RowSpec['group']): RowSpec[] =>
  perTechnology(id, kind, group, m[id], m[`${id}Is` as const]);

/** Rows that no target profile brings along. */
export const commonRows: readonly RowSpec[] = [
  general('stations5gPer10k', 'ratio', 'network'),
  general('sites5gPer10k', 'ratio', 'network'),
  ...both('populationShare', 'share', 'coverage'),
  ...both('areaShare', 'share', 'coverage'),
  ...both('roadShare', 'share', 'coverage'),
  ...both('keyPlaceReach', 'share', 'places'),
  ...programmeScenes
    .filter((scene) => scene !== 'countryside')
    .flatMap((scene) =>
      perTechnology(
        `reach.${scene}`,
        'share',
        'places',
        fill(m.sceneReach, { scene: m[`scene-${scene}` as const] }),
        fill(m.sceneReachIs, { scene: m[`scene-${scene}` as const] }),
      ),
    ),
  ...both('villageReach', 'share', 'places'),
  ...both('villageReach5km', 'share', 'places'),
  ...both('villageReachSpots', 'share', 'places'),
  ...both('weakGridShare', 'share', 'weak'),
  ...both('weakClusters', 'count', 'weak'),
  ...both('weakPopulation', 'count', 'weak'),
  ...both('weakRoad_km', 'km', 'weak'),
  ...both('weakCellShare', 'share', 'weak'),
  ...both('railShare', 'share', 'lines'),
  ...both('mainRoadShare', 'share', 'lines'),
  general('corridor120', 'share', 'lines'),
  general('corridor300', 'share', 'lines'),
  general('gigabitHomes', 'share', 'broadband'),
  general('users100M', 'share', 'broadband'),
  general('users500M', 'share', 'broadband'),
  general('users1000M', 'share', 'broadband'),
  general('ponPorts10G', 'share', 'broadband'),
  general('users5g', 'share', 'broadband'),
  general('traffic5g', 'share', 'broadband'),
  general('metroUtilisation', 'share', 'broadband'),
  general('backboneUtilisation', 'share', 'broadband'),
  general('sharingRate', 'share', 'plan'),
  general('newSiteShare', 'share', 'plan'),
  general('costPer1000People', 'money', 'plan'),
  general('costPerWeakCluster', 'money', 'plan'),
  general('governmentShareOfCap', 'share', 'plan'),
];

export const commonRowIds: readonly string[] = commonRows.map((r) => r.id);

/** Rows that the profile's rules add: places and lines by rates, maps by rate and probability. */
export function profileRows(profile: TargetProfile): RowSpec[] {
  const values = { title: profile.title };
  const row = (
    id: string,
    label: Text,
    definition: Text,
    more: Record<string, string | number> = {},
  ): RowSpec => ({
    id: `${profile.id}.${id}`,
    kind: 'share',
    group: 'targets',
    label: fill(label, { ...values, ...more }),
    definition: fill(definition, { ...values, ...more }),
  });
  const { places, lines } = profile;
  return [
    ...(places
      ? [row('places', m.ratedPlaces, m.ratedPlacesIs, { ...places, share: 100 * places.compliance })]
      : []),
    ...(lines
      ? [row('lines', m.ratedLines, m.ratedLinesIs, { ...lines, share: 100 * lines.compliance })]
      : []),
    ...profile.maps.flatMap((map) => {
      const more = {
        technology: map.technology === 'nr' ? '5G' : '4G',
        dl: map.dl_Mbps,
        ul: map.ul_Mbps === null ? '' : `/${map.ul_Mbps}`,
        probability: 100 * map.probability,
      };
      return [
        row(`${map.id}.area`, m.mapArea, m.mapIs, more),
        row(`${map.id}.people`, m.mapPeople, m.mapIs, more),
      ];
    }),
  ];
}
