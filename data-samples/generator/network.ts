/** Masts, rooftops and cells of the operators, placed by the lists in coverage-plan.ts. */
import {
  EMPTY_TOWERS,
  INTERFERENCE,
  type LayerKey,
  NEIGHBOUR_SITES,
  SEAT_LAYERS,
  TOWN_SITES,
  TOWN_SPACING_KM,
  VILLAGE_SITES,
} from './coverage-plan.js';
import { along, distance, lonLat, type Point, round, SEED } from './frame.js';
import { hash2 } from './noise.js';
import { cellOf, inside, type Settlement, type Settlements } from './settlements.js';
import type { Terrain } from './terrain.js';
import { inTown, type Town } from './town.js';

/**
 * Power per resource element (LTE) or of the whole carrier (NR), as carriers keep their tables.
 * Channel numbers: TS 36.104 table 5.7.3-1 (LTE) and TS 38.104 table 5.4.2.1-1 (NR).
 */
interface Carrier {
  readonly operator: string;
  readonly group: string;
  readonly technology: 'LTE' | 'NR';
  readonly band: string;
  readonly arfcn: number;
  readonly bandwidth_MHz: number;
  readonly power: number;
  readonly ports: number;
  readonly antenna: Antenna;
  readonly firstPci: number;
  readonly tac: number;
}

/** Gain in dBi and beamwidths in degrees; empty for the 64-channel array, whose beams come from the equipment profile. */
type Antenna = readonly [gain: number | '', horizontal: number | '', vertical: number | ''];

const lte = (
  operator: string,
  band: string,
  arfcn: number,
  bandwidth_MHz: number,
  power: number,
  antenna: Antenna,
  firstPci: number,
  tac: number,
): Carrier => ({
  ...{ operator, group: operator, technology: 'LTE', band, arfcn, bandwidth_MHz },
  ...{ power, ports: 2, antenna, firstPci, tac },
});
const nr = (
  [operator, partner]: readonly [string, string],
  band: string,
  arfcn: number,
  bandwidth_MHz: number,
  power: number,
  ports: number,
  antenna: Antenna,
  firstPci: number,
  tac: number,
): Carrier => ({
  ...{ operator, group: `${operator}+${partner}`, technology: 'NR', band, arfcn, bandwidth_MHz },
  ...{ power, ports, antenna, firstPci, tac },
});

const CARRIERS: Readonly<Record<LayerKey, Carrier>> = {
  b3: lte('联通', 'B3', 1650, 20, 18.2, [17.5, 65, 7], 0, 37121),
  b5: lte('电信', 'B5', 2452, 10, 18.2, [15, 65, 14], 30, 28673),
  b8: lte('移动', 'B8', 3590, 10, 18.2, [15, 65, 14], 60, 12545),
  n78: nr(['电信', '联通'], 'n78', 636668, 100, 200, 64, ['', '', ''], 300, 4198401),
  n28: nr(['移动', '广电'], 'n28', 154600, 30, 240, 4, [15, 65, 12], 600, 6291457),
};

/** A small radio unit inside a building: level of each element, whole power, gain. */
const INDOOR = { rs_dBm: -5, power_W: 1, gain_dBi: 3 };

interface Site {
  readonly name: string;
  readonly at: Point;
  readonly layers: readonly LayerKey[];
  readonly height_m: number;
  readonly azimuths: readonly (number | '')[];
  readonly tilt: readonly [mechanical: number, electrical: number];
  readonly town: string;
  readonly county: string;
  /** Ground mast; rooftops have none. */
  readonly mast: boolean;
  readonly pciMod3?: number;
  readonly cover?: '室分';
  readonly status?: '规划' | '停用';
}

export interface Row {
  readonly [header: string]: string | number;
}

interface Network {
  readonly stations: readonly Row[];
  readonly towers: readonly Row[];
}

