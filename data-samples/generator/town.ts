/** The county town: blocks between streets, what stands on them, and the places that people name. */
import { distanceToLine, type Point, round, SEED } from './frame.js';
import { fbm, hash2 } from './noise.js';
import type { Road } from './roads.js';
import { TOWN_CENTRE } from './settlements.js';

interface Building {
  readonly ring: readonly Point[];
  readonly height_m: number;
  readonly use: 'residential' | 'commercial' | 'public';
  readonly area_m2: number;
  readonly centre: Point;
}

interface Block {
  readonly centre: Point;
  readonly ring: readonly Point[];
}

/** A named place; its footprint is the block that lies nearest to where the list asks for it. */
interface TownPlace {
  readonly id: string;
  readonly class: 'community' | 'mall' | 'school' | 'hospital' | 'station';
  readonly name: string;
  readonly nameEn: string;
  readonly kind: string;
  readonly households?: number;
  readonly indoorSystem?: boolean;
  readonly ring: readonly Point[];
  readonly centre: Point;
}

export interface Town {
  readonly blocks: readonly Block[];
  readonly buildings: readonly Building[];
  readonly places: readonly TownPlace[];
  readonly streets: readonly Road[];
}

/** Unit vector along the main street, and the grid's pitch. */
const U: Point = [0.9701425001453319, -0.24253562503633297];
const PITCH_U_KM = 0.215;
const PITCH_V_KM = 0.165;
const STREET_KM = 0.016;

const toPlan = ([x, y]: Point): Point => {
  const [dx, dy] = [x - TOWN_CENTRE[0], y - TOWN_CENTRE[1]];
  return [dx * U[0] + dy * U[1], dy * U[0] - dx * U[1]];
};
const fromPlan = (u: number, v: number): Point => [
  TOWN_CENTRE[0] + u * U[0] - v * U[1],
  TOWN_CENTRE[1] + u * U[1] + v * U[0],
];
const box = (u: number, v: number, w: number, h: number): Point[] => [
  fromPlan(u, v),
  fromPlan(u + w, v),
  fromPlan(u + w, v + h),
  fromPlan(u, v + h),
  fromPlan(u, v),
];

/** North bank: old town; south bank: the new district of high-rises. */
export function inTown(p: Point): boolean {
  const [u, v] = toPlan(p);
  const wobble = 1 + 0.22 * fbm(p[0] * 1.3, p[1] * 1.3, SEED + 11, 3);
  return (u / 1.75) ** 2 + (v / 1.12) ** 2 < wobble || (u / 0.85) ** 2 + ((v + 2.35) / 0.42) ** 2 < wobble;
}

const PLACES: readonly (readonly [TownPlace['class'], string, string, string, number, number])[] = [
  ['station', '清河火车站', 'Qinghe railway station', 'railway', 0.15, 1.6],
  ['station', '清河客运站', 'Qinghe bus station', 'bus', -0.9, 0.55],
  ['mall', '清河万象广场', 'Qinghe Wanxiang Plaza', 'indoor-system', 0.1, 0.1],
  ['mall', '河湾购物中心', 'Hewan shopping centre', 'no-indoor-system', 0.2, -2.3],
  ['hospital', '清河县人民医院', 'Qinghe People’s Hospital', 'general', 0.55, 0.5],
  ['hospital', '清河县中医院', 'Qinghe TCM Hospital', 'tcm', -0.65, -0.3],
  ['school', '清河县第一中学', 'Qinghe No.1 High School', 'secondary', 0.95, -0.2],
  ['school', '清河县第二中学', 'Qinghe No.2 High School', 'secondary', -1.2, 0.1],
  ['school', '实验小学', 'Experimental Primary School', 'primary', -0.2, 0.65],
  ['school', '城关小学', 'Chengguan Primary School', 'primary', 0.4, -0.45],
  ['school', '河湾小学', 'Hewan Primary School', 'primary', -0.35, -2.3],
  ['community', '东关社区', 'Dongguan', 'old', 1.3, 0.1],
  ['community', '西关社区', 'Xiguan', 'old', -1.35, -0.25],
  ['community', '南街社区', 'Nanjie', 'old', -0.1, -0.5],
  ['community', '北街社区', 'Beijie', 'old', 0.1, 0.75],
  ['community', '锦绣花园', 'Jinxiu Garden', 'slab', 0.85, 0.35],
  ['community', '清河家园', 'Qinghe Homes', 'slab', -0.75, 0.25],
  ['community', '阳光小区', 'Yangguang Estate', 'slab', -0.4, -0.75],
  ['community', '凤凰苑', 'Fenghuang Court', 'slab', 0.75, -0.65],
  ['community', '翠湖名邸', 'Cuihu Residence', 'tower', 1.15, -0.5],
  ['community', '站前新村', 'Zhanqian New Village', 'slab', 0.3, 1],
  ['community', '文昌社区', 'Wenchang', 'old', -0.5, 0.5],
  ['community', '迎宾社区', 'Yingbin', 'slab', -1.05, 0.45],
  ['community', '河湾一品', 'Hewan One', 'tower', -0.55, -2.5],
  ['community', '滨江华府', 'Binjiang Mansion', 'tower', 0.5, -2.5],
  ['community', '新城国际', 'Xincheng International', 'tower', -0.05, -2.5],
];

