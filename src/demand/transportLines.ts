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
  /** Stable: hash of class, name and, where there is no name, of the first end. */
  readonly id: string;
  readonly class: LineClass;
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

/** Undefined: a street, a path, or something that is no line of traffic. */
export function lineClassOf(attributes: LineInput['attributes']): LineClass | undefined {
  for (const key of classKeys) {
    const word = text(attributes[key])
      .toLowerCase()
      .replace(/_link$/, '');
    const known = words.find(([pattern]) => pattern.test(word));
    if (known) return known[1];
  }
  return undefined;
}

/** No road: its length is none of the roads'. */
export function isTrackOrWater(attributes: LineInput['attributes']): boolean {
  const own = lineClassOf(attributes);
  return own === 'railway' || own === 'metro' || own === 'water';
}

/** Lines by class and name; a line without a name is one line for each chain of its class. In order of first appearance. */
export function transportLines(inputs: readonly LineInput[]): TransportLine[] {
  const groups = new Map<string, { class: LineClass; name: string; open: FlatLine[]; tunnels: FlatLine[] }>();
  for (const { attributes, lines } of inputs) {
    const own = lineClassOf(attributes);
    if (!own) continue;
    const name = nameOf(attributes);
    const key = `${own}/${name}`;
    const group = groups.get(key) ?? { class: own, name, open: [], tunnels: [] };
    groups.set(key, group);
    const tunnel =
      own === 'metro' || ['yes', '1', 'true', '是'].includes(text(attributes.tunnel).toLowerCase());
    (tunnel ? group.tunnels : group.open).push(...lines);
  }
  return [...groups.values()].flatMap(({ class: own, name, open, tunnels }) => {
    const parts = [
      ...chained(open).map((line) => ({ line, tunnel: false })),
      ...chained(tunnels).map((line) => ({ line, tunnel: true })),
    ];
    if (name !== '') return [{ id: lineId(own, name), class: own, name, parts }];
    return parts.map((part) => ({
      id: lineId(own, `${Math.round(part.line[0])}/${Math.round(part.line[1])}`),
      class: own,
      name,
      parts: [part],
    }));
  });
}

const lineId = (own: LineClass, name: string): string => `${own}-${hash32(name)}`;

/** The number of a road names it better than the street it runs through. */
function nameOf(attributes: LineInput['attributes']): string {
  const ref = text(attributes.ref);
  if (ref !== '' && text(attributes.highway) !== '') return ref.split(';')[0].trim();
  for (const key of nameKeys) if (text(attributes[key]) !== '') return text(attributes[key]);
  return '';
}

/** Joins lines where exactly two of them meet end to end, so that a stretch is not cut where a file cuts its line. */
export function chained(lines: readonly FlatLine[]): FlatLine[] {
  const keyAt = (line: FlatLine, end: 0 | 1) => {
    const i = end === 0 ? 0 : line.length - 2;
    return `${line[i].toFixed(1)}/${line[i + 1].toFixed(1)}`;
  };
  const ends = new Map<string, number[]>();
  lines.forEach((line, i) => {
    for (const end of [0, 1] as const) {
      const key = keyAt(line, end);
      const list = ends.get(key) ?? [];
      ends.set(key, list);
      list.push(i);
    }
  });
  const used = new Uint8Array(lines.length);
  /** The line that alone continues from this end, turned so that it starts there. */
  const next = (chain: FlatLine): FlatLine | undefined => {
    const key = keyAt(chain, 1);
    const meeting = ends.get(key) ?? [];
    const other = meeting.length === 2 ? meeting.find((i) => used[i] === 0) : undefined;
    if (other === undefined) return undefined;
    used[other] = 1;
    return keyAt(lines[other], 0) === key ? lines[other] : reversed(lines[other]);
  };
  return lines.flatMap((line, i) => {
    if (used[i] === 1 || line.length < 4) return [];
    used[i] = 1;
    let chain = line;
    for (const turn of [0, 1]) {
      for (let more = next(chain); more; more = next(chain)) chain = [...chain, ...more.slice(2)];
      if (turn === 0) chain = reversed(chain);
    }
    return [reversed(chain)];
  });
}

function reversed(line: FlatLine): FlatLine {
  const out: number[] = [];
  for (let i = line.length - 2; i >= 0; i -= 2) out.push(line[i], line[i + 1]);
  return out;
}

const text = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