const HOME = '清河示例县';
const THREE = (first: number): number[] => [first, (first + 120) % 360, (first + 240) % 360];
/** How far from its place a mast may stand to find high ground. */
const MAST_REACH_KM = 0.6;
const SEAT_MAST_REACH_KM = 0.3;

/** The highest ground within reach that overlooks the place, on the same side of the border: where a mast is put. */
function knoll(terrain: Terrain, border: readonly Point[], around: Point, reach_km: number): Point {
  const h = (q: Point): number => terrain.height[cellOf(terrain.n, q)];
  const home = inside(around, border);
  const allowed = (p: Point): boolean =>
    inside(p, border) === home && terrain.river.every((r) => distance(r, p) > 0.15);
  const overlooks = (p: Point): boolean =>
    Array.from({ length: 19 }, (_, k) => (k + 1) / 20).every(
      (t) => h(along(p, around, t)) < (h(p) + 25) * (1 - t) + (h(around) + 2) * t,
    );
  let best = around;
  for (let dx = -4; dx <= 4; dx++) {
    for (let dy = -4; dy <= 4; dy++) {
      const p: Point = [around[0] + (dx * reach_km) / 4, around[1] + (dy * reach_km) / 4];
      if (h(p) > h(best) && allowed(p) && overlooks(p)) best = p;
    }
  }
  return best;
}

/** Whole degrees from north over east; the table of a carrier holds no finer ones. */
const bearing = (from: Point, to: Point): number =>
  Math.round((Math.atan2(to[0] - from[0], to[1] - from[1]) * 180) / Math.PI + 360) % 360;

/** Rooftops on a triangular lattice over the town, each moved to the nearest building that is tall enough. */
function townSites(town: Town): Site[] {
  const sites: Site[] = [];
  const roofs = town.buildings.filter((b) => b.height_m >= 20 && b.height_m <= 32);
  for (let row = -6; row <= 6; row++) {
    for (let col = -6; col <= 6; col++) {
      const p: Point = [14.5 + (col + (row & 1) / 2) * TOWN_SPACING_KM, 16.3 + row * TOWN_SPACING_KM * 0.866];
      if (!inTown(p)) continue;
      const roof = roofs.reduce((a, b) => (distance(a.centre, p) <= distance(b.centre, p) ? a : b));
      const k = sites.length;
      sites.push({
        name: `城区${String(k + 1).padStart(2, '0')}`,
        at: roof.centre,
        layers: TOWN_SITES[k % TOWN_SITES.length],
        height_m: roof.height_m + 4,
        // All alike, so that equal sectors look the same way and never at each other.
        azimuths: THREE(20 + Math.floor(hash2(k, 1, SEED) * 3) * 10),
        tilt: [2, 4 + Math.floor(hash2(k, 2, SEED) * 2)],
        town: '清河镇',
        county: HOME,
        mast: false,
      });
    }
  }
  return sites;
}

function ruralSites(terrain: Terrain, { border, townships, villages, beyond }: Settlements): Site[] {
  const mast = (
    s: Settlement,
    layers: readonly LayerKey[],
    county: string,
    reach_km = MAST_REACH_KM,
  ): Site => {
    const at = knoll(terrain, border, s.at, reach_km);
    return {
      name: s.name.replace(/[村镇乡]$/, ''),
      at,
      layers,
      height_m: 35 + 5 * Math.floor(hash2(s.people, 3, SEED) * 4),
      azimuths: THREE(bearing(at, s.at)),
      tilt: [1, 2 + Math.floor(hash2(s.people, 7, SEED) * 2)],
      town: s.town,
      county,
      mast: true,
    };
  };
  const listed = (
    list: readonly Settlement[],
    plan: Readonly<Record<string, readonly LayerKey[]>>,
    county: string,
  ): Site[] => list.flatMap((s) => (plan[s.id] ? [mast(s, plan[s.id], county)] : []));
  return [
    ...townships.slice(1).map((s) => mast(s, SEAT_LAYERS, HOME, SEAT_MAST_REACH_KM)),
    ...listed(villages, VILLAGE_SITES, HOME),
    ...listed(beyond, NEIGHBOUR_SITES, '白石示例县'),
  ];
}

