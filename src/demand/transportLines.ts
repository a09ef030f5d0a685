/** Rails, roads and waterways as the programme counts them: by class and name, chained to as few polylines as possible. Pure. */
import { hash32 } from './places.js';
import type { FlatLine } from './lines.js';

export const lineClasses = [
  'railway',
  'metro',
  'motorway',
  'national',
  'provincial',
  'county',
  'water',
] as const;
export type LineClass = (typeof lineClasses)[number];

/** One feature of a line file, geometry in the working CRS. */
export interface LineInput {
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly lines: readonly FlatLine[];
}

export interface TransportLine {
  /** Stable: kind and hash of the name. */
  readonly id: string;
  readonly class: LineClass;
  /** Empty: all of the class that has no number and no name of its own. */
  readonly name: string;
  readonly parts: readonly LinePart[];
}

export interface LinePart {
  readonly line: FlatLine;
  /** In a tunnel nothing is predicted: leaky cable serves there, or nothing does. */
  readonly tunnel: boolean;
}

/** Values of `railway`, `highway`, `waterway` and `class` by the classes above; local roads and streets are no lines. */
const words: readonly (readonly [RegExp, LineClass])[] = [
  [/^(subway|metro|地铁|轨道交通)$/, 'metro'],
  [/^(rail|railway|narrow_gauge|light_rail|high_speed|铁路|高铁|普速铁路)$/, 'railway'],
  [/^(motorway|expressway|高速|高速公路)$/, 'motorway'],
  [/^(trunk|national|国道)$/, 'national'],
  [/^(primary|provincial|省道)$/, 'provincial'],
  [/^(secondary|county|县道)$/, 'county'],
  [/^(river|canal|ferry|waterway|water|航道|水路)$/, 'water'],
];

const classKeys = [
  'railway',
  'highway',
  'waterway',
  'route',
  'class',
  'fclass',
  'type',
  '类别',
  '类型',
  '等级',
];
const nameKeys = ['name', 'ref', '名称', '线路', '路线编号'];

/** Undefined: a street, a ramp, a path, or something that is no line of traffic. */
export function lineClassOf(attributes: LineInput['attributes']): LineClass | undefined {
  for (const key of classKeys) {
    const word = text(attributes[key]).toLowerCase();
    const known = words.find(([pattern]) => pattern.test(word));
    if (known) return known[1];
  }
  return undefined;
}

/** No road: its length is none of the roads'. */
export function isTrackOrWater(attributes: LineInput['attributes']): boolean {
  const own = lineClassOf(attributes);
  return own !== undefined && !isRoadClass(own);
}

/** A road without a number and shorter than this is a roundabout, a bridge, a street: part of its class, no line. */
const shortestNamed_m = 1000;

interface Group {
  readonly class: LineClass;
  readonly name: string;
  readonly numbered: boolean;
  readonly open: readonly FlatLine[];
  readonly tunnels: readonly FlatLine[];
}

/**
 * Lines by number, else by name, whatever classes their parts have; what has neither is one line of its class. In order of
 * first appearance.
 */
export function transportLines(inputs: readonly LineInput[]): TransportLine[] {
  const groups = new Map<string, Group>();
  for (const { attributes, lines } of inputs) {
    const own = lineClassOf(attributes);
    if (!own) continue;
    const { name, numbered } = nameOf(attributes, own);
    const tunnel =
      own === 'metro' || ['yes', '1', 'true', '是'].includes(text(attributes.tunnel).toLowerCase());
    const part = tunnel ? { open: [], tunnels: lines } : { open: lines, tunnels: [] };
    join(groups, { class: own, name, numbered, ...part });
  }
  const kept = new Map<string, Group>();
  for (const group of groups.values()) {
    const named = group.numbered || length_m([...group.open, ...group.tunnels]) >= shortestNamed_m;
    join(kept, named ? group : { ...group, name: '' });
  }
  return [...kept].map(([key, group]) => ({
    id: `${key.slice(0, key.indexOf('/'))}-${group.name === '' ? 'unnamed' : hash32(key)}`,
    class: group.class,
    name: group.name,
    parts: [
      ...chained(group.open).map((line) => ({ line, tunnel: false })),
      ...chained(group.tunnels).map((line) => ({ line, tunnel: true })),
    ],
  }));
}

const isRoadClass = (own: LineClass): boolean => own !== 'railway' && own !== 'metro' && own !== 'water';

