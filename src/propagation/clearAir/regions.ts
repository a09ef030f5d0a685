/**
 * Radio climate by region of China: the lapse and the sea-level refractivity that P.1812 and P.452 ask for. Rounded values
 * read once from the maps of ITU-R P.453 and P.1812, which may not be passed on; of a span the middle is taken. A place
 * takes the region of the nearest listed point, so values step at the borders between regions (at most 14 N-units/km and
 * 22.5 N-units): ask once per county, not per pixel.
 */
import { fill, type Text } from '../../foundation/text.js';
import { geodesicDistance_m } from '../../geo/geodesic.js';
import { messages } from '../messages.js';

interface Refractivity {
  /** Average lapse of refractivity in the lowest kilometre, N-units/km. */
  readonly deltaN: number;
  /** Sea-level surface refractivity, N-units. */
  readonly N0: number;
}

export interface RegionalClimate extends Refractivity {
  /** Where the values come from: a region of the table or the world default. */
  readonly source: Text;
}

export interface ClimateRegion extends Refractivity {
  readonly name: Text;
  /** Points that stand for the region, [lon, lat] in degrees. */
  readonly points: readonly (readonly [number, number])[];
}

/** No listed point within this distance: the place belongs to no region. */
const reach_m = 600_000;

const world: Refractivity = { deltaN: 45, N0: 325 };

/** Radio climate at a place, degrees. Longitudes may run past ±180; a place that is none gets the world default. */
export function radioClimate(lon: number, lat: number): RegionalClimate {
  const region = nearestRegion(lon, lat);
  if (!region) return { ...world, source: messages.worldClimate };
  const { deltaN, N0, name } = region;
  return { deltaN, N0, source: fill(messages.regionClimate, { region: name }) };
}

function nearestRegion(lon: number, lat: number): ClimateRegion | undefined {
  let nearest: ClimateRegion | undefined;
  let least_m = reach_m;
  for (const region of climateRegions)
    for (const [lonPoint, latPoint] of region.points) {
      const distance_m = geodesicDistance_m(lon, lat, lonPoint, latPoint);
      if (!(distance_m < least_m)) continue;
      nearest = region;
      least_m = distance_m;
    }
  return nearest;
}

export const climateRegions: readonly ClimateRegion[] = [
  {
    name: { en: 'north-east', zh: '东北' },
    deltaN: 38.5,
    N0: 317.5,
    points: [
      [126.53, 45.8], // Harbin
      [122.54, 52.97], // Mohe
      [130.36, 46.8], // Jiamusi
      [123.43, 41.8], // Shenyang
    ],
  },
  {
    name: { en: 'north plain', zh: '华北平原' },
    deltaN: 38.5,
    N0: 317.5,
    points: [
      [116.4, 39.9], // Beijing
      [114.51, 38.04], // Shijiazhuang
      [117.0, 36.65], // Jinan
    ],
  },
  {
    name: { en: 'Henan and Guanzhong', zh: '河南与关中' },
    deltaN: 41.5,
    N0: 327.5,
    points: [
      [113.63, 34.75], // Zhengzhou
      [108.94, 34.34], // Xi'an
    ],
  },
  {
    name: { en: 'loess plateau and Hexi', zh: '黄土高原与河西' },
    deltaN: 31.5,
    N0: 322.5,
    points: [
      [103.83, 36.06], // Lanzhou
      [101.78, 36.62], // Xining
      [111.67, 40.82], // Hohhot
      [94.66, 40.14], // Dunhuang
    ],
  },
  {
    name: { en: 'Xinjiang', zh: '新疆' },
    deltaN: 32.5,
    N0: 315,
    points: [
      [87.62, 43.83], // Urumqi
      [75.99, 39.47], // Kashgar
    ],
  },
  {
    name: { en: 'Tibet', zh: '西藏' },
    deltaN: 28,
    N0: 335,
    points: [
      [91.13, 29.65], // Lhasa
      [80.1, 32.5], // Shiquanhe
      [97.17, 31.14], // Chamdo
    ],
  },
  {
    name: { en: 'Sichuan basin', zh: '四川盆地' },
    deltaN: 42,
    N0: 345,
    points: [
      [104.07, 30.67], // Chengdu
      [106.55, 29.56], // Chongqing
    ],
  },
  {
    name: { en: 'Liangshan, Guizhou and Yunnan', zh: '凉山与云贵' },
    deltaN: 38.5,
    N0: 350,
    points: [
      [102.26, 27.89], // Xichang
      [106.63, 26.65], // Guiyang
      [102.71, 25.04], // Kunming
    ],
  },
  {
    name: { en: 'middle and lower Yangtze', zh: '长江中下游' },
    deltaN: 46,
    N0: 340,
    points: [
      [114.3, 30.59], // Wuhan
      [112.94, 28.23], // Changsha
      [118.8, 32.06], // Nanjing
      [115.86, 28.68], // Nanchang
      [120.16, 30.27], // Hangzhou
    ],
  },
  {
    name: { en: 'Fujian, Guangdong and Guangxi', zh: '福建与两广' },
    deltaN: 47.5,
    N0: 355,
    points: [
      [119.3, 26.08], // Fuzhou
      [113.26, 23.13], // Guangzhou
      [108.37, 22.82], // Nanning
    ],
  },
  {
    name: { en: 'Hainan', zh: '海南' },
    deltaN: 49,
    N0: 370,
    points: [[110.33, 20.03]], // Haikou
  },
];