/** Equal masts around one village, all looking at it with reference signals on the same subcarriers. */
function interferenceSites(terrain: Terrain, { border, villages }: Settlements): Site[] {
  const victim = villages.find((v) => v.id === INTERFERENCE.village);
  if (!victim) return [];
  const sides: readonly Point[] = [
    [0.8, 0.6],
    [-0.6, 0.8],
    [-0.8, -0.6],
    [0.6, -0.8],
  ];
  return sides.map((side, k) => {
    const d = INTERFERENCE.distance_km;
    const at = knoll(terrain, border, [victim.at[0] + d * side[0], victim.at[1] + d * side[1]], 0.25);
    const name = `${victim.name.replace('村', '')}远${k + 1}`;
    return {
      name,
      at,
      layers: [INTERFERENCE.layer],
      height_m: 45,
      azimuths: [bearing(at, victim.at)],
      tilt: [1, 1],
      town: victim.town,
      county: HOME,
      mast: true,
      pciMod3: 0,
    };
  });
}

/** Rows that a real table also holds: an indoor system, planned and closed sites, an omni, a gap. */
function oddSites(town: Town, { border, villages }: Settlements, terrain: Terrain): Site[] {
  const plain = { town: '清河镇', county: HOME, tilt: [0, 0] as const };
  const mall = town.places.find((p) => p.indoorSystem);
  const indoor: Site[] = mall
    ? [
        {
          ...plain,
          name: '万象广场室分',
          at: mall.centre,
          layers: ['b3', 'b8', 'n78'],
          height_m: 3,
          azimuths: [''],
          mast: false,
          cover: '室分',
        },
      ]
    : [];
  const quiet = villages.filter((v) => !VILLAGE_SITES[v.id] && !v.missedByRaster);
  const later = (i: number, status: '规划' | '停用', layers: readonly LayerKey[]): Site => {
    const v = quiet[i % quiet.length];
    return {
      name: v.name.replace('村', status),
      at: knoll(terrain, border, v.at, 0.3),
      layers,
      height_m: 40,
      azimuths: THREE(0),
      tilt: [2, 3],
      town: v.town,
      county: HOME,
      mast: false,
      status,
    };
  };
  return [...indoor, later(5, '规划', ['n28']), later(19, '规划', ['b3']), later(33, '停用', ['b5'])];
}

/** Row numbers that lose a value: an omni without azimuth and a cell without tilt, as real tables have them. */
const OMNI_SITE = 3;
const NO_TILT_CELL = 101;

export function makeNetwork(terrain: Terrain, town: Town, settlements: Settlements): Network {
  const sites = [
    ...townSites(town),
    ...ruralSites(terrain, settlements),
    ...interferenceSites(terrain, settlements),
    ...oddSites(town, settlements, terrain),
  ];
  const masts = sites.filter((s) => s.mast);
  const omni = masts.filter((s) => s.layers.length === 1)[OMNI_SITE];
  const stations: Row[] = [];
  const sitesOf: Partial<Record<LayerKey, number>> = {};
  sites.forEach((site, index) => {
    for (const key of site.layers) {
      const serial = sitesOf[key] ?? 0;
      sitesOf[key] = serial + 1;
      const azimuths: readonly (number | '')[] = site === omni ? [''] : site.azimuths;
      azimuths.forEach((azimuth, sector) => {
        const missing = stations.length === NO_TILT_CELL;
        stations.push(
          row(site, index, CARRIERS[key], serial, sector, azimuth, towerId(masts.indexOf(site)), missing),
        );
      });
    }
  });
  return {
    stations,
    towers: [...masts.map(towerRow), ...emptyTowers(terrain, settlements, masts.length)],
  };
}