/** `CG-3`, `CG 3` and `CG3` are one road; a road keeps its number through parts of another class, and the higher class. */
function join(groups: Map<string, Group>, more: Group): void {
  const kind = isRoadClass(more.class) ? 'road' : more.class;
  const key =
    more.name === '' ? `${more.class}/` : `${kind}/${more.name.toUpperCase().replace(/[\s-]+/g, '')}`;
  const known = groups.get(key);
  groups.set(
    key,
    known
      ? {
          ...known,
          class: lineClasses.find((c) => c === known.class || c === more.class) ?? known.class,
          open: [...known.open, ...more.open],
          tunnels: [...known.tunnels, ...more.tunnels],
        }
      : more,
  );
}

function length_m(lines: readonly FlatLine[]): number {
  let sum = 0;
  for (const line of lines)
    for (let i = 0; i + 3 < line.length; i += 2)
      sum += Math.hypot(line[i + 2] - line[i], line[i + 3] - line[i + 1]);
  return sum;
}

/** The number of a road names it better than the street it runs through. Rails and waters are named, and named is numbered. */
function nameOf(attributes: LineInput['attributes'], own: LineClass): { name: string; numbered: boolean } {
  const ref = text(attributes.ref).split(';')[0].trim();
  const isRoad = isRoadClass(own);
  if (ref !== '' && isRoad) return { name: ref, numbered: true };
  const key = nameKeys.find((k) => text(attributes[k]) !== '');
  const name = key === undefined ? '' : text(attributes[key]);
  return { name, numbered: name !== '' && (!isRoad || /^[A-Za-z]{0,3}\d+$/.test(name)) };
}

/** A line goes on through a junction where it turns no more than this. */
const mostTurn_rad = Math.PI / 3;

/**
 * Joins lines end to end: where only two meet, and at junctions straight on, so that a stretch is not cut where a file or a
 * crossing cuts its line.
 */
export function chained(lines: readonly FlatLine[]): FlatLine[] {
  const ends = new Map<string, number[]>();
  lines.forEach((line, i) => {
    if (line.length < 4) return;
    for (const key of [endKey(line, 0), endKey(line, 1)]) {
      const list = ends.get(key) ?? [];
      ends.set(key, list);
      list.push(i);
    }
  });
  const used = new Uint8Array(lines.length);
  /** The line that continues from this end, turned so that it starts there. */
  const next = (chain: FlatLine): FlatLine | undefined => {
    const key = endKey(chain, 1);
    const meeting = ends.get(key) ?? [];
    let best: FlatLine | undefined;
    let bestIndex = -1;
    let least = meeting.length === 2 ? Math.PI : mostTurn_rad;
    for (const i of meeting) {
      if (used[i] === 1) continue;
      const onward = endKey(lines[i], 0) === key ? lines[i] : reversed(lines[i]);
      const turn = turn_rad(chain, onward);
      if (turn > least) continue;
      least = turn;
      best = onward;
      bestIndex = i;
    }
    if (best) used[bestIndex] = 1;
    return best;
  };
  return lines.flatMap((line, i) => {
    if (used[i] === 1 || line.length < 4) return [];
    used[i] = 1;
    let chain = line;
    // Forwards, then backwards from the other end.
    for (let turn = 0; turn < 2; turn++) {
      for (let more = next(chain); more; more = next(chain)) chain = [...chain, ...more.slice(2)];
      chain = reversed(chain);
    }
    return [chain];
  });
}

function endKey(line: FlatLine, end: 0 | 1): string {
  const i = end === 0 ? 0 : line.length - 2;
  return `${line[i].toFixed(1)}/${line[i + 1].toFixed(1)}`;
}

/** Between the last segment of one line and the first of the other, 0 = straight on. */
function turn_rad(from: FlatLine, onto: FlatLine): number {
  const n = from.length;
  const a = Math.atan2(from[n - 1] - from[n - 3], from[n - 2] - from[n - 4]);
  const b = Math.atan2(onto[3] - onto[1], onto[2] - onto[0]);
  return Math.abs(Math.atan2(Math.sin(b - a), Math.cos(b - a)));
}

function reversed(line: FlatLine): FlatLine {
  const out: number[] = [];
  for (let i = line.length - 2; i >= 0; i -= 2) out.push(line[i], line[i + 1]);
  return out;
}

const text = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