export function makeTown(river: readonly Point[]): Town {
  const cells: { i: number; j: number }[] = [];
  const isBlock = (i: number, j: number): boolean => {
    const p = fromPlan((i + 0.5) * PITCH_U_KM, (j + 0.5) * PITCH_V_KM);
    return inTown(p) && distanceToLine(p, river) > 0.2;
  };
  for (let i = -12; i < 12; i++) for (let j = -20; j < 10; j++) if (isBlock(i, j)) cells.push({ i, j });

  const used = new Set<string>();
  const places = PLACES.map(([klass, name, nameEn, kind, u, v], k): TownPlace => {
    const free = cells.filter((c) => !used.has(`${c.i},${c.j}`));
    const far = (c: { i: number; j: number }): number =>
      ((c.i + 0.5) * PITCH_U_KM - u) ** 2 + ((c.j + 0.5) * PITCH_V_KM - v) ** 2;
    const best = free.reduce((a, b) => (far(a) <= far(b) ? a : b));
    used.add(`${best.i},${best.j}`);
    const own = blockOf(best.i, best.j);
    const base = {
      id: `P${String(k + 1).padStart(3, '0')}`,
      class: klass,
      name,
      nameEn,
      kind,
      ring: own.ring,
      centre: own.centre,
    };
    if (klass === 'mall') return { ...base, indoorSystem: kind === 'indoor-system' };
    return klass === 'community'
      ? { ...base, households: kind === 'tower' ? 860 : kind === 'slab' ? 420 : 260 }
      : base;
  });
  const placeAt = new Map([...used].map((key, k) => [key, places[k]]));
  const buildings = cells.flatMap(({ i, j }) => fillBlock(i, j, placeAt.get(`${i},${j}`)));
  return {
    blocks: cells.map(({ i, j }) => blockOf(i, j)),
    buildings,
    places,
    streets: makeStreets(cells, isBlock),
  };
}

function blockOf(i: number, j: number): Block {
  const ring = box(
    i * PITCH_U_KM + STREET_KM / 2,
    j * PITCH_V_KM + STREET_KM / 2,
    PITCH_U_KM - STREET_KM,
    PITCH_V_KM - STREET_KM,
  );
  return { ring, centre: fromPlan((i + 0.5) * PITCH_U_KM, (j + 0.5) * PITCH_V_KM) };
}

interface Style {
  readonly across: number;
  readonly rows: number;
  readonly width_m: number;
  readonly depth_m: number;
  readonly floors: readonly [number, number];
  readonly floor_m: number;
  readonly filled: number;
  readonly use: Building['use'];
}

const STYLES: Readonly<Record<string, Style>> = {
  old: {
    across: 3,
    rows: 4,
    width_m: 46,
    depth_m: 12,
    floors: [2, 5],
    floor_m: 3.2,
    filled: 0.8,
    use: 'residential',
  },
  slab: {
    across: 2,
    rows: 4,
    width_m: 68,
    depth_m: 13,
    floors: [6, 8],
    floor_m: 3,
    filled: 0.85,
    use: 'residential',
  },
  tower: {
    across: 3,
    rows: 2,
    width_m: 34,
    depth_m: 20,
    floors: [18, 30],
    floor_m: 3,
    filled: 0.9,
    use: 'residential',
  },
  shops: {
    across: 2,
    rows: 2,
    width_m: 72,
    depth_m: 34,
    floors: [3, 9],
    floor_m: 4,
    filled: 0.8,
    use: 'commercial',
  },
  mall: {
    across: 1,
    rows: 1,
    width_m: 140,
    depth_m: 100,
    floors: [5, 6],
    floor_m: 5,
    filled: 1,
    use: 'commercial',
  },
  hospital: {
    across: 2,
    rows: 2,
    width_m: 66,
    depth_m: 26,
    floors: [6, 14],
    floor_m: 3.9,
    filled: 1,
    use: 'public',
  },
  school: {
    across: 2,
    rows: 2,
    width_m: 60,
    depth_m: 16,
    floors: [4, 5],
    floor_m: 3.8,
    filled: 0.8,
    use: 'public',
  },
  station: {
    across: 1,
    rows: 1,
    width_m: 120,
    depth_m: 38,
    floors: [2, 3],
    floor_m: 7,
    filled: 1,
    use: 'public',
  },
};