const towerId = (i: number): string => (i < 0 ? '' : `QH-T${String(i + 1).padStart(3, '0')}`);

function row(
  site: Site,
  index: number,
  carrier: Carrier,
  serial: number,
  sector: number,
  azimuth: number | '',
  tower: string,
  noTilt: boolean,
): Row {
  const [lon, lat] = lonLat(site.at);
  const [gain, horizontal, vertical] = carrier.antenna;
  const isLte = carrier.technology === 'LTE';
  const base = `QH${String(index + 1).padStart(3, '0')}`;
  // Three PCIs a site, so that sectors differ mod 3; the fixed remainder is for the masts that are meant to collide.
  const pci = carrier.firstPci + 3 * ((serial * 7) % 90) + (site.pciMod3 ?? sector % 3);
  return {
    基站名称: `清河-${site.name}`,
    基站号: `${base}-${carrier.band}`,
    小区名称: `清河-${site.name}-${carrier.band}-${sector + 1}`,
    小区号: `${base}-${carrier.band}-${sector + 1}`,
    运营商: carrier.operator,
    共享组: carrier.group,
    制式: carrier.technology,
    频段: carrier.band,
    下行频点: carrier.arfcn,
    '带宽(MHz)': carrier.bandwidth_MHz,
    经度: lon,
    纬度: lat,
    '方位角(°)': azimuth,
    '机械下倾角(°)': noTilt ? '' : site.tilt[0],
    '电子下倾角(°)': noTilt ? '' : site.tilt[1],
    '挂高(m)': round(site.height_m, 1),
    '参考信号功率(dBm)': isLte ? (site.cover ? INDOOR.rs_dBm : carrier.power) : '',
    '发射功率(W)': isLte ? '' : site.cover ? INDOOR.power_W : carrier.power,
    天线端口数: site.cover ? Math.min(4, carrier.ports) : carrier.ports,
    '天线增益(dBi)': site.cover ? INDOOR.gain_dBi : gain,
    '水平半功率角(°)': azimuth === '' ? '' : horizontal,
    '垂直半功率角(°)': site.cover ? '' : vertical,
    PCI: pci,
    TAC: carrier.tac,
    覆盖类型: site.cover ?? '宏站',
    状态: site.status ?? '在网',
    站址编码: tower,
    乡镇: site.town,
    区县: site.county,
  };
}

function towerRow(site: Site, i: number): Row {
  const [lon, lat] = lonLat(site.at);
  const operators = new Set(site.layers.map((key) => CARRIERS[key].operator)).size;
  const height = site.height_m + 5;
  return {
    id: towerId(i),
    lon,
    lat,
    height_m: height,
    // Every fifth owner did not say what is free.
    free_height_m: i % 5 === 4 ? '' : height - 5 - 4 * operators,
    free_platforms: Math.max(0, 4 - operators),
    owner: '铁塔公司(示例)',
    tenants: operators,
    power_kW: 10,
    fibre: 'yes',
  };
}

function emptyTowers(terrain: Terrain, { border, villages }: Settlements, first: number): Row[] {
  return EMPTY_TOWERS.flatMap((id, k) => {
    const v = villages.find((s) => s.id === id);
    if (!v) return [];
    const [lon, lat] = lonLat(knoll(terrain, border, [v.at[0] + 0.25, v.at[1] - 0.2], 0.4));
    const owner = ['广播电视(示例)', '林业防火(示例)', '铁塔公司(示例)'][k % 3];
    const height = 25 + 5 * (k % 4);
    return [
      {
        id: towerId(first + k),
        lon,
        lat,
        height_m: height,
        free_height_m: k % 4 === 3 ? '' : height - 5,
        free_platforms: 2 + (k % 2),
        owner,
        tenants: 0,
        power_kW: k % 3 === 1 ? '' : 6,
        fibre: k % 3 === 2 ? 'yes' : 'no',
      },
    ];
  });
}