function styleOf(i: number, j: number, place: TownPlace | undefined): Style {
  if (place) return STYLES[place.class === 'community' ? place.kind : place.class];
  const [u, v] = [i * PITCH_U_KM, j * PITCH_V_KM];
  const lot = hash2(i, j, SEED + 12);
  if (v < -1.5) return lot < 0.7 ? STYLES.tower : STYLES.shops;
  if (u * u + v * v < 0.3) return lot < 0.5 ? STYLES.shops : STYLES.old;
  return lot < 0.5 ? STYLES.slab : lot < 0.85 ? STYLES.old : lot < 0.92 ? STYLES.tower : STYLES.shops;
}

function fillBlock(i: number, j: number, place: TownPlace | undefined): Building[] {
  const style = styleOf(i, j, place);
  const out: Building[] = [];
  const [w, h] = [(PITCH_U_KM - STREET_KM) / style.across, (PITCH_V_KM - STREET_KM) / style.rows];
  for (let a = 0; a < style.across; a++) {
    for (let b = 0; b < style.rows; b++) {
      const chance = (salt: number): number => hash2(i * 8 + a, j * 8 + b, SEED + salt);
      if (chance(13) > style.filled) continue;
      const width = Math.min((style.width_m / 1000) * (0.85 + 0.15 * chance(14)), w - 0.006);
      const depth = Math.min(style.depth_m / 1000, h - 0.008);
      const u = i * PITCH_U_KM + STREET_KM / 2 + a * w + (w - width) / 2;
      const v = j * PITCH_V_KM + STREET_KM / 2 + b * h + (h - depth) / 2;
      const floors = style.floors[0] + Math.floor(chance(15) * (style.floors[1] - style.floors[0] + 1));
      out.push({
        ring: box(u, v, width, depth),
        height_m: round(floors * style.floor_m, 1),
        use: style.use,
        area_m2: width * depth * 1e6 * floors,
        centre: fromPlan(u + width / 2, v + depth / 2),
      });
    }
  }
  return out;
}

/** Streets run along the grid lines that touch a block; every fourth is a main street. */
function makeStreets(
  cells: readonly { i: number; j: number }[],
  isBlock: (i: number, j: number) => boolean,
): Road[] {
  const streets: Road[] = [
    {
      class: 'street',
      name: '清河大桥',
      line: [fromPlan(0, -6 * PITCH_V_KM), fromPlan(0, -13 * PITCH_V_KM)],
    },
  ];
  const range = (pick: (c: { i: number; j: number }) => number): [number, number] => [
    Math.min(...cells.map(pick)),
    Math.max(...cells.map(pick)),
  ];
  const [i0, i1] = range((c) => c.i);
  const [j0, j1] = range((c) => c.j);
  const run = (
    from: number,
    to: number,
    line: number,
    touches: (k: number) => boolean,
    at: (k: number) => Point,
  ): void => {
    for (let k = from, start = -99; k <= to + 1; k++) {
      const on = k <= to && touches(k);
      if (on && start === -99) start = k;
      if (!on && start !== -99) {
        streets.push({ class: 'street', name: line % 4 === 0 ? '大街' : '', line: [at(start), at(k)] });
        start = -99;
      }
    }
  };
  for (let i = i0; i <= i1 + 1; i++)
    run(
      j0,
      j1,
      i,
      (j) => isBlock(i, j) || isBlock(i - 1, j),
      (j) => fromPlan(i * PITCH_U_KM, j * PITCH_V_KM),
    );
  for (let j = j0; j <= j1 + 1; j++)
    run(
      i0,
      i1,
      j,
      (i) => isBlock(i, j) || isBlock(i, j - 1),
      (i) => fromPlan(i * PITCH_U_KM, j * PITCH_V_KM),
    );
  return streets;
}
